#pragma once

#include "core/insight/source_lines.h"
#include "core/recording/recording.h"

#include <vector>

namespace core {

/// A thread wrote a variable by what it had read of it, and another had written in between.
struct TornUpdate {
    enum class Kind : std::uint8_t {
        Lost,    ///< It wrote a value computed from the old one: what the other wrote is gone.
        Checked, ///< It acted on a condition that the other may have changed.
    };
    Kind kind = Kind::Lost;
    VariableId variable;
    ThreadId thread;
    std::uint32_t read = 0; ///< Lines.
    std::uint32_t write = 0;
    ThreadId other;
    std::uint32_t otherWrite = 0;
    bool operator==(const TornUpdate&) const = default;
};

/// The updates of a run that were torn apart, in the order in which they ended.
std::vector<TornUpdate> tornUpdatesOf(const Recording& recording, const SourceLines& source);

} // namespace core
