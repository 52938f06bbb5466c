#pragma once

#include "core/base/result.h"
#include "core/program/instruction.h"
#include "core/value/constants.h"
#include "core/value/value.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

namespace core {

/// Where an instruction comes from.
struct Place {
    std::uint32_t line = 0; ///< From 1; 0 in the prelude.
    std::uint32_t column = 0;
    std::uint32_t endColumn = 0; ///< Behind the last character; on the same line.
    std::uint32_t statement =
        0; ///< Number of the statement within the program: simple ones and heads of compound ones.
    bool operator==(const Place&) const = default;
};

struct BigLiteral {
    std::string decimal;
    bool operator==(const BigLiteral&) const = default;
};
/// A tuple of names: of keyword arguments.
struct NameTuple {
    std::vector<std::uint32_t> names;
    bool operator==(const NameTuple&) const = default;
};
/// A constant: what fits in a Value (None, bools, small ints, floats, built-ins, modules), text, an int of
/// any size, names.
using Constant = std::variant<Value, std::string, BigLiteral, NameTuple>;

/// Instructions [from, to) are protected: an exception in them goes to `handler` with the exception in
/// r[reg]. Counted from the function's first instruction; inner regions come first.
struct Protected {
    std::uint16_t from;
    std::uint16_t to;
    std::uint16_t handler;
    std::uint16_t reg;
    bool operator==(const Protected&) const = default;
};

enum class FunctionKind : std::uint8_t { Module, Plain, Generator, Coroutine, ClassBody };

/// A function as compiled. Its registers: parameters in order (positional-only, positional, *args,
/// keyword-only,
/// **kwargs), then captured variables of enclosing functions (cells), then its own variables and temporaries.
struct Function {
    std::string name;
    std::string qualifiedName;
    FunctionKind kind = FunctionKind::Plain;
    bool hidden = false;      ///< Of the prelude: its frames are not shown, its accesses are no steps.
    std::uint32_t module = 0; ///< Index into Program::modules().
    std::uint32_t first = 0;  ///< Position of its first instruction in Program::code().
    std::uint32_t count = 0;  ///< Of instructions.
    std::uint16_t registers = 0;
    std::uint16_t positionalOnly = 0;
    std::uint16_t positional = 0; ///< Including positional-only.
    std::uint16_t keywordOnly = 0;
    bool starArgs = false;
    bool starKeywords = false;
    std::uint16_t captured = 0;                ///< Cells that it gets from the enclosing function.
    std::vector<std::uint32_t> parameterNames; ///< All, in register order.
    std::vector<std::string> localNames; ///< Of its named registers, "" for temporaries; for the inspector.
    std::vector<Protected> protections;
    std::uint32_t line = 0; ///< Of `def`.

    std::uint16_t parameterCount() const
    {
        return static_cast<std::uint16_t>(positional + keywordOnly + (starArgs ? 1 : 0)
                                          + (starKeywords ? 1 : 0));
    }
};

/// A module: the lesson itself (0), a module of the prelude, or a built-in one.
struct Module {
    std::string name;
    std::uint32_t firstSlot = 0;    ///< Its module variables are slots [firstSlot, firstSlot + slots.size()).
    std::vector<std::string> slots; ///< Their names, in order.
    std::optional<std::uint32_t> body; ///< Function that runs it; none for built-in modules.
    std::map<std::string, Value, std::less<>>
        members; ///< Built-in members (constants): functions, types, modules.
};

/// `param(name, default, low, high, step)`.
struct Parameter {
    std::string name;
    double value = 0;
    double low = 0;
    double high = 0;
    double step = 1;
    bool integral = true; ///< All four are ints.
    TextPosition place;
};

/// `machine(name=value)`: the value as the command line would write it; or the name of a parameter.
struct MachineSetting {
    std::string name;
    std::string
        value; ///< Numbers are milliseconds for durations: "10ms"; lists "10ms,20ms"; devices "disk=1,net=4".
    std::optional<std::string> parameter; ///< The value is that parameter's.
    TextPosition place;
};

/// `schedule(name, text)`.
struct StoredSchedule {
    std::string name;
    std::string text;
    TextPosition place;
};

/// `expect(name, grade, …)`: values are JSON texts as `globals` of the command line has them.
struct Expectation {
    std::string name;
    std::string grade; ///< right, surprising, wrong.
    std::string kind = "completed";
    std::optional<std::string> output;
    std::vector<std::pair<std::string, std::string>> variables;
    TextPosition place;
};

/// What a lesson says about itself, found before it runs.
struct Declarations {
    std::string narration; ///< The module's docstring.
    std::string title;     ///< Its first line; empty if there is none.
    std::string chapter;   ///< Of its line "Chapter: …".
    std::vector<Parameter> parameters;
    std::vector<MachineSetting> machine;
    std::vector<StoredSchedule> schedules;
    std::vector<Expectation> expectations;
};

/// A compiled lesson with the prelude that it uses. Valid once it exists; never changes.
class Program {
public:
    struct Parts {
        std::string fileName;
        std::string source;
        std::vector<Instruction> code;
        std::vector<Place> places;       ///< One for each instruction.
        std::vector<Function> functions; ///< 0 is the lesson's module body.
        std::vector<Constant> constants;
        std::vector<std::string> names;
        std::vector<Module> modules; ///< 0 is the lesson.
        Declarations declarations;
    };

    explicit Program(Parts parts);

    const std::string& fileName() const { return m_parts.fileName; }
    const std::string& source() const { return m_parts.source; }
    const std::vector<Instruction>& code() const { return m_parts.code; }
    const Place& place(std::size_t instruction) const { return m_parts.places[instruction]; }
    const std::vector<Function>& functions() const { return m_parts.functions; }
    const Function& function(std::size_t index) const { return m_parts.functions[index]; }
    /// The function that holds an instruction.
    std::size_t functionAt(std::size_t instruction) const;
    const std::vector<Constant>& constants() const { return m_parts.constants; }
    /// A constant as a Value; text and big ints are references into constantTable().
    Value constant(std::size_t index) const { return m_constantValues[index]; }
    const std::string& name(std::size_t index) const { return m_parts.names[index]; }
    const std::vector<std::string>& names() const { return m_parts.names; }
    const ConstantTable& constantTable() const { return m_constantTable; }
    std::optional<std::uint32_t> nameIndex(std::string_view name) const;
    const std::vector<Module>& modules() const { return m_parts.modules; }
    std::size_t slotCount() const { return m_slotCount; } ///< Module variables of all modules.
    const Declarations& declarations() const { return m_parts.declarations; }

    /// The slot of the module's variable of that name; none if it has none.
    std::optional<std::uint32_t> slotNamed(std::size_t module, std::uint32_t name) const;
    /// Which registers are still read at or behind an instruction (before it is executed).
    bool isLive(std::size_t instruction, std::uint16_t reg) const;

private:
    void nameConstants();

    Parts m_parts;
    ConstantTable m_constantTable;
    std::vector<Value> m_constantValues;
    std::map<std::string, std::uint32_t, std::less<>> m_nameIndex;
    std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> m_slotsByName; ///< By module.
    std::size_t m_slotCount = 0;
    std::vector<std::vector<bool>> m_live; ///< Per function: instruction × register.
};

} // namespace core
