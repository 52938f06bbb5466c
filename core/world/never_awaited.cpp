#include "core/world/never_awaited.h"

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

/// The source's line, without the blanks before it.
std::string_view textOfLine(std::string_view source, std::uint32_t line)
{
    for (; line > 1; --line) {
        const std::size_t end = source.find('\n');
        source.remove_prefix(end == std::string_view::npos ? source.size() : end + 1);
    }
    source = source.substr(0, source.find_first_of("\r\n"));
    source.remove_prefix(std::min(source.find_first_not_of(" \t"), source.size()));
    return source;
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
            + std::string(textOfLine(program.source(), line)) + "\n";
    });
    return warnings;
}

} // namespace core
