#pragma once

#include "core/world/drive.h"
#include "core/world/memo.h"
#include "core/world/word_table.h"

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace core {

/// What a step leaves behind outside the World.
struct Trail {
    std::string output;
    std::vector<std::string> exceptions; ///< "ValueError: text" of each that ended a thread.
    std::vector<std::string> failed;     ///< Names of checks that did not hold.
    bool isEmpty() const { return output.empty() && exceptions.empty() && failed.empty(); }
};

/// Adds to a trail what a thread left behind when it passed a stop (none: when it began).
void addToTrail(Trail& trail, std::optional<StopKind> passed, const Taken& taken);
/// Hooks that add to a trail all that happens to the World. Both must live as long as they.
DriveHooks trailOf(const World& world, Trail& trail);

/// What has happened in runs so far that is no part of their World but of their outcome: the text printed,
/// the first exception that ended a thread, the first assertion that failed. Equal histories have one number;
/// 0 is the empty one. Texts are kept as what was added to the one before.
class Histories {
public:
    explicit Histories(bool keepsOutput);

    /// The history that has this number, and then this trail (by the number of internTrail).
    std::uint32_t follow(std::uint32_t history, std::uint32_t trail)
    {
        return trail == 0 ? history : followed(history, trail);
    }
    /// The same, if it has been asked for before.
    std::optional<std::uint32_t> followKnown(std::uint32_t history, std::uint32_t trail) const;
    std::uint32_t internTrail(const Trail& trail); ///< 0: empty.

    std::string output(std::uint32_t history) const;
    std::uint64_t outputBytes(std::uint32_t history) const { return textOf(history).length; }
    /// Of the first exception and the first failed assertion or check; empty when there was none.
    const std::string& exception(std::uint32_t history) const { return m_defects[m_all[history][1]]; }
    const std::string& assertion(std::uint32_t history) const { return m_defects[m_all[history][2]]; }
    std::size_t bytes() const;

private:
    /// A printed text by what was added last.
    struct Text {
        std::uint32_t before;
        std::uint32_t trail; ///< Whose output was added.
        std::uint64_t length;
        std::array<std::uint64_t, 2> hash; ///< Polynomial, so that it does not matter how a text was cut.
    };

    const Text& textOf(std::uint32_t history) const { return m_texts[m_all[history][0]]; }
    std::uint32_t followed(std::uint32_t history, std::uint32_t trail);
    std::uint32_t addText(std::uint32_t before, std::uint32_t trail);
    std::uint32_t defect(const std::string& text);

    bool m_keepsOutput;
    WordTable m_all; ///< Text, exception, assertion.
    std::vector<Text> m_texts;
    WordTable m_textNumbers; ///< Length and hashes of each text.
    std::vector<Trail> m_trails;
    std::unordered_map<std::string, std::uint32_t> m_trailNumbers;
    std::vector<std::string> m_defects;
    std::unordered_map<std::string, std::uint32_t> m_defectNumbers;
    Memo m_followed;
};

/// Whether an exception's text is that of a failed assert.
bool isAssertion(const std::string& exception);

} // namespace core
