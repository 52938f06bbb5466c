#include "core/replay/ready_queues.h"

#include "core/machine/engine.h"
#include "core/world/sharing.h"

#include <algorithm>

namespace core {

namespace {

/// The place of each ready thread, found by letting a copy of its queue choose until it is empty.
std::vector<std::optional<std::size_t>> placesOf(const Machine& machine)
{
    std::vector<std::optional<std::size_t>> places(machine.runners.size());
    for (const auto& queue : machine.queues) {
        const std::unique_ptr<Policy> copy = queue->clone();
        Contenders contenders = machine.contenders;
        for (std::size_t place = 0; copy->size() > 0; ++place)
            places[copy->next(contenders, machine.now).index()] = place;
    }
    return places;
}

/// Those that run by core, then the ready by place, then the others.
auto rank(const QueuedThread& each)
{
    const std::size_t group = each.core ? 0 : each.place ? 1 : 2;
    return std::tuple(group, each.core.value_or(0), each.place.value_or(0), each.queue, each.thread.index());
}

ReadyQueues look(const Machine& machine)
{
    ReadyQueues result{machine.now, machine.queues.size(), {}};
    const auto places = placesOf(machine);
    for (std::size_t i = 0; i < machine.runners.size(); ++i) {
        const Runner& runner = machine.runners[i];
        if (runner.place == Whereabouts::Absent || runner.place == Whereabouts::Ended)
            continue;
        QueuedThread& each = result.threads.emplace_back(QueuedThread{ThreadId{i}, {}, {}, runner.queue, {}});
        if (runner.place == Whereabouts::OnCore)
            each.core = runner.core->index();
        else
            each.place = places[i];
        each.kept =
            machine.queues[runner.queue]->keeps(machine.contenders[i], runner.place != Whereabouts::Blocked);
    }
    std::ranges::sort(result.threads, {}, rank);
    return result;
}

} // namespace

std::optional<ReadyQueues> readyQueuesAt(std::shared_ptr<const Program> program, const RunOptions& options,
                                         Instant when)
{
    const auto context = std::make_shared<WorldContext>(
        WorldContext{program, std::make_shared<Sharing>(program), options.settings, options.limits,
                     options.parameters, options.inputs, options.stop});
    Machine machine(World(context), options.settings);
    Journal journal(program->slotCount());
    Engine engine(machine, journal);
    engine.begin();
    if (!engine.stepTo(when, options.stop))
        return std::nullopt;
    return look(machine);
}

} // namespace core
