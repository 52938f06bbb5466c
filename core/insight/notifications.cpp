#include "core/insight/notifications.h"

#include "core/base/overloaded.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace core {

namespace {

bool isOfName(char letter)
{
    return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_' || letter == '.'
        || letter == '[' || letter == ']';
}

/// What stands before the call of the method: "changed" in "while not items: changed.wait()".
std::string receiverOf(std::string_view line, std::string_view method)
{
    const std::size_t call = line.find(method);
    if (call == std::string_view::npos)
        return {};
    std::size_t begin = call;
    while (begin > 0 && isOfName(line[begin - 1]))
        --begin;
    return std::string(line.substr(begin, call - begin));
}

class NotificationFold {
public:
    NotificationFold(const Recording& recording, const SourceLines& source)
        : m_recording(recording)
        , m_source(source)
    {
    }

    NotificationsOfRun run()
    {
        for (std::size_t i = 0; i < m_recording.size(); ++i)
            apply(m_recording.event(EventId{i}));
        for (const auto& [thread, vain] : m_inVain)
            m_found.inVain.push_back(vain);
        return std::move(m_found);
    }

private:
    struct Waiting {
        std::string condition;
        std::uint32_t line = 0;
    };

    void apply(const Event& event)
    {
        std::visit(Overloaded{
                       [&](const Blocked& blocked) {
                           if (blocked.why == WaitKind::Condition)
                               wait(event);
                       },
                       [&](const Woken& woken) { wake(event.thread, woken.by); },
                       [&](const Stepped& step) {
                           if (step.kind == StepKind::Notify)
                               notify(event);
                           if (step.kind == StepKind::Notify || step.kind == StepKind::Write)
                               m_woken.erase(event.thread); // It did something, so the wake-up was of use.
                       },
                       [](const auto&) {}, // Nothing else wakes or waits.
                   },
                   event.what);
    }

    void wait(const Event& event)
    {
        const Waiting now{conditionAwaited(m_source, event.line), event.line};
        const auto woken = m_woken.find(event.thread);
        if (woken != m_woken.end() && woken->second.condition == now.condition)
            m_inVain.insert_or_assign(event.thread,
                                      VainNotification{woken->second, {event.thread, event.line}});
        m_woken.erase(event.thread);
        m_waiting.insert_or_assign(event.thread, now);
    }

    void wake(ThreadId thread, const std::optional<ThreadId>& by)
    {
        const auto waited = m_waiting.find(thread);
        if (waited == m_waiting.end())
            return;
        m_inVain.erase(thread);
        const auto last = by ? m_last.find(*by) : m_last.end();
        if (last != m_last.end() && last->second.condition == waited->second.condition)
            m_woken.insert_or_assign(thread, last->second);
        m_waiting.erase(waited);
    }

    void notify(const Event& event)
    {
        const std::string_view text = m_source.text(event.line);
        Notification now{receiverOf(text, ".notify"),
                         event.thread,
                         event.line,
                         text.find(".notify_all") != std::string_view::npos,
                         {}};
        if (now.condition.empty())
            return;
        for (const auto& [thread, waiting] : m_waiting)
            if (waiting.condition == now.condition)
                now.waiting.push_back({thread, waiting.line});
        if (now.waiting.empty())
            m_found.unheard.push_back(now);
        m_last.insert_or_assign(event.thread, std::move(now));
    }

    const Recording& m_recording;
    const SourceLines& m_source;
    std::map<ThreadId, Waiting> m_waiting;
    std::map<ThreadId, Notification> m_last;  ///< By who gave it.
    std::map<ThreadId, Notification> m_woken; ///< By who was woken by it and has done nothing since.
    std::map<ThreadId, VainNotification> m_inVain;
    NotificationsOfRun m_found;
};

} // namespace

NotificationsOfRun notificationsOf(const Recording& recording, const SourceLines& source)
{
    return NotificationFold(recording, source).run();
}

std::string conditionAwaited(const SourceLines& source, std::uint32_t line)
{
    return receiverOf(source.text(line), ".wait");
}

} // namespace core
