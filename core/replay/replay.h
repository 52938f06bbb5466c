#pragma once

#include "core/machine/simulate.h"
#include "core/replay/schedule.h"
#include "core/world/sharing.h"

namespace core {

/// Runs one given interleaving. Each step takes 1 ms on its clock. A schedule that does not fit is an error
/// that names the entry; one that ends before the program does gives what there is (outcome limit, "the
/// schedule ends here"). What is shared is looked for unless it is known already.
Result<std::shared_ptr<const Recording>> replay(const std::shared_ptr<const Program>& program,
                                                const Schedule& schedule, const RunOptions& options,
                                                std::shared_ptr<const Sharing> sharing = nullptr);

/// The lesson's own schedule of that name; the error names those that there are.
Result<Schedule> storedSchedule(const Program& program, std::string_view name);

} // namespace core
