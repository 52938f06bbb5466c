#pragma once

#include "core/value/special.h"
#include "core/value/types.h"
#include "core/value/value.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace core {

/// Index of a row of methodTable() (builtins.h).
using MethodId = std::uint16_t;
inline constexpr MethodId kNoMethod = 0xFFFF;

struct ConstantText {
    std::string bytes;
    std::uint32_t codePoints = 0;
    std::uint64_t hash = 0;
    bool isAscii() const { return codePoints == bytes.size(); }
};
struct ConstantInteger {
    bool negative = false;
    std::vector<std::uint64_t> limbs; ///< Least significant first.
};

/// What the values of a program refer to: its texts, big integers, names. Filled while a Program is made,
/// then never changed. Texts 0 … 127 are the ASCII characters, 128 is the empty text.
class ConstantTable {
public:
    ConstantTable();

    /// The same text gives the same Value.
    Value addText(std::string_view utf8);
    /// A small int, or a reference to a new constant.
    Value addInteger(std::string_view decimal);
    /// The names of a program, in the order of their indices; called once.
    void setNames(const std::vector<std::string>& names);
    /// Qualified names of the functions by their index, for repr and messages; called once.
    void setFunctionNames(const std::vector<std::string>& names, const std::vector<std::string>& qualified);
    void setModuleNames(const std::vector<std::string>& names);

    const ConstantText& text(Value constant) const { return m_texts[constant.index()]; }
    const ConstantInteger& integer(Value constant) const { return m_integers[constant.index()]; }

    std::string_view name(std::uint32_t index) const { return text(m_names[index]).bytes; }
    Value nameText(std::uint32_t index) const { return m_names[index]; }
    std::optional<std::uint32_t> nameIndex(std::string_view name) const;
    /// Index of a special name, or kNoName when the program does not contain it.
    std::uint32_t special(Special s) const { return m_special[static_cast<std::size_t>(s)]; }
    static constexpr std::uint32_t kNoName = 0xFFFF'FFFF;

    /// The method of that name of a built-in type, own or inherited; kNoMethod if there is none.
    MethodId method(std::uint32_t nameIndex, TypeId type) const
    {
        return m_methods[nameIndex][std::min(static_cast<std::size_t>(type), kMethodTypes - 1)];
    }
    /// All types up to the first exception class, which stands for all of those.
    static constexpr std::size_t kMethodTypes = static_cast<std::size_t>(TypeId::BaseException) + 1;

    Value functionName(std::size_t function) const { return m_functionNames[function]; }
    Value functionQualifiedName(std::size_t function) const { return m_qualifiedNames[function]; }
    Value moduleName(std::size_t module) const { return m_moduleNames[module]; }

    static constexpr Value character(unsigned char ascii) { return Value::constant(Kind::Str, ascii); }
    static constexpr Value emptyText() { return Value::constant(Kind::Str, 128); }

private:
    std::vector<ConstantText> m_texts;
    std::unordered_map<std::string, std::uint32_t> m_textIndex;
    std::vector<ConstantInteger> m_integers;
    std::vector<Value> m_names;
    std::unordered_map<std::string, std::uint32_t> m_nameIndex;
    std::array<std::uint32_t, kSpecialNames.size()> m_special{};
    std::vector<std::array<MethodId, kMethodTypes>> m_methods;
    std::vector<Value> m_functionNames;
    std::vector<Value> m_qualifiedNames;
    std::vector<Value> m_moduleNames;
};

} // namespace core
