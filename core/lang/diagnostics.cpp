#include "core/lang/diagnostics.h"

#include "core/value/utf8.h"

#include <algorithm>

namespace core {

namespace {

/// Code points; of a line or a name of ten thousand nobody reads more than the beginning.
constexpr std::size_t kLongestLine = 160;
constexpr std::size_t kLongestMessage = 1000;

int lengthOf(const Span& span)
{
    return span.line == span.endLine ? std::max(1, span.endColumn - span.column) : 1;
}

/// The line with its tabs as single blanks, so that the caret stands under its column.
std::string shownLine(const SourceText& source, int number)
{
    std::u32string line(source.line(number));
    std::ranges::replace(line, U'\t', U' ');
    return toUtf8(line);
}

} // namespace

void Diagnostics::error(const Span& span, std::string message, std::string hint)
{
    m_all.push_back({Severity::Error, span.begin(), lengthOf(span), std::move(message), std::move(hint)});
    ++m_errors;
}

void Diagnostics::warning(const Span& span, std::string message, std::string hint)
{
    m_all.push_back({Severity::Warning, span.begin(), lengthOf(span), std::move(message), std::move(hint)});
}

void Diagnostics::missing(const Span& span, const std::string& what, std::string hint)
{
    error(span, what + " not in the lesson language", std::move(hint));
}

void Diagnostics::forget(std::size_t count)
{
    m_all.resize(std::min(count, m_all.size()));
    m_errors = static_cast<std::size_t>(std::ranges::count(m_all, Severity::Error, &Diagnostic::severity));
}

std::vector<Diagnostic> Diagnostics::sorted() const
{
    std::vector<Diagnostic> all = m_all;
    std::ranges::stable_sort(all, [](const Diagnostic& a, const Diagnostic& b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::string render(const Diagnostic& diagnostic, std::string_view fileName, std::string_view source)
{
    std::string text = std::string(fileName) + ":" + std::to_string(diagnostic.place.line) + ":"
        + std::to_string(diagnostic.place.column) + ": "
        + (diagnostic.severity == Severity::Error ? "error: " : "warning: ")
        + utf8::clipped(diagnostic.message, kLongestMessage) + "\n";
    if (const auto decoded = decode(source)) {
        const auto column = static_cast<std::size_t>(diagnostic.place.column - 1);
        const auto length = static_cast<std::size_t>(std::max(1, diagnostic.length));
        text += "    " + utf8::clipped(shownLine(*decoded, diagnostic.place.line), kLongestLine) + "\n";
        text += std::string(4 + std::min(column, kLongestLine), ' ') + "^"
            + std::string(std::min(length - 1, kLongestLine), '~') + "\n";
    } else {
        text += "    ^\n";
    }
    if (!diagnostic.hint.empty())
        text += "    hint: " + diagnostic.hint + "\n";
    return text;
}

} // namespace core
