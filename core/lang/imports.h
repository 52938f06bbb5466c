#pragma once

#include "core/lang/ast.h"
#include "core/lang/unit.h"

#include <map>
#include <string>

namespace core {

/// Which names of a lesson mean members of a module: "work" → "interleave.work", "iv" → "interleave".
class ImportedNames {
public:
    explicit ImportedNames(const Unit& lesson);

    /// "interleave.machine" for `machine` and for `interleave.machine`; empty for all else.
    std::string meaning(const ast::Expression& expression) const;

private:
    std::map<std::string, std::string, std::less<>> m_names;
};

} // namespace core
