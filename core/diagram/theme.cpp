#include "core/diagram/theme.h"

#include "core/diagram/palette.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t kLight = 0;
constexpr std::size_t kPrint = 2;
constexpr std::size_t kContrast = 3;

Colour colourOf(std::uint32_t rgba)
{
    const auto byte = [&](int shift) { return static_cast<std::uint8_t>(rgba >> shift & 0xFF); };
    return {byte(24), byte(16), byte(8), byte(0)};
}

/// Of a state, in every theme.
struct Form {
    std::string_view name;
    char letter;
    Pattern pattern;
    Height height;
};

constexpr std::array<Form, kThreadStates> kForms{{
    {"Running", 'R', Pattern::Solid, Height::Tall},
    {"Running without the GIL", 'F', Pattern::Rails, Height::Tall},
    {"Ready", 'Y', Pattern::Chevrons, Height::Medium},
    {"Wants the GIL", 'G', Pattern::Bars, Height::Medium},
    {"Waits for a lock", 'L', Pattern::Cross, Height::Medium},
    {"In I/O", 'I', Pattern::Back, Height::Medium},
    {"Sleeping", 'S', Pattern::Dots, Height::Thin},
    {"Awaiting (suspended)", 'A', Pattern::Forward, Height::Medium},
    {"Waiting (join, queue, condition, future)", 'W', Pattern::Dashes, Height::Thin},
    {"Switching", 'X', Pattern::Solid, Height::Tall},
    {"Sending a message", 'M', Pattern::Forward, Height::Tall},
    {"Starting the process", 'T', Pattern::Solid, Height::Medium},
    {"Unknown", '?', Pattern::Outline, Height::Medium},
    {"Not alive", '.', Pattern::Hairline, Height::None},
}};

constexpr std::array<std::string_view, 4> kNames{"light", "dark", "print", "contrast"};
constexpr std::array<std::string_view, 4> kPaletteNames{"light", "dark", "print", "high_contrast"};

} // namespace

const std::array<Theme, 4> Theme::kThemes{Theme(0), Theme(1), Theme(2), Theme(3)};

std::string_view Theme::name() const
{
    return kNames[m_index];
}

std::string_view Theme::paletteName() const
{
    return kPaletteNames[m_index];
}

Colour Theme::colour(Role role) const
{
    return colourOf(kPalette[indexOf(role)][m_index]);
}

StateStyle Theme::state(ThreadState state) const
{
    const std::size_t i = indexOf(state);
    const Form& form = kForms[i];
    return {form.name,
            form.letter,
            form.pattern,
            form.height,
            colour(roleOf(state)),
            colourOf(kEdges[i][m_index]),
            colourOf(kLabels[i][m_index]),
            colourOf(kPatternInks[i][m_index])};
}

Colour Theme::identityLabel(std::size_t thread) const
{
    return colourOf(kIdentityLabels[identityOf(thread)][m_index]);
}

double Theme::patternOpacity() const
{
    return m_index == kPrint ? 0.55 : m_index == kContrast ? 0.85 : 0.22;
}

double Theme::tintOpacity() const
{
    return m_index == kLight || m_index == kPrint ? 0.22 : 0.30;
}

double Theme::plateOpacity() const
{
    return m_index == kContrast ? 1.0 : 0.92;
}

std::span<const Theme> themes()
{
    return Theme::kThemes;
}

std::optional<Theme> themeNamed(std::string_view name)
{
    const auto found = std::ranges::find(themes(), name, &Theme::name);
    return found == themes().end() ? std::nullopt : std::optional(*found);
}

Theme lightTheme()
{
    return themes()[0];
}
Theme darkTheme()
{
    return themes()[1];
}
Theme printTheme()
{
    return themes()[2];
}
Theme contrastTheme()
{
    return themes()[3];
}

Height heightOf(ThreadState state)
{
    return kForms[indexOf(state)].height;
}
char letterOf(ThreadState state)
{
    return kForms[indexOf(state)].letter;
}
Pattern patternOf(ThreadState state)
{
    return kForms[indexOf(state)].pattern;
}

} // namespace core
