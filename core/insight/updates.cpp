#include "core/insight/updates.h"

#include <map>
#include <optional>

namespace core {

namespace {

/// What a thread has read of a variable and not yet written, and who wrote it since.
struct Open {
    std::uint32_t line = 0;
    std::optional<std::pair<ThreadId, std::uint32_t>> otherWrite; ///< Who, and the line.
};

class UpdateFold {
public:
    UpdateFold(const Recording& recording, const SourceLines& source)
        : m_recording(recording)
        , m_source(source)
    {
    }

    std::vector<TornUpdate> run()
    {
        for (const EventId id : m_recording.steps()) {
            const Event event = m_recording.event(id);
            const auto* step = std::get_if<Stepped>(&event.what);
            if (step && step->kind == StepKind::Read)
                read({VariableId{*step->object}, event.thread}, event.line);
            else if (step && step->kind == StepKind::Write)
                write({VariableId{*step->object}, event.thread}, event.line);
        }
        return std::move(m_found);
    }

private:
    using Use = std::pair<VariableId, ThreadId>;

    /// A loop looks again by itself.
    void read(const Use& use, std::uint32_t line)
    {
        m_reads.insert_or_assign(use, Open{line, {}});
        if (m_source.beginsWith(line, "if") || m_source.beginsWith(line, "elif"))
            m_checks.insert_or_assign(use, Open{line, {}});
    }

    void write(const Use& use, std::uint32_t line)
    {
        if (const auto open = m_reads.find(use);
            open != m_reads.end() && open->second.otherWrite && isComputedFrom(open->second.line, line))
            add(TornUpdate::Kind::Lost, use, open->second, line);
        if (const auto open = m_checks.find(use);
            open != m_checks.end() && open->second.otherWrite && m_source.isInBody(line, open->second.line))
            add(TornUpdate::Kind::Checked, use, open->second, line);
        m_reads.erase(use);
        m_checks.erase(use);
        for (auto* opens : {&m_reads, &m_checks})
            for (auto at = opens->lower_bound({use.first, ThreadId{0}});
                 at != opens->end() && at->first.first == use.first; ++at)
                at->second.otherWrite = {use.second, line};
    }

    /// `counter += 1`, or `value = counter` and then `counter = value + 1`.
    bool isComputedFrom(std::uint32_t read, std::uint32_t write) const
    {
        if (read == write)
            return !m_source.isHead(read);
        return m_source.usesInValue(write, m_source.assigned(read));
    }

    void add(TornUpdate::Kind kind, const Use& use, const Open& open, std::uint32_t line)
    {
        m_found.push_back(
            {kind, use.first, use.second, open.line, line, open.otherWrite->first, open.otherWrite->second});
    }

    const Recording& m_recording;
    const SourceLines& m_source;
    std::map<Use, Open> m_reads;
    std::map<Use, Open> m_checks; ///< Read in the head of an if.
    std::vector<TornUpdate> m_found;
};

} // namespace

std::vector<TornUpdate> tornUpdatesOf(const Recording& recording, const SourceLines& source)
{
    return UpdateFold(recording, source).run();
}

} // namespace core
