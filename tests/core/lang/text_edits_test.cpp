#include "core/lang/text_edits.h"

#include <gtest/gtest.h>

namespace core {

TEST(TextEdits, AreMadeWhereTheTextWasBefore)
{
    const SourceText source = *decode("one\nzwei ä\ndrei\n");
    TextEdits edits(source);
    edits.insert(source.lineStarts[2], U"half\n");
    edits.replace(4, 8, U"two");
    edits.insert(source.lineStarts[2], U"and\n");
    edits.insert(source.text.size(), U"end\n");

    EXPECT_EQ(edits.text(), "one\ntwo ä\nhalf\nand\ndrei\nend\n");
}

TEST(TextEdits, TellWhereEachLineIsNow)
{
    const SourceText source = *decode("a\nb\nc\n");
    TextEdits edits(source);
    edits.insert(source.lineStarts[1], U"x\ny\n");
    edits.insert(source.lineStarts[2] + 1, U"\n");

    EXPECT_EQ(edits.lineBehind(1), 1);
    EXPECT_EQ(edits.lineBehind(2), 4);
    EXPECT_EQ(edits.lineBehind(3), 5);
}

} // namespace core
