#include "core/world/key_words.h"
#include "core/world/state_space.h"

#include <algorithm>
#include <cstring>

namespace core {

namespace {

constexpr std::size_t kTogether = 64;
/// Stops passed in one computation; a loop may go round for ever.
constexpr int kMostPassed = 64;

/// Whether the thread is where an event loop changes tasks or begins a turn, and goes on from there by
/// itself.
bool passesUnseen(const World& world, ThreadId id)
{
    if (world.thread(id).life != ThreadLife::Alive)
        return false;
    const StopKind kind = world.stop(id).kind;
    const bool isOfLoop = kind == StopKind::Resume || kind == StopKind::Suspend || kind == StopKind::Turn;
    return isOfLoop && passesAtOnce(world, id);
}

/// The references to objects without a fixed position, in order: they decide how all of them are numbered.
Words madeNames(std::span<const std::uint64_t> words)
{
    Words names;
    for (const std::uint64_t word : words) {
        const Value value = Value::fromBits(word);
        if (value.isHeap() && spaceOf(value) == NameSpace::Made)
            names.push_back(word);
    }
    return names;
}

} // namespace

/// Puts the World together, lets the thread move and takes the World apart again. With `missing`, what was
/// found is kept for every state that is equal in all that the thread used.
void StateSpace::compute(State& state, std::size_t thread, Push how, std::uint32_t chosen,
                         const Memo::Key* missing)
{
    ++m_computed;
    m_numbersComputed += state.size();
    PartsView parts = view(state);
    parts.leftOut = bystanders(state, thread);
    World world = m_anatomy.putTogether(parts);
    Memory& memory = world.memory();
    std::vector<std::uint8_t> marks(m_anatomy.watchedWords(), 0);
    const std::uint64_t wordsBefore = memory.usedWords();
    memory.watch(&marks);
    const Trail trail = push(world, thread, how, chosen);
    memory.watch(nullptr);
    world.tidyLoops();
    m_toldBirths = m_toldBirths || world.toldBirths();
    m_discovered.insert(world.discovered().begin(), world.discovered().end());
    m_discoveredAt.insert(world.discoveredAt().begin(), world.discoveredAt().end());

    const State before = state;
    const std::uint32_t trailNumber = m_histories.internTrail(trail);
    state =
        intern(m_anatomy.takeApart(world, parts), m_histories.follow(before[kHistory], trailNumber), before);
    giveUpIfDue();
    if (missing == nullptr)
        return;
    const bool reusable = m_options.computesOnce && memory.usedWords() >= wordsBefore
        && !world.askedForThreads() && keepsNumbering(before, state);
    remember(before, state, thread, trailNumber, usedPlaces(marks), reusable, *missing);
}

Trail StateSpace::push(World& world, std::size_t thread, Push how, std::uint32_t chosen)
{
    const ThreadId id(thread);
    const StopKind kind = world.stop(id).kind;
    world.forgetAsked();
    world.choose(chosen);
    const std::uint64_t slice = std::min(m_budget, kSlice);
    Taken taken = how == Push::Begin ? world.begin(id, slice)
        : how == Push::Timeout       ? world.timeOut(id, slice)
                                     : world.take(id, slice);
    taken = runOn(world, id, std::move(taken), m_budget);
    Trail trail;
    addToTrail(trail, how == Push::Step ? std::optional(kind) : std::nullopt, taken);
    if (how == Push::Step && !isStep(kind))
        return trail; // Whether it goes on may depend on how it came there (wake).
    for (int passed = 0; passed < kMostPassed && passesUnseen(world, id); ++passed) {
        const StopKind next = world.stop(id).kind;
        addToTrail(trail, next, runOn(world, id, world.take(id, slice), m_budget));
    }
    return trail;
}

/// Whether objects without a fixed position are the same ones, numbered alike, wherever this step is taken.
bool StateSpace::keepsNumbering(const State& before, const State& after) const
{
    if (before.size() != after.size() || m_restInfos[before[kRest]].tangled
        || m_restInfos[after[kRest]].tangled)
        return false;
    if (before[kRest] != after[kRest]
        && madeNames(m_rests[before[kRest]]) != madeNames(m_rests[after[kRest]]))
        return false;
    for (std::size_t i = kPlaces; i < firstThread(); ++i)
        if (before[i] != after[i] && madeNames(m_placeWords[before[i]]) != madeNames(m_placeWords[after[i]]))
            return false;
    return true;
}

std::vector<std::uint32_t> StateSpace::usedPlaces(const std::vector<std::uint8_t>& marks) const
{
    std::vector<std::uint32_t> used;
    constexpr std::array<std::uint8_t, kTogether> unmarked{};
    for (std::size_t word = 0; word < marks.size(); ++word) {
        // A step uses few of many words.
        if (word + kTogether <= marks.size() && std::memcmp(&marks[word], unmarked.data(), kTogether) == 0)
            word += kTogether - 1;
        else if (marks[word] != 0)
            if (const auto place = m_anatomy.placeOfWord(word))
                used.push_back(static_cast<std::uint32_t>(kPlaces) + *place);
    }
    std::ranges::sort(used);
    used.erase(std::unique(used.begin(), used.end()), used.end());
    return used;
}

/// Below `missing`, a node for each used place that the path to there has not asked for, then the leaf.
void StateSpace::remember(const State& before, const State& after, std::size_t thread, std::uint32_t trail,
                          const std::vector<std::uint32_t>& used, bool reusable, Memo::Key missing)
{
    Node leaf;
    for (std::size_t i = kPlaces; i < before.size() && reusable; ++i) {
        if (i == firstThread() + thread || before[i] == after[i])
            continue;
        reusable = i < firstThread();
    }
    if (reusable) {
        leaf.kind = Node::Kind::Leaf;
        leaf.thread = after[firstThread() + thread];
        leaf.rest = after[kRest];
        leaf.trail = trail;
        leaf.firstChange = static_cast<std::uint32_t>(m_changes.size());
        for (std::uint32_t i = kPlaces; i < firstThread(); ++i)
            if (before[i] != after[i])
                m_changes.push_back({i, after[i]});
        leaf.changes = static_cast<std::uint32_t>(m_changes.size()) - leaf.firstChange;
    }
    const std::uint32_t known = info(before, thread).place;
    for (const std::uint32_t place : used) {
        if (place == known || !reusable)
            continue;
        Node ask;
        ask.kind = Node::Kind::Ask;
        ask.thread = place;
        m_nodes.push_back(ask);
        const auto number = static_cast<std::uint32_t>(m_nodes.size() - 1);
        m_memo.insert(missing, number);
        missing = {number * kPushes + kPushes - 1, before[place], 0};
    }
    m_nodes.push_back(leaf);
    m_memo.insert(missing, static_cast<std::uint32_t>(m_nodes.size() - 1));
}

} // namespace core
