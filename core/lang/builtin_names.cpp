#include "core/lang/builtin_names.h"

#include "core/value/builtins.h"

namespace core {

bool isIntrinsicName(std::string_view name)
{
    return name.starts_with("__") && !name.ends_with("__");
}

std::optional<Value> builtinValue(std::string_view name, bool prelude)
{
    if (name == "NotImplemented")
        return Value::notImplemented();
    if (name == "Ellipsis")
        return Value::ellipsis();
    if (name == "__debug__")
        return Value::boolean(true);
    if (isIntrinsicName(name) && !prelude)
        return std::nullopt;
    return builtinNamed(name);
}

} // namespace core
