#pragma once

#include <cstdint>

namespace core {

/// What stops a lesson that would never end, with the options that raise each (command-line.md).
struct Limits {
    std::uint64_t maxSteps = 500'000'000;              ///< Instructions of one run: --max-steps.
    std::uint64_t maxStates = 5'000'000;               ///< States of an exploration: --max-states.
    std::uint64_t maxMemory = std::uint64_t{2} << 30;  ///< Bytes of the whole command: --max-memory.
    std::uint64_t maxThreads = 100'000;                ///< Threads, tasks and processes alive: --max-threads.
    std::uint64_t maxOutput = std::uint64_t{16} << 20; ///< Bytes a lesson prints: --max-output.
};

} // namespace core
