#include "core/machine/simulate.h"

#include "core/machine/engine.h"

namespace core {

namespace {

/// How many moments pass between two looks at whether the run is to be stopped.
constexpr std::uint64_t kBetweenLooks = 1024;

struct Attempt {
    std::shared_ptr<const Recording> recording;
    std::shared_ptr<const Sharing> sharing; ///< What the next attempt is to know; null when nothing is new.
};

std::shared_ptr<const Sharing> withDiscoveries(const Sharing& sharing, const World& world)
{
    auto wider = std::make_shared<Sharing>(sharing);
    return wider->add(world.discovered(), world.discoveredAt()) ? wider : nullptr;
}

void runToTheEnd(Machine& machine, Journal& journal, const std::stop_token& stop)
{
    Engine engine(machine, journal);
    engine.begin();
    for (std::uint64_t moment = 1; !machine.ended; ++moment) {
        engine.step();
        if (moment % kBetweenLooks == 0 && stop.stop_requested()) {
            journal.verdict().add(OutcomeKind::Limit, "interrupted");
            return;
        }
    }
}

Attempt attempt(const WorldContext& context, const RunOptions& options)
{
    Machine machine(World(std::make_shared<const WorldContext>(context)), options.settings);
    Journal journal(context.program->slotCount());
    runToTheEnd(machine, journal, options.stop);
    std::shared_ptr<const Sharing> wider;
    if (!options.stop.stop_requested() && !machine.world.discovered().empty())
        wider = withDiscoveries(*context.sharing, machine.world);
    if (wider)
        return {nullptr, wider};
    RecordingInfo info = infoOf(*context.program, options.settings, "sim");
    info.instructions = machine.instructions;
    for (const Device& device : machine.devices)
        info.devices.push_back({device.name, device.capacity});
    return {journal.finish(machine.world, std::move(info), machine.now), nullptr};
}

} // namespace

/// A run takes the locations of its own recording: it is run again until it finds no new ones (details.md 1).
std::shared_ptr<const Recording> simulate(const std::shared_ptr<const Program>& program,
                                          const RunOptions& options)
{
    WorldContext context{program,        nullptr,     options.settings, options.limits, options.parameters,
                         options.inputs, options.stop};
    const bool atSteps = findPolicy(options.settings.policy)->make(options.settings)->switchesAtSteps();
    context.sharing = atSteps ? findSharing(program, context) : std::make_shared<const Sharing>(program);
    context.tellsChannels = true;
    for (;;) {
        Attempt result = attempt(context, options);
        if (result.recording)
            return result.recording;
        context.sharing = std::move(result.sharing);
    }
}

} // namespace core
