#include "app/cli/console.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <unistd.h>

namespace app {

namespace {

/// Past the buffers of the C library: what failed is known at once.
bool writeAll(int file, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool mayColour()
{
    const char* refused = std::getenv("NO_COLOR");
    return errorIsTerminal() && (!refused || *refused == '\0');
}

} // namespace

core::Result<> writeOutput(std::string_view text)
{
    if (writeAll(STDOUT_FILENO, text))
        return {};
    return core::fail("standard output could not be written: " + std::string(std::strerror(errno)));
}

void writeError(std::string_view text)
{
    writeAll(STDERR_FILENO, text);
}

void complain(std::string_view message)
{
    const std::string head = mayColour() ? "\x1b[31minterleave:\x1b[0m " : "interleave: ";
    writeError(head + std::string(message) + "\n");
}

bool errorIsTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

} // namespace app
