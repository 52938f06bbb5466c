#include "core/formats/json/recording_json.h"

#include "tests/support/simulated.h"

#include "core/formats/json/json_text.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

using namespace core;
using namespace core::testing;

TEST(RecordingAsJson, HoldsEveryEventInOrder)
{
    const auto recording =
        onTextbookMachine("lock = threading.Lock()\ndef f():\n    with lock:\n        work(3)\n"
                          "at(0, f, name='A')\nat(1, f, name='B')\nprint('é \"x\"')\n",
                          {{"cores", "2"}});

    const nlohmann::json json = nlohmann::json::parse(recordingJson(*recording));

    EXPECT_EQ(json["format"], "interleave-recording/1");
    EXPECT_EQ(json["stdout"], "é \"x\"\n");
    EXPECT_EQ(json["end_ns"], 6'000'000);
    EXPECT_EQ(json["locks"][0]["name"], "lock");
    ASSERT_EQ(json["events"].size(), recording->size());
    EXPECT_EQ(json["events"].back()["what"], "finished");
    EXPECT_EQ(json["events"].back()["time_ns"], 6'000'000);
}

TEST(RecordingAsJson, TellsWhatGoesThroughChannels)
{
    const auto recording = onTextbookMachine("box = Channel(2)\nbox.send('a')\nbox.receive()\nbox.close()\n");

    const nlohmann::json json = nlohmann::json::parse(recordingJson(*recording));

    EXPECT_EQ(json["channels"], nlohmann::json::parse(R"([{"name": "box", "capacity": 2}])"));
    std::string story;
    for (const auto& event : json["events"])
        if (event.contains("channel"))
            story += event["what"].get<std::string>() + event.value("text", "") + " ";
    EXPECT_EQ(story, "item-put'a' item-taken channel-closed ");
}

TEST(JsonQuoting, ReplacesWhatIsNoUtf8AndEscapesControls)
{
    EXPECT_EQ(jsonQuoted("a\"b\\c\nd\x01"), R"("a\"b\\c\nd\u0001")");
    EXPECT_EQ(jsonQuoted("\xFF\xC3\xA9\xC0\x80"), "\"\uFFFD\u00E9\uFFFD\uFFFD\"");
    EXPECT_EQ(jsonQuoted("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");
}
