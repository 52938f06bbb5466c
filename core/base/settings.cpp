#include "core/base/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <type_traits>
#include <utility>

namespace core {

namespace {

constexpr std::int64_t kLongest =
    std::int64_t{3'600'000'000'000} * 24 * 365; ///< A year: no sum of times overflows.

template <class T>
struct Named {
    std::string_view name;
    T value;
};
constexpr std::array kRuntimes{
    Named<RuntimeKind>{"cpython-2.7", RuntimeKind::CPython27},
    Named<RuntimeKind>{"cpython-3.9", RuntimeKind::CPython39},
    Named<RuntimeKind>{"cpython-3.12", RuntimeKind::CPython312},
    Named<RuntimeKind>{"free-threaded", RuntimeKind::FreeThreaded},
    Named<RuntimeKind>{"native", RuntimeKind::Native},
};
constexpr std::array kQueues{
    Named<QueueKind>{"global", QueueKind::Global},
    Named<QueueKind>{"per-core", QueueKind::PerCore},
};
constexpr std::array kHandoffs{
    Named<Handoff>{"default", Handoff::Default},
    Named<Handoff>{"fifo", Handoff::Fifo},
    Named<Handoff>{"barging", Handoff::Barging},
};
constexpr std::array kGranularities{
    Named<Granularity>{"step", Granularity::Step},
    Named<Granularity>{"access", Granularity::Access},
    Named<Granularity>{"line", Granularity::Line},
    Named<Granularity>{"runtime", Granularity::Runtime},
};
constexpr std::array<Named<std::string_view>, 14> kPolicies{{{"rr", "rr"},
                                                             {"fcfs", "fcfs"},
                                                             {"sjf", "sjf"},
                                                             {"srtf", "srtf"},
                                                             {"priority", "priority"},
                                                             {"mlfq", "mlfq"},
                                                             {"lottery", "lottery"},
                                                             {"stride", "stride"},
                                                             {"cfs", "cfs"},
                                                             {"eevdf", "eevdf"},
                                                             {"edf", "edf"},
                                                             {"rm", "rm"},
                                                             {"random", "random"},
                                                             {"manual", "manual"}}};

auto refuse(std::string_view name, std::string_view range, std::string_view value)
{
    return fail("The setting " + std::string(name) + " takes " + std::string(range) + "; '"
                + std::string(value) + "' is none.");
}

Result<> setTime(Duration& target, const SettingInfo& info, std::string_view value)
{
    const Result<Duration> duration = parseDuration(value);
    if (!duration || duration->count() < info.low || duration->count() > info.high)
        return refuse(info.name, info.range, value);
    target = *duration;
    return {};
}

template <class T>
Result<> setNumber(T& target, const SettingInfo& info, std::string_view value)
{
    T number{};
    const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool fits = error == std::errc{} && rest == value.data() + value.size()
        && std::cmp_greater_equal(number, info.low)
        && (info.high == 0 || std::cmp_less_equal(number, info.high));
    if (!fits)
        return refuse(info.name, info.range, value);
    target = number;
    return {};
}

template <class T, class Table>
Result<> setNamed(T& target, const Table& table, const SettingInfo& info, std::string_view value)
{
    for (const auto& row : table) {
        if (row.name == value) {
            target = T(row.value);
            return {};
        }
    }
    return refuse(info.name, info.range, value);
}

template <class T, class Table>
std::string nameOf(const T& value, const Table& table)
{
    for (const auto& row : table)
        if (row.value == value)
            return std::string(row.name);
    return {};
}

Result<> setFlag(bool& target, const SettingInfo& info, std::string_view value)
{
    if (value != "on" && value != "off" && value != "true" && value != "false")
        return refuse(info.name, info.range, value);
    target = value == "on" || value == "true";
    return {};
}

/// 10ms,20ms,40ms
Result<> setTimes(DurationList& target, const SettingInfo& info, std::string_view value)
{
    DurationList durations;
    for (std::string_view rest = value;;) {
        const std::string_view entry = rest.substr(0, rest.find(','));
        const Result<Duration> duration = parseDuration(entry);
        if (!duration || duration->count() < info.low || duration->count() > info.high)
            return refuse(info.name, info.range, value);
        durations.push_back(*duration);
        if (entry.size() == rest.size())
            break;
        rest.remove_prefix(entry.size() + 1);
    }
    target = std::move(durations);
    return {};
}

std::string timesText(const DurationList& durations)
{
    std::string text;
    for (const Duration duration : durations)
        text += (text.empty() ? "" : ",") + formatDuration(duration);
    return text;
}

/// disk=1,net=4
Result<> setDevices(std::map<std::string, int>& target, const SettingInfo& info, std::string_view value)
{
    std::map<std::string, int> devices;
    for (std::string_view rest = value; !rest.empty();) {
        const std::string_view entry = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), entry.size() + 1));
        const std::size_t equals = entry.find('=');
        const std::string_view count = equals == std::string_view::npos ? "" : entry.substr(equals + 1);
        int capacity = 0;
        const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), capacity);
        if (equals == 0 || error != std::errc{} || end != count.data() + count.size() || capacity < 1
            || capacity > 1000)
            return refuse(info.name, info.range, value);
        devices[std::string(entry.substr(0, equals))] = capacity;
    }
    target = std::move(devices);
    return {};
}

std::string devicesText(const std::map<std::string, int>& devices)
{
    std::string text;
    for (const auto& [name, capacity] : devices)
        text += (text.empty() ? "" : ",") + name + "=" + std::to_string(capacity);
    return text;
}

constexpr std::string_view kTimeRange = "a duration such as 5ms, 50us or 0, at most a year";
constexpr std::string_view kLengthRange = "a duration above 0, such as 5ms or 50us, at most a year";
constexpr std::string_view kTimesRange = "durations above 0, such as 10ms,20ms,40ms, each at most a year";
constexpr std::string_view kDevicesRange =
    "names and how many requests each serves at once, such as disk=1,net=4";
constexpr std::string_view kAsQuanta = "quanta";

/// The row of a setting. The functions of a row find it by their own type, which stands for the member.
template <auto Member>
struct Row {
    using Type = std::remove_cvref_t<decltype(std::declval<Settings&>().*Member)>;

    static const SettingInfo& info()
    {
        return *std::ranges::find(settingTable(), &Row::get, &SettingInfo::get);
    }
    static Result<> set(Settings& settings, std::string_view value)
    {
        Type& target = settings.*Member;
        if constexpr (std::is_same_v<Type, Duration>)
            return setTime(target, info(), value);
        else if constexpr (std::is_same_v<Type, bool>)
            return setFlag(target, info(), value);
        else if constexpr (std::is_same_v<Type, DurationList>)
            return setTimes(target, info(), value);
        else if constexpr (std::is_same_v<Type, std::map<std::string, int>>)
            return setDevices(target, info(), value);
        else
            return setNumber(target, info(), value);
    }
    static std::string get(const Settings& settings)
    {
        const Type& value = settings.*Member;
        if constexpr (std::is_same_v<Type, Duration>)
            return formatDuration(value);
        else if constexpr (std::is_same_v<Type, bool>)
            return value ? "on" : "off";
        else if constexpr (std::is_same_v<Type, DurationList>)
            return timesText(value);
        else if constexpr (std::is_same_v<Type, std::map<std::string, int>>)
            return devicesText(value);
        else
            return std::to_string(value);
    }
};

template <auto Member>
constexpr SettingInfo row(std::string_view name, SettingType type, std::string_view range,
                          std::string_view help, std::int64_t low = 0, std::int64_t high = 0)
{
    return {name, type, range, help, low, high, &Row<Member>::set, &Row<Member>::get};
}

template <auto Member>
constexpr SettingInfo timeRow(std::string_view name, std::string_view help)
{
    return row<Member>(name, SettingType::Time, kTimeRange, help, 0, kLongest);
}

template <auto Member>
constexpr SettingInfo lengthRow(std::string_view name, std::string_view help)
{
    return row<Member>(name, SettingType::Time, kLengthRange, help, 1, kLongest);
}

/// As Row, for one of a list of names.
template <auto Member, const auto& Names>
struct ChoiceRow {
    static Result<> set(Settings& settings, std::string_view value)
    {
        const auto info = std::ranges::find(settingTable(), &ChoiceRow::get, &SettingInfo::get);
        return setNamed(settings.*Member, Names, *info, value);
    }
    static std::string get(const Settings& settings) { return nameOf(settings.*Member, Names); }
};

template <auto Member, const auto& Names>
constexpr SettingInfo choiceRow(std::string_view name, std::string_view range, std::string_view help)
{
    using R = ChoiceRow<Member, Names>;
    return {name, SettingType::Choice, range, help, 0, 0, &R::set, &R::get};
}

Result<> setAllotments(Settings& settings, std::string_view value)
{
    if (value != kAsQuanta)
        return setTimes(settings.allotments, *findSetting("allotments"), value);
    settings.allotments.clear();
    return {};
}

std::string allotmentsText(const Settings& settings)
{
    return settings.allotments.empty() ? std::string(kAsQuanta) : timesText(settings.allotments);
}

using S = Settings;

constexpr std::array kTable{
    row<&S::cores>("cores", SettingType::Integer, "1 to 64", "How many threads can run at the same time", 1,
                   64),
    choiceRow<&S::policy, kPolicies>(
        "policy", "rr|fcfs|sjf|srtf|priority|mlfq|lottery|stride|cfs|eevdf|edf|rm|random|manual",
        "Who runs next"),
    lengthRow<&S::quantum>("quantum", "Time slice of rr, lottery and stride, and of priority among equals"),
    timeRow<&S::contextSwitch>("context_switch", "Overhead of a core at each switch between threads"),
    timeRow<&S::opCost>("op_cost", "Time that one instruction of the lesson takes"),
    choiceRow<&S::runtime, kRuntimes>("runtime", "cpython-2.7|cpython-3.9|cpython-3.12|free-threaded|native",
                                      "Who may run Python code at the same time"),
    lengthRow<&S::switchInterval>("switch_interval", "After which a waiting thread asks for the GIL"),
    choiceRow<&S::lockHandoff, kHandoffs>(
        "lock_handoff", "default|fifo|barging",
        "Whether a released lock belongs at once to who waited longest; default: fifo under native, else "
        "barging"),
    timeRow<&S::processStart>("process_start", "Until a new process is ready"),
    timeRow<&S::threadStart>("thread_start", "Until a new thread is ready"),
    timeRow<&S::wakeupLatency>("wakeup_latency", "From being woken to being ready"),
    row<&S::devices>("devices", SettingType::Devices, kDevicesRange,
                     "Devices that serve few requests at once"),
    row<&S::seed>("seed", SettingType::Integer, "a number from 0",
                  "Feeds the policies random and lottery, and random"),
    choiceRow<&S::granularity, kGranularities>(
        "granularity", "step|access|line|runtime",
        "Between what threads are switched in exploring and under the policy random"),
    timeRow<&S::ipcCost>("ipc_cost", "To send a message between processes"),
    timeRow<&S::ipcCostPerKib>("ipc_cost_per_kib", "And for each KiB of it"),
    choiceRow<&S::queues, kQueues>("queues", "global|per-core",
                                   "One ready queue for all cores, or one each with work stealing"),
    row<&S::priorityInheritance>("priority_inheritance", SettingType::Flag, "on|off",
                                 "Who holds a lock is as urgent as the most urgent thread that waits for it"),
    row<&S::priorityCeiling>("priority_ceiling", SettingType::Flag, "on|off",
                             "Who holds a lock is as urgent as the most urgent thread that may take it"),
    timeRow<&S::aging>("aging", "One priority more for each such time ready, lost when it runs; 0: never"),
    row<&S::levels>("levels", SettingType::Integer, "1 to 16", "Of mlfq", 1, 16),
    row<&S::quanta>("quanta", SettingType::Times, kTimesRange, "Time slice at each level of mlfq", 1,
                    kLongest),
    SettingInfo{"allotments", SettingType::Times, kTimesRange,
                "Time at each level of mlfq before a thread is demoted; as quanta if not given", 1, kLongest,
                &setAllotments, &allotmentsText},
    timeRow<&S::boost>("boost", "Period after which mlfq puts all threads on top; 0: never"),
    lengthRow<&S::latency>("latency", "In which cfs lets every ready thread run once"),
    lengthRow<&S::minGranularity>("min_granularity", "Shortest time slice of cfs"),
    timeRow<&S::wakeupGranularity>("wakeup_granularity",
                                   "How far a woken thread must be behind to take the core under cfs"),
    lengthRow<&S::baseSlice>("base_slice", "Time slice of eevdf"),
};

} // namespace

std::span<const SettingInfo> settingTable()
{
    return kTable;
}

const SettingInfo* findSetting(std::string_view name)
{
    const auto found = std::ranges::find(kTable, name, &SettingInfo::name);
    return found == kTable.end() ? nullptr : &*found;
}

Result<> applySetting(Settings& settings, std::string_view name, std::string_view value)
{
    if (const SettingInfo* setting = findSetting(name))
        return setting->set(settings, value);
    std::string names;
    for (const SettingInfo& setting : kTable)
        names += (names.empty() ? "" : ", ") + std::string(setting.name);
    return fail("There is no setting '" + std::string(name) + "'; known are " + names + ".");
}

namespace {

/// Fits a list to the number of levels; the error says that they contradict each other.
Result<> fitToLevels(DurationList& list, std::string_view name, int levels, bool listGiven, bool levelsGiven)
{
    const auto wanted = static_cast<std::size_t>(levels);
    if (list.size() == wanted)
        return {};
    if (listGiven && levelsGiven)
        return fail("The setting " + std::string(name) + " has " + std::to_string(list.size())
                    + " entries for " + std::to_string(levels) + " levels; it takes one for each level.");
    while (list.size() < wanted)
        list.push_back(2 * list.back()); // As the defaults go on.
    list.resize(wanted);
    return {};
}

} // namespace

Result<> settle(Settings& settings, const std::set<std::string, std::less<>>& given)
{
    const bool levelsGiven = given.contains("levels");
    const bool quantaGiven = given.contains("quanta");
    const bool allotmentsGiven = given.contains("allotments") && !settings.allotments.empty();
    if (!levelsGiven && (quantaGiven || allotmentsGiven))
        settings.levels = static_cast<int>((quantaGiven ? settings.quanta : settings.allotments).size());
    const int most = static_cast<int>(findSetting("levels")->high);
    if (settings.levels > most)
        return fail("The setting quanta takes at most " + std::to_string(most) + " durations, one a level.");
    Result<> fits = fitToLevels(settings.quanta, "quanta", settings.levels, quantaGiven, levelsGiven);
    if (fits && !settings.allotments.empty())
        fits = fitToLevels(settings.allotments, "allotments", settings.levels, allotmentsGiven,
                           levelsGiven || quantaGiven);
    return fits;
}

Settings inForce(const Settings& settings)
{
    Settings said = settings;
    said.lockHandoff = settings.handsOver() ? Handoff::Fifo : Handoff::Barging;
    if (said.allotments.empty())
        said.allotments = said.quanta;
    return said;
}

} // namespace core
