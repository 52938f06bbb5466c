#include "core/insight/figures.h"
#include "core/lang/compile.h"
#include "core/machine/simulate.h"

#include <cstdint>
#include <cstdlib>

namespace {

core::Limits smallLimits()
{
    core::Limits limits;
    limits.maxSteps = 20'000;
    limits.maxMemory = std::uint64_t{64} << 20;
    limits.maxThreads = 100;
    limits.maxOutput = std::uint64_t{1} << 16;
    return limits;
}

} // namespace

/// Any bytes are a lesson or get diagnostics; a lesson runs to an end or to a limit.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char*>(data), size);
    const core::Compilation compilation = core::compile(text, "lesson.py");
    for (const core::Diagnostic& diagnostic : compilation.diagnostics)
        if (core::render(diagnostic, "lesson.py", text).empty())
            std::abort();
    if (!compilation.program)
        return compilation.diagnostics.empty() ? std::abort(), 1 : 0;
    core::Result<core::RunOptions> options = core::optionsFor(*compilation.program);
    if (!options)
        return 0;
    options->limits = smallLimits();
    core::figuresOf(*core::simulate(compilation.program, *options));
    return 0;
}
