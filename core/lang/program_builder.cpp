#include "core/lang/program_builder.h"

#include "core/base/overloaded.h"

namespace core {

namespace {

constexpr std::size_t kMaxIndex = 0xFFF0; // Fields of an instruction have 16 bits.

template <class Index, class Key>
std::optional<std::uint16_t> known(const Index& index, const Key& key)
{
    const auto found = index.find(key);
    return found == index.end() ? std::nullopt : std::optional(found->second);
}

} // namespace

void ProgramBuilder::tooLarge(const Span& span, const std::string& what)
{
    m_diagnostics.error(span, what, "split the lesson into smaller parts");
    throw CompileFailure{};
}

std::uint16_t ProgramBuilder::checked(std::size_t index, const std::string& what)
{
    if (index > kMaxIndex)
        tooLarge({}, "the lesson has too many " + what + ": at most 65,000");
    return static_cast<std::uint16_t>(index);
}

std::uint16_t ProgramBuilder::constant(const Constant& constant)
{
    const auto add = [&](auto& index, const auto& key) {
        if (const auto found = known(index, key))
            return *found;
        const std::uint16_t position = checked(m_constants.size(), "constants");
        m_constants.push_back(constant);
        index.emplace(key, position);
        return position;
    };
    return std::visit(Overloaded{
                          [&](Value value) { return add(m_valueIndex, value.bits()); },
                          [&](const std::string& text) { return add(m_textIndex, text); },
                          [&](const BigLiteral& big) { return add(m_bigIndex, big.decimal); },
                          [&](const NameTuple&) {
                              m_constants.push_back(constant);
                              return checked(m_constants.size() - 1, "constants");
                          },
                      },
                      constant);
}

std::uint16_t ProgramBuilder::name(const std::string& name)
{
    if (const auto found = known(m_nameIndex, name))
        return *found;
    const std::uint16_t position = checked(m_names.size(), "names");
    m_names.push_back(name);
    m_nameIndex.emplace(name, position);
    return position;
}

std::uint16_t ProgramBuilder::nameTuple(const std::vector<std::string>& names)
{
    NameTuple tuple;
    for (const std::string& each : names)
        tuple.names.push_back(name(each));
    return constant(tuple);
}

std::uint16_t ProgramBuilder::reserveFunction()
{
    const std::uint16_t position = checked(m_functions.size(), "functions");
    m_functions.emplace_back();
    return position;
}

std::uint32_t ProgramBuilder::statement(const void* node)
{
    return m_statements.try_emplace(node, static_cast<std::uint32_t>(m_statements.size() + 1)).first->second;
}

Program::Parts ProgramBuilder::finish(std::string fileName, std::string source, Declarations declarations)
{
    Program::Parts parts;
    for (FunctionCode& function : m_functions) {
        function.function.first = static_cast<std::uint32_t>(parts.code.size());
        function.function.count = static_cast<std::uint32_t>(function.code.size());
        parts.code.insert(parts.code.end(), function.code.begin(), function.code.end());
        parts.places.insert(parts.places.end(), function.places.begin(), function.places.end());
        parts.functions.push_back(std::move(function.function));
    }
    parts.fileName = std::move(fileName);
    parts.source = std::move(source);
    parts.constants = std::move(m_constants);
    parts.names = std::move(m_names);
    parts.modules = std::move(m_modules);
    parts.declarations = std::move(declarations);
    return parts;
}

} // namespace core
