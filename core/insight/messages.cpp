#include "core/insight/messages.h"

#include <map>

namespace core {

namespace {

struct Traffic {
    std::vector<UnreceivedMessage> sent;
    std::size_t received = 0;
};

} // namespace

bool sendsMessage(const SourceLines& source, std::uint32_t line)
{
    const std::string_view text = source.text(line);
    return text.find("send(") != std::string_view::npos || text.find(".put(") != std::string_view::npos;
}

std::vector<UnreceivedMessage> unreceivedMessagesOf(const Recording& recording, const SourceLines& source)
{
    std::map<std::string, Traffic> traffic;
    for (const EventId id : recording.steps()) {
        const Event event = recording.event(id);
        const auto* step = std::get_if<Stepped>(&event.what);
        if (step == nullptr)
            continue;
        if (source.text(event.line).find("select(") != std::string_view::npos)
            return {};
        const std::string where(recording.text(step->text));
        if (step->kind == StepKind::Notify && sendsMessage(source, event.line))
            traffic[where].sent.push_back({event.thread, event.line, where});
        else if (step->kind == StepKind::Wait || step->kind == StepKind::Receive)
            ++traffic[where].received;
    }
    std::vector<UnreceivedMessage> left;
    for (const auto& [where, all] : traffic)
        if (all.received == 0 && !all.sent.empty())
            left.push_back(all.sent.front());
    return left;
}

} // namespace core
