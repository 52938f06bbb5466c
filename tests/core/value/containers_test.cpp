#include "tests/core/value/support.h"

#include <map>
#include <rapidcheck.h>

using namespace core;

namespace {

class Containers : public core::testing::Values { };

Value small(std::int64_t value)
{
    return Value::small(value);
}

TEST_F(Containers, ListsDoWhatTheirMethodsSay)
{
    const Value numbers = list({small(3), small(1), small(2)});

    method(numbers, "append", {small(9)});
    method(numbers, "insert", {small(0), small(7)});

    EXPECT_EQ(shown(numbers), "[7, 3, 1, 2, 9]");
    EXPECT_EQ(method(numbers, "pop", {small(1)}), "3");
    EXPECT_EQ(method(numbers, "index", {small(9)}), "3");
    EXPECT_EQ(method(numbers, "remove", {small(5)}), "ValueError: list.remove(x): x not in list");
    method(numbers, "sort");
    EXPECT_EQ(shown(numbers), "[1, 2, 7, 9]");
}

TEST_F(Containers, NestedOnesAreWrittenOnce)
{
    const Value outer = list({small(1)});
    appendToList(context, outer, outer);

    EXPECT_EQ(shown(outer), "[1, [...]]");
}

TEST_F(Containers, DictsKeepTheOrderOfInsertion)
{
    const Value dict = newDict(context);
    for (const char* key : {"b", "a", "c"})
        static_cast<void>(dictSet(context, dict, text(key), small(1)));

    static_cast<void>(deleteItem(context, dict, text("b")));
    static_cast<void>(dictSet(context, dict, text("b"), small(2)));

    EXPECT_EQ(shown(dict), "{'a': 1, 'c': 1, 'b': 2}");
    EXPECT_EQ(shown(getItem(context, dict, text("zz"))), "KeyError: 'zz'");
}

TEST_F(Containers, EqualNumbersAreOneKey)
{
    const Value dict = newDict(context);

    static_cast<void>(dictSet(context, dict, small(1), text("int")));
    static_cast<void>(dictSet(context, dict, Value::real(1.0), text("float")));
    static_cast<void>(dictSet(context, dict, Value::boolean(true), text("bool")));

    EXPECT_EQ(shown(dict), "{1: 'bool'}");
}

TEST_F(Containers, ListsAreNoKeys)
{
    EXPECT_EQ(shown(dictSet(context, newDict(context), list({}), small(1))),
              "TypeError: unhashable type: 'list'");
}

TEST_F(Containers, SlicesTakeWhatIsThere)
{
    const Value letters = text("abcdef");
    const auto slice = [&](Value start, Value stop, Value step) {
        return shown(getItem(context, letters, newSlice(context, start, stop, step)));
    };
    const Value none = Value::none();

    EXPECT_EQ(slice(small(1), small(3), none), "'bc'");
    EXPECT_EQ(slice(none, none, small(-1)), "'fedcba'");
    EXPECT_EQ(slice(small(-2), small(100), none), "'ef'");
    EXPECT_EQ(slice(none, none, small(0)), "ValueError: slice step cannot be zero");
}

TEST_F(Containers, ADictHoldsWhatAMapHolds)
{
    EXPECT_TRUE(rc::check("any sequence of insertions and deletions", [&] {
        const Value dict = newDict(context);
        std::map<std::int64_t, std::int64_t> expected;
        const int steps = *rc::gen::inRange(0, 200);
        for (int i = 0; i < steps; ++i) {
            const auto key = *rc::gen::inRange<std::int64_t>(-20, 20);
            if (*rc::gen::inRange(0, 3) == 0 && expected.erase(key) > 0) {
                RC_ASSERT(deleteItem(context, dict, small(key)).has_value());
            } else {
                expected[key] = i;
                static_cast<void>(dictSet(context, dict, small(key), small(i)));
            }
        }
        RC_ASSERT(*length(context, dict) == static_cast<std::int64_t>(expected.size()));
        for (std::int64_t key = -20; key < 20; ++key) {
            const Value found = *dictGet(context, dict, small(key));
            const auto wanted = expected.find(key);
            const bool isThere = wanted != expected.end();
            RC_ASSERT((isThere ? found == small(wanted->second) : found.isUnset()));
        }
    }));
}

TEST_F(Containers, SortingIsStableInBothDirections)
{
    EXPECT_TRUE(rc::check("like std::stable_sort", [&] {
        auto numbers = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 30));
        std::vector<Value> pairs;
        for (std::size_t i = 0; i < numbers.size(); ++i)
            pairs.push_back(Value::real(static_cast<double>(numbers[i])));
        const Value sorted = list(pairs);
        method(sorted, "sort");
        std::ranges::stable_sort(numbers);
        for (std::size_t i = 0; i < numbers.size(); ++i)
            RC_ASSERT(listItem(memory, sorted, i).asReal() == static_cast<double>(numbers[i]));
    }));
}

TEST_F(Containers, ASliceIsWhatItsPositionsSay)
{
    EXPECT_TRUE(rc::check("start, stop and step of any sign", [&] {
        const auto size = *rc::gen::inRange<std::int64_t>(0, 12);
        const auto start = *rc::gen::inRange<std::int64_t>(-15, 15);
        const auto stop = *rc::gen::inRange<std::int64_t>(-15, 15);
        const auto step =
            *rc::gen::suchThat(rc::gen::inRange<std::int64_t>(-4, 5), [](std::int64_t s) { return s != 0; });
        std::vector<Value> items;
        for (std::int64_t i = 0; i < size; ++i)
            items.push_back(small(i));
        std::vector<Value> expected;
        const auto bound = [&](std::int64_t at) {
            const std::int64_t from = at < 0 ? at + size : at;
            return step > 0 ? std::clamp<std::int64_t>(from, 0, size)
                            : std::clamp<std::int64_t>(from, -1, size - 1);
        };
        for (std::int64_t at = bound(start); step > 0 ? at < bound(stop) : at > bound(stop); at += step)
            expected.push_back(small(at));
        const Value slice = newSlice(context, small(start), small(stop), small(step));
        RC_ASSERT(shown(getItem(context, list(items), slice)) == shown(list(expected)));
    }));
}

} // namespace
