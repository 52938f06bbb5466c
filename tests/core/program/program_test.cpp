#include "core/program/disassemble.h"
#include "core/program/program.h"

#include <gtest/gtest.h>

namespace core {
namespace {

/// A program of one function with the given code.
Program programOf(std::vector<Instruction> code, std::uint16_t registers, std::vector<Protected> regions = {})
{
    Program::Parts parts;
    parts.fileName = "lesson.py";
    Function body;
    body.name = body.qualifiedName = "<module>";
    body.kind = FunctionKind::Module;
    body.count = static_cast<std::uint32_t>(code.size());
    body.registers = registers;
    body.protections = std::move(regions);
    parts.functions.push_back(body);
    parts.places.resize(code.size());
    parts.code = std::move(code);
    parts.constants = {Value::small(1), std::string("text"), BigLiteral{"99999999999999999999"}};
    parts.names = {"alpha", "beta"};
    parts.modules.push_back({"__main__", 0, {"x", "y"}, 0, {}});
    parts.modules.push_back({"threading", 2, {"Thread"}, std::nullopt, {}});
    return Program(std::move(parts));
}

std::string live(const Program& program, std::size_t instruction)
{
    std::string text;
    for (std::uint16_t reg = 0; reg < program.function(0).registers; ++reg)
        text += program.isLive(instruction, reg) ? '1' : '0';
    return text;
}

TEST(Program, GivesConstantsAsValues)
{
    const Program program = programOf({{Op::Nop}}, 0);

    EXPECT_EQ(program.constant(0), Value::small(1));
    EXPECT_TRUE(program.constant(1).is(Kind::Str));
    EXPECT_EQ(program.constantTable().text(program.constant(1)).bytes,
              std::get<std::string>(program.constants()[1]));
    EXPECT_TRUE(program.constant(2).is(Kind::BigInt));
}

TEST(Program, FindsNamesAndCountsSlots)
{
    const Program program = programOf({{Op::Nop}}, 0);

    EXPECT_EQ(program.nameIndex("beta"), 1U);
    EXPECT_EQ(program.nameIndex("gamma"), std::nullopt);
    EXPECT_EQ(program.slotCount(), 3U);
}

TEST(Program, KnowsWhichRegistersAreStillRead)
{
    const Program program =
        programOf({{Op::Const, 0, 0, 0}, {Op::Const, 0, 1, 0}, {Op::Add, 0, 2, 0, 1}, {Op::Return, 0, 2}}, 3);

    EXPECT_EQ(live(program, 0), "000");
    EXPECT_EQ(live(program, 1), "100");
    EXPECT_EQ(live(program, 2), "110");
    EXPECT_EQ(live(program, 3), "001");
}

TEST(Program, KeepsRegistersAliveAroundALoop)
{
    const Program program = programOf({{Op::Const, 0, 0, 0},
                                       {Op::ForNext, 0, 1, 0, 4},
                                       {Op::StoreGlobal, 0, 1, 0},
                                       {Op::Jump, 0, 0, 0, 1},
                                       {Op::Return, 0, 0}},
                                      2);

    EXPECT_EQ(live(program, 2), "11");
    EXPECT_EQ(live(program, 3), "10");
}

TEST(Program, KeepsWhatAHandlerReadsAlive)
{
    const Program program = programOf({{Op::Const, 0, 0, 0},
                                       {Op::Const, 0, 2, 0},
                                       {Op::Call, 0, 2, 2, 0},
                                       {Op::Return, 0, 2},
                                       {Op::Return, 0, 0}},
                                      3, {{2, 3, 4, 1}});

    EXPECT_EQ(live(program, 2), "101");
    EXPECT_EQ(live(program, 3), "001");
}

TEST(Program, IsReadableAsText)
{
    const Program program =
        programOf({{Op::Const, Instruction::kLineStart, 0, 1, 0}, {Op::StoreGlobal, 0, 0, 1}}, 1);

    EXPECT_EQ(disassemble(program),
              "<module>:\n0\t0 Const 0 1 0 line ; 'text'\n0\t1 StoreGlobal 0 1 0 ; y\n");
}

} // namespace
} // namespace core
