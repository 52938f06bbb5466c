#include "core/lang/compile.h"
#include "core/replay/replay.h"

#include <cstdint>
#include <cstdlib>

namespace {

const std::shared_ptr<const core::Program>& race()
{
    static const std::shared_ptr<const core::Program> kRace = core::compile("from threading import Thread\n"
                                                                            "counter = 0\n"
                                                                            "def add():\n"
                                                                            "    global counter\n"
                                                                            "    counter += 1\n"
                                                                            "a = Thread(target=add)\n"
                                                                            "b = Thread(target=add)\n"
                                                                            "a.start(); b.start()\n"
                                                                            "a.join(); b.join()\n"
                                                                            "print(counter)\n",
                                                                            "race.py")
                                                                  .program;
    return kRace;
}

} // namespace

/// A schedule that is understood reads back as itself, and replays or is refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const core::Result<core::Schedule> schedule =
        core::parseSchedule({reinterpret_cast<const char*>(data), size});
    if (!schedule || schedule->choices.size() > 10'000)
        return 0;
    const core::Result<core::Schedule> again = core::parseSchedule(core::format(*schedule));
    if (!again || *again != *schedule)
        std::abort();
    if (const auto options = core::optionsFor(*race()))
        (void)core::replay(race(), *schedule, *options).has_value();
    return 0;
}
