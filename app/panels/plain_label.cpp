#include "app/panels/plain_label.h"

#include <QLabel>

namespace app {

QLabel* plainLabel(const QFont& font, QPalette::ColorRole role)
{
    auto* text = new QLabel;
    text->setFont(font);
    text->setForegroundRole(role);
    text->setTextFormat(Qt::PlainText);
    return text;
}

} // namespace app
