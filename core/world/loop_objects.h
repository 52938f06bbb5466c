#pragma once

#include "core/base/time.h"
#include "core/value/objects.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace core {

/// What the prelude's asyncio.py keeps in `_state` of a Future.
enum class FutureState : std::uint8_t { Pending, Cancelled, Finished };

/// An attribute of asyncio's objects. They define theirs in a fixed order, so that it is found at its
/// position at once; elsewhere only where a lesson's own class has put others before it.
struct LoopSlot {
    Special name;
    std::uint64_t position;
};

/// Of an event loop: a TimerHandle, or a _Sleep.
struct LoopTimer {
    Value object;
    double when; ///< Its deadline, in seconds.
};

/// Reads and changes the objects of asyncio.py, the event loop's own ones, as its own code does: what of a
/// turn happens at every switch to a task is done here, all else in the prelude.
class LoopObjects {
public:
    explicit LoopObjects(ValueContext& context)
        : m_context(context)
        , m_memory(context.memory)
    {
    }

    // Of an EventLoop.
    static constexpr LoopSlot kReady{Special::Ready, 0};      ///< Handles and tasks for the next turn.
    static constexpr LoopSlot kTodo{Special::Todo, 1};        ///< Those of this turn; empty between two.
    static constexpr LoopSlot kNext{Special::NextOfTodo, 2};  ///< The first of them that is left; or None.
    static constexpr LoopSlot kTimers{Special::Timers, 3};    ///< Runs of timers by deadline.
    static constexpr LoopSlot kFirst{Special::FirstTimer, 4}; ///< Those before have fired.
    static constexpr LoopSlot kNow{Special::Now, 5};          ///< Its own clock, in seconds.
    static constexpr LoopSlot kCurrent{Special::Current, 6};  ///< The task that it runs, or None.
    static constexpr LoopSlot kFires{Special::Fires, 7};      ///< A timer has fired in this turn.
    static constexpr LoopSlot kTasks{Special::Tasks, 8};      ///< Those that have not ended, by number.
    static constexpr LoopSlot kGate{Special::LoopGate, 9};    ///< Through which other threads wake it.
    static constexpr LoopSlot kOperations{Special::Operations, 10}; ///< Tasks that await I/O, by number.
    static constexpr LoopSlot kStopping{Special::Stopping, 11};     ///< Its turns end behind this one.
    // Of a Future. What has not been set yet may be missing; it comes behind what is always there.
    static constexpr LoopSlot kLoop{Special::LoopOf, 0};
    static constexpr LoopSlot kState{Special::State, 1};
    static constexpr LoopSlot kCallbacks{Special::Callbacks, 2}; ///< None, a task to wake, or a list of such
                                                                 ///< and of functions.
    static constexpr LoopSlot kResult{Special::Result, 3};
    static constexpr LoopSlot kException{Special::Exception, 3};
    // Of a Task, which is a Future.
    static constexpr LoopSlot kCoroutine{Special::Coroutine, 3};
    static constexpr LoopSlot kNumber{Special::Number, 4}; ///< Also of a timer: of the task that it wakes.
    static constexpr LoopSlot kWaitsFor{Special::WaitsFor, 6};
    static constexpr LoopSlot kMustCancel{Special::MustCancel, 7};
    static constexpr LoopSlot kError{Special::Error, 7}; ///< With which it goes on.
    // Of a timer: a TimerHandle, or a _Sleep, which is a Future.
    static constexpr LoopSlot kWhen{Special::When, 3};
    static constexpr LoopSlot kCancelled{Special::Cancelled, 5};

    /// Unset if it is not there.
    Value get(Value object, LoopSlot slot) const
    {
        const Value block = m_memory.get(object.word(), InstanceLayout::kAttributes);
        const std::uint64_t field = fieldAt(block, slot);
        return field != 0 ? m_memory.get(block.word(), field + 1) : elsewhere(object, slot);
    }
    void set(Value object, LoopSlot slot, Value value)
    {
        const Value block = m_memory.get(object.word(), InstanceLayout::kAttributes);
        if (const std::uint64_t field = fieldAt(block, slot); field != 0)
            m_memory.set(block.word(), field + 1, value);
        else
            setAttribute(m_memory, object, InstanceLayout::kAttributes,
                         m_context.constants.special(slot.name), value);
    }
    bool isSet(Value object, LoopSlot slot) const
    {
        const Value value = get(object, slot);
        return !value.isUnset() && !value.isNone();
    }
    std::int64_t number(Value object, LoopSlot slot) const { return get(object, slot).asSmall(); }
    Value classOf(Value instance) const { return m_memory.get(instance.word(), InstanceLayout::kClass); }

    bool is(Value future, FutureState state) const
    {
        return get(future, kState) == Value::small(static_cast<std::int64_t>(state));
    }
    /// The future has ended: tasks that await it are ready, whose number goes to `readied`. False, with
    /// nothing changed, if it has other callbacks too.
    bool wakeWaiter(Value future, std::vector<std::uint32_t>& readied);
    /// The time of a sleep is over, which may have been cancelled.
    void endSleep(Value sleep, std::vector<std::uint32_t>& readied);
    /// Ends all sleeps with a deadline up to `now`; there are no other timers with such a one.
    void endSleepsBy(Value loop, Duration now, std::vector<std::uint32_t>& readied);
    void addWaiter(Value future, Value task);
    /// What `_waits_for` has come to, if anything, makes the task go on with an exception, or somebody has
    /// asked for one. `sleep` is the class whose objects come to nothing but an end or to being cancelled.
    bool goesOnWithError(Value task, Value sleep) const;

    /// The timer with the earliest deadline that nobody has cancelled.
    std::optional<LoopTimer> firstTimer(Value loop);
    /// Whether all timers with a deadline up to `now` are of the class `sleep` and nobody but a task waits
    /// for each.
    bool onlySleepsBy(Value loop, Value sleep, Duration now) const;
    /// Behind those of the same deadline.
    void insertTimer(Value loop, Value timer);
    /// The first timer, as firstTimer() has it, is none any more; it is not earlier than its deadline now.
    void takeFirstTimer(Value loop, const LoopTimer& timer);
    /// Callbacks that were made and timers that have fired are gone without a trace: equal situations look
    /// equal then.
    void tidy(Value loop);
    /// The deadline of a timer, in seconds.
    double when(Value timer) const;
    /// A moment of a loop's time, which is in seconds.
    static Duration dueAt(double moment);

    /// A _Sleep as its __init__ makes it.
    Value newSleep(Value ofClass, Value loop, Value when, std::int64_t number);

private:
    /// Where the attribute's name stands in the block of attributes; 0 if it is not at its position.
    std::uint64_t fieldAt(Value block, LoopSlot slot) const
    {
        // The smallest block has room for so many.
        const bool hasRoom = slot.position < kLeastRoom
            || (block.isHeap()
                && m_memory.get(block.word(), AttributesLayout::kCount).asSmall()
                    > static_cast<std::int64_t>(slot.position));
        if (!block.isHeap() || !hasRoom)
            return 0;
        const std::uint64_t field = AttributesLayout::kPairs + 2 * slot.position;
        const Value name = Value::small(m_context.constants.special(slot.name));
        return m_memory.get(block.word(), field) == name ? field : 0;
    }
    Value elsewhere(Value object, LoopSlot slot) const;
    /// Of an attribute that mostly is not there: whether that is so for sure.
    bool lacks(Value future, LoopSlot slot) const
    {
        const Value block = m_memory.get(future.word(), InstanceLayout::kAttributes);
        return fieldAt(block, kLoop) != 0
            && m_memory.get(block.word(), AttributesLayout::kCount).asSmall()
            <= static_cast<std::int64_t>(slot.position);
    }
    void dropTimers(Value loop, std::uint64_t count);
    void passTo(Value loop, double moment);
    void split(Value runs, std::uint64_t number);
    template <class Is>
    static std::uint64_t firstThat(std::uint64_t low, std::uint64_t high, Is is);
    void insertItems(Value list, std::uint64_t position, std::span<const Value> items);
    void removeItems(Value list, std::uint64_t begin, std::uint64_t end);

    std::uint64_t timersIn(Value run) const { return listSize(m_memory, run) / kPerTimer; }
    LoopTimer timerAt(Value run, std::uint64_t number) const
    {
        return {listItem(m_memory, run, kPerTimer * number + 1),
                listItem(m_memory, run, kPerTimer * number).asReal()};
    }

    static constexpr std::uint64_t kPerTimer = 2; ///< Items of a run: its deadline, so that a search need not
                                                  ///< look at the timers, and the timer.
    static constexpr std::uint64_t kLongestRun = 128;
    static constexpr std::uint64_t kLeastRoom = 4; ///< Of a block of attributes.

    ValueContext& m_context;
    Memory& m_memory;
};

} // namespace core
