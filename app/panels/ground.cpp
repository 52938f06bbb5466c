#include "app/panels/ground.h"

#include "app/painter/parts.h"

namespace app {

Ground::Ground(core::Role role, Qt::Edges borders, QWidget* parent)
    : QWidget(parent)
    , m_role(role)
    , m_borders(borders)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void Ground::setRole(core::Role role)
{
    m_role = role;
    update();
}

void Ground::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintGround(painter, rect(), m_role, m_borders);
}

} // namespace app
