#include "tests/architecture/rules.h"

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

TEST(Tree, HasNoMutableGlobals)
{
    EXPECT_THAT(mutableGlobals(ours()), IsEmpty());
}

TEST(Tree, HasNoSingletons)
{
    EXPECT_THAT(singletons(ours()), IsEmpty());
}

TEST(Tree, HasNoLongFunctions)
{
    EXPECT_THAT(longFunctions(sourcesUnder({"core", "app", "tests"})), IsEmpty());
}

TEST(Tree, HasNoLongFiles)
{
    EXPECT_THAT(longFiles(sourcesUnder({"core", "app", "tests"})), IsEmpty());
}

} // namespace architecture
