#include "core/base/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace core {

namespace {

constexpr std::int64_t kLongest =
    std::int64_t{3'600'000'000'000} * 24 * 365; ///< A year: no sum of times overflows.

struct Unit {
    std::string_view name;
    std::int64_t nanoseconds;
};
constexpr std::array kUnits{Unit{"s", 1'000'000'000}, Unit{"ms", 1'000'000}, Unit{"us", 1'000},
                            Unit{"ns", 1}};

template <class T>
struct Named {
    std::string_view name;
    T value;
};
constexpr std::array kRuntimes{
    Named<RuntimeKind>{"cpython-3.12", RuntimeKind::CPython312},
    Named<RuntimeKind>{"cpython-3.9", RuntimeKind::CPython39},
    Named<RuntimeKind>{"native", RuntimeKind::Native},
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
constexpr std::array<Named<std::string_view>, 3> kPolicies{
    {{"rr", "rr"}, {"fcfs", "fcfs"}, {"random", "random"}}};

auto refuse(std::string_view name, std::string_view range, std::string_view value)
{
    return fail("The setting " + std::string(name) + " takes " + std::string(range) + "; '"
                + std::string(value) + "' is none.");
}

/// The digits of "1.5": 15, with one behind the point.
struct Decimal {
    std::int64_t digits = 0;
    int behindPoint = 0;
};

std::optional<Decimal> takeDecimal(std::string_view& text)
{
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 10 - 9;
    Decimal decimal;
    bool point = false;
    bool any = false;
    while (!text.empty()
           && ((text.front() >= '0' && text.front() <= '9') || (text.front() == '.' && !point))) {
        if (text.front() == '.') {
            point = true;
        } else {
            if (decimal.digits > kMost)
                return std::nullopt;
            decimal.digits = decimal.digits * 10 + (text.front() - '0');
            decimal.behindPoint += point ? 1 : 0;
            any = true;
        }
        text.remove_prefix(1);
    }
    return any ? std::optional(decimal) : std::nullopt;
}

} // namespace

Result<Duration> parseDuration(std::string_view text)
{
    const std::string given(text);
    const auto refused = [&](const std::string& why) {
        return fail("Expected a duration such as 5ms, 50us, 1.5s or 0, found '" + given + "'" + why + ".");
    };
    std::optional<Decimal> decimal = takeDecimal(text);
    if (!decimal)
        return refused("");
    if (text.empty() && decimal->digits == 0)
        return Duration{};
    const auto unit = std::ranges::find(kUnits, text, &Unit::name);
    if (unit == kUnits.end())
        return refused(text.empty() ? ", which has no unit" : "");
    std::int64_t nanoseconds = unit->nanoseconds;
    for (; decimal->behindPoint > 0; --decimal->behindPoint) {
        if (nanoseconds % 10 == 0)
            nanoseconds /= 10;
        else if (decimal->digits % 10 == 0)
            decimal->digits /= 10;
        else
            return refused(", which is finer than a nanosecond");
    }
    if (decimal->digits > std::numeric_limits<std::int64_t>::max() / nanoseconds)
        return refused(", which is longer than 292 years");
    return Duration{decimal->digits * nanoseconds};
}

std::string formatDuration(Duration duration)
{
    const std::int64_t count = duration.count();
    if (count == 0)
        return "0";
    if (count < 0)
        return "-" + formatDuration(-duration);
    const auto unit = std::ranges::find_if(kUnits, [&](const Unit& u) { return count >= u.nanoseconds; });
    std::string text = std::to_string(count / unit->nanoseconds);
    std::string rest = std::to_string(count % unit->nanoseconds + unit->nanoseconds).substr(1);
    rest.erase(rest.find_last_not_of('0') + 1);
    if (!rest.empty())
        text += "." + rest;
    return text + std::string(unit->name);
}

namespace {

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

constexpr std::string_view kTimeRange = "a duration such as 5ms, 50us or 0";
constexpr std::string_view kLengthRange = "a duration above 0, such as 5ms or 50us";

/// The row of a duration; `Row` is its place in the table, which the function that sets it asks for the
/// range.
template <auto Member, std::size_t Row>
constexpr SettingInfo timeRow(std::string_view name, std::string_view help, bool mayBeZero = true)
{
    return {name,
            SettingType::Time,
            mayBeZero ? kTimeRange : kLengthRange,
            help,
            mayBeZero ? 0 : 1,
            kLongest,
            [](Settings& s, std::string_view v) { return setTime(s.*Member, settingTable()[Row], v); },
            [](const Settings& s) { return formatDuration(s.*Member); }};
}

template <auto Member, std::size_t Row>
constexpr SettingInfo numberRow(std::string_view name, std::string_view range, std::string_view help,
                                std::int64_t low, std::int64_t high)
{
    return {name,
            SettingType::Integer,
            range,
            help,
            low,
            high,
            [](Settings& s, std::string_view v) { return setNumber(s.*Member, settingTable()[Row], v); },
            [](const Settings& s) { return std::to_string(s.*Member); }};
}

template <auto Member, std::size_t Row, const auto& Names>
constexpr SettingInfo choiceRow(std::string_view name, std::string_view range, std::string_view help)
{
    return {
        name,
        SettingType::Choice,
        range,
        help,
        0,
        0,
        [](Settings& s, std::string_view v) { return setNamed(s.*Member, Names, settingTable()[Row], v); },
        [](const Settings& s) { return nameOf(s.*Member, Names); }};
}

constexpr std::string_view kDevicesRange =
    "names and how many requests each serves at once, such as disk=1,net=4";
constexpr std::size_t kDevicesRow = 11;

constexpr std::array kTable{
    numberRow<&Settings::cores, 0>("cores", "1 to 64", "How many threads can run at the same time", 1, 64),
    choiceRow<&Settings::policy, 1, kPolicies>("policy", "rr|fcfs|random", "Who runs next"),
    timeRow<&Settings::quantum, 2>("quantum", "Time slice of rr", false),
    timeRow<&Settings::contextSwitch, 3>("context_switch",
                                         "Overhead of a core at each switch between threads"),
    timeRow<&Settings::opCost, 4>("op_cost", "Time that one instruction of the lesson takes"),
    choiceRow<&Settings::runtime, 5, kRuntimes>("runtime", "cpython-3.12|cpython-3.9|native",
                                                "Who may run Python code at the same time"),
    timeRow<&Settings::switchInterval, 6>("switch_interval", "After which a waiting thread asks for the GIL",
                                          false),
    choiceRow<&Settings::lockHandoff, 7, kHandoffs>("lock_handoff", "default|fifo|barging",
                                                    "Whether a released lock belongs at once to who waited "
                                                    "longest; default: fifo under native, else barging"),
    timeRow<&Settings::processStart, 8>("process_start", "Until a new process is ready"),
    timeRow<&Settings::threadStart, 9>("thread_start", "Until a new thread is ready"),
    timeRow<&Settings::wakeupLatency, 10>("wakeup_latency", "From being woken to being ready"),
    SettingInfo{
        "devices", SettingType::Devices, kDevicesRange, "Devices that serve few requests at once", 0, 0,
        [](Settings& s, std::string_view v) { return setDevices(s.devices, settingTable()[kDevicesRow], v); },
        [](const Settings& s) { return devicesText(s.devices); }},
    numberRow<&Settings::seed, 12>("seed", "a number from 0", "Feeds the random policy and random", 0, 0),
    choiceRow<&Settings::granularity, 13, kGranularities>(
        "granularity", "step|access|line|runtime",
        "Between what threads are switched in exploring and under the policy random"),
    timeRow<&Settings::ipcCost, 14>("ipc_cost", "To send a message between processes"),
    timeRow<&Settings::ipcCostPerKib, 15>("ipc_cost_per_kib", "And for each KiB of it"),
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

} // namespace core
