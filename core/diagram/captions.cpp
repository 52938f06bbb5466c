#include "core/diagram/captions.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core {

namespace {

using Words = std::pair<std::string_view, std::string_view>;

constexpr std::array kPolicies{
    Words{"fcfs", "first come, first served"},
    Words{"sjf", "shortest job first"},
    Words{"srtf", "shortest remaining time first"},
    Words{"rr", "round robin"},
    Words{"priority", "fixed priority"},
    Words{"lottery", "lottery"},
    Words{"stride", "stride scheduling"},
    Words{"mlfq", "multi-level feedback queue"},
    Words{"edf", "earliest deadline first"},
    Words{"rm", "rate monotonic"},
    Words{"cfs", "CFS"},
    Words{"eevdf", "EEVDF"},
    Words{"random", "random scheduling"},
    Words{"manual", "scheduled by hand"},
};

std::string setting(const RecordingInfo& info, const std::string& name)
{
    const auto found = info.settings.find(name);
    return found == info.settings.end() ? "" : found->second;
}

std::string policyInWords(const std::string& policy)
{
    const auto found = std::ranges::find(kPolicies, policy, &Words::first);
    return found == kPolicies.end() ? policy : std::string(found->second);
}

/// "10ms" as people write it.
std::string durationInWords(const std::string& duration)
{
    const auto unit = duration.find_first_not_of("0123456789.");
    if (unit == std::string::npos || unit == 0)
        return duration;
    const std::string name = duration.substr(unit);
    return duration.substr(0, unit) + "\u2009" + (name == "us" ? "µs" : name);
}

std::string sentence(std::string text)
{
    if (text.empty())
        return text;
    if (text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text + ".";
}

} // namespace

std::string defaultTitle(const RecordingInfo& info)
{
    return info.title.empty() ? info.lesson : info.title;
}

std::string runtimeName(const std::string& runtime)
{
    constexpr std::string_view cpython = "cpython-";
    if (runtime.starts_with(cpython))
        return "CPython " + runtime.substr(cpython.size());
    if (runtime == "free-threaded")
        return "free-threaded CPython";
    return runtime == "native" ? "native threads" : runtime;
}

std::string machineInWords(const RecordingInfo& info)
{
    std::string text;
    const auto say = [&](const std::string& part) {
        if (!part.empty())
            text += (text.empty() ? "" : ", ") + part;
    };
    say(runtimeName(setting(info, "runtime")));
    if (!info.schedule.empty()) {
        constexpr std::size_t longest = 80;
        say("schedule " + info.schedule.substr(0, longest) + (info.schedule.size() > longest ? " …" : ""));
        return sentence(text);
    }
    say(info.cores == 1 ? "1 core" : std::to_string(info.cores) + " cores");
    const std::string policy = setting(info, "policy");
    say(policyInWords(policy));
    if (policy == "rr" && !setting(info, "quantum").empty())
        say("quantum " + durationInWords(setting(info, "quantum")));
    return sentence(text);
}

std::string traceInWords(const RecordingInfo& info, const Trace& trace)
{
    if (trace.variables.empty())
        return "No variable is shared between threads here.";
    std::string names;
    for (const VariableId variable : trace.variables)
        names += (names.empty() ? "" : ", ") + info.variables[variable.index()].name;
    const auto lost = std::ranges::count_if(trace.rows, &TraceRow::lostUpdate);
    const std::string what = trace.variables.size() == 1 ? "Shared variable " : "Shared variables ";
    const std::string verdict = lost == 0 ? "no update is lost"
        : lost == 1                       ? "1 update is lost"
                                          : std::to_string(lost) + " updates are lost";
    return what + names + ": " + verdict + ".";
}

} // namespace core
