#pragma once

#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace core {

/// A place in a lesson's text: lines and columns from 1, columns count code points.
struct TextPosition {
    int line = 1;
    int column = 1;
    bool operator==(const TextPosition&) const = default;
};

/// What went wrong, in words the user can act on; where, if it was in a lesson.
struct Error {
    std::string message;
    std::optional<TextPosition> where;
    bool operator==(const Error&) const = default;
};

/// The one way a core function reports a failure the user can cause. Use only what std::expected offers too,
/// so that this line is all that changes later.
template <class T = void>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string message, std::optional<TextPosition> where = std::nullopt)
{
    return tl::make_unexpected(Error{std::move(message), where});
}

} // namespace core
