#pragma once

#include "core/lang/compile.h"
#include "core/world/world.h"

#include <gtest/gtest.h>
#include <string_view>

namespace core::testing {

/// The compiled lesson; a test fails where it has errors.
inline std::shared_ptr<const Program> compiled(std::string_view text)
{
    const Compilation compilation = compile(text, "lesson.py");
    for (const Diagnostic& diagnostic : compilation.diagnostics)
        if (diagnostic.severity == Severity::Error)
            ADD_FAILURE() << render(diagnostic, "lesson.py", text);
    return compilation.program;
}

/// A world at its start, with nothing shared unless given.
inline World worldOf(std::shared_ptr<const Program> program, std::shared_ptr<const Sharing> sharing = nullptr)
{
    auto context = std::make_shared<WorldContext>();
    context->program = program;
    context->sharing = sharing ? sharing : std::make_shared<Sharing>(program);
    return World(context);
}

/// Runs whoever can go, lowest number first, each until it blocks; what was printed.
inline std::string runToEnd(World& world)
{
    std::string output;
    for (bool moved = true; moved;) {
        moved = false;
        for (std::size_t i = 0; i < world.threadCount() && !moved; ++i) {
            const ThreadId id{i};
            if (world.thread(id).life == ThreadLife::Started) {
                world.begin(id);
                moved = true;
            } else if (world.canGo(id)) {
                const bool prints = world.stop(id).kind == StopKind::Output;
                const Taken taken = world.take(id);
                output += prints ? taken.text : std::string();
                moved = true;
            }
        }
    }
    return output;
}

} // namespace core::testing
