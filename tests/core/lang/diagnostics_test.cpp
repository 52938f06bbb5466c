#include "support.h"

#include <gtest/gtest.h>

namespace core {
namespace {

TEST(Diagnostics, ShowTheLineTheCaretAndTheHint)
{
    const std::string source = "x = 5\nif x > 1\n    print(x)\n";
    const Compilation result = compile(source, "lesson.py");

    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(render(result.diagnostics[0], "lesson.py", source),
              "lesson.py:2:9: error: expected ':'\n"
              "    if x > 1\n"
              "            ^\n"
              "    hint: a block begins behind a colon\n");
    EXPECT_EQ(result.program, nullptr);
}

TEST(Diagnostics, UnderlineTheWholeThing)
{
    const std::string source = "y = b'abc'\n";
    const Compilation result = compile(source, "a.py");

    ASSERT_EQ(result.diagnostics.size(), 1U);
    EXPECT_EQ(render(result.diagnostics[0], "a.py", source),
              "a.py:1:5: error: bytes literals are not in the lesson language\n"
              "    y = b'abc'\n"
              "        ^~~~~~\n"
              "    hint: use a str: leave the b out\n");
}

TEST(Diagnostics, NameEveryErrorOfAFileAtOnce)
{
    EXPECT_EQ(places("x = = 1\n\ndef f(:\n    return )\n\nclass A\n    pass\n\nwhile True:\n    y = 'a\n"
                     "print(1\n"),
              "1:5 3:6 4:12 6:8 10:9 11:6 ");
}

TEST(Diagnostics, AreSilentAboutWhatFollowsFromAnError)
{
    EXPECT_EQ(places("if x > :\n    y = 1\nelif z:\n    y = 2\nelse:\n    y = 3\nprint(1)\n"), "1:8 ");
    EXPECT_EQ(places("def f(a, a b):\n    global q\n    return 1\nprint(f)\n"), "1:10 1:12 ");
}

TEST(Diagnostics, ContinueBehindABracketThatWasNeverClosed)
{
    EXPECT_EQ(places("x = (1, 2\ny = 3\nz = [4\n"), "1:5 3:5 ");
    EXPECT_EQ(places("print('a'\ndef f():\n    return = 1\n"), "1:6 3:12 ");
}

struct Case {
    const char* text;
    const char* place;
    const char* message;
};

/// Text, place of the first diagnostic, a part of its message.
const Case kBad[] = {
    {"x = 1\n2 = x\n", "2:1 ", "cannot assign to a literal"},
    {"x = 1\ny = b'abc'\n", "2:5 ", "bytes"},
    {"x = 1\nelse:\n    x = 2\n", "2:1 ", "'else' without"},
    {"def f(a):\n    pass\nf(a=1, a=2)\n", "3:8 ", "keyword argument repeated: a"},
    {"x = 5\nif x > 1\n    print(x)\n", "2:9 ", "expected ':'"},
    {"def f():\n    nonlocal n\n    n = 1\n", "2:14 ", "no binding for nonlocal 'n' found"},
    {"class A:\n    __slots__ = ['x']\n", "2:5 ", "__slots__"},
    {"x = 1\ny = 'abc\nz = 2\n", "2:5 ", "unterminated string"},
    {"x = \"\"\"abc\n", "1:5 ", "unterminated triple-quoted string"},
    {"x = 3j\n", "1:5 ", "complex numbers"},
    {"x = [1] @ [2]\n", "1:9 ", "the @ operator"},
    {"match x:\n    case 1:\n        pass\n", "1:1 ", "the match statement"},
    {"class A(metaclass=type):\n    pass\n", "1:9 ", "metaclasses"},
    {"class A(int, str):\n    pass\n", "1:14 ", "multiple inheritance"},
    {"class A:\n    def __del__(self):\n        pass\n", "2:9 ", "__del__"},
    {"try:\n    pass\nexcept* ValueError:\n    pass\n", "3:7 ", "except*"},
    {"async def f():\n    yield 1\n", "2:5 ", "async generators"},
    {"async def f(g):\n    return [x async for x in g]\n", "2:15 ", "async comprehensions"},
    {"f = open('a')\n", "1:5 ", "'open' is not in the lesson language"},
    {"eval('1')\n", "1:1 ", "'eval' is"},
    {"n = 'a'\ngetattr(n, n)\n", "2:1 ", "getattr with a computed name"},
    {"import requests\n", "1:8 ", "module 'requests' is not simulated; model the request with io(ms)"},
    {"import numpy as np\n", "1:8 ", "module 'numpy' is not simulated"},
    {"from urllib.request import urlopen\n", "1:6 ", "module 'urllib.request' is not simulated"},
    {"from threading import Tread\n", "1:23 ", "module 'threading' has no 'Tread'"},
    {"return 1\n", "1:1 ", "'return' outside function"},
    {"yield 1\n", "1:1 ", "'yield' outside function"},
    {"def f():\n    await g()\n", "2:5 ", "'await' outside async function"},
    {"break\n", "1:1 ", "'break' outside loop"},
    {"for i in []:\n    def f():\n        continue\n", "3:9 ", "'continue' outside loop"},
    {"def f(a, a):\n    pass\n", "1:10 ", "duplicate parameter 'a'"},
    {"def f(a=1, b):\n    pass\n", "1:12 ", "non-default argument follows default argument"},
    {"f(a=1, 2)\n", "1:8 ", "positional argument follows keyword argument"},
    {"f() = 1\n", "1:1 ", "cannot assign to a function call"},
    {"x + 1 = 2\n", "1:1 ", "cannot assign to an expression"},
    {"None = 1\n", "1:1 ", "cannot assign to None"},
    {"*a = 1\n", "1:1 ", "a starred target must stand in a list or tuple"},
    {"*a, *b = 1\n", "1:5 ", "several starred targets"},
    {"del f()\n", "1:5 ", "cannot delete a function call"},
    {"def f(x):\n    global x\n", "2:12 ", "name 'x' is parameter and global"},
    {"def f():\n    x = 1\n    global x\n", "3:12 ", "name 'x' is assigned to before global declaration"},
    {"def f():\n    print(x)\n    global x\n", "3:12 ", "name 'x' is used prior to global declaration"},
    {"nonlocal x\n", "1:10 ", "nonlocal declaration not allowed at module level"},
    {"  x = 1\n", "1:3 ", "unexpected indent"},
    {"if 1:\n        x = 1\n    y = 2\n", "3:5 ", "unindent does not match"},
    {"if 1:\nx = 1\n", "2:1 ", "expected an indented block after 'if' statement on line 1"},
    {"x = (1 + 2\n", "1:5 ", "'(' was never closed"},
    {"x = 1)\n", "1:6 ", "unmatched ')'"},
    {"x = (1]\n", "1:7 ", "closing ']' does not match opening '('"},
    {"class A:\n    def __get__(self, o, t): pass\n", "2:9 ", "__get__ is not in the lesson language"},
    {"class A:\n    def __init_subclass__(cls): pass\n", "2:9 ", "__init_subclass__ is not in the lesson"},
    {"x = frozenset([1])\n", "1:5 ", "'frozenset' is not in the lesson language"},
    {"f(x for x in y, 1)\n", "1:3 ", "needs parentheses"},
    {"a := 1\n", "1:1 ", "':=' needs parentheses"},
    {"try:\n    pass\n", "2:9 ", "expected 'except' or 'finally'"},
    {"while True:\n# nothing\n", "2:10 ", "expected an indented block"},
    {"print(\"hello)\n", "1:7 ", "unterminated string"},
    {"print 'hello'\n", "1:1 ", "missing parentheses in the call of 'print'"},
    {"x = 012\n", "1:5 ", "leading zeros"},
    {"x = 1abc\n", "1:5 ", "invalid decimal literal"},
    {"x = f'{}'\n", "1:8 ", "f-string: an empty expression is not allowed"},
    {"x = f'{1'\n", "1:7 ", "f-string: expected '}'"},
    {"x = f'}'\n", "1:7 ", "f-string: a single '}' is not allowed"},
    {"x = 5 if 1\n", "1:11 ", "expected 'else'"},
    {"x = €\n", "1:5 ", "invalid character '€' (U+20AC)"},
    {"if x = 1:\n    pass\n", "1:6 ", "expected ':', found '='"},
    {"try:\n    pass\nx = 1\n", "3:1 ", "expected 'except' or 'finally' block"},
    {"[x for x in (y := [1])]\n", "1:14 ", "':=' cannot be used in the iterable"},
    {"from interleave import Guarded\ntotal = Guarded(0)\ndef f():\n    total.value += 1\n", "4:5 ",
     "the value of the Guarded 'total' is reached without its lock"},
    {"from interleave import Guarded\ng = Guarded(0)\nwith g as cell:\n    kept = cell\n", "4:12 ",
     "'cell' is kept beyond the 'with' that opens it"},
    {"from interleave import Guarded\ng = Guarded(0)\nwith g as cell:\n    pass\nprint(cell.value)\n", "5:7 ",
     "'cell' is used outside of the 'with' that opened it"},
    {"from interleave import param\ndef f():\n    return param('n', 1, 0, 2)\n", "3:12 ",
     "param() must stand at module level"},
    {"from interleave import param\nn = 3\nm = param('n', n, 0, 2)\n", "3:16 ",
     "the arguments of param() must be literals"},
    {"x = '\xff'\n", "1:6 ", "the byte 0xff is not UTF-8"},
};

class BadLesson : public testing::TestWithParam<std::string> { };

TEST_P(BadLesson, IsRefusedAtItsPlace)
{
    for (const Case& each : kBad) {
        if (each.text != GetParam())
            continue;
        EXPECT_EQ(places(each.text).substr(0, std::string(each.place).size()), each.place);
        EXPECT_NE(firstMessage(each.text).find(each.message), std::string::npos) << firstMessage(each.text);
    }
}

std::vector<std::string> badTexts()
{
    std::vector<std::string> texts;
    for (const Case& each : kBad)
        texts.emplace_back(each.text);
    return texts;
}

INSTANTIATE_TEST_SUITE_P(All, BadLesson, testing::ValuesIn(badTexts()),
                         [](const auto& row) { return "n" + std::to_string(row.index); });

TEST(Warnings, NameWhatIsNotDefinedAndWhatMayBeMeant)
{
    EXPECT_EQ(diagnose("counter = 1\nprint(conter)\n"),
              "2:7 warning: name 'conter' is not defined (did you mean 'counter'?)\n");
    EXPECT_NE(compile("print(nothing_of_that_kind)\n", "a.py").program, nullptr);
}

TEST(Declarations, AreReadBeforeTheLessonRuns)
{
    const Compilation result = compile("\"\"\"# The race\n\nChapter: Races\n\"\"\"\n"
                                       "from interleave import param, schedule, expect\n"
                                       "n = param('n', 3, 1, 10)\n"
                                       "schedule('lost', '0 1*2 2*3')\n"
                                       "expect('both', 'right', counter=2, names=('a', None))\n",
                                       "a.py");

    ASSERT_NE(result.program, nullptr);
    const Declarations& found = result.program->declarations();
    EXPECT_EQ(found.title, "The race");
    EXPECT_EQ(found.chapter, "Races");
    ASSERT_EQ(found.parameters.size(), 1U);
    EXPECT_EQ(found.parameters[0].name, "n");
    EXPECT_EQ(found.parameters[0].value, 3);
    EXPECT_TRUE(found.parameters[0].integral);
    ASSERT_EQ(found.schedules.size(), 1U);
    EXPECT_EQ(found.schedules[0].text, "0 1*2 2*3");
    ASSERT_EQ(found.expectations.size(), 1U);
    EXPECT_EQ(found.expectations[0].variables[1].second, "[\"a\", null]");
}

TEST(Text, MayBeginWithAMarkAndEndItsLinesAsOnWindows)
{
    EXPECT_EQ(diagnose("\xEF\xBB\xBFx = 1\r\nif x:\r\n    print(x)\r\n"), "");
    EXPECT_EQ(diagnose(""), "");
}

} // namespace
} // namespace core
