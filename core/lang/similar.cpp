#include "core/lang/similar.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace core {

namespace {

constexpr std::size_t kMaxLength = 40;

/// Insertions, deletions, replacements and exchanges of neighbours that turn one word into the other.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> beforeLast;
    std::vector<std::size_t> last(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
        beforeLast = std::exchange(last, std::move(row));
    }
    return last.back();
}

} // namespace

std::string mostSimilar(std::string_view name, const std::vector<std::string>& candidates)
{
    if (name.size() > kMaxLength)
        return {};
    std::string best;
    std::size_t least = name.size() < 3 ? 1 : name.size() / 3 + 1;
    for (const std::string& candidate : candidates) {
        if (candidate == name || candidate.size() > kMaxLength || candidate.starts_with('.'))
            continue;
        const std::size_t changes = distance(name, candidate);
        if (changes < least
            || (changes == least && best.empty() && changes < name.size() && name.size() > 2)) {
            least = changes;
            best = candidate;
        }
    }
    return best;
}

} // namespace core
