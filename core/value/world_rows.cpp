// The functions that the interpreter and the World do themselves.

#include "core/value/methods.h"

#include <array>

namespace core {
namespace {

constexpr std::array kRows{
    BuiltinInfo{"", "print", nullptr},
    BuiltinInfo{"", "input", nullptr},
    BuiltinInfo{"", "next", nullptr},
    BuiltinInfo{"interleave", "work", nullptr},
    BuiltinInfo{"interleave", "io", nullptr},
    BuiltinInfo{"interleave", "note", nullptr},
    BuiltinInfo{"interleave", "check", nullptr},
    BuiltinInfo{"interleave", "param", nullptr},
    BuiltinInfo{"interleave", "machine", nullptr},
    BuiltinInfo{"interleave", "schedule", nullptr},
    BuiltinInfo{"interleave", "expect", nullptr},
    BuiltinInfo{"interleave", "until", nullptr},
    BuiltinInfo{"time", "sleep", nullptr},
    BuiltinInfo{"time", "time", nullptr},
    BuiltinInfo{"time", "monotonic", nullptr},
    BuiltinInfo{"time", "perf_counter", nullptr},
    BuiltinInfo{"time", "process_time", nullptr},
    BuiltinInfo{"time", "thread_time", nullptr},
    BuiltinInfo{"sys", "exit", nullptr},
    BuiltinInfo{"sys", "getrefcount", nullptr},
    BuiltinInfo{"_intrinsics", "__special", nullptr},
    BuiltinInfo{"_intrinsics", "__store_field", nullptr},
    BuiltinInfo{"_intrinsics", "__fail", nullptr},
    BuiltinInfo{"_intrinsics", "__traceback", nullptr},
    BuiltinInfo{"_intrinsics", "__print", nullptr},
    BuiltinInfo{"_intrinsics", "__copy", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_new", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_start", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_join", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_alive", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_name", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_set_name", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_current", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_set_object", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_number", nullptr},
    BuiltinInfo{"_intrinsics", "__threads_alive", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_schedule", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_attribute", nullptr},
    BuiltinInfo{"_intrinsics", "__gate", nullptr},
    BuiltinInfo{"_intrinsics", "__gate_take", nullptr},
    BuiltinInfo{"_intrinsics", "__gate_put", nullptr},
    BuiltinInfo{"_intrinsics", "__gate_put_silent", nullptr},
    BuiltinInfo{"_intrinsics", "__gate_count", nullptr},
    BuiltinInfo{"_intrinsics", "__gate_set", nullptr},
    BuiltinInfo{"_intrinsics", "__gate_step", nullptr},
    BuiltinInfo{"_intrinsics", "__gate_look", nullptr},
    BuiltinInfo{"_intrinsics", "__select", nullptr},
    BuiltinInfo{"_intrinsics", "__gate_waiters", nullptr},
    BuiltinInfo{"_intrinsics", "__park", nullptr},
    BuiltinInfo{"_intrinsics", "__channel", nullptr},
    BuiltinInfo{"_intrinsics", "__channel_put", nullptr},
    BuiltinInfo{"_intrinsics", "__channel_take", nullptr},
    BuiltinInfo{"_intrinsics", "__channel_close", nullptr},
    BuiltinInfo{"_intrinsics", "__channel_wait", nullptr},
    BuiltinInfo{"_intrinsics", "__run_turns", nullptr},
    BuiltinInfo{"_intrinsics", "__loop_time", nullptr},
    BuiltinInfo{"_intrinsics", "__task_new", nullptr},
    BuiltinInfo{"_intrinsics", "__current_task", nullptr},
    BuiltinInfo{"_intrinsics", "__sleep", nullptr},
    BuiltinInfo{"_intrinsics", "__insert_timer", nullptr},
    BuiltinInfo{"_intrinsics", "__rest", nullptr},
    BuiltinInfo{"_intrinsics", "__task_end", nullptr},
    BuiltinInfo{"_intrinsics", "__task_ready", nullptr},
    BuiltinInfo{"_intrinsics", "__await_step", nullptr},
    BuiltinInfo{"_intrinsics", "__await_io", nullptr},
    BuiltinInfo{"_intrinsics", "__io_cancel", nullptr},
    BuiltinInfo{"_intrinsics", "__process_start", nullptr},
    BuiltinInfo{"_intrinsics", "__process_kill", nullptr},
    BuiltinInfo{"_intrinsics", "__pickle", nullptr},
    BuiltinInfo{"_intrinsics", "__unpickle", nullptr},
    BuiltinInfo{"_intrinsics", "__share", nullptr},
    BuiltinInfo{"_intrinsics", "__shared_lock", nullptr},
    BuiltinInfo{"_intrinsics", "__cpu_count", nullptr},
    BuiltinInfo{"_intrinsics", "__switch_interval", nullptr},
    BuiltinInfo{"_intrinsics", "__now", nullptr},
    BuiltinInfo{"_intrinsics", "__thread_daemon", nullptr},
    BuiltinInfo{"_intrinsics", "__location", nullptr},
    BuiltinInfo{"_intrinsics", "__use", nullptr},
    BuiltinInfo{"_intrinsics", "__random_seed", nullptr},
    BuiltinInfo{"_intrinsics", "__random", nullptr},
    BuiltinInfo{"_intrinsics", "__random_below", nullptr},
};

} // namespace

std::span<const BuiltinInfo> worldRows()
{
    return kRows;
}

} // namespace core
