#include "core/diagram/text_metrics.h"

#include "core/diagram/advances.h"

#include <algorithm>
#include <vector>

namespace core {

namespace {

constexpr double kPerMille = 0.001;
constexpr char32_t kReplacement = 0xFFFD;

const std::array<std::uint16_t, kLatin>& latin(Face face)
{
    switch (face) {
    case Face::Regular: return kLatinRegular;
    case Face::Medium: return kLatinMedium;
    case Face::SemiBold: return kLatinSemiBold;
    case Face::Mono: return kLatinMono;
    }
    return kLatinRegular;
}

std::uint16_t inTable(char32_t character, Face face)
{
    if (character >= 0x20 && character < 0x20 + kLatin)
        return latin(face)[character - 0x20];
    const auto found = std::ranges::lower_bound(kSymbolAdvances, character, {}, &SymbolAdvance::symbol);
    const bool known = found != kSymbolAdvances.end() && found->symbol == character;
    return known ? found->advance[static_cast<std::size_t>(face)] : std::uint16_t{0};
}

bool isDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

/// How many bytes follow a first byte of UTF-8, and its bits; no value for one that begins nothing.
struct Lead {
    int more;
    char32_t bits;
};
Lead leadOf(unsigned char byte)
{
    if (byte < 0x80)
        return {0, byte};
    if (byte >= 0xC2 && byte < 0xE0)
        return {1, byte & 0x1FU};
    if (byte >= 0xE0 && byte < 0xF0)
        return {2, byte & 0x0FU};
    if (byte >= 0xF0 && byte < 0xF5)
        return {3, byte & 0x07U};
    return {0, kReplacement};
}

} // namespace

double advanceOf(char32_t character, Face face)
{
    const std::uint16_t known = inTable(character, face);
    return known ? known * kPerMille : 1.0;
}

bool isInTable(char32_t character, Face face)
{
    return inTable(character, face) != 0;
}

char32_t nextCharacter(std::string_view text, std::size_t& at)
{
    const Lead lead = leadOf(static_cast<unsigned char>(text[at++]));
    char32_t character = lead.bits;
    for (int i = 0; i < lead.more; ++i) {
        if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U)
            return kReplacement;
        character = character << 6U | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    }
    return character;
}

double textWidth(std::string_view text, const Type& type)
{
    double width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t character = nextCharacter(text, at);
        width += advanceOf(type.tabular && isDigit(character) ? U'0' : character, type.face);
    }
    return width * type.size;
}

std::string elidedInTheMiddle(std::string_view text, const Type& type, double width)
{
    constexpr std::string_view ellipsis = "…";
    constexpr std::size_t most = 256;
    if (text.size() <= most && textWidth(text, type) <= width)
        return std::string(text);
    std::vector<std::size_t> cuts;
    for (std::size_t at = 0; at < text.size() && cuts.size() < most;) {
        cuts.push_back(at);
        nextCharacter(text, at);
    }
    std::size_t tailStart = text.size();
    for (std::size_t head = cuts.size() / 2; head > 0; --head) {
        const std::string_view front = text.substr(0, cuts[head]);
        std::size_t taken = 0;
        tailStart = text.size();
        while (tailStart > 0 && taken < head) {
            --tailStart;
            taken += (static_cast<unsigned char>(text[tailStart]) & 0xC0U) != 0x80U ? 1 : 0;
        }
        std::string cut = std::string(front) + std::string(ellipsis) + std::string(text.substr(tailStart));
        if (textWidth(cut, type) <= width)
            return cut;
    }
    return std::string(ellipsis);
}

} // namespace core
