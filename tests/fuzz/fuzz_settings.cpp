#include "core/base/settings.h"

#include <cstdint>
#include <cstdlib>

/// The first byte chooses a setting, the rest is its value: one that is taken can be written and taken again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto table = core::settingTable();
    const core::SettingInfo& info = table[data[0] % table.size()];
    core::Settings settings;
    if (!core::applySetting(settings, info.name, {reinterpret_cast<const char*>(data) + 1, size - 1}))
        return 0;
    core::Settings again;
    if (!core::applySetting(again, info.name, info.get(settings)) || again != settings)
        std::abort();
    return 0;
}
