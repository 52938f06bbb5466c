#include "core/base/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace core;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(SettingsTogether, GiveEveryLevelAQuantum)
{
    Settings settings;
    settings.levels = 5;

    ASSERT_TRUE(settle(settings, {"levels"}));

    EXPECT_THAT(settings.quanta, ElementsAre(10ms, 20ms, 40ms, 80ms, 160ms));
}

TEST(SettingsTogether, HaveAsManyLevelsAsQuantaWhereOnlyThoseAreGiven)
{
    Settings settings;
    settings.quanta = {5ms, 10ms};

    ASSERT_TRUE(settle(settings, {"quanta"}));

    EXPECT_EQ(settings.levels, 2);
}

TEST(SettingsTogether, AreRefusedWhereTheyContradictEachOther)
{
    Settings settings;
    settings.levels = 3;
    settings.quanta = {5ms, 10ms};

    const Result<> refused = settle(settings, {"levels", "quanta"});

    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("quanta has 2 entries for 3 levels"));
}

TEST(SettingsInForce, SayWhatFollowsFromOthers)
{
    Settings settings;
    settings.runtime = RuntimeKind::Native;
    EXPECT_EQ(inForce(settings).lockHandoff, Handoff::Fifo);
    settings.runtime = RuntimeKind::CPython312;
    EXPECT_EQ(inForce(settings).lockHandoff, Handoff::Barging);
    EXPECT_EQ(inForce(settings).allotments, settings.quanta);
}

TEST(Flags, AreOnOrOff)
{
    Settings settings;
    EXPECT_TRUE(applySetting(settings, "priority_inheritance", "true"));
    EXPECT_TRUE(settings.priorityInheritance);
    EXPECT_TRUE(applySetting(settings, "priority_inheritance", "off"));
    EXPECT_FALSE(settings.priorityInheritance);
    EXPECT_FALSE(applySetting(settings, "priority_inheritance", "1"));
}

TEST(Lists, AreOfDurationsAboveZero)
{
    Settings settings;
    EXPECT_TRUE(applySetting(settings, "quanta", "5ms,1.5s"));
    EXPECT_THAT(settings.quanta, ElementsAre(5ms, 1500ms));
    for (const char* value : {"", "5ms,", "5", "0", "5ms,,5ms", "-5ms"})
        EXPECT_FALSE(applySetting(settings, "quanta", value)) << value;
}
