#include "core/value/constants.h"

#include "core/value/builtins.h"
#include "core/value/utf8.h"

#include <algorithm>
#include <gmp.h>

namespace core {
namespace {

/// For every built-in type the method of that name, inherited ones included.
std::array<MethodId, ConstantTable::kMethodTypes> methodsNamed(std::string_view name)
{
    std::array<MethodId, ConstantTable::kMethodTypes> methods{};
    for (std::size_t type = 0; type < methods.size(); ++type)
        methods[type] = findMethod(static_cast<TypeId>(type), name);
    return methods;
}

} // namespace

ConstantTable::ConstantTable()
{
    for (unsigned char c = 0; c < 128; ++c)
        addText(std::string_view(reinterpret_cast<const char*>(&c), 1));
    addText("");
    m_special.fill(kNoName);
}

Value ConstantTable::addText(std::string_view bytes)
{
    const auto [place, isNew] =
        m_textIndex.try_emplace(std::string(bytes), static_cast<std::uint32_t>(m_texts.size()));
    if (isNew)
        m_texts.push_back(
            {std::string(bytes), static_cast<std::uint32_t>(utf8::count(bytes)), hashText(bytes)});
    return Value::constant(Kind::Str, place->second);
}

Value ConstantTable::addInteger(std::string_view decimal)
{
    mpz_t number;
    mpz_init_set_str(number, std::string(decimal).c_str(), 10);
    Value value = Value::small(0);
    if (mpz_fits_slong_p(number) != 0 && Value::fitsSmall(mpz_get_si(number))) {
        value = Value::small(mpz_get_si(number));
    } else {
        ConstantInteger integer{mpz_sgn(number) < 0, {}};
        integer.limbs.assign(mpz_limbs_read(number), mpz_limbs_read(number) + mpz_size(number));
        value = Value::constant(Kind::BigInt, m_integers.size());
        m_integers.push_back(std::move(integer));
    }
    mpz_clear(number);
    return value;
}

void ConstantTable::setNames(const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        m_nameIndex.emplace(name, static_cast<std::uint32_t>(m_names.size()));
        m_names.push_back(addText(name));
        m_methods.push_back(methodsNamed(name));
    }
    for (std::size_t s = 0; s < kSpecialNames.size(); ++s)
        m_special[s] = nameIndex(kSpecialNames[s]).value_or(kNoName);
}

void ConstantTable::setFunctionNames(const std::vector<std::string>& names,
                                     const std::vector<std::string>& qualified)
{
    for (const std::string& name : names)
        m_functionNames.push_back(addText(name));
    for (const std::string& name : qualified)
        m_qualifiedNames.push_back(addText(name));
}

void ConstantTable::setModuleNames(const std::vector<std::string>& names)
{
    for (const std::string& name : names)
        m_moduleNames.push_back(addText(name));
}

std::optional<std::uint32_t> ConstantTable::nameIndex(std::string_view name) const
{
    const auto found = m_nameIndex.find(std::string(name));
    return found == m_nameIndex.end() ? std::nullopt : std::optional(found->second);
}

} // namespace core
