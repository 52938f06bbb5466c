#pragma once

#include "core/value/builtins.h"

#include <span>
#include <vector>

namespace core {

// The rows of methodTable() by type, and of builtinTable() by module.

std::span<const MethodInfo> textCaseMethods();
std::span<const MethodInfo> textSearchMethods();
std::span<const MethodInfo> textMethods();
std::span<const MethodInfo> listMethods();
std::span<const MethodInfo> dequeMethods();
std::span<const MethodInfo> dictMethods();
std::span<const MethodInfo> setMethods();
std::span<const MethodInfo> numberMethods();
std::span<const MethodInfo> objectMethods();

std::span<const BuiltinInfo> functionRows();
std::span<const BuiltinInfo> numberFunctionRows();
std::span<const BuiltinInfo> mathRows();
std::span<const BuiltinInfo> preludeHelperRows();
std::span<const BuiltinInfo> worldRows();

/// `sorted(items, key=key, reverse=reverse)`; unset: not given.
Evaluated<std::vector<Value>> sortedBy(ValueContext& context, std::vector<Value> items, Value key,
                                       Value reverse);

} // namespace core
