#pragma once

#include "core/diagram/role.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace core {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Colour&) const = default;
};

/// What is drawn over a state's fill, so that colour is never alone.
enum class Pattern : std::uint8_t {
    Solid,
    Rails,
    Chevrons,
    Bars,
    Cross,
    Back,
    Dots,
    Forward,
    Dashes,
    Outline,
    Hairline
};

/// Tall executes, medium wants something, thin has nothing to do.
enum class Height : std::uint8_t { Tall, Medium, Thin, None };

struct StateStyle {
    std::string_view name; ///< "Waits for a lock"
    char letter;
    Pattern pattern;
    Height height;
    Colour fill; ///< Of NotAlive: not drawn.
    Colour edge;
    Colour label;
    Colour patternInk;
};

/// Role → colour, pattern, height, letter: total, so that nothing can be forgotten.
class Theme {
public:
    std::string_view name() const;        ///< As --theme takes it: light, dark, print, contrast.
    std::string_view paletteName() const; ///< As palette.json has it.
    Colour colour(Role role) const;
    StateStyle state(ThreadState state) const;
    Colour identityLabel(std::size_t thread) const; ///< Of text on a thread's colour.
    double patternOpacity() const;
    double tintOpacity() const;  ///< Of a thread's colour behind its name in a lane.
    double plateOpacity() const; ///< Of the fill behind a label that lies on a pattern.

private:
    friend std::span<const Theme> themes();
    constexpr explicit Theme(std::size_t index)
        : m_index(index)
    {
    }
    static const std::array<Theme, 4> kThemes;

    std::size_t m_index;
};

/// light, dark, print, contrast.
std::span<const Theme> themes();
std::optional<Theme> themeNamed(std::string_view name);
Theme lightTheme();
Theme darkTheme();
Theme printTheme();
Theme contrastTheme();

Height heightOf(ThreadState state);
char letterOf(ThreadState state);
Pattern patternOf(ThreadState state);

} // namespace core
