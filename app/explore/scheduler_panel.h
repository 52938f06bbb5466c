#pragma once

#include "app/panels/panel.h"
#include "core/replay/decisions.h"

#include <QAbstractButton>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace app {

class Document;
class Scheduling;

/// A thread that can go on: what it would do, and which outcomes can still come then.
class ChoiceButton : public QAbstractButton {
    Q_OBJECT
public:
    struct Content {
        std::size_t thread = 0; ///< For its colour.
        QString chip;
        QString title; ///< "Run Thread 1"
        QString what;  ///< What it would do, or what it waits for.
        QString key;
        QString reach;                                      ///< "1 of 4 ways on still …"
        std::vector<std::pair<core::Role, double>> mixture; ///< Shares of the outcomes.
        bool can = true;
    };

    explicit ChoiceButton(Content content, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Content m_content;
};

/// The person decides who goes on, with a goal and stars for it; what was decided can be copied and kept.
class SchedulerPanel : public Panel {
    Q_OBJECT
public:
    SchedulerPanel(Document& document, Scheduling& scheduling, QWidget* parent = nullptr);

    /// The key of that digit: lets this thread go on if it can.
    void press(int number);

Q_SIGNALS:
    void linesWanted(const QString& lines); ///< To be added to the lesson's text.

private:
    QWidget* buildGoal();
    QWidget* buildSchedule();
    void refresh();
    void showButtons();
    void showGoals();
    void judge();
    void addWay(const core::Possible& way, std::size_t ways);
    void takeTyped();
    void keep();

    Document& m_document;
    Scheduling& m_scheduling;
    QVBoxLayout* m_buttons;
    QLabel* m_question;
    QComboBox* m_goals;
    QLabel* m_verdict;
    QLineEdit* m_text;
    QPushButton* m_take;
    QWidget* m_undo;
    QWidget* m_again;
    QWidget* m_leave;
};

} // namespace app
