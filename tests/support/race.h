#pragma once

#include "tests/support/recording_builder.h"

#include <vector>

namespace core::test {

/// The talk's race: two threads increment a counter, each in three steps, in the order given.
inline std::shared_ptr<const Recording> race(const std::vector<std::size_t>& order)
{
    RecordingBuilder b;
    const ThreadId main = b.thread("main");
    const std::vector<ThreadId> threads{main, b.thread("Thread 1", main), b.thread("Thread 2", main)};
    const VariableId counter = b.variable("counter", "");
    b.info().title = "Two threads, one counter";
    b.starts(main).runs(main).writes(main, counter, "0").starts(threads[1]).starts(threads[2]);
    b.blocks(main, WaitKind::Join, 1);
    int value = 0;
    std::vector<int> read(3);
    std::vector<int> done(3);
    Duration now{};
    for (const std::size_t i : order) {
        b.at(now).runs(threads[i]).at(now += std::chrono::milliseconds(1));
        const int step = done[i]++;
        if (step == 0)
            b.reads(threads[i], counter, std::to_string(read[i] = value));
        else if (step == 1)
            b.computes(threads[i], "add 1");
        else
            b.writes(threads[i], counter, std::to_string(value = read[i] + 1));
        if (step == 2)
            b.ends(threads[i]);
        else
            b.preempted(threads[i]);
    }
    b.wakes(main, threads[order.back()]).runs(main).reads(main, counter, std::to_string(value)).ends(main);
    return b.build();
}

} // namespace core::test
