#include "core/explore/expect.h"

#include "core/explore/lesson_names.h"
#include "core/explore/outcome_words.h"
#include "core/lang/compile.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

namespace core {

namespace {

constexpr std::size_t kLongestName = 60;

/// As the lesson writes a text: escapes are those of JSON but for characters beyond the first plane.
std::string quoted(const std::string& text)
{
    std::string literal = "\"";
    for (const char c : text) {
        static constexpr std::string_view kEscaped = "\"\\\n\r\t";
        static constexpr std::string_view kLetters = "\"\\nrt";
        if (const std::size_t index = kEscaped.find(c); index != std::string_view::npos) {
            literal += '\\';
            literal += kLetters[index];
        } else if (static_cast<unsigned char>(c) < 32 || c == 127) {
            std::array<char, 8> code{};
            std::snprintf(code.data(), code.size(), "\\x%02x", static_cast<unsigned>(c));
            literal += code.data();
        } else {
            literal += c;
        }
    }
    return literal + '"';
}

/// Where a text of JSON that begins at `at` ends: behind its quote.
std::size_t endOfText(std::string_view json, std::size_t at)
{
    for (++at; at < json.size() && json[at] != '"'; ++at)
        at += json[at] == '\\' ? 1 : 0;
    return std::min(json.size(), at + 1);
}

/// The two halves of a character, \ud83d\ude00, as one.
std::string withWholeCharacters(std::string_view text)
{
    constexpr std::size_t kHalf = 6;
    const auto half = [&](std::size_t at) {
        return at + kHalf <= text.size() && text.substr(at, 3) == "\\ud"
            ? std::stoul(std::string(text.substr(at + 2, 4)), nullptr, 16)
            : 0;
    };
    std::string whole;
    for (std::size_t at = 0; at < text.size();) {
        const unsigned long high = half(at);
        const unsigned long low = half(at + kHalf);
        if (high >= 0xD800 && high < 0xDC00 && low >= 0xDC00) {
            appendUtf8(whole, static_cast<char32_t>(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)));
            at += 2 * kHalf;
            continue;
        }
        const std::size_t length = text[at] == '\\' ? 2 : 1;
        whole += text.substr(at, length);
        at += length;
    }
    return whole;
}

/// A value of JSON as the lesson writes it; none for what has no literal there.
std::optional<std::string> literalOf(std::string_view json)
{
    std::string literal;
    for (std::size_t at = 0; at < json.size();) {
        if (json[at] == '"') {
            const std::size_t end = endOfText(json, at);
            literal += withWholeCharacters(json.substr(at, end - at));
            at = end;
        } else if (std::isalpha(static_cast<unsigned char>(json[at])) != 0 && json[at] != 'e') {
            static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kWords{
                {{"null", "None"}, {"true", "True"}, {"false", "False"}}};
            const auto word = std::ranges::find_if(
                kWords, [&](const auto& each) { return json.substr(at).starts_with(each.first); });
            if (word == kWords.end())
                return std::nullopt; // Infinity, NaN
            literal += word->second;
            at += word->first.size();
        } else {
            literal += json[at++];
        }
    }
    return literal;
}

/// Whether expect() can have a variable of this name.
bool canName(const std::string& variable)
{
    constexpr std::array<std::string_view, 4> kTaken{"name", "grade", "kind", "output"};
    return std::ranges::find(kTaken, variable) == kTaken.end() && keywordOf(variable) == TokenKind::Name;
}

/// What tells an outcome from all others, found one condition after the other.
class Telling {
public:
    Telling(const Exploration& found, std::size_t outcome)
        : m_found(found)
        , m_outcome(found.outcomes[outcome])
    {
        m_expected.kind = nameOf(m_outcome.kind);
    }

    /// None: nothing does.
    std::optional<Expectation> find()
    {
        while (others() > 0 && addVariable()) { }
        const bool saysNothing = m_expected.variables.empty() && m_outcome.kind == OutcomeKind::Completed;
        if (others() > 0 || (saysNothing && !m_outcome.output.empty()))
            m_expected.output = m_outcome.output;
        return others() == 0 ? std::optional(m_expected) : std::nullopt;
    }

private:
    std::size_t others() const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(m_found.outcomes, [&](const ExploredOutcome& each) {
                return &each != &m_outcome && fits(m_expected, each);
            }));
    }

    /// The variable that rules out most of those that are left; false if none does.
    bool addVariable()
    {
        std::size_t fewest = others();
        const FinalVariable* best = nullptr;
        for (const FinalVariable& variable : m_outcome.globals) {
            if (!canName(variable.name) || !literalOf(variable.json))
                continue;
            m_expected.variables.emplace_back(variable.name, variable.json);
            if (const std::size_t left = others(); left < fewest) {
                fewest = left;
                best = &variable;
            }
            m_expected.variables.pop_back();
        }
        if (best != nullptr)
            m_expected.variables.emplace_back(best->name, best->json);
        return best != nullptr;
    }

    const Exploration& m_found;
    const ExploredOutcome& m_outcome;
    Expectation m_expected;
};

std::string callText(const std::string& function, const Expectation& expected)
{
    std::string text = function + "(" + quoted(expected.name) + ", " + quoted(expected.grade);
    if (expected.kind != nameOf(OutcomeKind::Completed))
        text += ", kind=" + quoted(expected.kind);
    if (expected.output)
        text += ", output=" + quoted(*expected.output);
    for (const auto& [name, json] : expected.variables)
        text += ", " + name + "=" + *literalOf(json);
    return text + ")";
}

/// A call of what a lesson says about itself: these stand together, behind the imports.
bool isDeclaration(const ast::Statement& statement)
{
    static constexpr std::array<std::string_view, 3> kDeclarations{"machine", "schedule", "expect"};
    const auto* alone = statement.as<ast::ExpressionStatement>();
    const auto* call = alone != nullptr ? alone->value->as<ast::Call>() : nullptr;
    if (call == nullptr)
        return false;
    const auto* attribute = call->function->as<ast::Attribute>();
    const auto* name = call->function->as<ast::Name>();
    const std::string called = attribute != nullptr ? attribute->name
        : name != nullptr                           ? name->id
                                                    : std::string();
    return std::ranges::find(kDeclarations, called) != kDeclarations.end();
}

std::string withCall(const ReadLesson& lesson, const Expectation& expected)
{
    TextEdits edits(lesson.source);
    const LessonNames names(lesson);
    const LessonNames::Imported expect = names.imported("interleave", "expect", edits);
    const ast::Block& body = lesson.tree.body;
    std::size_t behind = expect.from;
    for (std::size_t i = behind; i < body.size(); ++i)
        if (isDeclaration(*body[i]))
            behind = i + 1;
    std::string text = callText(expect.call, expected) + "\n";
    if (!expect.line.empty())
        text = expect.line + "\n" + text;
    const bool isAlone = behind == expect.from;
    edits.insert(names.lineBehind(behind), fromUtf8(isAlone && behind > 0 ? "\n" + text : text));
    return edits.text();
}

} // namespace

bool fits(const Expectation& expected, const ExploredOutcome& outcome)
{
    const auto holds = [&](const std::pair<std::string, std::string>& wanted) {
        return std::ranges::any_of(outcome.globals, [&](const FinalVariable& variable) {
            return variable.name == wanted.first && variable.json == wanted.second;
        });
    };
    return expected.kind == nameOf(outcome.kind) && (!expected.output || *expected.output == outcome.output)
        && std::ranges::all_of(expected.variables, holds);
}

std::optional<std::string> withExpectation(std::string_view source, const Exploration& found,
                                           std::size_t outcome, const std::string& grade)
{
    std::optional<Expectation> expected = Telling(found, outcome).find();
    const auto lesson = readLesson(source);
    if (!expected || !lesson)
        return std::nullopt;
    std::u32string name = fromUtf8(outcomeWords(found)[outcome]);
    name.resize(std::min(name.size(), kLongestName));
    expected->name = toUtf8(name);
    expected->grade = grade;
    std::string text = withCall(*lesson, *expected);
    const auto program = compile(text, "lesson.py").program;
    const bool isSaid = program != nullptr
        && std::ranges::any_of(program->declarations().expectations, [&](const Expectation& each) {
                            return each.name == expected->name && fits(each, found.outcomes[outcome]);
                        });
    return isSaid ? std::optional(text) : std::nullopt;
}

} // namespace core
