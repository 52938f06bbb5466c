#include "core/diagram/shape.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kColumnWidth = 3;
constexpr double kLeastShare = 0.1;

void joinSmallShares(std::array<double, kThreadStates>& shares)
{
    const auto largest = std::ranges::max_element(shares);
    for (double& share : shares) {
        const bool seen =
            &share - shares.data() == static_cast<std::ptrdiff_t>(indexOf(ThreadState::WaitsLock));
        if (&share == &*largest || share >= kLeastShare || seen)
            continue;
        *largest += share;
        share = 0;
    }
}

} // namespace

std::vector<StripColumn> vectorColumns(const Strip& strip)
{
    std::vector<StripColumn> columns;
    if (strip.columns.empty())
        return columns;
    const double width = strip.rect.width / static_cast<double>(strip.columns.size());
    for (std::size_t i = 0; i < strip.columns.size(); i += kColumnWidth) {
        const std::size_t count = std::min(kColumnWidth, strip.columns.size() - i);
        StripColumn column{
            strip.rect.x + static_cast<double>(i) * width, static_cast<double>(count) * width, {}};
        for (std::size_t c = i; c < i + count; ++c)
            for (std::size_t s = 0; s + 1 < kThreadStates; ++s)
                column.shares[s] += strip.columns[c][s] / 255.0 / static_cast<double>(count);
        joinSmallShares(column.shares);
        columns.push_back(column);
    }
    return columns;
}

std::vector<Fill> fillsOf(const Ribbon& ribbon)
{
    std::vector<Fill> fills;
    const double width = ribbon.rect.width / static_cast<double>(ribbon.columns.size());
    for (auto from = ribbon.columns.begin(); from != ribbon.columns.end();) {
        const auto to = std::find_if(from, ribbon.columns.end(), [&](Role role) { return role != *from; });
        const auto first = static_cast<double>(from - ribbon.columns.begin());
        const Rect run{ribbon.rect.x + first * width, ribbon.rect.y, static_cast<double>(to - from) * width,
                       ribbon.rect.height};
        if (*from != Ribbon::kNothing)
            fills.push_back({run, *from, 0, ribbon.opacity});
        from = to;
    }
    return fills;
}

} // namespace core
