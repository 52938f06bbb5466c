#include "tests/core/value/support.h"

#include <rapidcheck.h>

using namespace core;

namespace {

class Texts : public core::testing::Values {
protected:
    std::string percent(std::string_view pattern, Value value)
    {
        return shown(binary(context, BinaryOp::Modulo, text(pattern), value));
    }
};

TEST_F(Texts, CountCodePoints)
{
    EXPECT_EQ(*length(context, text("añ€😀")), 4);
    EXPECT_EQ(shown(getItem(context, text("añ€😀"), Value::small(-1))), "'😀'");
}

TEST_F(Texts, AreQuotedAsPythonDoes)
{
    EXPECT_EQ(shown(text("it's")), "\"it's\"");
    EXPECT_EQ(shown(text("both ' and \"")), "'both \\' and \"'");
    EXPECT_EQ(shown(text("tab\t nl\n bs\\ \x01")), "'tab\\t nl\\n bs\\\\ \\x01'");
}

TEST_F(Texts, SplitAndJoin)
{
    EXPECT_EQ(method(text(" a  b "), "split"), "['a', 'b']");
    EXPECT_EQ(method(text("a,b,,c"), "split", {text(",")}), "['a', 'b', '', 'c']");
    EXPECT_EQ(method(text("a,b,c"), "rsplit", {text(","), Value::small(1)}), "['a,b', 'c']");
    EXPECT_EQ(method(text("-"), "join", {list({text("a"), text("b")})}), "'a-b'");
    EXPECT_EQ(method(text("-"), "join", {list({Value::small(1)})}),
              "TypeError: sequence item 0: expected str instance, int found");
}

TEST_F(Texts, ChangeTheirCaseByTheRulesOfUnicode)
{
    EXPECT_EQ(method(text("straße"), "upper"), "'STRASSE'");
    EXPECT_EQ(method(text("they're bill's"), "title"), "\"They'Re Bill'S\"");
    EXPECT_EQ(method(text("ÀÉ"), "lower"), "'àé'");
}

TEST_F(Texts, FormatNumbersBySpecification)
{
    EXPECT_EQ(formatted(Value::small(1234567), ","), "1,234,567");
    EXPECT_EQ(formatted(Value::small(255), "#06x"), "0x00ff");
    EXPECT_EQ(formatted(Value::real(3.14159), "8.2f"), "    3.14");
    EXPECT_EQ(formatted(Value::real(0.25), ".0%"), "25%");
    EXPECT_EQ(formatted(Value::small(5), "+d"), "+5");
    EXPECT_EQ(formatted(text("hi"), "*^6"), "**hi**");
    EXPECT_EQ(formatted(text("hi"), "d"), "ValueError: Unknown format code 'd' for object of type 'str'");
    EXPECT_EQ(formatted(number("1267650600228229401496703205376"), ",d"),
              "1,267,650,600,228,229,401,496,703,205,376");
}

TEST_F(Texts, FormatWithPercentSigns)
{
    EXPECT_EQ(percent("%5.1f|%-4s|%03d", tuple({Value::real(2.25), text("ab"), Value::small(7)})),
              "'  2.2|ab  |007'");
    EXPECT_EQ(percent("%s %s", Value::small(1)), "TypeError: not enough arguments for format string");
    EXPECT_EQ(percent("%d", text("x")), "TypeError: %d format: a real number is required, not str");
}

TEST_F(Texts, ReplacingNothingChangesNothing)
{
    EXPECT_TRUE(rc::check("split and join undo each other", [&] {
        const auto parts = *rc::gen::container<std::vector<std::string>>(
            rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc "))));
        RC_PRE(!parts.empty());
        std::string joined;
        for (std::size_t i = 0; i < parts.size(); ++i)
            joined += (i > 0 ? "," : "") + parts[i];
        std::vector<Value> expected;
        for (const std::string& part : parts)
            expected.push_back(text(part));
        RC_ASSERT(method(text(joined), "split", {text(",")}) == shown(list(expected)));
    }));
}

TEST_F(Texts, EqualOnesHashEqualWhereverTheyLie)
{
    EXPECT_TRUE(rc::check("heap and constant", [&] {
        const auto bytes = *rc::gen::container<std::string>(rc::gen::inRange('a', 'e'));
        const Value constant = constants.addText(bytes);
        RC_ASSERT(*equal(context, constant, text(bytes)));
        RC_ASSERT(*hash(context, constant) == *hash(context, text(bytes)));
    }));
}

} // namespace
