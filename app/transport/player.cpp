#include "app/transport/player.h"

#include "core/timeline/not_to_scale.h"

namespace app {

namespace {

constexpr double kSecondsForAll = 20;

} // namespace

Player::Player(Document& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    m_timer.setInterval(16);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Player::advance);
    connect(&document, &Document::runChanged, this, &Player::pause);
    connect(&document, &Document::cursorChanged, this, [this] {
        if (!m_moving) // A person took the cursor elsewhere: go on from there.
            m_position = cursorPosition();
    });
}

double Player::cursorPosition() const
{
    const core::Timeline* timeline = m_document.timeline();
    if (timeline == nullptr || !m_document.cursor())
        return 0;
    return static_cast<double>(core::positionOf(*timeline, *m_document.cursor()).time_since_epoch().count());
}

void Player::toggle()
{
    if (isPlaying()) {
        pause();
        return;
    }
    const auto run = m_document.run();
    if (run == nullptr)
        return;
    if (m_document.cursor() == lastMoment(*run->recording))
        m_document.toStart();
    m_position = cursorPosition();
    m_clock.start();
    m_timer.start();
    Q_EMIT changed();
}

void Player::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    Q_EMIT changed();
}

void Player::setSpeed(double speed)
{
    m_speed = speed;
    Q_EMIT changed();
}

void Player::advance()
{
    const auto run = m_document.run();
    const core::Timeline* timeline = m_document.timeline();
    if (run == nullptr || timeline == nullptr) {
        pause();
        return;
    }
    const double seconds = static_cast<double>(m_clock.restart()) / 1000;
    const double whole = static_cast<double>(timeline->whole.length().count());
    m_position += seconds * m_speed * whole / kSecondsForAll;
    const Moment before = m_document.cursor();
    Moment next;
    if (timeline->axis != core::Axis::Steps)
        next = momentAt(
            *run->recording,
            core::timeAt(*timeline, core::Instant{core::Duration{static_cast<std::int64_t>(m_position)}}));
    else
        next = momentOfStep(*run->recording, static_cast<std::size_t>((m_position + 1) / 2));
    const Moment note = later(*run->recording, before, Stride::Note);
    const bool atNote = note != before && next && note && *next >= *note;
    const bool atEnd = m_position >= static_cast<double>(timeline->whole.end.time_since_epoch().count());
    m_moving = true;
    m_document.setCursor(atNote ? note : (atEnd ? lastMoment(*run->recording) : std::max(before, next)));
    m_moving = false;
    if (atNote || atEnd)
        pause();
}

} // namespace app
