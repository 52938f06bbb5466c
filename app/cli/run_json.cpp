#include "app/cli/run_json.h"

#include "app/cli/insight_json.h"
#include "app/cli/json_object.h"

#include "core/base/settings.h"
#include "core/insight/decisions.h"

namespace app {

namespace {

Json ns(core::Duration duration)
{
    return duration.count();
}
Json ns(std::optional<core::Duration> duration)
{
    return duration ? Json(duration->count()) : Json();
}
Json ns(std::optional<core::Instant> instant)
{
    return instant ? Json(instant->time_since_epoch().count()) : Json();
}

Json devicesJson(std::string_view text)
{
    Json devices = Json::object();
    core::Settings settings;
    if (core::applySetting(settings, "devices", text))
        for (const auto& [name, capacity] : settings.devices)
            devices[name] = capacity;
    return devices;
}

Json timesJson(const core::SettingInfo& setting, std::string_view text)
{
    core::Settings settings;
    Json times = Json::array();
    if (setting.set(settings, text))
        for (const core::Duration time : setting.name == "quanta" ? settings.quanta : settings.allotments)
            times.push_back(ns(time));
    return times;
}

Json settingJson(const core::SettingInfo& setting, const std::string& text)
{
    switch (setting.type) {
    case core::SettingType::Integer: return Json(std::stoull(text));
    case core::SettingType::Time: return ns(core::parseDuration(text).value_or(core::Duration{}));
    case core::SettingType::Choice: return Json(text);
    case core::SettingType::Flag: return Json(text == "on");
    case core::SettingType::Times: return timesJson(setting, text);
    case core::SettingType::Devices: return devicesJson(text);
    }
    return Json(text);
}

Json machineJson(const core::RecordingInfo& info)
{
    Json machine = Json::object();
    for (const core::SettingInfo& setting : core::settingTable())
        if (const auto text = info.settings.find(std::string(setting.name)); text != info.settings.end())
            machine[std::string(setting.name)] = settingJson(setting, text->second);
    return machine;
}

Json jobsJson(const core::ThreadFigures& figures)
{
    Json jobs = Json::array();
    for (const core::JobFigures& job : figures.jobs)
        jobs.push_back({{"release_ns", ns(std::optional(job.release))},
                        {"first_run_ns", ns(job.firstRun)},
                        {"completion_ns", ns(job.completion)},
                        {"deadline_ns", ns(std::optional(job.deadline))},
                        {"missed", job.missed}});
    return jobs;
}

Json threadJson(const core::ThreadInfo& info, std::size_t process, const core::ThreadFigures& figures)
{
    return Json{{"id", figures.thread.index()},
                {"name", info.name},
                {"process", process},
                {"arrival_ns", ns(figures.arrival)},
                {"first_run_ns", ns(figures.firstRun)},
                {"completion_ns", ns(figures.completion)},
                {"turnaround_ns", ns(figures.turnaround())},
                {"response_ns", ns(figures.response())},
                {"running_ns", ns(figures.running)},
                {"ready_ns", ns(figures.ready)},
                {"io_ns", ns(figures.io)},
                {"sleep_ns", ns(figures.sleep)},
                {"lock_ns", ns(figures.lock)},
                {"gil_ns", ns(figures.gil)},
                {"wait_ns", ns(figures.wait)},
                {"overhead_ns", ns(figures.overhead)},
                {"running_no_gil_ns", ns(figures.runningNoGil)},
                {"voluntary_switches", figures.voluntarySwitches},
                {"involuntary_switches", figures.involuntarySwitches},
                {"migrations", figures.migrations},
                {"deadline_misses", figures.deadlineMisses},
                {"jobs", jobsJson(figures)}};
}

Json threadsJson(const core::RecordingInfo& info, const core::Figures& figures)
{
    Json threads = Json::array();
    for (const core::ThreadFigures& each : figures.threads) {
        const core::ThreadInfo& thread = info.threads[each.thread.index()];
        threads.push_back(threadJson(thread, info.processes[thread.process.index()].number, each));
    }
    return threads;
}

Json tasksJson(const core::RecordingInfo& info, const core::Figures& figures)
{
    Json tasks = Json::array();
    for (const core::TaskFigures& task : figures.tasks) {
        const core::ThreadInfo& known = info.threads[task.task.index()];
        tasks.push_back({{"id", task.task.index()},
                         {"name", known.name},
                         {"thread", known.parent ? Json(known.parent->index()) : Json()},
                         {"arrival_ns", ns(task.arrival)},
                         {"first_run_ns", ns(task.firstRun)},
                         {"completion_ns", ns(task.completion)},
                         {"running_ns", ns(task.running)},
                         {"ready_ns", ns(task.ready)},
                         {"suspended_ns", ns(task.suspended())},
                         {"io_ns", ns(task.io)},
                         {"sleep_ns", ns(task.sleep)},
                         {"lock_ns", ns(task.lock)},
                         {"wait_ns", ns(task.wait)},
                         {"blocked_ns", ns(task.blocked)}});
    }
    return tasks;
}

Json processesJson(const core::RecordingInfo& info)
{
    Json processes = Json::array();
    for (std::size_t i = 0; i < info.processes.size(); ++i) {
        const auto& parent = info.processes[i].parent;
        processes.push_back({{"id", info.processes[i].number},
                             {"name", info.processes[i].name},
                             {"parent", parent ? Json(info.processes[parent->index()].number) : Json()}});
    }
    return processes;
}

Json coresJson(const core::Figures& figures)
{
    Json cores = Json::array();
    for (std::size_t i = 0; i < figures.cores.size(); ++i)
        cores.push_back({{"id", i},
                         {"busy_ns", ns(figures.cores[i].busy)},
                         {"overhead_ns", ns(figures.cores[i].overhead)}});
    return cores;
}

Json gilsJson(const core::RecordingInfo& info, const core::Figures& figures)
{
    Json gils = Json::array();
    for (const core::GilFigures& gil : figures.gils)
        gils.push_back({{"process", info.processes[gil.process.index()].number},
                        {"held_ns", ns(gil.held)},
                        {"handoffs", gil.handoffs},
                        {"forced", gil.forced}});
    return gils;
}

Json spreadJson(const core::Spread& spread)
{
    return Json{{"mean", spread.mean}, {"max", ns(spread.max)}};
}

Json summaryJson(const core::Summary& summary)
{
    return Json{{"utilisation", summary.utilisation},
                {"throughput_per_s", summary.throughputPerSecond},
                {"fairness", summary.fairness},
                {"turnaround_ns", spreadJson(summary.turnaround)},
                {"response_ns", spreadJson(summary.response)},
                {"ready_ns", spreadJson(summary.ready)},
                {"wait_ns", spreadJson(summary.wait)}};
}

Json checksJson(const core::Figures& figures)
{
    Json checks = Json::array();
    for (const core::CheckFigures& check : figures.checks)
        checks.push_back(
            {{"name", check.name}, {"ok", check.ok}, {"time_ns", ns(std::optional(check.time))}});
    return checks;
}

Json locksJson(const core::Figures& figures)
{
    Json locks = Json::array();
    for (const core::LockFigures& lock : figures.locks)
        locks.push_back({{"name", lock.name},
                         {"acquisitions", lock.acquisitions},
                         {"contended", lock.contended},
                         {"held_ns", ns(lock.held)},
                         {"waited_ns", ns(lock.waited)}});
    return locks;
}

Json deadlockJson(const core::RecordingInfo& info)
{
    if (info.outcome.kind != core::OutcomeKind::Deadlock)
        return {};
    Json cycle = Json::array();
    const auto name = [&](const std::optional<core::LockId>& lock) {
        return lock ? info.locks[lock->index()].name : std::string();
    };
    for (const core::Want& want : info.outcome.cycle)
        cycle.push_back(wantJson(want.thread, name(want.holds), name(want.wants), want.line));
    return Json{{"cycle", cycle}};
}

Json racesJson(const core::Recording& recording)
{
    Json races = Json::array();
    for (const core::Race& race : core::racesOf(recording))
        races.push_back(
            raceJson(recording.info().variables[race.variable.index()].name, race.first, race.second));
    return races;
}

Json decisionsJson(const core::Recording& recording)
{
    Json decisions = Json::array();
    for (const core::Decision& decision : core::decisionsOf(recording))
        decisions.push_back({{"time_ns", ns(std::optional(decision.time))},
                             {"core", decision.core.index()},
                             {"thread", decision.thread.index()},
                             {"reason", decision.reason}});
    return decisions;
}

} // namespace

std::string globalsJson(const std::vector<core::FinalVariable>& globals)
{
    JsonObject object;
    for (const core::FinalVariable& variable : globals)
        object.addRaw(variable.name, variable.json);
    return object.text();
}

std::string runJson(const core::Recording& recording, const core::Figures& figures, bool withDecisions)
{
    const core::RecordingInfo& info = recording.info();
    JsonObject object;
    object.add("format", "interleave-run/1")
        .add("lesson", info.lesson)
        .add("engine", info.engine)
        .add("machine", machineJson(info))
        .add("outcome", {{"kind", core::nameOf(info.outcome.kind)}, {"message", info.outcome.message}})
        .add("makespan_ns", ns(std::optional(info.end)))
        .add("stdout", info.output)
        .add("stderr", info.errors)
        .addRaw("globals", globalsJson(info.globals))
        .add("threads", threadsJson(info, figures))
        .add("tasks", tasksJson(info, figures))
        .add("processes", processesJson(info))
        .add("cores", coresJson(figures))
        .add("gil", gilsJson(info, figures))
        .add("summary", summaryJson(figures.summary))
        .add("checks", checksJson(figures))
        .add("locks", locksJson(figures))
        .add("races", racesJson(recording))
        .add("deadlock", deadlockJson(info));
    if (withDecisions)
        object.add("decisions", decisionsJson(recording));
    return object.text();
}

} // namespace app
