#pragma once

#include "core/explore/exploration.h"

#include <optional>
#include <string>
#include <string_view>

namespace core {

/// Whether holding one lock is what cures it: a data race, a lost update, a check before an act.
bool isCuredByLock(const Finding& finding);

/// The lesson with one lock held over the statements of all such findings, in each function that has some;
/// links of the narration to lines still lead to the same ones. None where there is no such finding, or where
/// a lock would be wrong there: over the start or the end of a thread, in tasks and threads at once, among
/// processes.
std::optional<std::string> withLock(std::string_view source, const std::vector<Finding>& findings);

/// A call in a coroutine that holds its event loop up, and what would not.
struct BlockingWords {
    std::string call;    ///< As it stands in the lesson: "io(24)".
    std::string instead; ///< "await aio(24)".
    std::string lesson;  ///< The lesson with that; links of the narration lead to the same lines.
};
/// Of the first io() or time.sleep() in the line. None where there is no such call, it is not executed by the
/// coroutine itself, or the lesson has errors.
std::optional<BlockingWords> awaitInstead(std::string_view source, int line);

} // namespace core
