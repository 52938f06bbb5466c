#pragma once

#include "core/lang/diagnostics.h"
#include "core/program/program.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace core {

/// Thrown within the compiler once an error has been reported that leaves no program.
struct CompileFailure { };

/// A function with its code, until all functions are put together.
struct FunctionCode {
    Function function;
    std::vector<Instruction> code;
    std::vector<Place> places;
};

/// Collects what all functions of a program share: constants, names, the functions themselves.
class ProgramBuilder {
public:
    explicit ProgramBuilder(Diagnostics& diagnostics)
        : m_diagnostics(diagnostics)
    {
    }

    std::uint16_t constant(const Constant& constant);
    std::uint16_t name(const std::string& name);
    std::uint16_t nameTuple(const std::vector<std::string>& names);
    /// The place for a function; outer functions come before inner ones.
    std::uint16_t reserveFunction();
    void setFunction(std::uint16_t index, FunctionCode code) { m_functions[index] = std::move(code); }
    /// The number of a statement, the same each time (a `finally` is compiled several times).
    std::uint32_t statement(const void* node);
    std::vector<Module>& modules() { return m_modules; }
    Diagnostics& diagnostics() { return m_diagnostics; }

    Program::Parts finish(std::string fileName, std::string source, Declarations declarations);
    [[noreturn]] void tooLarge(const Span& span, const std::string& what);

private:
    std::uint16_t checked(std::size_t index, const std::string& what);

    Diagnostics& m_diagnostics;
    std::vector<Constant> m_constants;
    std::unordered_map<std::uint64_t, std::uint16_t> m_valueIndex;
    std::map<std::string, std::uint16_t, std::less<>> m_textIndex;
    std::map<std::string, std::uint16_t, std::less<>> m_bigIndex;
    std::vector<std::string> m_names;
    std::unordered_map<std::string, std::uint16_t> m_nameIndex;
    std::vector<FunctionCode> m_functions;
    std::unordered_map<const void*, std::uint32_t> m_statements;
    std::vector<Module> m_modules;
};

} // namespace core
