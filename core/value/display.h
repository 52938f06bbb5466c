#pragma once

#include "core/value/context.h"

#include <string>

namespace core {

/// `<Account object 2 of thread 0>`: an address would be another one at every run (details.md 34).
std::string defaultRepr(const ValueContext& context, Value instance);
/// str() and repr() of an exception as its built-in class gives it.
Evaluated<std::string> exceptionText(ValueContext& context, Value exception);
Evaluated<std::string> exceptionDisplay(ValueContext& context, Value exception);
/// A value's repr with that of object for what the lesson displays itself: no code of the lesson runs. Cut
/// off, with an ellipsis, where it is longer than `most` bytes.
Evaluated<std::string> displayedNatively(ValueContext& context, Value value,
                                         std::size_t most = std::string::npos);
/// hash() of what is hashed by identity.
std::int64_t identityHash(const ValueContext& context, Value value);

} // namespace core
