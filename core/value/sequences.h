#pragma once

#include "core/value/objects.h"

#include <vector>

namespace core {

/// A slice applied to a sequence: `count` positions from `start` on, `step` apart.
struct SliceRange {
    std::int64_t start = 0;
    std::int64_t stop = 0;
    std::int64_t step = 1;
    std::int64_t count = 0;
};
Evaluated<SliceRange> resolveSlice(ValueContext& context, Value slice, std::int64_t length);

/// An int as an index that may be beyond the sequence; TypeError for what is no integer.
Evaluated<std::int64_t> indexArgument(ValueContext& context, Value value);
/// `sequence[value]`: from 0 to length - 1; IndexError and TypeError name the sequence as Python does.
Evaluated<std::uint64_t> resolveIndex(ValueContext& context, Value value, std::int64_t length,
                                      std::string_view sequence, std::string_view outOfRange);

/// All items of what natives can go through; a native iterator is used up. needsPrelude for all else.
Evaluated<std::vector<Value>> itemsOf(ValueContext& context, Value iterable);
std::vector<Value> listItems(const Memory& memory, Value listOrTuple);
void setListItems(ValueContext& context, Value list, std::span<const Value> items);
std::uint64_t sequenceSize(const Memory& memory, Value listOrTuple);
Value sequenceItem(const Memory& memory, Value listOrTuple, std::uint64_t position);

/// a + b and a * n of list, tuple and str.
Evaluated<Value> concatenate(ValueContext& context, Value a, Value b);
Evaluated<Value> repeat(ValueContext& context, Value sequence, Value count);

/// One code point of a text as a text.
Value characterAt(ValueContext& context, Value text, std::uint64_t position);
Value substring(ValueContext& context, Value text, const SliceRange& range);

/// Number of items of a range; nothing if it does not fit.
std::optional<std::int64_t> rangeLength(const ValueContext& context, Value range);
Evaluated<Value> rangeItem(ValueContext& context, Value range, std::int64_t position);

tl::unexpected<Raised> raiseMemoryError(ValueContext& context);
tl::unexpected<Raised> raiseType(ValueContext& context, std::string_view before, Value value,
                                 std::string_view after);
template <class T>
tl::unexpected<Raised> failure(const Evaluated<T>& evaluated)
{
    return tl::make_unexpected(evaluated.error());
}

/// Counts how deep comparing, hashing and repr are nested in C++; too deep is a RecursionError.
class Nesting {
public:
    explicit Nesting(ValueContext& context)
        : m_context(context)
    {
        ++m_context.depth;
    }
    ~Nesting() { --m_context.depth; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    bool isTooDeep() const { return m_context.depth > 990; }

private:
    ValueContext& m_context;
};

} // namespace core
