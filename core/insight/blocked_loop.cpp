#include "core/insight/blocked_loop.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace core {

namespace {

/// The call in this line that waits without giving the loop a turn; empty if there is none.
std::string blockingCall(std::string_view line)
{
    if (line.find("await ") != std::string_view::npos)
        return {};
    for (const std::string_view call : std::array<std::string_view, 2>{"io", "sleep"}) {
        const std::size_t at = line.find(std::string(call) + "(");
        const bool isWord = at == 0
            || (at != std::string_view::npos && std::isalnum(static_cast<unsigned char>(line[at - 1])) == 0
                && line[at - 1] != '_');
        if (isWord)
            return std::string(call);
    }
    return {};
}

} // namespace

std::vector<BlockedLoop> blockedLoopsOf(const Recording& recording, const SourceLines& source)
{
    const std::vector<ThreadInfo>& threads = recording.info().threads;
    std::vector<bool> alive(threads.size(), false);
    // The newest: the oldest is the main coroutine, which mostly awaits the others.
    const auto other = [&](ThreadId task) -> std::optional<ThreadId> {
        for (std::size_t i = threads.size(); i-- > 0;)
            if (i != task.index() && alive[i] && threads[i].isTask
                && threads[i].parent == threads[task.index()].parent)
                return ThreadId(i);
        return std::nullopt;
    };
    std::vector<BlockedLoop> all;
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const Event event = recording.event(EventId{i});
        if (std::holds_alternative<Created>(event.what))
            alive[event.thread.index()] = true;
        else if (std::holds_alternative<Finished>(event.what))
            alive[event.thread.index()] = false;
        const auto* step = std::get_if<Stepped>(&event.what);
        if (step == nullptr || step->kind != StepKind::Operation || !threads[event.thread.index()].isTask)
            continue;
        const std::string call = blockingCall(source.text(event.line));
        const auto waiting = other(event.thread);
        if (!call.empty() && waiting && std::ranges::find(all, event.line, &BlockedLoop::line) == all.end())
            all.push_back({event.thread, event.line, call, *waiting});
    }
    return all;
}

} // namespace core
