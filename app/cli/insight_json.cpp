#include "app/cli/insight_json.h"

namespace app {

namespace {

Json accessJson(const core::RacingAccess& access)
{
    return {{"thread", access.thread.index()},
            {"line", access.line},
            {"access", access.writes ? "write" : "read"}};
}

Json nameOrNull(const std::string& name)
{
    return name.empty() ? Json() : Json(name);
}

} // namespace

Json raceJson(const std::string& variable, const core::RacingAccess& first, const core::RacingAccess& second)
{
    return {{"variable", variable}, {"first", accessJson(first)}, {"second", accessJson(second)}};
}

Json wantJson(core::ThreadId thread, const std::string& holds, const std::string& wants, std::uint32_t line)
{
    return {{"thread", thread.index()},
            {"holds", nameOrNull(holds)},
            {"wants", nameOrNull(wants)},
            {"line", line}};
}

} // namespace app
