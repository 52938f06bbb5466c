#pragma once

#include "core/lang/compile.h"
#include "core/lang/source_text.h"

#include <string>
#include <vector>

namespace core {

/// Collects what is wrong with a text.
class Diagnostics {
public:
    void error(const Span& span, std::string message, std::string hint = {});
    void warning(const Span& span, std::string message, std::string hint = {});
    /// "<what> is not in the lesson language" with what to use instead.
    void missing(const Span& span, const std::string& what, std::string hint);

    bool hasErrors() const { return m_errors != 0; }
    std::size_t errors() const { return m_errors; }
    void forget(std::size_t count); ///< Drops all but the first `count`.
    std::size_t size() const { return m_all.size(); }
    /// In the order of their places.
    std::vector<Diagnostic> sorted() const;

private:
    std::vector<Diagnostic> m_all;
    std::size_t m_errors = 0;
};

} // namespace core
