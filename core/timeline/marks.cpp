#include "core/timeline/marks.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace core {

namespace {

const std::string& nameOf(const Recording& recording, EventId event)
{
    return recording.info().threads[recording.threadOf(event).index()].name;
}

/// "Thread 2 destroys Thread 1's update of counter."
std::string lossInWords(const Recording& recording, const Trace& trace, const TraceRow& row)
{
    const std::string& variable = recording.info().variables[trace.variables[*row.written].index()].name;
    const auto read = std::ranges::find(trace.rows, row.readAt, &TraceRow::event);
    const std::string loser = read != trace.rows.end() && read->stale
        ? nameOf(recording, read->stale->replacedBy) + "\u2019s"
        : "another thread\u2019s";
    return nameOf(recording, *row.event) + " destroys " + loser + " update of " + variable + ".";
}

std::optional<Mark> markOf(const Timeline& timeline, EventId id)
{
    const Recording& recording = *timeline.recording;
    const Event event = recording.event(id);
    const auto made = [&](MarkKind kind, std::string text) {
        return Mark{kind, positionOf(timeline, id), id, std::move(text)};
    };
    if (const auto* note = std::get_if<Noted>(&event.what))
        return made(MarkKind::Note, recording.text(note->text));
    if (const auto* check = std::get_if<Checked>(&event.what); check && !check->ok)
        return made(MarkKind::Failure, "\u201c" + recording.text(check->name) + "\u201d does not hold.");
    if (const auto* failed = std::get_if<Failed>(&event.what)) {
        const std::string& text = recording.text(failed->text);
        return made(MarkKind::Failure, nameOf(recording, id) + ": " + text.substr(0, text.find('\n')));
    }
    return std::nullopt;
}

/// Finds the jobs of the threads with deadlines that ended too late, or never (details.md 23 and 24).
class Deadlines {
public:
    explicit Deadlines(const Timeline& timeline)
        : m_timeline(timeline)
        , m_recording(*timeline.recording)
        , m_threads(m_recording.info().threads.size())
    {
    }

    std::vector<Mark> missed()
    {
        for (std::size_t i = 0; i < m_recording.size(); ++i)
            follow(EventId{i});
        for (std::size_t i = 0; i < m_threads.size(); ++i) {
            const Follow& thread = m_threads[i];
            const Duration period = m_recording.info().threads[i].period;
            for (Instant release = thread.release; thread.alive; release += period) {
                const Instant deadline = release + m_recording.info().threads[i].deadline;
                if (deadline <= m_recording.info().end && release < m_recording.info().end)
                    add(ThreadId{i}, deadline, thread.last);
                if (period == Duration::zero() || deadline >= m_recording.info().end)
                    break;
            }
        }
        return std::move(m_marks);
    }

private:
    struct Follow {
        bool alive = false; ///< It has a job that has not ended.
        Instant release{};
        EventId last{0};
    };

    void follow(EventId id)
    {
        const ThreadId thread = m_recording.threadOf(id);
        const ThreadInfo& info = m_recording.info().threads[thread.index()];
        if (info.deadline <= Duration::zero())
            return;
        Follow& now = m_threads[thread.index()];
        now.last = id;
        const Event event = m_recording.event(id);
        const bool ends =
            std::holds_alternative<JobEnded>(event.what) || std::holds_alternative<Finished>(event.what);
        if (std::holds_alternative<Arrived>(event.what) && !now.alive) {
            now.alive = true;
            now.release = event.time;
        } else if (ends && now.alive) {
            if (event.time > now.release + info.deadline)
                add(thread, now.release + info.deadline, id);
            now.release += info.period;
            now.alive = info.period > Duration::zero();
        }
    }

    void add(ThreadId thread, Instant deadline, EventId event)
    {
        const bool byTime = m_timeline.axis == Axis::Time;
        m_marks.push_back({MarkKind::MissedDeadline, byTime ? deadline : positionOf(m_timeline, event), event,
                           m_recording.info().threads[thread.index()].name + " misses its deadline."});
    }

    const Timeline& m_timeline;
    const Recording& m_recording;
    std::vector<Follow> m_threads;
    std::vector<Mark> m_marks;
};

} // namespace

std::vector<Mark> marksOf(const Timeline& timeline, const Trace& trace)
{
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < timeline.recording->size(); ++i)
        if (auto mark = markOf(timeline, EventId{i}))
            marks.push_back(std::move(*mark));
    for (const TraceRow& row : trace.rows)
        if (row.lostUpdate)
            marks.push_back({MarkKind::LostUpdate, positionOf(timeline, *row.event), *row.event,
                             lossInWords(*timeline.recording, trace, row)});
    std::ranges::move(Deadlines(timeline).missed(), std::back_inserter(marks));
    std::ranges::stable_sort(marks, {}, [](const Mark& mark) { return std::pair(mark.when, mark.event); });
    return marks;
}

} // namespace core
