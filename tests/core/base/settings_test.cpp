#include "core/base/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

using namespace core;
using testing::HasSubstr;

TEST(Duration, IsReadWithItsUnit)
{
    EXPECT_EQ(parseDuration("5ms").value(), 5ms);
    EXPECT_EQ(parseDuration("50us").value(), 50us);
    EXPECT_EQ(parseDuration("1.5s").value(), 1500ms);
    EXPECT_EQ(parseDuration("0.005s").value(), 5ms);
    EXPECT_EQ(parseDuration("0").value(), 0ms);
    EXPECT_EQ(parseDuration("7ns").value(), 7ns);
}

TEST(Duration, IsRefusedWithoutUnitNegativeTooFineOrTooLong)
{
    for (const char* text : {"5", "-5ms", "", "ms", "5 ms", "5min", "0.5ns", "1e3ms", "99999999999999s", "."})
        EXPECT_FALSE(parseDuration(text)) << text;
}

RC_GTEST_PROP(Duration, IsReadBackAsItWasWritten, ())
{
    const Duration duration{*rc::gen::inRange<std::int64_t>(0, std::int64_t{1} << 60)};

    RC_ASSERT(parseDuration(formatDuration(duration)).value() == duration);
}

TEST(Duration, IsWrittenInTheLargestUnitThatItReaches)
{
    EXPECT_EQ(formatDuration(10ms), "10ms");
    EXPECT_EQ(formatDuration(1500ms), "1.5s");
    EXPECT_EQ(formatDuration(50us), "50us");
    EXPECT_EQ(formatDuration(1050ns), "1.05us");
    EXPECT_EQ(formatDuration(Duration{}), "0");
}

TEST(Settings, AreReadBackAsTheTableWritesThem)
{
    for (const SettingInfo& setting : settingTable()) {
        Settings settings;
        EXPECT_TRUE(setting.set(settings, setting.get(Settings{}))) << setting.name;
        EXPECT_EQ(settings, Settings{}) << setting.name;
        EXPECT_EQ(findSetting(setting.name), &setting);
    }
}

TEST(Settings, SetTheirOwnFieldAndNameThemselvesWhenRefusing)
{
    for (const SettingInfo& setting : settingTable()) {
        Settings settings;
        const Result<> refused = setting.set(settings, "no such value");
        ASSERT_FALSE(refused) << setting.name;
        EXPECT_THAT(refused.error().message, HasSubstr("setting " + std::string(setting.name) + " "));
        EXPECT_THAT(refused.error().message, HasSubstr(std::string(setting.range)));
    }
    Settings settings;
    ASSERT_TRUE(applySetting(settings, "op_cost", "2us"));
    ASSERT_TRUE(applySetting(settings, "devices", "disk=1,net=4"));
    ASSERT_TRUE(applySetting(settings, "runtime", "native"));
    EXPECT_EQ(settings.opCost, 2us);
    EXPECT_EQ(settings.devices.at("net"), 4);
    EXPECT_EQ(settings.runtime, RuntimeKind::Native);
}

TEST(Settings, RefuseWhatIsOutOfRange)
{
    for (const auto& [name, value] :
         std::vector<std::pair<const char*, const char*>>{{"cores", "0"},
                                                          {"cores", "65"},
                                                          {"cores", "2.5"},
                                                          {"quantum", "0"},
                                                          {"quantum", "5"},
                                                          {"quantum", "-5ms"},
                                                          {"policy", "best"},
                                                          {"runtime", "cpython-4.0"},
                                                          {"seed", "-1"},
                                                          {"devices", "disk"},
                                                          {"devices", "disk=0"},
                                                          {"devices", "=1"}}) {
        Settings settings;
        const Result<> refused = applySetting(settings, name, value);
        ASSERT_FALSE(refused) << name << " " << value;
        EXPECT_THAT(refused.error().message, HasSubstr(value));
    }
}

TEST(Settings, NameThoseThatThereAreWhenOneIsUnknown)
{
    Settings settings;

    EXPECT_THAT(applySetting(settings, "core", "1").error().message, HasSubstr("cores, policy"));
}
