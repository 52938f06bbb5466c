#include "core/world/loop_objects.h"

#include "core/value/operations.h"
#include "core/value/sequences.h"

#include <cmath>

namespace core {

/// The value of an attribute that does not stand at its position. Mostly there is none: of a future, whose
/// first attribute is its loop, none stands before its position.
Value LoopObjects::elsewhere(Value object, LoopSlot slot) const
{
    const Value block = m_memory.get(object.word(), InstanceLayout::kAttributes);
    return lacks(object, slot) ? Value::unset()
                               : attribute(m_memory, block, m_context.constants.special(slot.name));
}

bool LoopObjects::wakeWaiter(Value future, std::vector<std::uint32_t>& readied)
{
    const Value waiter = get(future, kCallbacks);
    if (waiter.is(Kind::List))
        return false;
    if (!waiter.is(Kind::Instance))
        return true;
    set(future, kCallbacks, Value::none());
    readied.push_back(static_cast<std::uint32_t>(number(waiter, kNumber)));
    appendToList(m_context, get(get(future, kLoop), kReady), waiter);
    return true;
}

void LoopObjects::endSleep(Value sleep, std::vector<std::uint32_t>& readied)
{
    if (!is(sleep, FutureState::Pending))
        return;
    set(sleep, kState, Value::small(static_cast<std::int64_t>(FutureState::Finished)));
    wakeWaiter(sleep, readied);
}

void LoopObjects::addWaiter(Value future, Value task)
{
    const Value others = get(future, kCallbacks);
    if (others.is(Kind::List)) {
        appendToList(m_context, others, task);
    } else if (others.is(Kind::Instance)) {
        const std::array<Value, 2> both{others, task};
        set(future, kCallbacks, newList(m_context, both));
    } else {
        set(future, kCallbacks, task);
    }
}

bool LoopObjects::goesOnWithError(Value task, Value sleep) const
{
    static_assert(kMustCancel.position == kError.position);
    if (!lacks(task, kError) && (get(task, kMustCancel).isTrue() || isSet(task, kError)))
        return true;
    const Value awaited = get(task, kWaitsFor);
    if (!awaited.is(Kind::Instance))
        return false;
    return is(awaited, FutureState::Cancelled) || (classOf(awaited) != sleep && isSet(awaited, kException));
}

void LoopObjects::endSleepsBy(Value loop, Duration now, std::vector<std::uint32_t>& readied)
{
    const Value runs = get(loop, kTimers);
    for (bool isAll = true; isAll && listSize(m_memory, runs) > 0;) {
        const Value run = listItem(m_memory, runs, 0);
        const auto first = static_cast<std::uint64_t>(number(loop, kFirst));
        const std::uint64_t count = timersIn(run);
        std::uint64_t next = first;
        for (; next < count && dueAt(timerAt(run, next).when) <= now; ++next)
            endSleep(timerAt(run, next).object, readied);
        if (next > first)
            passTo(loop, timerAt(run, next - 1).when);
        isAll = next == count;
        dropTimers(loop, next - first);
    }
}

Duration LoopObjects::dueAt(double moment)
{
    constexpr double longest = 9.2e18; // Of what a Duration holds.
    const double nanoseconds = moment * 1e9;
    return nanoseconds >= 0 && nanoseconds <= longest ? Duration(std::llround(nanoseconds)) : Duration{};
}

double LoopObjects::when(Value timer) const
{
    const Value when = get(timer, kWhen);
    return when.isReal() ? when.asReal() : toDouble(m_context, when).value_or(0);
}

std::optional<LoopTimer> LoopObjects::firstTimer(Value loop)
{
    for (;;) {
        const Value runs = get(loop, kTimers);
        if (listSize(m_memory, runs) == 0)
            return std::nullopt;
        const LoopTimer timer =
            timerAt(listItem(m_memory, runs, 0), static_cast<std::uint64_t>(number(loop, kFirst)));
        if (!get(timer.object, kCancelled).isTrue())
            return timer;
        dropTimers(loop, 1);
    }
}

bool LoopObjects::onlySleepsBy(Value loop, Value sleep, Duration now) const
{
    const Value runs = get(loop, kTimers);
    auto first = static_cast<std::uint64_t>(number(loop, kFirst));
    for (std::uint64_t i = 0; i < listSize(m_memory, runs); ++i, first = 0) {
        const Value run = listItem(m_memory, runs, i);
        for (; first < timersIn(run); ++first) {
            const LoopTimer timer = timerAt(run, first);
            if (dueAt(timer.when) > now)
                return true;
            if (classOf(timer.object) != sleep || get(timer.object, kCallbacks).is(Kind::List))
                return false;
        }
    }
    return true;
}

void LoopObjects::tidy(Value loop)
{
    const Value todo = get(loop, kTodo);
    const Value ready = get(loop, kReady);
    const Value next = get(loop, kNext);
    if (next.isSmall() && next.asSmall() > 0) {
        removeItems(todo, 0, static_cast<std::uint64_t>(next.asSmall()));
        set(loop, kNext, Value::small(0));
    }
    if (ready.word() < todo.word()) { // They have changed places: an odd number of turns has been.
        for (const std::uint64_t field : {ListLayout::kSize, ListLayout::kItems}) {
            const Value value = m_memory.get(todo.word(), field);
            m_memory.set(todo.word(), field, m_memory.get(ready.word(), field));
            m_memory.set(ready.word(), field, value);
        }
        set(loop, kTodo, ready);
        set(loop, kReady, todo);
    }
    const Value runs = get(loop, kTimers);
    const std::int64_t first = number(loop, kFirst);
    if (first == 0 || listSize(m_memory, runs) == 0)
        return;
    removeItems(listItem(m_memory, runs, 0), 0, kPerTimer * static_cast<std::uint64_t>(first));
    set(loop, kFirst, Value::small(0));
}

/// What has fired is given up once it is more than what is left.
void LoopObjects::dropTimers(Value loop, std::uint64_t count)
{
    const Value runs = get(loop, kTimers);
    const Value run = listItem(m_memory, runs, 0);
    const auto first = static_cast<std::uint64_t>(number(loop, kFirst));
    std::uint64_t left = first + count;
    if (2 * left > timersIn(run)) {
        removeItems(run, 0, kPerTimer * left);
        left = 0;
    }
    for (std::uint64_t item = kPerTimer * first; item < kPerTimer * left; ++item)
        setListItem(m_memory, run, item, Value::none());
    if (listSize(m_memory, run) == 0)
        removeItems(runs, 0, 1);
    set(loop, kFirst, Value::small(static_cast<std::int64_t>(left)));
}

void LoopObjects::insertTimer(Value loop, Value timer)
{
    const Value runs = get(loop, kTimers);
    const std::uint64_t count = listSize(m_memory, runs);
    const double deadline = when(timer);
    const std::array<Value, kPerTimer> entry{Value::real(deadline), timer};
    const auto endsLater = [&](std::uint64_t number) {
        const Value run = listItem(m_memory, runs, number);
        return deadline < timerAt(run, timersIn(run) - 1).when;
    };
    const bool isLast = count == 0 || !endsLater(count - 1);
    if (!isLast) {
        const std::uint64_t number = firstThat(0, count, endsLater);
        const Value run = listItem(m_memory, runs, number);
        const auto begin = number == 0 ? static_cast<std::uint64_t>(this->number(loop, kFirst)) : 0;
        const std::uint64_t place =
            firstThat(begin, timersIn(run), [&](std::uint64_t i) { return deadline < timerAt(run, i).when; });
        insertItems(run, kPerTimer * place, entry);
        if (timersIn(run) > kLongestRun)
            split(runs, number);
        return;
    }
    const Value last = count > 0 ? listItem(m_memory, runs, count - 1) : Value::none();
    if (count > 0 && timersIn(last) < kLongestRun)
        insertItems(last, listSize(m_memory, last), entry);
    else
        appendToList(m_context, runs, newList(m_context, entry));
}

/// The second half of a run becomes one of its own.
void LoopObjects::split(Value runs, std::uint64_t number)
{
    const Value run = listItem(m_memory, runs, number);
    const std::uint64_t half = kPerTimer * (timersIn(run) / 2);
    const std::vector<Value> items = listItems(m_memory, run);
    const Value second = newList(m_context, std::span(items).subspan(half));
    removeItems(run, half, items.size());
    insertItems(runs, number + 1, std::span(&second, 1));
}

/// The first number from `low` on, below `high`, for which `is` holds, as it does for all behind that.
template <class Is>
std::uint64_t LoopObjects::firstThat(std::uint64_t low, std::uint64_t high, Is is)
{
    while (low < high) {
        const std::uint64_t middle = (low + high) / 2;
        if (is(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

void LoopObjects::insertItems(Value list, std::uint64_t position, std::span<const Value> items)
{
    const std::uint64_t size = listSize(m_memory, list);
    for (const Value item : items)
        appendToList(m_context, list, item);
    const std::uint64_t block = m_memory.get(list.word(), ListLayout::kItems).word();
    if (position == size)
        return;
    m_memory.moveFields(block, position, position + items.size(), size - position);
    for (const Value item : items)
        m_memory.set(block, position++, item);
}

void LoopObjects::removeItems(Value list, std::uint64_t begin, std::uint64_t end)
{
    const std::uint64_t block = m_memory.get(list.word(), ListLayout::kItems).word();
    const std::uint64_t size = listSize(m_memory, list);
    m_memory.moveFields(block, end, begin, size - end);
    const std::uint64_t left = size - (end - begin);
    for (std::uint64_t i = left; i < size; ++i)
        m_memory.set(block, i, Value::unset());
    m_memory.set(list.word(), ListLayout::kSize, Value::small(static_cast<std::int64_t>(left)));
}

void LoopObjects::takeFirstTimer(Value loop, const LoopTimer& timer)
{
    passTo(loop, timer.when);
    dropTimers(loop, 1);
}

/// The loop's own clock goes on.
void LoopObjects::passTo(Value loop, double moment)
{
    if (toDouble(m_context, get(loop, kNow)).value_or(0) < moment)
        set(loop, kNow, Value::real(moment));
}

Value LoopObjects::newSleep(Value ofClass, Value loop, Value when, std::int64_t number)
{
    const std::array<std::pair<LoopSlot, Value>, 5> attributes{{
        {kLoop, loop},
        {kState, Value::small(static_cast<std::int64_t>(FutureState::Pending))},
        {kCallbacks, Value::none()},
        {kWhen, when},
        {kNumber, Value::small(number)},
    }};
    const Value sleep = newInstance(m_context, ofClass);
    // There is room for `_cancelled`.
    const Value block = newAttributes(m_memory, attributes.size() + 1);
    m_memory.set(sleep.word(), InstanceLayout::kAttributes, block);
    m_memory.set(block.word(), AttributesLayout::kCount,
                 Value::small(static_cast<std::int64_t>(attributes.size())));
    std::uint64_t field = AttributesLayout::kPairs;
    for (const auto& [slot, value] : attributes) {
        m_memory.set(block.word(), field++, Value::small(m_context.constants.special(slot.name)));
        m_memory.set(block.word(), field++, value);
    }
    return sleep;
}

} // namespace core
