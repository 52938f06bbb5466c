#include "support.h"

#include "core/program/disassemble.h"

#include <gtest/gtest.h>

namespace core {
namespace {

/// The code of one function, its heading left out.
std::string codeOf(std::string_view text, std::string_view function = "<module>")
{
    const Compilation result = compile(text, "lesson.py");
    if (!result.program)
        return diagnose(text);
    for (const Function& each : result.program->functions())
        if (each.qualifiedName == function && !each.hidden) {
            const std::string code = disassemble(*result.program, each);
            return code.substr(code.find('\n') + 1);
        }
    return "no such function";
}

TEST(Compiler, MakesAnIncrementReadAddAndWrite)
{
    EXPECT_EQ(codeOf("c = 0\ndef f():\n    global c\n    c += 1\n", "f"),
              "4\t0 LoadGlobal 0 0 0 line ; c\n"
              "4\t1 Const 1 1 0 ; 1\n"
              "4\t2 InplaceAdd 0 0 1 op\n"
              "4\t3 StoreGlobal 0 0 0 ; c\n"
              "4\t4 Const 0 2 0 ; None\n"
              "4\t5 Return 0 0 0\n");
}

TEST(Compiler, ReturnsToTheLineOfALoop)
{
    EXPECT_EQ(codeOf("def f(n):\n    while n:\n        n = n - 1\n", "f"),
              "2\t0 JumpIfFalse 0 0 4 line\n"
              "3\t1 Const 1 0 0 line ; 1\n"
              "3\t2 Subtract 0 0 1 op\n"
              "2\t3 Jump 0 0 0\n"
              "2\t4 Const 1 1 0 ; None\n"
              "2\t5 Return 1 0 0\n");
}

TEST(Compiler, UsesConstantsAreNoOperations)
{
    EXPECT_EQ(codeOf("def f():\n    return 2 * 3\n", "f").find(" op"), std::string::npos);
    EXPECT_NE(codeOf("def f(a):\n    return a < 1 < a\n", "f").find("Less 1 0 2 op"), std::string::npos)
        << codeOf("def f(a):\n    return a < 1 < a\n", "f");
    EXPECT_EQ(codeOf("def f(a):\n    return a is None\n", "f").find(" op"), std::string::npos);
}

TEST(Compiler, ChecksVariablesThatMayBeUnset)
{
    EXPECT_NE(codeOf("def f(a):\n    if a:\n        x = 1\n    return x\n", "f").find("CheckSet"),
              std::string::npos);
    EXPECT_EQ(codeOf("def f(a):\n    if a:\n        x = 1\n    else:\n        x = 2\n    return x\n", "f")
                  .find("CheckSet"),
              std::string::npos);
    EXPECT_EQ(codeOf("def f(a):\n    if a:\n        x = 1\n    else:\n        return 0\n    return x\n", "f")
                  .find("CheckSet"),
              std::string::npos);
}

TEST(Compiler, PutsInnerProtectionsFirst)
{
    const Compilation result =
        compile("def f():\n    try:\n        try:\n            g()\n        except A:\n"
                "            h()\n    finally:\n        i()\n",
                "lesson.py");

    ASSERT_NE(result.program, nullptr);
    const auto& regions = result.program->function(1).protections;
    ASSERT_GE(regions.size(), 2U);
    for (std::size_t i = 0; i < regions.size(); ++i)
        for (std::size_t j = i + 1; j < regions.size(); ++j) {
            const bool outerFirst = regions[i].from <= regions[j].from && regions[j].to <= regions[i].to
                && !(regions[i].from == regions[j].from && regions[i].to == regions[j].to);
            EXPECT_FALSE(outerFirst) << i << " holds " << j;
        }
}

TEST(Compiler, PutsTheLessonFirstAndThePreludeBehind)
{
    const Compilation result = compile("import threading\n", "lesson.py");

    ASSERT_NE(result.program, nullptr);
    EXPECT_EQ(result.program->modules()[0].name, "__main__");
    EXPECT_EQ(result.program->function(0).kind, FunctionKind::Module);
    EXPECT_FALSE(result.program->function(0).hidden);
    EXPECT_TRUE(result.program->functions().back().hidden);
}

} // namespace
} // namespace core
