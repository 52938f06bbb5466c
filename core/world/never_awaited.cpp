#include "core/world/never_awaited.h"

#include "core/program/source_line.h"
#include "core/world/generator.h"

#include <algorithm>
#include <set>
#include <utility>

namespace core {

namespace {

bool isCoroutine(FunctionKind kind)
{
    return kind == FunctionKind::Coroutine;
}

std::string_view withoutIndent(std::string_view line)
{
    return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

} // namespace

std::string neverAwaitedWarnings(const World& world)
{
    const Program& program = *world.context().program;
    if (std::ranges::none_of(program.functions(), isCoroutine, &Function::kind))
        return {};
    const Memory& memory = world.memory();
    std::set<std::pair<std::uint32_t, std::int64_t>> told; // Line, function.
    std::string warnings;
    memory.forEachObject([&](std::uint64_t object, const Header& header) {
        if (header.kind != Kind::Generator || header.words != kCoroutineWords)
            return;
        const Value madeAt = memory.get(object, GeneratorLayout::madeAt);
        if (madeAt.isUnset() || !(memory.get(object, GeneratorLayout::state) == GeneratorLayout::created()))
            return;
        const std::uint32_t line = program.place(static_cast<std::uint32_t>(madeAt.asSmall())).line;
        const std::int64_t function = memory.get(object, GeneratorLayout::function).asSmall();
        if (!told.insert({line, function}).second)
            return;
        warnings += program.fileName() + ":" + std::to_string(line) + ": RuntimeWarning: coroutine '"
            + program.function(static_cast<std::uint32_t>(function)).qualifiedName + "' was never awaited\n  "
            + std::string(withoutIndent(sourceLine(program.source(), line))) + "\n";
    });
    return warnings;
}

} // namespace core
