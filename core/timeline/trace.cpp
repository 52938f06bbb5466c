#include "core/timeline/trace.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace core {

namespace {

struct Step {
    EventId event;
    ThreadId thread;
    Stepped what;
};

bool isAccess(const Stepped& step)
{
    return (step.kind == StepKind::Read || step.kind == StepKind::Write) && step.object;
}

/// Without main's steps while it is alone: what comes before the threads start, or after they have been
/// joined, has nobody to race with. The last of the others races with those that have ended, if main has not
/// joined them.
std::vector<Step> concurrentSteps(const Recording& recording)
{
    std::vector<Step> steps;
    std::size_t alive = 0;
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const Event event = recording.event(EventId{i});
        if (std::holds_alternative<Created>(event.what))
            ++alive;
        else if (std::holds_alternative<Finished>(event.what))
            --alive;
        else if (const auto* step = std::get_if<Stepped>(&event.what);
                 step && (alive > 1 || event.thread != ThreadId{0}))
            steps.push_back({EventId{i}, event.thread, *step});
    }
    return steps;
}

/// Of what is known to be shared a second thread may not have come to all in a run that was cut short.
std::vector<VariableId> sharedIn(const Recording& recording, const std::vector<Step>& steps)
{
    const std::size_t fewest = isCutShort(recording) ? 1 : 2;
    std::map<std::uint32_t, std::set<ThreadId>> reached;
    for (const Step& step : steps)
        if (isAccess(step.what))
            reached[*step.what.object].insert(step.thread);
    std::vector<VariableId> shared;
    for (const auto& [variable, threads] : reached)
        if (threads.size() >= fewest)
            shared.emplace_back(variable);
    return shared;
}

/// Which steps have to do with the variables: their reads and writes, what is computed between these, and the
/// locks held meanwhile; with `allSynchronisation` whatever else puts threads in order too.
class Selection {
public:
    Selection(const std::vector<Step>& steps, const std::vector<VariableId>& variables,
              bool allSynchronisation)
        : m_variables(variables)
        , m_allSynchronisation(allSynchronisation)
    {
        for (const Step& step : steps)
            noteLocks(step);
    }

    /// To be asked of each step in order.
    bool takes(const Step& step)
    {
        if (isAccess(step.what)) {
            const bool ours = isOurs(step);
            m_within[step.thread] = ours && step.what.kind == StepKind::Read;
            return ours;
        }
        switch (step.what.kind) {
        case StepKind::Operation: return m_within[step.thread];
        case StepKind::Acquire:
        case StepKind::Release:
            return m_allSynchronisation || (step.what.object && m_locks.contains(*step.what.object));
        case StepKind::Wait:
        case StepKind::Notify: return m_allSynchronisation;
        default: return false;
        }
    }

private:
    bool isOurs(const Step& step) const
    {
        return std::ranges::find(m_variables, VariableId{*step.what.object}) != m_variables.end();
    }

    void noteLocks(const Step& step)
    {
        std::set<std::uint32_t>& held = m_held[step.thread];
        if (step.what.kind == StepKind::Acquire && step.what.object)
            held.insert(*step.what.object);
        else if (step.what.kind == StepKind::Release && step.what.object)
            held.erase(*step.what.object);
        else if (isAccess(step.what) && isOurs(step))
            m_locks.insert(held.begin(), held.end());
    }

    const std::vector<VariableId>& m_variables;
    bool m_allSynchronisation;
    std::map<ThreadId, std::set<std::uint32_t>> m_held;
    std::set<std::uint32_t> m_locks;
    std::map<ThreadId, bool> m_within; ///< Between a read of ours and the next access.
};

enum class Change { None, Increase, Decrease };

/// "add 1", "counter + 1" and their like change a value by a constant.
Change changeOf(const std::string& computed)
{
    const auto isNumber = [](std::string_view text) {
        return !text.empty() && text.find_first_not_of("0123456789._") == text.npos;
    };
    const auto last = computed.find_last_of(' ');
    if (last == std::string::npos || !isNumber(std::string_view(computed).substr(last + 1)))
        return Change::None;
    const std::string head = computed.substr(0, last);
    if (head == "add" || head.ends_with("+"))
        return Change::Increase;
    if (head == "subtract" || head.ends_with("-"))
        return Change::Decrease;
    return Change::None;
}

/// How the talk words a race: one variable, no locks, and nothing is written that was not read before.
bool fitsTheTalk(const std::vector<Step>& steps, std::size_t variables)
{
    std::set<ThreadId> haveRead;
    return variables == 1 && std::ranges::all_of(steps, [&](const Step& step) {
               if (step.what.kind == StepKind::Read)
                   haveRead.insert(step.thread);
               if (step.what.kind == StepKind::Write)
                   return haveRead.contains(step.thread);
               return step.what.kind == StepKind::Read || step.what.kind == StepKind::Operation;
           });
}

using Lines = std::vector<std::string_view>;

/// The lesson's lines without the blanks before them.
Lines linesOf(const Recording& recording)
{
    Lines lines;
    std::string_view rest = recording.info().source;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        lines.push_back(line);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return lines;
}

/// A channel, an Atomic, a queue or whatever else is waited for and given has no words but the lesson's own.
std::string sourceWords(const Lines& lines, std::uint32_t line)
{
    constexpr std::size_t kLongest = 40;
    const std::string_view text = line > 0 && line <= lines.size() ? lines[line - 1] : std::string_view();
    if (text.size() <= kLongest)
        return std::string(text);
    std::size_t end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return std::string(text.substr(0, end)) + "…";
}

std::string plainWords(const Recording& recording, const Lines& lines, const Stepped& step,
                       std::uint32_t line)
{
    const RecordingInfo& info = recording.info();
    const auto lock = [&] { return step.object ? info.locks[*step.object].name : recording.text(step.text); };
    const auto variable = [&] { return step.object ? info.variables[*step.object].name : std::string(); };
    switch (step.kind) {
    case StepKind::Read: return "read " + variable();
    case StepKind::Write: return "write " + variable();
    case StepKind::Acquire: return "acquire " + lock();
    case StepKind::Release: return "release " + lock();
    case StepKind::Output: return "print";
    case StepKind::Wait:
    case StepKind::Notify:
        if (std::string words = sourceWords(lines, line); !words.empty())
            return words;
        return recording.text(step.text);
    default: return recording.text(step.text);
    }
}

std::string talkWords(const Recording& recording, const Stepped& step)
{
    if (step.kind == StepKind::Read)
        return "read value";
    if (step.kind == StepKind::Write)
        return "write back";
    const std::string& computed = recording.text(step.text);
    switch (changeOf(computed)) {
    case Change::Increase: return "increase value";
    case Change::Decrease: return "decrease value";
    case Change::None: break;
    }
    return computed;
}

std::string arrowText(AccessArrow arrow)
{
    switch (arrow) {
    case AccessArrow::Read: return " ←";
    case AccessArrow::Write: return " →";
    case AccessArrow::None: break;
    }
    return "";
}

/// Marks reads that went stale and the writes that, based on them, destroyed another's update.
class LostUpdates {
public:
    void follow(std::vector<TraceRow>& rows, const Step& step)
    {
        const auto key = std::pair(step.thread, *step.what.object);
        TraceRow& row = rows.back();
        if (step.what.kind == StepKind::Read) {
            m_reads[key] = {rows.size() - 1, {}};
            return;
        }
        const auto read = m_reads.find(key);
        if (read != m_reads.end() && read->second.replacedBy)
            markLost(rows, row, read->second);
        if (read != m_reads.end())
            m_reads.erase(read);
        for (auto& [other, pending] : m_reads)
            if (other.second == key.second && other.first != key.first)
                pending.replacedBy = rows.size() - 1;
    }

private:
    struct Pending {
        std::size_t row;
        std::optional<std::size_t> replacedBy; ///< The row of the last write since.
    };

    static void markLost(std::vector<TraceRow>& rows, TraceRow& row, const Pending& read)
    {
        TraceRow& from = rows[read.row];
        const TraceRow& between = rows[*read.replacedBy];
        row.lostUpdate = true;
        row.readAt = from.event;
        const std::size_t column = *row.written;
        from.stale = StaleRead{*between.event, from.values[column], between.values[column]};
    }

    std::map<std::pair<ThreadId, std::uint32_t>, Pending> m_reads;
};

/// The values before the first row: what main wrote before it started the threads counts.
std::vector<std::string> initialValues(const Recording& recording, const Trace& trace,
                                       const std::vector<Step>& steps)
{
    std::vector<std::string> values;
    for (const VariableId variable : trace.variables)
        values.push_back(recording.info().variables[variable.index()].initial);
    const std::size_t first = steps.empty() ? 0 : steps.front().event.index();
    for (std::size_t i = 0; i < first; ++i) {
        const Event event = recording.event(EventId{i});
        const auto* step = std::get_if<Stepped>(&event.what);
        if (!step || step->kind != StepKind::Write || !step->object)
            continue;
        const auto column = std::ranges::find(trace.variables, VariableId{*step->object});
        if (column != trace.variables.end())
            values[static_cast<std::size_t>(column - trace.variables.begin())] = recording.text(step->text);
    }
    return values;
}

void appendRow(const Recording& recording, const Lines& lines, Trace& trace, const Step& step, bool asTheTalk)
{
    TraceRow row;
    row.number = trace.rows.size();
    row.event = step.event;
    row.thread = step.thread;
    row.text = asTheTalk ? talkWords(recording, step.what)
                         : plainWords(recording, lines, step.what, recording.event(step.event).line);
    row.values = trace.rows.back().values;
    if (step.what.kind == StepKind::Read)
        row.arrow = AccessArrow::Read;
    if (step.what.kind == StepKind::Write) {
        row.arrow = AccessArrow::Write;
        const auto column = std::ranges::find(trace.variables, VariableId{*step.what.object});
        row.written = static_cast<std::size_t>(column - trace.variables.begin());
        row.values[*row.written] = recording.text(step.what.text);
    }
    trace.rows.push_back(std::move(row));
}

} // namespace

bool isCutShort(const Recording& recording)
{
    return recording.info().engine == "replay" && recording.info().outcome.kind == OutcomeKind::Limit;
}

std::vector<VariableId> sharedVariables(const Recording& recording)
{
    return sharedIn(recording, concurrentSteps(recording));
}

Trace traceOf(const Recording& recording, std::optional<VariableId> only)
{
    const std::vector<Step> all = concurrentSteps(recording);
    Trace trace;
    trace.variables = only ? std::vector{*only} : sharedIn(recording, all);
    Selection selection(all, trace.variables, !only);
    std::vector<Step> steps;
    std::ranges::copy_if(all, std::back_inserter(steps), [&](const Step& step) {
        // Work and I/O between a read and its write compute nothing of the variable.
        const bool isIdle = step.what.kind == StepKind::Operation && recording.text(step.what.text).empty();
        return selection.takes(step) && !isIdle;
    });

    TraceRow start;
    start.values = initialValues(recording, trace, steps);
    trace.rows.push_back(std::move(start));
    const bool asTheTalk = fitsTheTalk(steps, trace.variables.size());
    const Lines lines = linesOf(recording);
    std::set<ThreadId> threads;
    LostUpdates lost;
    for (const Step& step : steps) {
        appendRow(recording, lines, trace, step, asTheTalk);
        threads.insert(step.thread);
        if (isAccess(step.what))
            lost.follow(trace.rows, step);
    }
    trace.threads.assign(threads.begin(), threads.end());
    return trace;
}

std::vector<std::string> stepWords(const Recording& recording, const Trace& trace)
{
    std::map<EventId, std::string> asInTrace;
    for (const TraceRow& row : trace.rows)
        if (row.event)
            asInTrace[*row.event] = row.text + arrowText(row.arrow);
    const Lines lines = linesOf(recording);
    std::vector<std::string> words;
    for (const EventId id : recording.steps()) {
        const Event event = recording.event(id);
        const auto* step = std::get_if<Stepped>(&event.what);
        const auto known = asInTrace.find(id);
        if (known != asInTrace.end())
            words.push_back(known->second);
        else
            words.push_back(step ? plainWords(recording, lines, *step, event.line) : std::string("note"));
    }
    return words;
}

} // namespace core
