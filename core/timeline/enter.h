#pragma once

#include "core/timeline/timeline.h"

#include <algorithm>

namespace core {

/// Whether the second slice only goes on with what the first shows.
inline bool continues(const CoreSlice& a, const CoreSlice& b)
{
    return a.thread == b.thread && a.switching == b.switching;
}
inline bool continues(const HolderSlice& a, const HolderSlice& b)
{
    return a.holder == b.holder && a.runs == b.runs && a.cause == b.cause;
}
inline bool continues(const QueueSlice& a, const QueueSlice& b)
{
    return a.count == b.count && a.first == b.first;
}
inline bool continues(const ValueSlice&, const ValueSlice&)
{
    return false;
}

/// Ends the last slice where the next begins. One that would be empty gives
/// way, and a next one that only goes on is left out, so that slices stay
/// without gaps, none empty.
template <class SliceType>
void enter(std::vector<SliceType>& slices, SliceType next)
{
    next.when.end = slices.back().when.end;
    slices.back().when.end = next.when.begin;
    if (slices.back().when.begin == next.when.begin)
        slices.pop_back();
    if (!slices.empty() && continues(slices.back(), next))
        slices.back().when.end = next.when.end;
    else
        slices.push_back(std::move(next));
}

/// Those who wait from `when` on, by the indices of their threads, oldest first.
template <class Waiting>
void enterQueue(std::vector<QueueSlice>& slices, Instant when, const Waiting& waiting)
{
    QueueSlice next{{when, when}, static_cast<std::uint32_t>(waiting.size()), {}};
    std::copy_n(waiting.begin(), std::min(waiting.size(), kShownWaiters), next.first.begin());
    enter(slices, next);
}

template <class SliceType>
void dropEmptyEnd(std::vector<SliceType>& slices)
{
    if (slices.size() > 1 && slices.back().when.begin >= slices.back().when.end)
        slices.pop_back();
}

} // namespace core
