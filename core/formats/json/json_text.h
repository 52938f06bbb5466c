#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace core {

/// A text as a JSON string: valid UTF-8 stays as it is, other bytes become U+FFFD.
std::string jsonQuoted(std::string_view text);

/// A JSON object in the making, its members in the order in which they are added.
class JsonText {
public:
    JsonText& add(std::string_view key, std::string_view value) { return addRaw(key, jsonQuoted(value)); }
    JsonText& add(std::string_view key, const char* value) { return add(key, std::string_view(value)); }
    JsonText& add(std::string_view key, bool value) { return addRaw(key, value ? "true" : "false"); }
    JsonText& add(std::string_view key, std::integral auto value)
    {
        return addRaw(key, std::to_string(value));
    }
    /// `json` is JSON already.
    JsonText& addRaw(std::string_view key, std::string_view json)
    {
        m_text += m_text.empty() ? "{" : ", ";
        m_text += jsonQuoted(key);
        m_text += ": ";
        m_text += json;
        return *this;
    }
    std::string text() const { return m_text.empty() ? "{}" : m_text + "}"; }

private:
    std::string m_text;
};

} // namespace core
