#include "app/panels/panel.h"

#include "app/painter/icons.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/plain_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>
#include <QToolButton>

namespace app {

namespace {

constexpr int kTitleHeight = 34;

/// Ends in an ellipsis where there is no room for all of it.
class Subtitle : public QLabel {
public:
    Subtitle()
    {
        setFont(interFont(12));
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintText(painter, rect(), Qt::AlignVCenter | Qt::AlignLeft, text(), font(),
                  core::Role::TextTertiary);
    }
};

} // namespace

Panel::Panel(const QString& title, QWidget* parent)
    : Ground(core::Role::Surface, {}, parent)
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto* head = new Ground(core::Role::Surface, Qt::BottomEdge);
    head->setFixedHeight(kTitleHeight);
    m_row = new QHBoxLayout(head);
    m_row->setContentsMargins(12, 0, 8, 1);
    m_row->setSpacing(8);
    m_title = plainLabel(interFont(12, QFont::DemiBold), QPalette::WindowText);
    m_subtitle = new Subtitle;
    m_row->addWidget(m_title);
    m_row->addWidget(m_subtitle, 1);
    all->addWidget(head);

    auto* body = new QWidget;
    m_stack = new QStackedLayout(body);
    m_empty = new QWidget;
    auto* empty = new QVBoxLayout(m_empty);
    empty->setContentsMargins(16, 12, 16, 12);
    empty->setSpacing(10);
    m_sentence = plainLabel(interFont(12.5), QPalette::PlaceholderText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    empty->addStretch(2);
    empty->addWidget(m_sentence);
    empty->addStretch(3);
    m_stack->addWidget(m_empty);
    all->addWidget(body, 1);
    setTitle(title);
}

void Panel::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    setAccessibleName(title);
}

void Panel::setSubtitle(const QString& text)
{
    m_subtitle->setText(text);
    m_subtitle->setToolTip(text);
}

void Panel::setContent(QWidget* content)
{
    m_content = content;
    m_stack->addWidget(content);
    m_stack->setCurrentWidget(content);
}

void Panel::setEmptyText(const QString& sentence, QWidget* action)
{
    m_sentence->setText(sentence);
    auto* layout = static_cast<QVBoxLayout*>(m_empty->layout());
    if (action != nullptr && action->parentWidget() != m_empty)
        layout->insertWidget(2, action, 0, Qt::AlignHCenter);
    QWidget* shown = sentence.isEmpty() && m_content != nullptr ? m_content : m_empty;
    m_stack->setCurrentWidget(shown);
}

void Panel::addToTitle(QWidget* widget)
{
    m_row->addWidget(widget);
}

void Panel::addBesideTitle(QWidget* widget)
{
    m_row->insertWidget(m_besideTitle - 1, widget);
    ++m_besideTitle;
}

QToolButton* Panel::addAction(Icon icon, const QString& name)
{
    auto* button = new QToolButton;
    button->setIcon(toQIcon(icon));
    button->setProperty("role", QStringLiteral("quiet"));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFixedSize(28, 28);
    addToTitle(button);
    return button;
}

} // namespace app
