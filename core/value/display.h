#pragma once

#include "core/value/context.h"

#include <string>
#include <vector>

namespace core {

/// `<Account object 2 of thread 0>`: an address would be another one at every run (details.md 34).
std::string defaultRepr(const ValueContext& context, Value instance);
/// str() and repr() of an exception as its built-in class gives it.
Evaluated<std::string> exceptionText(ValueContext& context, Value exception);
Evaluated<std::string> exceptionDisplay(ValueContext& context, Value exception);
/// The objects within a value whose repr is the lesson's, in the order in which their texts are needed; and
/// the value's repr with those texts.
std::vector<Value> objectsToDisplay(ValueContext& context, Value value);
Evaluated<std::string> displayedWith(ValueContext& context, Value value, std::vector<Value> texts);
/// hash() of what is hashed by identity.
std::int64_t identityHash(const ValueContext& context, Value value);

} // namespace core
