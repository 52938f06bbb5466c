#include "support.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace core {
namespace {

std::string repeated(std::string_view text, std::size_t count)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

TEST(Nesting, OfBracketsIsLimitedWithAMessage)
{
    EXPECT_NE(firstMessage("x = " + repeated("(", 100'000) + "\n").find("too many nested brackets"),
              std::string::npos);
    EXPECT_NE(firstMessage("x = " + repeated("[", 100'000) + repeated("]", 100'000) + "\n").find("nested"),
              std::string::npos);
}

TEST(Nesting, OfOperatorsIsLimitedWithAMessage)
{
    for (const char* part : {"not ", "-", "lambda: ", "1 if 2 else ", "1 ** ", "1 + ", "await ", "f().", "*"})
        EXPECT_NE(diagnose("x = " + repeated(part, 20'000) + "x\n"), "") << part;
    EXPECT_NE(firstMessage("x = a" + repeated("[0]", 20'000) + "\n").find("nested too deeply"),
              std::string::npos);
}

TEST(Nesting, OfBlocksIsLimitedWithAMessage)
{
    std::string text;
    for (std::size_t i = 0; i < 300; ++i)
        text += std::string(i, ' ') + "if x:\n";
    EXPECT_NE(firstMessage(text + std::string(300, ' ') + "pass\n").find("too many levels of indentation"),
              std::string::npos);
    text = "def f():\n";
    for (std::size_t i = 1; i < 60; ++i)
        text += std::string(i, ' ') + "try:\n" + std::string(i + 1, ' ') + "return 1\n" + std::string(i, ' ')
            + "finally:\n";
    EXPECT_NE(firstMessage(text + std::string(60, ' ') + "return 2\n"), "");
}

TEST(Length, OfWhatALessonHoldsIsLimitedWithAMessage)
{
    EXPECT_NE(firstMessage(repeated("x = 1\n", 60'000)).find("too long"), std::string::npos);
    EXPECT_EQ(diagnose("x = [" + repeated("1, ", 5'000) + "]\n"), "");
    EXPECT_EQ(diagnose("print(" + repeated("1, ", 5'000) + ")\n"), "");
    EXPECT_EQ(diagnose("x = f'" + repeated("{1}-", 500) + "'\n"), "");
}

constexpr std::string_view kLesson = R"(
import threading
from queue import Queue
total, items = 0, [1, 2.5, "a", f"{1:>{2}} {x!r} {y=}"]
class A(Exception):
    """text"""
    n: int = 3
    def __init__(self, *args, k=1, **kw):
        super().__init__(*args, **kw)
        self.__hidden = [a for a in args if a if (b := a)]
    @property
    def x(self): return self.n ** -2 if not self else {**{}, 'k': 1}
async def main(q, /, *, w=lambda a, *b: (a, *b)):
    async with q as (r, s), w: await r
    async for i in q: print(i)
    else: pass
def gen(n):
    global total
    def inner():
        nonlocal n
        n += 1
    try:
        yield from range(n)
        x = yield
    except (ValueError, A) as e:
        raise RuntimeError from e
    except: raise
    else: del n, items[0:1:2], x.y
    finally:
        while 1 < total <= 3 != n is not None not in []:
            if n: continue
            elif total: break
            else: return
        for a, (*b, c) in zip(): total += 1
with threading.Lock() as l: assert total, "no"
)";

RC_GTEST_PROP(AnyBytes, CompileWithoutACrash, (const std::string& text))
{
    const Compilation result = compile(text, "lesson.py");
    RC_ASSERT((result.program != nullptr) || !result.diagnostics.empty());
}

RC_GTEST_PROP(AMutatedLesson, CompilesWithoutACrash, ())
{
    std::string text(kLesson);
    const auto changes = *rc::gen::inRange(1, 8);
    for (int i = 0; i < changes; ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        const auto length = std::min(*rc::gen::inRange<std::size_t>(0, 12), text.size() - at);
        const auto other = *rc::gen::inRange<std::size_t>(0, kLesson.size() - 12);
        switch (*rc::gen::inRange(0, 3)) {
        case 0: text.erase(at, length); break;
        case 1: text.insert(at, kLesson.substr(other, length)); break;
        default: text.insert(at, 1, "()[]{}:,'\"\\\n \t=*f#@."[*rc::gen::inRange(0, 20)]); break;
        }
        if (text.empty())
            text = "x";
    }
    const Compilation result = compile(text, "lesson.py");
    RC_ASSERT((result.program != nullptr) || !result.diagnostics.empty());
    for (const Diagnostic& diagnostic : result.diagnostics)
        RC_ASSERT(!render(diagnostic, "lesson.py", text).empty());
}

TEST(TheMutatedLesson, HasNoErrors)
{
    EXPECT_NE(compile(kLesson, "lesson.py").program, nullptr) << diagnose(kLesson);
}

TEST(AnyBeginningOfALesson, CompilesWithoutACrash)
{
    for (std::size_t length = 0; length < kLesson.size(); ++length)
        compile(kLesson.substr(0, length), "lesson.py");
}

} // namespace
} // namespace core
