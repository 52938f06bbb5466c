#include "app/editor/problem_bar.h"

#include "app/painter/style.h"

#include <QHBoxLayout>
#include <QLabel>

namespace app {

ProblemBar::ProblemBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new QLabel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(34, 7, 12, 7);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setFont(interFont(12.5));
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_text);
    hide();
}

void ProblemBar::show(TagKind kind, const QString& text)
{
    m_kind = kind;
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    update();
}

void ProblemBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), tagTint(m_kind), Qt::TopEdge);
    paintIcon(painter, Icon::Warning, QRectF(11, 9, 14, 14), ink(tagInk(m_kind)));
}

} // namespace app
