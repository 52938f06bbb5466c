#include "app/transport/transport_bar.h"

#include "app/document/document.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/segments.h"
#include "app/transport/player.h"
#include "core/diagram/timeline_diagram.h"

#include <QAction>
#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace app {

using core::Role;

namespace {

/// The slider's positions: 0.1× at 0, 1× at 100, 20× at 230.
double speedAt(int position)
{
    return position <= 100 ? std::pow(10.0, position / 100.0 - 1) : std::pow(20.0, (position - 100) / 130.0);
}
int positionOf(double speed)
{
    return static_cast<int>(std::lround(speed <= 1 ? 100 * (std::log10(speed) + 1)
                                                   : 100 + 130 * std::log(speed) / std::log(20.0)));
}

void follow(QToolButton* button, QAction* action)
{
    const auto copy = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setAccessibleName(action->text());
        button->setToolTip(QStringLiteral("%1  %2").arg(
            action->text().remove(QLatin1Char('&')), action->shortcut().toString(QKeySequence::NativeText)));
    };
    copy();
    QObject::connect(action, &QAction::changed, button, copy);
    QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
}

void repeats(QToolButton* button)
{
    button->setAutoRepeat(true);
    button->setAutoRepeatDelay(350);
    button->setAutoRepeatInterval(60);
}

QWidget* rule()
{
    auto* line = new Ground(Role::BorderStrong);
    line->setFixedSize(1, 18);
    return line;
}

} // namespace

/// "2×", of a fixed width.
class SpeedDisplay : public QWidget {
public:
    explicit SpeedDisplay(Player& player)
        : m_player(player)
    {
        setFixedSize(38, 20);
    }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const double speed = m_player.speed();
        const QString text =
            QLocale().toString(speed, 'f', speed < 9.95 && std::abs(speed - std::round(speed)) > .04 ? 1 : 0);
        paintNumber(painter, rect(), Qt::AlignLeft, text + QStringLiteral("×"), interFont(12),
                    Role::TextSecondary);
    }

private:
    Player& m_player;
};

PositionDisplay::PositionDisplay(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
{
    setFixedHeight(28);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumWidth(90);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Go to a time or step  G"));
    connect(&document, &Document::cursorChanged, this, qOverload<>(&QWidget::update));
    connect(&document, &Document::runChanged, this, qOverload<>(&QWidget::update));
    connect(&document, &Document::viewChanged, this, qOverload<>(&QWidget::update));
}

void PositionDisplay::mousePressEvent(QMouseEvent*)
{
    Q_EMIT clicked();
}

QSize PositionDisplay::sizeHint() const
{
    return {360, 28};
}

void PositionDisplay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto run = m_document.run();
    if (run == nullptr)
        return;
    const core::Recording& recording = *run->recording;
    const std::size_t step = stepsTaken(recording, m_document.cursor());
    const QString time = QString::fromStdString(core::instantText(timeOf(recording, m_document.cursor())));
    const bool steps = m_document.view().axis == core::Axis::Steps;
    const QFont bold = interFont(13, QFont::DemiBold);
    const QString first = steps ? tr("Step %1").arg(step) : time;
    QString second = steps ? tr("of %1").arg(recording.steps().size())
                           : tr("step %1 of %2").arg(step).arg(recording.steps().size());
    double x = 0;
    paintNumber(painter, QRectF(x, 0, width(), height()), Qt::AlignLeft, first, bold, Role::Text);
    x += numberWidth(first, bold) + 8;
    if (!steps && numberWidth(second, interFont(12)) > width() - x)
        second = tr("%1/%2").arg(step).arg(recording.steps().size());
    if (numberWidth(second, interFont(12)) > width() - x)
        second.clear(); // Half a number would be a wrong one.
    paintNumber(painter, QRectF(x, 0, width() - x, height()), Qt::AlignLeft, second, interFont(12),
                Role::TextTertiary);
    x += numberWidth(second, interFont(12)) + 14;
    if (step > 0 && x < width() - 60) {
        const QString said =
            QString::fromStdString(core::describe(recording, recording.steps()[step - 1])).simplified();
        paintText(painter, QRectF(x, 0, width() - x, height()), Qt::AlignLeft | Qt::AlignVCenter, said,
                  interFont(12), Role::TextSecondary);
    }
}

TransportBar::TransportBar(Document& document, Player& player, const TransportActions& actions,
                           QWidget* parent)
    : Ground(Role::Header, Qt::BottomEdge | Qt::TopEdge, parent)
    , m_document(document)
    , m_player(player)
    , m_play(nullptr)
    , m_stride(new QComboBox)
    , m_caption(new QLabel(tr("Speed")))
    , m_speed(new QSlider(Qt::Horizontal))
    , m_speedText(new SpeedDisplay(player))
    , m_axis(new Segments(Segments::Look::Joined))
{
    setFixedHeight(43);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 1, 10, 1);
    row->setSpacing(6);

    row->addWidget(moveButtons(actions));
    m_stride->addItems({tr("by step"), tr("by line"), tr("by switch"), tr("by note")});
    m_stride->setAccessibleName(tr("How far one step goes"));
    m_stride->setToolTip(m_stride->accessibleName());
    row->addWidget(m_stride);
    addSpeed(row);
    auto* position = new PositionDisplay(document);
    connect(position, &PositionDisplay::clicked, actions.goTo, &QAction::trigger);
    row->addWidget(position, 1);

    m_axis->addChoice(tr("Time"))->setToolTip(tr("The axis shows time  X"));
    m_axis->addChoice(tr("Steps"))->setToolTip(tr("The axis shows steps  X"));
    m_axis->addChoice(tr("Not to scale"))->setToolTip(tr("The axis shows time and shortens long waits  X"));
    row->addWidget(m_axis);
    row->addWidget(zoomButtons(actions));
    connectParts();
}

void TransportBar::addSpeed(QHBoxLayout* row)
{
    row->addWidget(rule());
    m_caption->setFont(interFont(11));
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_caption);
    m_speed->setRange(0, 230);
    m_speed->setFixedWidth(72);
    m_speed->setAccessibleName(tr("Speed of playing"));
    row->addWidget(m_speed);
    row->addWidget(m_speedText);
    row->addWidget(rule());
    row->addSpacing(4);
}

/// A narrow bar does without the slider's caption, so that the position can be read whole.
void TransportBar::resizeEvent(QResizeEvent* event)
{
    constexpr int roomForAll = 860;
    Ground::resizeEvent(event);
    m_caption->setVisible(width() >= roomForAll);
}

void TransportBar::connectParts()
{
    connect(m_axis->group(), &QButtonGroup::idClicked, this,
            [this](int id) { m_document.setAxis(static_cast<core::Axis>(id)); });
    connect(m_speed, &QSlider::valueChanged, this, [this](int position) {
        m_player.setSpeed(speedAt(position));
        Q_EMIT speedChosen();
    });
    connect(&m_player, &Player::changed, this, &TransportBar::showPlaying);
    connect(&m_document, &Document::viewChanged, this, &TransportBar::showAxis);
    showPlaying();
    showAxis();
}

QWidget* TransportBar::moveButtons(const TransportActions& actions)
{
    auto* moves = new Segments(Segments::Look::Joined);
    follow(moves->addButton(Icon::First, {}), actions.toStart);
    QToolButton* back = moves->addButton(Icon::Back, {});
    follow(back, actions.back);
    repeats(back);
    m_play = moves->addButton(Icon::Play, {});
    m_play->setProperty("role", QStringLiteral("primary"));
    m_play->setMinimumWidth(38);
    follow(m_play, actions.play);
    QToolButton* forward = moves->addButton(Icon::Forward, {});
    follow(forward, actions.forward);
    repeats(forward);
    follow(moves->addButton(Icon::Last, {}), actions.toEnd);
    return moves;
}

QWidget* TransportBar::zoomButtons(const TransportActions& actions)
{
    auto* zoom = new Segments(Segments::Look::Joined);
    follow(zoom->addButton(Icon::Minus, tr("Zoom out")), actions.zoomOut);
    follow(zoom->addButton(Icon::Plus, tr("Zoom in")), actions.zoomIn);
    QToolButton* fit = zoom->addButton(Icon::Fit, tr("Fit"));
    fit->setText(tr("Fit"));
    fit->setFont(interFont(12, QFont::Medium));
    fit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    follow(fit, actions.fit);
    return zoom;
}

Stride TransportBar::stride() const
{
    return static_cast<Stride>(m_stride->currentIndex());
}

void TransportBar::showPlaying()
{
    m_play->setIcon(toQIcon(m_player.isPlaying() ? Icon::Pause : Icon::Play));
    m_play->setAccessibleName(m_player.isPlaying() ? tr("Pause") : tr("Play"));
    const QSignalBlocker block(m_speed);
    m_speed->setValue(positionOf(m_player.speed()));
    m_speedText->update();
}

void TransportBar::showAxis()
{
    m_axis->group()->button(static_cast<int>(m_document.view().axis))->setChecked(true);
}

} // namespace app
