#pragma once

#include "core/diagram/canvas.h"
#include "core/explore/exploration.h"

#include <string>
#include <vector>

namespace core {

enum class Tone : std::uint8_t { Good, Bad, Unknown };

/// How an outcome is shown wherever outcomes are: what tells it from the others, its name, whether that is
/// good, and the colour that stands for it.
struct OutcomeLook {
    std::string what;
    std::string name; ///< Of the lesson's expect(); else empty.
    Tone tone = Tone::Unknown;
    Role role = Role::TextSecondary;
};
/// In the order of the outcomes. Success is for the first right one, race for the first wrong one, error for
/// the first defect, or else a second wrong one; the others get the colours of identities.
std::vector<OutcomeLook> outcomeLooks(const Exploration& found);

/// A check, a triangle or a ring of 14 px: good, bad, or neither is known.
void drawTone(Canvas& canvas, Point middle, Tone tone, Role role);

} // namespace core
