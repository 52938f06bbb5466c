#include "core/value/memory.h"

#include "core/value/integers.h"
#include "core/value/memory_trial.h"
#include "core/value/objects.h"
#include "core/value/operations.h"
#include "core/value/text.h"

#include <cstring>
#include <gtest/gtest.h>
#include <numeric>
#include <string>

using namespace core;

namespace {

/// Texts from one word to one that no page holds.
const std::vector<std::size_t> kTextSizes{2, 7, 8, 9, 100, 1000, 2000, 4000, 4064, 4065, 9000};

std::string textOfSize(std::size_t size)
{
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
        text += static_cast<char>('a' + i % 26);
    return text;
}

void collect(Memory& memory, std::vector<Value>& roots)
{
    memory.collect([&](const std::function<void(Value&)>& keep) {
        for (Value& root : roots)
            keep(root);
    });
}

std::string readAtOnce(const ValueContext& context, Value text)
{
    return std::string(Text(context, text).bytes());
}

class CollectedMemory : public testing::Test {
protected:
    ConstantTable constants;
    Memory memory;
    ValueContext context{memory, constants};

    /// Garbage of so many words, so that what is made next lies that far along its page.
    void makeGarbage(std::uint32_t words) { memory.allocate(Kind::Tuple, words); }
};

TEST_F(CollectedMemory, KeepsTextsReadableAtEveryOffsetOfAPage)
{
    for (std::uint32_t offset = 0; offset < Memory::kPageWords; offset += 3) {
        std::vector<Value> roots;
        for (const std::size_t size : kTextSizes) {
            makeGarbage(offset);
            roots.push_back(newTuple(context, std::vector<Value>(offset, Value::small(7))));
            roots.push_back(newText(context, textOfSize(size)));
        }

        collect(memory, roots);

        for (std::size_t i = 0; i < kTextSizes.size(); ++i)
            ASSERT_EQ(readAtOnce(context, roots[2 * i + 1]), textOfSize(kTextSizes[i])) << "at " << offset;
    }
}

TEST_F(CollectedMemory, KeepsIntegersOfAnySizeAtEveryOffsetOfAPage)
{
    for (std::uint32_t offset = 0; offset < Memory::kPageWords; offset += 5) {
        std::vector<Value> roots;
        for (const unsigned long bits : {60UL, 64UL, 1000UL, 30'000UL, 32'640UL, 32'700UL, 100'000UL}) {
            Integer integer(1);
            mpz_mul_2exp(integer.get(), integer.get(), bits);
            mpz_sub_ui(integer.get(), integer.get(), offset + 1);
            roots.push_back(newTuple(context, std::vector<Value>(offset, Value::none())));
            roots.push_back(*integer.toValue(context));
        }
        const std::vector<Value> before = roots;
        std::vector<std::string> expected;
        for (std::size_t i = 1; i < roots.size(); i += 2)
            expected.push_back(Integer(context, roots[i]).text(16));

        collect(memory, roots);

        for (std::size_t i = 1; i < roots.size(); i += 2)
            ASSERT_EQ(Integer(context, roots[i]).text(16), expected[i / 2]) << "at " << offset;
    }
}

TEST_F(CollectedMemory, KeepsAFrameWithinOnePageWhateverLayBeforeIt)
{
    for (std::uint32_t offset = 0; offset < Memory::kPageWords; ++offset) {
        std::vector<Value> roots{newTuple(context, std::vector<Value>(offset, Value::none())),
                                 Value::heap(Kind::Frame, memory.allocate(Kind::Frame, 300))};

        collect(memory, roots);

        const std::uint64_t first = roots[1].word();
        ASSERT_EQ(first / Memory::kPageWords, (first + 300) / Memory::kPageWords) << "at " << offset;
    }
}

TEST_F(CollectedMemory, TakesNoRemainsOfAReleasedObjectForAnObject)
{
    const Value kept = newTuple(context, std::vector<Value>(400, Value::small(1)));
    memory.pin(0);
    // A released frame leaves a header where the gap before the next frame begins.
    const std::uint64_t released = memory.allocate(Kind::Frame, 50);
    memory.set(released, 0, Value::heap(Kind::Tuple, 0));
    memory.release(released);
    std::vector<Value> roots{kept, Value::heap(Kind::Frame, memory.allocate(Kind::Frame, 300))};

    collect(memory, roots);
    collect(memory, roots);

    EXPECT_EQ(tupleItem(memory, roots[0], 399), Value::small(1));
    EXPECT_EQ(memory.header(roots[1].word()).kind, Kind::Frame);
}

TEST_F(CollectedMemory, DropsWhatNothingRefersTo)
{
    std::vector<Value> roots{newText(context, "kept in the memory")};
    for (int i = 0; i < 100; ++i)
        makeGarbage(100);

    collect(memory, roots);

    EXPECT_LT(memory.usedWords(), 20U);
    EXPECT_EQ(textOf(context, roots[0]), "kept in the memory");
}

TEST_F(CollectedMemory, KeepsCyclesAndSharing)
{
    const Value list = newList(context, {});
    appendToList(context, list, list);
    appendToList(context, list, newText(context, "shared text"));
    std::vector<Value> roots{list, listItem(memory, list, 1)};

    collect(memory, roots);

    EXPECT_EQ(listItem(memory, roots[0], 0), roots[0]);
    EXPECT_EQ(listItem(memory, roots[0], 1), roots[1]);
}

TEST_F(CollectedMemory, ACopyKeepsItsOwnWords)
{
    const Value list = newList(context, std::vector<Value>{Value::small(1)});
    Memory copy = memory;

    setListItem(memory, list, 0, Value::small(2));

    EXPECT_EQ(listItem(copy, list, 0), Value::small(1));
    EXPECT_EQ(listItem(memory, list, 0), Value::small(2));
}

/// Every word, and how many there are.
std::vector<std::uint64_t> wordsOf(const Memory& memory)
{
    std::vector<std::uint64_t> words;
    for (std::uint64_t word = 0; word < memory.usedWords(); ++word)
        words.push_back(std::bit_cast<std::uint64_t>(memory.header(word)));
    return words;
}

TEST_F(CollectedMemory, IsAfterATrialWhatItWasBefore)
{
    MemoryTrial trial;
    std::vector<Value> lists;
    for (int i = 0; i < 10; ++i) {
        makeGarbage(300);
        lists.push_back(newList(context, std::vector<Value>{Value::small(i)}));
    }
    const std::vector<std::uint64_t> before = wordsOf(memory);

    for (int round = 0; round < 3; ++round) {
        trial.begin(memory);
        for (const Value list : lists) {
            setListItem(memory, list, 0, Value::small(-1));
            appendToList(context, list, newText(context, textOfSize(4000)));
        }
        EXPECT_EQ(listItem(memory, lists[3], 0), Value::small(-1));
        trial.takeBack(memory);

        EXPECT_EQ(wordsOf(memory), before) << round;
    }
    setListItem(memory, lists[3], 0, Value::small(7));
    EXPECT_EQ(listItem(memory, lists[3], 0), Value::small(7));
}

TEST_F(CollectedMemory, IsAfterATrialWhatItWasEvenIfItWasCollectedMeanwhile)
{
    MemoryTrial trial;
    makeGarbage(1000);
    const Value list = newList(context, std::vector<Value>{Value::small(1)});
    const std::vector<std::uint64_t> before = wordsOf(memory);

    trial.begin(memory);
    setListItem(memory, list, 0, Value::small(2));
    std::vector<Value> roots{list};
    collect(memory, roots);
    setListItem(memory, roots[0], 0, Value::small(3));
    makeGarbage(2000);
    EXPECT_EQ(listItem(memory, roots[0], 0), Value::small(3));
    trial.takeBack(memory);

    EXPECT_EQ(wordsOf(memory), before);
}

TEST_F(CollectedMemory, ATrialLeavesWhatACopySharesAsItIs)
{
    MemoryTrial trial;
    const Value list = newList(context, std::vector<Value>{Value::small(1)});
    const Memory copy = memory;

    trial.begin(memory);
    setListItem(memory, list, 0, Value::small(2));

    EXPECT_EQ(listItem(copy, list, 0), Value::small(1));
    trial.takeBack(memory);
    EXPECT_TRUE(memory.sharesPage(copy, 0));
}

TEST_F(CollectedMemory, IsCollectedWithoutACopyNoticing)
{
    std::vector<Value> lists;
    for (int i = 0; i < 10; ++i) {
        makeGarbage(300);
        lists.push_back(newList(context, std::vector<Value>{Value::small(i)}));
    }
    const Memory copy = memory;
    const std::vector<std::uint64_t> before = wordsOf(copy);
    setListItem(memory, lists[5], 0, Value::small(-1)); // From here on one page is the memory's own.

    collect(memory, lists);

    EXPECT_EQ(wordsOf(copy), before);
    for (std::size_t i = 0; i < lists.size(); ++i)
        EXPECT_EQ(listItem(memory, lists[i], 0), Value::small(i == 5 ? -1 : static_cast<std::int64_t>(i)));
}

TEST_F(CollectedMemory, LeavesWhatIsPinnedWhereItIs)
{
    const Value pinned = newList(context, std::vector<Value>{Value::small(1)});
    memory.pin(1000);
    const Memory copy = memory;
    const std::vector<std::uint64_t> before = wordsOf(copy);
    makeGarbage(100);
    std::vector<Value> roots{newList(context, std::vector<Value>{pinned})};

    collect(memory, roots);

    EXPECT_EQ(listItem(memory, roots[0], 0), pinned);
    EXPECT_EQ(listItem(memory, pinned, 0), Value::small(1));
    EXPECT_EQ(wordsOf(copy), before);
}

TEST_F(CollectedMemory, MovesWordsWithinAnObjectOverAllItsPages)
{
    constexpr std::uint32_t size = 1500;
    std::vector<std::int64_t> expected(size);
    std::iota(expected.begin(), expected.end(), 0);
    makeGarbage(300);
    const std::uint64_t block = memory.allocate(Kind::Block, size);
    for (std::uint32_t i = 0; i < size; ++i)
        memory.set(block, i, Value::small(expected[i]));
    const Memory copy = memory;
    const std::vector<std::uint64_t> before = wordsOf(copy);
    const auto move = [&](std::uint32_t from, std::uint32_t to, std::uint32_t count) {
        memory.moveFields(block, from, to, count);
        std::memmove(&expected[to], &expected[from], count * sizeof(expected[0]));
    };

    move(1, 0, size - 1);
    move(0, 1, size - 1);
    move(700, 3, 800);
    move(2, 500, 1000);
    move(5, 5, 10);
    move(9, 4, 0);

    for (std::uint32_t i = 0; i < size; ++i)
        ASSERT_EQ(memory.get(block, i), Value::small(expected[i])) << i;
    EXPECT_EQ(wordsOf(copy), before);
}

TEST(Memory, ShowsEveryObjectOverTheGapsBetweenThem)
{
    Memory memory;
    std::vector<std::uint64_t> made;
    for (std::uint32_t i = 0; i < 100; ++i) {
        made.push_back(memory.allocate(Kind::Frame, 100 + i)); // Contiguous, hence gaps at the ends of pages.
        made.push_back(memory.allocate(Kind::Tuple, 1000));
    }
    std::vector<std::uint64_t> seen;
    memory.forEachObject([&](std::uint64_t object, const Header& header) {
        EXPECT_EQ(header.words, memory.header(object).words);
        seen.push_back(object);
    });
    EXPECT_EQ(seen, made);
}

} // namespace
