#include "app/window/keys_dialog.h"

#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/ground.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

namespace app {

using core::Role;

namespace {

/// A key as it is printed on a keyboard.
class KeyCap : public QWidget {
public:
    explicit KeyCap(const QString& text)
        : m_text(text)
    {
        setFixedSize(static_cast<int>(QFontMetricsF(font()).horizontalAdvance(text)) + 14, 20);
        setAccessibleName(text);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintCard(painter, rect(), Role::Header, Role::BorderStrong, 4);
        paintText(painter, rect(), Qt::AlignCenter, m_text, font(), Role::TextSecondary);
    }

private:
    static QFont font() { return interFont(11, QFont::Medium); }
    QString m_text;
};

QWidget* keysOf(const QAction* action)
{
    auto* cell = new QWidget;
    auto* row = new QHBoxLayout(cell);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (const QKeySequence& key : action->shortcuts())
        row->addWidget(new KeyCap(key.toString(QKeySequence::NativeText)));
    row->addStretch(1);
    return cell;
}

} // namespace

KeysDialog::KeysDialog(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    QList<QAction*> shown;
    for (QAction* action : actions) {
        if (!action->shortcut().isEmpty() && action->isVisible())
            shown += action;
    }
    auto* body = new Ground(Role::Surface);
    auto* grid = new QGridLayout(body);
    grid->setContentsMargins(24, 16, 24, 16);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(5);
    const int rows = static_cast<int>(shown.size() + 1) / 2;
    for (int i = 0; i < static_cast<int>(shown.size()); ++i) {
        const int column = i < rows ? 0 : 3;
        auto* text = new QLabel(shown[i]->text().remove(QStringLiteral("…")));
        text->setFont(interFont(12.5));
        grid->addWidget(keysOf(shown[i]), i % rows, column);
        grid->addWidget(text, i % rows, column + 1);
    }
    grid->setColumnMinimumWidth(2, 24);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(4, 1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll, 1);
    auto* foot = new Ground(Role::Header, Qt::TopEdge);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(16, 10, 16, 10);
    auto* hint =
        new QLabel(tr("Letters work wherever no text is being typed. Ctrl+wheel zooms at the pointer."));
    hint->setFont(interFont(12));
    hint->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(hint, 1);
    auto* close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(close);
    column->addWidget(foot);
    resize(760, std::min(720, rows * 25 + 100));
}

} // namespace app
