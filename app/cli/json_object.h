#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace app {

using Json = nlohmann::ordered_json;

/// A JSON object in the making, as text: values that a lesson computed go in as Python's json.dumps writes
/// them (integers of any size, NaN), which no JSON library would keep.
class JsonObject {
public:
    JsonObject& add(std::string_view key, const Json& value)
    {
        return addRaw(key, value.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    JsonObject& addRaw(std::string_view key, std::string_view text)
    {
        m_text += m_text.empty() ? "{" : ", ";
        m_text += Json(key).dump(-1, ' ', false, Json::error_handler_t::replace);
        m_text += ": ";
        m_text += text;
        return *this;
    }
    std::string text() const { return m_text.empty() ? "{}" : m_text + "}"; }

private:
    std::string m_text;
};

inline std::string jsonArray(const std::vector<std::string>& elements)
{
    std::string text = "[";
    for (const std::string& element : elements)
        text += (text.size() > 1 ? ", " : "") + element;
    return text + "]";
}

} // namespace app
