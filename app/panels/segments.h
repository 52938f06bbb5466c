#pragma once

#include <QWidget>

class QButtonGroup;
class QHBoxLayout;
class QToolButton;

namespace app {

enum class Icon;

/// Buttons in one frame: one of several is on, or they belong together.
class Segments : public QWidget {
    Q_OBJECT
public:
    enum class Look { Joined, Tabs };

    explicit Segments(Look look, QWidget* parent = nullptr);
    /// One of those that exclude each other.
    QToolButton* addChoice(const QString& text);
    QToolButton* addButton(Icon icon, const QString& name);
    QButtonGroup* group() const { return m_group; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QToolButton* add();

    Look m_look;
    QHBoxLayout* m_row;
    QButtonGroup* m_group;
};

} // namespace app
