#pragma once

#include "core/insight/figures.h"
#include "core/machine/simulate.h"
#include "tests/support/lesson.h"

#include <map>
#include <string>
#include <string_view>

namespace core::testing {

/// A machine on which the textbooks' figures hold to the digit.
constexpr std::string_view kTextbook = "from interleave import *\nimport threading\n"
                                       "machine(runtime='native', op_cost=0, thread_start=0, cores=1)\n";

/// The recording of the lesson, `settings` being the command line's.
inline std::shared_ptr<const Recording> simulated(std::string_view lesson, const Overrides& settings = {})
{
    const auto program = compiled(lesson);
    Result<RunOptions> options = optionsFor(*program, settings);
    if (!options)
        ADD_FAILURE() << options.error().message;
    return simulate(program, options ? *options : RunOptions{});
}

/// The same for what follows the head of a textbook's machine.
inline std::shared_ptr<const Recording> onTextbookMachine(std::string_view lesson,
                                                          const Overrides& settings = {})
{
    return simulated(std::string(kTextbook) + std::string(lesson), settings);
}

/// Who runs on the core in each millisecond: the first letters of names, a dot for nobody.
inline std::string lettersOf(const Recording& recording, std::size_t core = 0)
{
    using std::chrono_literals::operator""ms;
    std::string letters;
    char running = '.';
    const auto reach = [&](Instant when) {
        while (Instant{} + static_cast<Duration::rep>(letters.size()) * Duration{1ms} < when)
            letters += running;
    };
    for (std::size_t i = 0; i < recording.size(); ++i) {
        const Event event = recording.event(EventId{i});
        const std::string& name = recording.info().threads[event.thread.index()].name;
        const auto* in = std::get_if<SwitchedIn>(&event.what);
        const bool out = std::holds_alternative<Preempted>(event.what)
            || std::holds_alternative<Blocked>(event.what) || std::holds_alternative<Finished>(event.what);
        if (in ? in->core.index() != core : !out || name[0] != running)
            continue;
        reach(event.time);
        running = in ? name[0] : '.';
    }
    reach(recording.info().end);
    return letters;
}

/// The figures of a recording's threads, by name.
inline std::map<std::string, ThreadFigures> threadsOf(const Recording& recording)
{
    std::map<std::string, ThreadFigures> threads;
    for (const ThreadFigures& figures : figuresOf(recording).threads)
        threads[recording.info().threads[figures.thread.index()].name] = figures;
    return threads;
}

} // namespace core::testing
