#include "app/window/message_bar.h"

#include "app/document/document.h"
#include "app/painter/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace app {

MessageBar::MessageBar(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_text(new QLabel)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(36, 2, 8, 3);
    m_text->setWordWrap(true);
    m_text->setFont(interFont(12.5));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_text, 1);
    auto* close = new QToolButton;
    close->setIcon(toQIcon(Icon::Close));
    close->setProperty("role", QStringLiteral("quiet"));
    close->setAccessibleName(tr("Close the message"));
    close->setFixedSize(28, 28);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, &document, [&document] { document.setMessage({}); });
    connect(&document, &Document::messageChanged, this, &MessageBar::refresh);
    setMinimumHeight(33);
    refresh();
}

void MessageBar::refresh()
{
    m_text->setText(m_document.message().text);
    setAccessibleName(m_document.message().text);
    setVisible(!m_document.message().text.isEmpty());
    update();
}

void MessageBar::paintEvent(QPaintEvent*)
{
    using core::Role;
    QPainter painter(this);
    const MessageKind kind = m_document.message().kind;
    const Role tint = kind == MessageKind::Error
        ? Role::ErrorTint
        : (kind == MessageKind::Warning ? Role::WarningTint : Role::InfoTint);
    const Role colour = kind == MessageKind::Error
        ? Role::Error
        : (kind == MessageKind::Warning ? Role::Warning : Role::Info);
    paintGround(painter, rect(), tint, Qt::BottomEdge);
    paintIcon(painter, kind == MessageKind::Info ? Icon::Info : Icon::Warning,
              QRectF(12, height() / 2.0 - 7.5, 15, 15), ink(colour));
}

} // namespace app
