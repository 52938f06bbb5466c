#include "core/lang/setting_literal.h"

#include "core/lang/literal.h"

#include <array>
#include <cstdio>

namespace core {

namespace {

std::optional<std::string> devicesText(const ast::Dict& dict)
{
    std::string text;
    for (std::size_t i = 0; i < dict.keys.size(); ++i) {
        const auto name = dict.keys[i] ? literalText(*dict.keys[i]) : std::nullopt;
        const auto count = literalNumber(*dict.values[i]);
        if (!name || !count)
            return std::nullopt;
        text += (text.empty() ? "" : ",") + *name + "=" + count->text;
    }
    return text;
}

} // namespace

std::string settingText(double value, const SettingInfo& info)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.12g", value);
    const bool isTime = info.type == SettingType::Time || info.type == SettingType::Times;
    return std::string(text.data()) + (isTime && value != 0 ? "ms" : "");
}

std::optional<std::string> settingText(const ast::Expression& value, const SettingInfo& info)
{
    if (const auto text = literalText(value))
        return text;
    if (const auto truth = literalBool(value))
        return *truth ? "true" : "false";
    if (const auto number = literalNumber(value))
        return info.type == SettingType::Time || info.type == SettingType::Times
            ? settingText(number->value, info)
            : number->text;
    if (const auto* dict = value.as<ast::Dict>())
        return devicesText(*dict);
    const auto* list = value.as<ast::List>();
    const auto* tuple = value.as<ast::Tuple>();
    if (!list && !tuple)
        return std::nullopt;
    std::string text;
    for (const ast::ExpressionPtr& item : list ? list->items : tuple->items) {
        const auto each = literalText(*item);
        const auto number = literalNumber(*item);
        if (!each && !number)
            return std::nullopt;
        std::array<char, 40> plain{};
        std::snprintf(plain.data(), plain.size(), "%.12gms", number ? number->value : 0);
        text += (text.empty() ? "" : ",") + (each ? *each : std::string(plain.data()));
    }
    return text;
}

} // namespace core
