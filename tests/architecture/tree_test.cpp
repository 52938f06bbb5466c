#include "tests/architecture/rules.h"
#include <algorithm>

#include <gmock/gmock.h>

namespace architecture {

using testing::IsEmpty;

namespace {

const Sources& ours()
{
    static const Sources kOurs = sourcesUnder({"core", "app"});
    return kOurs;
}

} // namespace

TEST(Tree, IsFound)
{
    EXPECT_GT(ours().size(), 5U);
}

TEST(Core, HasOnlyTheFoldersOfTheList)
{
    EXPECT_THAT(unknownCoreFolders(ours()), IsEmpty());
}

TEST(Core, IncludesOnlyTheFoldersAbove)
{
    EXPECT_THAT(includesAgainstTheOrder(ours()), IsEmpty());
}

TEST(Core, KnowsNoQt)
{
    EXPECT_THAT(qtInCore(ours()), IsEmpty());
}

TEST(Core, KeepsThreadsInTheirFolders)
{
    EXPECT_THAT(concurrencyOutsideItsFolders(ours()), IsEmpty());
}

TEST(Core, ReadsNoClockAndNoChance)
{
    EXPECT_THAT(clocksAndRandomDevices(ours()), IsEmpty());
}

TEST(Core, OwnsThroughTypesOnly)
{
    EXPECT_THAT(owningNew(ours()), IsEmpty());
}

TEST(App, DrawsOnlyInThePainter)
{
    EXPECT_THAT(drawingOutsideThePainter(ours()), IsEmpty());
}

TEST(App, KeepsSettingsInOneFolder)
{
    EXPECT_THAT(settingsOutsideTheirFolder(ours()), IsEmpty());
}

TEST(Tree, GuardsItsHeaders)
{
    EXPECT_THAT(headersWithoutPragmaOnce(ours()), IsEmpty());
}

/// What is left when the findings in these files are taken away: debts that are known, a list that only gets
/// shorter.
std::vector<std::string> without(std::vector<std::string> findings, const std::vector<std::string>& known)
{
    std::erase_if(findings, [&](const std::string& finding) {
        return std::ranges::any_of(known,
                                   [&](const std::string& file) { return finding.starts_with(file + ":"); });
    });
    return findings;
}

TEST(Tree, HasNoMutableGlobals)
{
    // The painter's caches, and constants with a shift or a product that the checker takes for variables.
    const std::vector<std::string> known{
        "app/cli/lesson_source.cpp",  "app/document/lesson_file.h", "app/painter/box_sprite.cpp",
        "app/painter/strip.cpp",      "app/painter/text.cpp",       "core/base/settings.cpp",
        "core/value/format_spec.cpp", "core/value/integers.cpp",    "core/world/key.cpp"};
    EXPECT_THAT(without(mutableGlobals(ours()), known), IsEmpty());
}

TEST(Tree, HasNoSingletons)
{
    EXPECT_THAT(singletons(ours()), IsEmpty());
}

TEST(Tree, HasNoLongFunctions)
{
    const std::vector<std::string> known{"app/panels/machine_panel.cpp", "app/transport/transport_bar.cpp",
                                         "core/lang/literals.cpp", "core/program/operands.cpp",
                                         "core/value/format_percent.cpp"};
    EXPECT_THAT(without(longFunctions(sourcesUnder({"core", "app", "tests"})), known), IsEmpty());
}

TEST(Tree, HasNoLongFiles)
{
    EXPECT_THAT(longFiles(sourcesUnder({"core", "app", "tests"})), IsEmpty());
}

} // namespace architecture
