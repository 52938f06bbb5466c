#include "core/render/svg_text.h"

#include <array>
#include <cmath>

namespace core {

namespace {

std::string_view weightOf(Face face)
{
    switch (face) {
    case Face::Medium: return " font-weight=\"500\"";
    case Face::SemiBold: return " font-weight=\"600\"";
    case Face::Mono: return " font-family=\"JetBrains Mono, monospace\"";
    case Face::Regular: break;
    }
    return "";
}

std::string_view anchorOf(Anchor anchor)
{
    switch (anchor) {
    case Anchor::Middle: return " text-anchor=\"middle\"";
    case Anchor::End: return " text-anchor=\"end\"";
    case Anchor::Start: break;
    }
    return "";
}

} // namespace

std::string svgNumber(double value)
{
    const auto hundredths = std::llround(value * 100);
    const auto magnitude = hundredths < 0 ? -hundredths : hundredths;
    std::string text = (hundredths < 0 ? "-" : "") + std::to_string(magnitude / 100);
    const auto rest = magnitude % 100;
    if (rest == 0)
        return text;
    text += rest < 10 ? ".0" : ".";
    return text + std::to_string(rest % 10 == 0 ? rest / 10 : rest);
}

std::string svgColour(Colour colour)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = "#";
    for (const unsigned channel : {unsigned{colour.red}, unsigned{colour.green}, unsigned{colour.blue}}) {
        text += digits[channel / 16];
        text += digits[channel % 16];
    }
    return text;
}

std::string svgPlace(const Rect& rect)
{
    return " x=\"" + svgNumber(rect.x) + "\" y=\"" + svgNumber(rect.y) + "\" width=\"" + svgNumber(rect.width)
        + "\" height=\"" + svgNumber(rect.height) + "\"";
}

std::string svgEscaped(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '&': escaped += "&amp;"; break;
        case '<': escaped += "&lt;"; break;
        case '>': escaped += "&gt;"; break;
        case '"': escaped += "&quot;"; break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20)
                escaped += c;
        }
    }
    return escaped;
}

std::string svgText(const Label& label, const std::string& ink, const std::string& halo)
{
    const double length = textWidth(label.text, label.type);
    return "<text x=\"" + svgNumber(label.at.x) + "\" y=\"" + svgNumber(label.at.y) + "\" font-size=\""
        + svgNumber(label.type.size) + "\"" + std::string(weightOf(label.type.face))
        + std::string(anchorOf(label.anchor))
        + (label.type.tabular ? " font-variant-numeric=\"tabular-nums\"" : "")
        + (label.italic ? " font-style=\"italic\"" : "") + " textLength=\"" + svgNumber(length) + "\" fill=\""
        + ink + "\"" + (label.opacity < 1 ? " opacity=\"" + svgNumber(label.opacity) + "\"" : "") + halo + ">"
        + svgEscaped(label.text) + "</text>\n";
}

} // namespace core
