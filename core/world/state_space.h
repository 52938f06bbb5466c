#pragma once

#include "core/world/drive.h"
#include "core/world/history.h"
#include "core/world/identical.h"
#include "core/world/key.h"
#include "core/world/memo.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace core {

/// The settled states of a program from one of them on. A state is a vector of numbers: of the rest, of its
/// history, of each place, of each thread; each stands for words (key.h). What a thread does depends on
/// itself, the rest and the places that it uses; so it is computed once for each combination of these, on a
/// World put together for it, and looked up from then on.
class StateSpace {
public:
    struct Options {
        bool tracking = false;                      ///< Who has used what belongs to a state (findSharing).
        bool keepsOutput = true;                    ///< So does what was printed.
        bool computesOnce = true;                   ///< False: every step is computed on a World; for tests.
        std::uint64_t maxBytes = ~std::uint64_t{0}; ///< It gives up when it takes more memory,
        /// or has put together so many numbers of states to compute steps,
        std::uint64_t maxComputed = ~std::uint64_t{0};
        std::stop_token stop = {}; ///< or when it is asked to stop.
    };
    using State = std::vector<std::uint32_t>;

    StateSpace(const World& base, const Options& options);

    /// The base itself, with what was left behind before it.
    State start(const Trail& before);
    /// All that can happen next, in the order of schedules.
    void waysOn(const State& state, std::vector<Way>& ways);
    /// Makes `state` the one behind a way.
    void take(State& state, Way way);
    /// The same as far as it was computed before; false where it was not, and then what is given is worth
    /// nothing. Several threads may look things up at once while nobody calls anything that is not const. Not
    /// with identical threads.
    bool knownWaysOn(const State& state, std::vector<Way>& ways) const;
    bool takeKnown(State& state, Way way) const;
    /// Whether it has given up, which may be in the midst of a step: thousands of threads that begin in one
    /// take long and much memory. What waysOn() and take() did last is then worth nothing.
    bool gaveUp() const { return m_gaveUp; }

    /// From now on states count as equal in which identical threads (identical.h) have changed places,
    /// `start` being where they have all begun.
    void mergeIdentical(const State& start);
    const IdenticalThreads& identical() const { return m_identical; }
    /// Whether a step has told them apart: then merging was wrong, and all that was found is worth nothing.
    bool toldApart() const { return m_toldApart; }
    /// Behind take(): puts the group of the thread that moved into order; the rank that it has now.
    std::uint32_t sortIdentical(State& state, std::size_t moved);
    /// Whether two threads of a group are in one and the same state.
    bool areAlike(const State& state, std::size_t a, std::size_t b);
    /// For how many states this one stands.
    std::uint64_t statesLike(const State& state);

    bool hasEnded(const State& state) const; ///< Of several states: of the first.
    /// The limit that stopped the program in this state; none when none did.
    std::optional<StopKind> limitOf(const State& state) const;
    World world(const State& state) const;
    std::uint32_t history(const State& state) const
    {
        return state[kRest] == kSeveral ? state[kFirstMember + kHistory] : state[kHistory];
    }
    const Histories& histories() const { return m_histories; }

    /// Locations that turned out to be shared (tracking), and the instructions that used them.
    const std::set<Location>& discovered() const { return m_discovered; }
    const std::set<std::uint32_t>& discoveredAt() const { return m_discoveredAt; }

    /// Whether a step has told the how many-th an object is (World::toldBirths).
    bool toldBirths() const { return m_toldBirths; }
    std::uint64_t computed() const { return m_computed; } ///< How many steps a World was put together for.
    std::size_t bytes() const;

private:
    static constexpr std::size_t kRest = 0;
    static constexpr std::size_t kHistory = 1;
    static constexpr std::size_t kPlaces = 2;
    static constexpr std::size_t kFirstMember = 2; ///< Of kSeveral, behind its length.
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    /// In place of kRest: several states, to which the same choices lead (event loops, details.md 5). Each is
    /// its length and its numbers.
    static constexpr std::uint32_t kSeveral = kNone - 1;
    /// How a thread is made to move.
    enum class Push : std::uint8_t { Step, Timeout, Begin };
    static constexpr std::uint32_t kPushes = 4; ///< And one number for none of them.

    /// What there is to know about a thread in one of its states.
    struct ThreadInfo {
        ThreadLife life = ThreadLife::Created;
        Stop stop;
        std::uint32_t place = kNone; ///< Column of what it is about to use.
        bool passes = false;         ///< Goes on by itself if it can.
        bool isLimit = false;
        bool canWait = false;       ///< Acquire, Wait, Park.
        bool isComplex = false;     ///< Select, Turn: WaysThere says how it goes on.
        std::uint32_t task = 0;     ///< That it runs, plus 1.
        bool selfContained = false; ///< Anatomy::isSelfContained.
    };
    /// The same in short, for what is asked of every thread at every step.
    struct Glance {
        static constexpr std::uint8_t kRuns = 1;    ///< Started or alive.
        static constexpr std::uint8_t kMayWake = 2; ///< May go on by itself when others have moved.
        static constexpr std::uint8_t kLimit = 4;
        static constexpr std::uint8_t kStands = 8; ///< Alive, and not waiting for the end of the run.
    };
    /// Whether a gate in one of its states has a permit, once that was asked.
    enum class Open : std::uint8_t { Unknown, No, Yes };
    /// What a computation found, or what has to be known besides.
    struct Node {
        enum class Kind : std::uint8_t { Leaf, Ask, Compute } kind = Kind::Compute;
        std::uint32_t thread = 0; ///< Leaf: the thread then. Ask: the column.
        std::uint32_t rest = 0;
        std::uint32_t trail = 0;
        std::uint32_t firstChange = 0;
        std::uint32_t changes = 0;
    };
    /// How a thread that waits at several places can go on.
    struct WaysThere {
        bool wakes = false;  ///< wakesByItself
        bool passes = false; ///< passesAtOnce
        bool canGo = false;
        std::vector<Way> ways;
    };
    struct RestInfo {
        bool tangled = false;
        bool anyDaemon = false;
    };
    struct Change {
        std::uint32_t column;
        std::uint32_t number;
    };

    std::size_t firstThread() const { return kPlaces + m_placeCount; }
    std::size_t threadCount(const State& state) const { return state.size() - firstThread(); }
    const ThreadInfo& info(const State& state, std::size_t thread) const
    {
        return m_infos[state[firstThread() + thread]];
    }
    std::uint8_t glance(const State& state, std::size_t thread) const
    {
        return m_glances[state[firstThread() + thread]];
    }
    ThreadInfo infoOf(std::uint32_t number) const;
    static std::uint8_t glanceOf(const ThreadInfo& info);

    Memo::Key keyOf(const State& state, std::size_t thread, Push push) const;
    std::uint32_t findNode(const State& state, std::size_t thread, Push push, Memo::Key& missing) const;
    bool isAtTurn(const State& state, std::size_t thread) const;
    void passIdleTurns(State& state, std::size_t thread);
    bool comesAlike(const State& before, const State& behind, std::size_t thread);
    void turnLoop(State& state, std::size_t thread, std::uint32_t chosen, bool settles);
    std::vector<State> membersOf(const State& state) const;
    // Of those that come twice, the const one looks up only what is known, and gives nothing or false where
    // something is not. Those that are given a Space do as it does; the others give false once it gave up.
    enum class Added : std::uint8_t { InOrder, Unordered, Unknown };
    template <class Space>
    static Added addWays(Space& space, const State& state, std::vector<Way>& ways);
    template <class Space>
    static bool follow(Space& space, State& state, Way way);
    template <class Space>
    static bool goOn(Space& space, State& state, std::size_t thread);
    template <class Space>
    static bool settle(Space& space, State& state);
    template <class Space>
    static std::optional<bool> wake(Space& space, State& state, std::size_t thread);
    bool waitsOn(const State& state, std::size_t thread) const;
    const std::vector<Way>* complexWays(const State& state, std::size_t thread);
    const std::vector<Way>* complexWays(const State& /*state*/, std::size_t /*thread*/) const
    {
        return nullptr;
    }
    std::optional<bool> mayWake(const State& state, std::size_t thread);
    std::optional<bool> mayWake(const State& state, std::size_t thread) const;
    std::optional<bool> canGo(const State& state, std::size_t thread);
    std::optional<bool> canGo(const State& state, std::size_t thread) const;
    std::optional<bool> passesNow(const State& state, std::size_t thread);
    std::optional<bool> passesNow(const State& state, std::size_t thread) const;
    bool moved(State& state, std::size_t thread, Push push, std::uint32_t chosen = 0);
    bool moved(State& state, std::size_t thread, Push push, std::uint32_t chosen = 0) const;
    void followAnyhow(State& state, Way way);
    Memo::Key keyOfWait(const State& state, std::size_t thread) const;
    const WaysThere& waysThere(const State& state, std::size_t thread);
    void move(State& state, std::size_t thread, Push push, std::uint32_t chosen = 0);

    void apply(State& state, std::size_t thread, const Node& node, std::uint32_t history) const;
    void compute(State& state, std::size_t thread, Push push, std::uint32_t chosen, const Memo::Key* missing);
    Trail push(World& world, std::size_t thread, Push push, std::uint32_t chosen);
    void remember(const State& before, const State& after, std::size_t thread, std::uint32_t trail,
                  const std::vector<std::uint32_t>& used, bool reusable, Memo::Key missing);
    void giveUpIfDue();
    static bool mayBeIdentical(const ThreadInfo& thread);
    std::uint32_t openNumber(const State& state, std::size_t thread);
    void putOpen(State& state, std::size_t thread, std::uint32_t number);
    /// What a member of a group is: its words, and which of the locks it holds.
    using Likeness = std::pair<std::uint32_t, std::uint64_t>;
    Likeness likeness(const State& state, std::size_t thread);
    void findLocks(const State& state);
    std::uint32_t holderOf(std::uint32_t lock);
    std::uint32_t heldBy(std::uint32_t lock, std::uint32_t holder);
    void swapMembers(State& state, std::size_t a, std::size_t b);
    bool isSorted(const State& state, const std::vector<std::uint32_t>& group);
    bool allIdenticalEnded(const State& state) const;
    void checkAlike(const State& before, const State& after, std::size_t thread, Push push);
    void checkJoins(State state, std::size_t thread);
    std::uint32_t internThread(const Words& words);
    bool keepsNumbering(const State& before, const State& after) const;
    std::vector<std::uint32_t> usedPlaces(const std::vector<std::uint8_t>& marks) const;
    State intern(const Parts& parts, std::uint32_t history, const State& before = {});
    PartsView view(const State& state) const;
    std::vector<bool> bystanders(const State& state, std::size_t thread) const;

    Options m_options;
    bool m_gaveUp = false;
    IdenticalThreads m_identical;
    bool m_toldApart = false;
    bool m_checksAlike = true; ///< Not while checking.
    std::vector<std::size_t> m_lockColumns;
    std::vector<std::uint32_t> m_holders; ///< By the number of the place, as GateLayout::owner; or kNone.
    Memo m_heldBy;                        ///< By place and holder.
    Granularity m_granularity;
    std::uint64_t m_budget;
    Anatomy m_anatomy;
    std::size_t m_placeCount;
    WordTable m_rests;
    WordTable m_placeWords;
    WordTable m_threads;
    std::vector<RestInfo> m_restInfos;
    std::vector<ThreadInfo> m_infos;
    std::vector<std::uint8_t> m_glances; ///< As m_infos.
    std::vector<Open> m_open;            ///< By the number of the place.
    Histories m_histories;
    Memo m_memo;
    Memo m_canGo; ///< Of waiting threads.
    WordTable m_placeRows;
    Memo m_waysThere;
    std::vector<WaysThere> m_allWaysThere;
    WordTable m_turns; ///< States before moves of event loops.
    std::vector<State> m_behindTurns;
    std::vector<Node> m_nodes;
    std::vector<Change> m_changes;
    State m_start;
    std::uint64_t m_computed = 0;
    bool m_toldBirths = false;
    std::uint64_t m_numbersComputed = 0; ///< Of the states that were put together for it.
    std::set<Location> m_discovered;
    std::set<std::uint32_t> m_discoveredAt;
};

} // namespace core
