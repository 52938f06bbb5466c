#pragma once

#include "app/panels/ground.h"

class QHBoxLayout;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace app {

enum class Icon;

/// A part of the window: a row with its title, one line about it and actions at the right; below it the
/// content, or one sentence where there is none.
class Panel : public Ground {
    Q_OBJECT
public:
    explicit Panel(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSubtitle(const QString& text);
    void setContent(QWidget* content);
    /// Shows `sentence` in place of the content; empty: the content again.
    void setEmptyText(const QString& sentence, QWidget* action = nullptr);
    /// At the right end of the title row, in the order added.
    void addToTitle(QWidget* widget);
    /// Behind the title, at the left.
    void addBesideTitle(QWidget* widget);
    QToolButton* addAction(Icon icon, const QString& name);

private:
    QHBoxLayout* m_row = nullptr;
    int m_besideTitle = 2;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QStackedLayout* m_stack = nullptr;
    QWidget* m_content = nullptr;
    QWidget* m_empty = nullptr;
    QLabel* m_sentence = nullptr;
};

} // namespace app
