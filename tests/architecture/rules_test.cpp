#include "tests/architecture/rules.h"

#include <gmock/gmock.h>

// Each rule on code that breaks it: a rule that cannot fail proves nothing about the tree.
namespace architecture {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Rules, RefuseAFolderThatIsNotInTheList)
{
    EXPECT_THAT(
        unknownCoreFolders({{"core/misc/helpers.h", ""}, {"core/base/id.h", ""}, {"app/misc/a.h", ""}}),
        ElementsAre("core/misc/helpers.h:1: is in no folder of the list"));
}

TEST(Rules, RefuseAnIncludeOfAFolderBelow)
{
    const std::string text =
        "#include \"core/base/id.h\"\n#include \"core/world/world.h\"\n#include \"app/main.h\"\n"
        "// #include \"core/render/svg.h\"\n";
    EXPECT_THAT(includesAgainstTheOrder({{"core/value/value.h", text}, {"app/cli/run.cpp", text}}),
                ElementsAre("core/value/value.h:2: includes \"core/world/world.h\"",
                            "core/value/value.h:3: includes \"app/main.h\""));
}

TEST(Rules, CountAFormatToTheFolderOfFormats)
{
    EXPECT_EQ(folderOf("core/formats/json/reader.h"), "core/formats");
    EXPECT_THAT(
        includesAgainstTheOrder({{"core/formats/json/reader.h", "#include \"core/diagram/diagram.h\"\n"}}),
        testing::SizeIs(1));
}

TEST(Rules, RefuseQtInCore)
{
    EXPECT_THAT(
        qtInCore({{"core/base/a.h", "#include <QString>\n#include <QtCore/qglobal.h>\n#include <queue>\n"},
                  {"app/a.h", "#include <QString>\n"}}),
        ElementsAre("core/base/a.h:1: includes <QString>", "core/base/a.h:2: includes <QtCore/qglobal.h>"));
}

TEST(Rules, RefuseThreadsOutsideTheirFolders)
{
    const std::string text = "#include <atomic>\n#include <stop_token>\n";
    EXPECT_THAT(concurrencyOutsideItsFolders({{"core/world/a.h", text}, {"core/parallel/a.h", text}}),
                ElementsAre("core/world/a.h:1: includes <atomic>"));
}

TEST(Rules, RefuseClocksAndChance)
{
    const std::string text = "auto a = std::chrono::steady_clock::now();\n"
                             "std::random_device b;\n"
                             "auto c = std::time(nullptr);\n"
                             "int d = rand();\n"
                             "auto e = scale.time(3); // steady_clock\n"
                             "auto f = \"random_device\";\n"
                             "int runtime(int brand);\n";
    EXPECT_THAT(clocksAndRandomDevices({{"core/policy/a.cpp", text}, {"core/real/a.cpp", text}}),
                testing::SizeIs(4));
}

TEST(Rules, RefuseDrawingOutsideThePainter)
{
    const std::string text =
        "void A::paintEvent(QPaintEvent*)\n{\n    QPainter p(this);\n    p.drawLine(1, 2);\n"
        "    paint(p, m_diagram);\n}\nvoid f(QPainter* painter) { painter->fillRect(r); }\n"
        "void g(Area& area) { area.fill(); }\n";
    EXPECT_THAT(drawingOutsideThePainter({{"app/timeline/a.cpp", text}, {"app/painter/a.cpp", text}}),
                ElementsAre("app/timeline/a.cpp:4: draws on p", "app/timeline/a.cpp:7: draws on painter"));
}

TEST(Rules, RefuseSettingsElsewhere)
{
    EXPECT_THAT(settingsOutsideTheirFolder(
                    {{"app/window/a.cpp", "QSettings s;\n"}, {"app/settings/a.cpp", "QSettings s;"}}),
                ElementsAre("app/window/a.cpp:1: uses QSettings"));
}

TEST(Rules, RefuseHeadersWithoutAGuard)
{
    EXPECT_THAT(
        headersWithoutPragmaOnce({{"core/base/a.h", "int f();\n"}, {"core/base/b.h", "#pragma once\n"}}),
        ElementsAre("core/base/a.h:1: has no #pragma once"));
}

TEST(Rules, RefuseWhatCanChangeForEverybody)
{
    const std::vector<std::string> texts{
        "int counter = 0;\n",
        "namespace a {\nstd::vector<int> cache;\n}\n",
        "static std::map<int, Foo*> table{{1, nullptr}};\n",
        "inline bool flag;\n",
        "const char* name = \"a\";\n",
        "struct A {\n    static inline int count = 0;\n};\n",
        "int f()\n{\n    static int calls = 0;\n    return ++calls;\n}\n",
        "int f()\n{\n    thread_local int calls = 0;\n    return ++calls;\n}\n",
    };
    for (const std::string& text : texts)
        EXPECT_THAT(mutableGlobals({{"core/base/a.cpp", text}}), testing::SizeIs(1)) << text;
}

TEST(Rules, AcceptWhatCannotChange)
{
    const std::string text =
        "#define X \\\n    int y = 0;\n"
        "namespace a {\n"
        "constexpr int kOne = 1;\n"
        "const std::vector<int> kTable{1, 2};\n"
        "inline constexpr const char* kName = \"a\";\n"
        "const char* const kOther = \"b\";\n"
        "using B = std::vector<int>;\n"
        "int f(int x = 0);\n"
        "template <class T>\nT g(T t)\n{\n    static const std::regex kA(\"a\");\n    int b = 0;\n    return "
        "t;\n}\n"
        "struct C {\n    int value = 0;\n    static constexpr int kC = 2;\n    static C make();\n};\n"
        "enum class D { One, Two };\n"
        "bool operator==(const C&, const C&);\n"
        "extern \"C\" {\nvoid h();\n}\n"
        "C::C()\n    : m_a{1}\n    , m_b(2)\n    , m_d{4}\n{\n    int e = 3;\n}\n"
        "const auto kF = [](int x) { return x; };\n"
        "}\n";
    EXPECT_THAT(mutableGlobals({{"core/base/a.cpp", text}}), IsEmpty());
}

TEST(Rules, RefuseSingletons)
{
    EXPECT_THAT(singletons({{"core/base/a.h", "static Registry& instance();\n"}}), testing::SizeIs(1));
}

TEST(Rules, RefuseOwningNew)
{
    EXPECT_THAT(
        owningNew({{"core/base/a.cpp", "auto* a = new Foo;\nnew (place) Foo;\n// new Foo\nint renew = 1;\n"},
                   {"app/a.cpp", "new Foo;\n"}}),
        ElementsAre("core/base/a.cpp:1: calls new"));
}

TEST(Rules, RefuseLongFunctions)
{
    const auto functionOf = [](std::size_t lines) {
        std::string text = "namespace a {\n\nint C::f(int x) const\n{\n";
        for (std::size_t i = 0; i < lines - 2; ++i)
            text += i % 2 == 0 ? "    if (x) {\n" : "    }\n";
        return text + "}\n\n}\n";
    };
    EXPECT_THAT(longFunctions({{"core/base/a.cpp", functionOf(62)}}),
                ElementsAre("core/base/a.cpp:4: 62 lines: int C::f(int x) const"));
    EXPECT_THAT(longFunctions({{"core/base/a.cpp", functionOf(60)}}), IsEmpty());
}

TEST(Rules, RefuseLongFiles)
{
    const auto linesOfNumber = [](std::size_t n) {
        std::string text;
        for (std::size_t i = 0; i < n; ++i)
            text += "\n";
        return text;
    };
    EXPECT_THAT(longFiles({{"core/base/a.cpp", linesOfNumber(501)}, {"core/base/b.cpp", linesOfNumber(500)}}),
                ElementsAre("core/base/a.cpp:501: 501 lines"));
}

TEST(CodeOnly, BlanksCommentsAndTextsButNotSeparators)
{
    EXPECT_EQ(codeOnly("a // b\n'x' \"y\\\"z\" 1'000 /* c\n d */ e"),
              "a     \n0 0 0    0 1'000     \n      e");
    EXPECT_EQ(codeOnly("R\"x(a)\" b)x\" c"), "0          0 c");
}

} // namespace architecture
