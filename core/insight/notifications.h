#pragma once

#include "core/insight/source_lines.h"
#include "core/recording/recording.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

/// A thread that waits for a condition, and where.
struct Waiter {
    ThreadId thread{0};
    std::uint32_t line = 0;
    bool operator==(const Waiter&) const = default;
};

/// A condition's notify() or notify_all(), and who waited for it then.
struct Notification {
    std::string condition; ///< As the lesson writes it: "self.changed".
    ThreadId by{0};
    std::uint32_t line = 0;
    bool toAll = false;
    std::vector<Waiter> waiting; ///< By number of thread.
    bool operator==(const Notification&) const = default;
};

/// A notification that woke a thread which could do nothing with it and waits again.
struct VainNotification {
    Notification notification;
    Waiter woken; ///< With the line of its second wait.
    bool operator==(const VainNotification&) const = default;
};

/// What became of the notifications of a run. Conditions are told apart by the text that the lesson has for
/// them, since a recording has no number for what a thread waits for.
struct NotificationsOfRun {
    std::vector<Notification> unheard;    ///< While nobody waited, in the order of time.
    std::vector<VainNotification> inVain; ///< Whose woken thread still waits at the end of the run.
};
NotificationsOfRun notificationsOf(const Recording& recording, const SourceLines& source);

/// The condition that the line waits for; empty where it waits for none.
std::string conditionAwaited(const SourceLines& source, std::uint32_t line);

} // namespace core
