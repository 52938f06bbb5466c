#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core {

using namespace std::chrono_literals;

enum class RuntimeKind : std::uint8_t { CPython27, CPython39, CPython312, FreeThreaded, Native };
enum class Handoff : std::uint8_t { Default, Fifo, Barging }; ///< Default: fifo under native, else barging.
enum class QueueKind : std::uint8_t { Global, PerCore };
enum class Granularity : std::uint8_t { Step, Access, Line, Runtime };

using DurationList = std::vector<Duration>;

/// All settings of the simulated machine (machine.md); the table below is what everything else reads.
struct Settings {
    int cores = 2;
    std::string policy = "rr";
    Duration quantum = 10ms;
    Duration contextSwitch{};
    Duration opCost = 50ns;
    RuntimeKind runtime = RuntimeKind::CPython312;
    Duration switchInterval = 5ms;
    Handoff lockHandoff = Handoff::Default;
    Duration processStart = 20ms;
    Duration threadStart = 50us;
    Duration ipcCost = 1us;
    Duration ipcCostPerKib = 1us;
    Duration wakeupLatency{};
    QueueKind queues = QueueKind::Global;
    bool priorityInheritance = false;
    bool priorityCeiling = false;
    Duration aging{};
    int levels = 3;
    DurationList quanta{10ms, 20ms, 40ms}; ///< Of mlfq, by level.
    DurationList allotments;               ///< Empty: as quanta.
    Duration boost{};                      ///< 0: never.
    Duration latency = 6ms;
    Duration minGranularity = 750us;
    Duration wakeupGranularity = 1ms;
    Duration baseSlice = 3ms;
    std::map<std::string, int> devices;
    std::uint64_t seed = 0;
    Granularity granularity = Granularity::Step;

    bool operator==(const Settings&) const = default;
    bool handsOver() const ///< Whether a released lock belongs at once to who waited longest.
    {
        return lockHandoff == Handoff::Fifo
            || (lockHandoff == Handoff::Default && runtime == RuntimeKind::Native);
    }
    bool hasGil() const
    {
        return runtime == RuntimeKind::CPython27 || runtime == RuntimeKind::CPython39
            || runtime == RuntimeKind::CPython312;
    }
};

enum class SettingType : std::uint8_t {
    Integer,
    Time,
    Choice,
    Flag,  ///< "on" or "off".
    Times, ///< Durations, separated by commas.
    Devices
};

/// One row of the table of settings: the command line's options, the lesson's machine(…), the panel in the
/// window, the documentation and the tests come from it.
struct SettingInfo {
    std::string_view name; ///< As in machine(…); the command line writes dashes for underscores.
    SettingType type;
    std::string_view range; ///< In words: "1 to 64", "a duration", the choices separated by "|".
    std::string_view help;
    std::int64_t low = 0; ///< Integers, and nanoseconds of durations.
    std::int64_t high = 0;
    Result<> (*set)(Settings&, std::string_view value); ///< `value` as the command line writes it.
    std::string (*get)(const Settings&);                ///< As the command line writes it: "10ms".
};

std::span<const SettingInfo> settingTable();
const SettingInfo* findSetting(std::string_view name); ///< Null when there is none.
/// Sets one by name; the error names the setting, its range and what was given.
Result<> applySetting(Settings& settings, std::string_view name, std::string_view value);

/// Makes settings fit that were each good by itself: as many quanta and allotments as levels. `given` are the
/// names of those that somebody set; what nobody set follows them. The error names what contradicts what.
Result<> settle(Settings& settings, const std::set<std::string, std::less<>>& given);
/// The same with everything said that follows from another setting, as a recording shows it.
Settings inForce(const Settings& settings);

/// `5ms`, `50us`, `1.5s`, `0`; a unit is needed but for 0.
Result<Duration> parseDuration(std::string_view text);
/// The shortest text that parseDuration reads back: "10ms", "1.5s", "50us", "0".
std::string formatDuration(Duration duration);

} // namespace core
