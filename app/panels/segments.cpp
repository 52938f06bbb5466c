#include "app/panels/segments.h"

#include "app/painter/parts.h"
#include "app/painter/style.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace app {

Segments::Segments(Look look, QWidget* parent)
    : QWidget(parent)
    , m_look(look)
    , m_row(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    m_row->setContentsMargins(2, 2, 2, 2);
    m_row->setSpacing(look == Look::Tabs ? 2 : 1);
    setFixedHeight(look == Look::Tabs ? 30 : 28);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QToolButton* Segments::add()
{
    auto* button = new QToolButton;
    button->setProperty("role", m_look == Look::Tabs ? QStringLiteral("tab") : QStringLiteral("segment"));
    button->setFixedHeight(height() - 4);
    button->setFocusPolicy(Qt::TabFocus);
    m_row->addWidget(button);
    return button;
}

QToolButton* Segments::addChoice(const QString& text)
{
    QToolButton* button = add();
    button->setText(text);
    button->setFont(interFont(12.5, QFont::Medium));
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setCheckable(true);
    button->setMinimumWidth(QFontMetrics(button->font()).horizontalAdvance(text)
                            + (m_look == Look::Tabs ? 26 : 20));
    m_group->addButton(button, static_cast<int>(m_group->buttons().size()));
    return button;
}

QToolButton* Segments::addButton(Icon icon, const QString& name)
{
    QToolButton* button = add();
    button->setIcon(toQIcon(icon));
    button->setIconSize(QSize(14, 14));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setMinimumWidth(30);
    return button;
}

void Segments::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_look == Look::Tabs)
        paintCard(painter, rect(), core::Role::Sunken, std::nullopt, 7);
    else
        paintCard(painter, rect(), core::Role::Raised, core::Role::BorderStrong, 6);
}

} // namespace app
