#include "core/world/history.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::uint64_t kModulus = (std::uint64_t{1} << 61) - 1;
constexpr std::array<std::uint64_t, 2> kBases{0x1234'5678'9ABC'DEF1 % kModulus, 0x0FED'CBA9'8765'4321};

std::uint64_t product(std::uint64_t a, std::uint64_t b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide full = static_cast<Wide>(a) * b;
    const std::uint64_t sum =
        static_cast<std::uint64_t>(full & kModulus) + static_cast<std::uint64_t>(full >> 61);
    return sum >= kModulus ? sum - kModulus : sum;
}

std::uint64_t extended(std::uint64_t hash, const std::string& text, std::uint64_t base)
{
    for (const char c : text)
        hash = (product(hash, base) + static_cast<unsigned char>(c) + 1) % kModulus;
    return hash;
}

} // namespace

bool isAssertion(const std::string& exception)
{
    return exception == "AssertionError" || exception.starts_with("AssertionError:");
}

void addToTrail(Trail& trail, std::optional<StopKind> passed, const Taken& taken)
{
    trail.failed.insert(trail.failed.end(), taken.broken.begin(), taken.broken.end());
    if (passed == StopKind::Output && !taken.toStandardError)
        trail.output += taken.text;
    if (passed == StopKind::Finish && !taken.text.empty())
        trail.exceptions.push_back(taken.text);
    if (passed == StopKind::Check && !taken.ok)
        trail.failed.push_back(taken.text);
}

DriveHooks trailOf(const World& world, Trail& trail)
{
    auto passed = std::make_shared<std::optional<StopKind>>();
    DriveHooks hooks;
    hooks.before = [&world, passed](ThreadId id) {
        *passed =
            world.thread(id).life == ThreadLife::Alive ? std::optional(world.stop(id).kind) : std::nullopt;
    };
    hooks.after = [&trail, passed](ThreadId, const Taken& taken) { addToTrail(trail, *passed, taken); };
    return hooks;
}

Histories::Histories(bool keepsOutput)
    : m_keepsOutput(keepsOutput)
{
    defect("");
    internTrail(Trail());
    m_texts.push_back({0, 0, 0, {0, 0}});
    m_textNumbers.number(Words{0, 0, 0});
    m_all.number(Words{0, 0, 0});
}

std::uint32_t Histories::internTrail(const Trail& trail)
{
    std::string key = trail.output;
    for (const std::vector<std::string>* defects : {&trail.exceptions, &trail.failed}) {
        key += '\1';
        for (const std::string& defect : *defects)
            key += '\0' + defect;
    }
    const auto [known, isNew] = m_trailNumbers.try_emplace(key, static_cast<std::uint32_t>(m_trails.size()));
    if (isNew)
        m_trails.push_back(trail);
    return known->second;
}

std::optional<std::uint32_t> Histories::followKnown(std::uint32_t history, std::uint32_t trail) const
{
    if (trail == 0)
        return history;
    const std::uint32_t known = m_followed.find({history, trail, 0});
    return known == Memo::kNone ? std::nullopt : std::optional(known);
}

std::uint32_t Histories::followed(std::uint32_t history, std::uint32_t trail)
{
    if (const auto known = followKnown(history, trail))
        return *known;
    Words words(m_all[history].begin(), m_all[history].end());
    const Trail& added = m_trails[trail];
    if (m_keepsOutput && !added.output.empty())
        words[0] = addText(static_cast<std::uint32_t>(words[0]), trail);
    for (const std::string& exception : added.exceptions) {
        std::uint64_t& first = words[isAssertion(exception) ? 2 : 1];
        first = first == 0 ? defect(exception) : first;
    }
    if (words[2] == 0 && !added.failed.empty())
        words[2] = defect("check '" + added.failed.front() + "' failed");
    const std::uint32_t number = m_all.number(words);
    m_followed.insert({history, trail, 0}, number);
    return number;
}

std::uint32_t Histories::addText(std::uint32_t before, std::uint32_t trail)
{
    const std::string& added = m_trails[trail].output;
    Text text{before, trail, m_texts[before].length + added.size(), m_texts[before].hash};
    for (std::size_t i = 0; i < kBases.size(); ++i)
        text.hash[i] = extended(text.hash[i], added, kBases[i]);
    const std::uint32_t number = m_textNumbers.number(Words{text.length, text.hash[0], text.hash[1]});
    if (number == m_texts.size())
        m_texts.push_back(text);
    return number;
}

std::uint32_t Histories::defect(const std::string& text)
{
    const auto [known, isNew] =
        m_defectNumbers.try_emplace(text, static_cast<std::uint32_t>(m_defects.size()));
    if (isNew)
        m_defects.push_back(text);
    return known->second;
}

std::string Histories::output(std::uint32_t history) const
{
    std::vector<std::uint32_t> trails;
    for (auto text = static_cast<std::uint32_t>(m_all[history][0]); text != 0; text = m_texts[text].before)
        trails.push_back(m_texts[text].trail);
    std::ranges::reverse(trails);
    std::string output;
    for (const std::uint32_t trail : trails)
        output += m_trails[trail].output;
    return output;
}

std::size_t Histories::bytes() const
{
    return m_all.bytes() + m_textNumbers.bytes() + m_texts.capacity() * sizeof(Text) + m_followed.bytes();
}

} // namespace core
