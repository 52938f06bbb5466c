#include "core/lang/prelude.h"

#include <algorithm>

namespace core {

const PreludeModule* findPrelude(std::string_view name)
{
    const auto all = preludeModules();
    const auto found = std::ranges::find(all, name, &PreludeModule::name);
    return found == all.end() ? nullptr : &*found;
}

} // namespace core
