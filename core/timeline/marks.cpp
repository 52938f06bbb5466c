#include "core/timeline/marks.h"

#include <algorithm>

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
    std::ranges::stable_sort(marks, {}, &Mark::event);
    return marks;
}

} // namespace core
