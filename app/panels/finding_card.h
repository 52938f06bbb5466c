#pragma once

#include "app/painter/parts.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace app {

/// What was found in a run, in a sentence or two, with its cure.
class FindingCard : public QWidget {
    Q_OBJECT
public:
    explicit FindingCard(QWidget* parent = nullptr);
    void show(TagKind kind, const QString& title, const QString& text, const QString& cure);
    void setLeads(const QString& where); ///< A click goes there: said in the tooltip.
    /// A button under the text, for what can be done about it.
    QPushButton* addAction(const QString& words);

Q_SIGNALS:
    void clicked();

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    TagKind m_kind = TagKind::Race;
    QString m_title;
    bool m_leads = false;
    QVBoxLayout* m_column;
    QLabel* m_text;
};

} // namespace app
