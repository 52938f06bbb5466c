#include "app/window/go_to_dialog.h"

#include "core/base/settings.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace app {

GoToDialog::GoToDialog(const Run& run, QWidget* parent)
    : QDialog(parent)
    , m_run(run)
    , m_edit(new QLineEdit)
    , m_go(new QPushButton(tr("Go")))
{
    setWindowTitle(tr("Go to"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    auto* label =
        new QLabel(tr("A time such as 31ms, or a step from 0 to %1:").arg(run.recording->steps().size()));
    label->setBuddy(m_edit);
    column->addWidget(label);
    m_edit->setMinimumWidth(300);
    column->addWidget(m_edit);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    auto* cancel = new QPushButton(tr("Cancel"));
    m_go->setProperty("role", QStringLiteral("primary"));
    m_go->setDefault(true);
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_edit, &QLineEdit::textChanged, this, &GoToDialog::read);
    read();
}

void GoToDialog::read()
{
    QString text = m_edit->text().simplified();
    text.remove(QLatin1Char(' ')).replace(QStringLiteral("µs"), QStringLiteral("us"));
    bool number = false;
    const qulonglong step = text.toULongLong(&number);
    const auto time = core::parseDuration(text.toStdString());
    const bool good =
        !text.isEmpty() && (number ? step <= m_run.recording->steps().size() : time.has_value());
    if (good)
        m_moment =
            number ? momentOfStep(*m_run.recording, step) : momentAt(*m_run.recording, core::Instant{*time});
    m_go->setEnabled(good);
    m_edit->setProperty("wrong", !good && !text.isEmpty());
    m_edit->update();
}

} // namespace app
