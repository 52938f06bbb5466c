#pragma once

#include "core/diagram/role.h"

#include <QWidget>

namespace app {

/// A widget with the ground of a role and hairlines along some of its edges.
class Ground : public QWidget {
    Q_OBJECT
public:
    explicit Ground(core::Role role, Qt::Edges borders = {}, QWidget* parent = nullptr);
    void setRole(core::Role role);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    core::Role m_role;
    Qt::Edges m_borders;
};

} // namespace app
