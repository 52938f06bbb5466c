#pragma once

#include "app/painter/parts.h"

#include <QAbstractButton>

namespace app {

/// A short coloured word: "2 errors", "no race". A button where it leads somewhere.
class Tag : public QAbstractButton {
    Q_OBJECT
public:
    explicit Tag(QWidget* parent = nullptr);
    void show(TagKind kind, std::optional<Icon> icon, const QString& text);
    void setLeadsSomewhere(bool leads);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TagKind m_kind = TagKind::Neutral;
    std::optional<Icon> m_icon;
};

} // namespace app
