#include "core/lang/declarations.h"

#include "core/base/settings.h"
#include "core/lang/ast_visit.h"
#include "core/lang/imports.h"
#include "core/lang/literal.h"
#include "core/lang/setting_literal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace core {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

std::string trimmed(std::string text)
{
    while (!text.empty() && isBlank(text.back()))
        text.pop_back();
    const std::size_t begin = text.find_first_not_of(" \t\n");
    return begin == std::string::npos ? "" : text.substr(begin);
}

void readNarration(const std::string& text, Declarations& declarations)
{
    declarations.narration = text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = trimmed(text.substr(at, end - at));
        if (declarations.title.empty())
            declarations.title = line.substr(std::min(line.find_first_not_of("# "), line.size()));
        if (line.starts_with("Chapter:") && declarations.chapter.empty())
            declarations.chapter = trimmed(line.substr(8));
        at = end + 1;
    }
}

/// Reads the calls that declare something.
class DeclarationReader {
public:
    DeclarationReader(const Unit& lesson, Diagnostics& diagnostics)
        : m_lesson(lesson)
        , m_names(lesson)
        , m_diagnostics(diagnostics)
    {
    }

    Declarations read()
    {
        if (const std::string* text = ast::docstring(m_lesson.tree.body))
            readNarration(*text, m_declarations);
        for (const auto& statement : m_lesson.tree.body)
            readModuleLevel(*statement);
        ast::forEachStatement(m_lesson.tree.body,
                              [&](const ast::Statement& statement) { findElsewhere(statement); });
        return std::move(m_declarations);
    }

private:
    std::string declared(const ast::Expression& expression) const
    {
        const auto* call = expression.as<ast::Call>();
        const std::string meaning = call ? m_names.meaning(*call->function) : "";
        static constexpr std::array<std::string_view, 4> kDeclaring{
            "interleave.machine", "interleave.param", "interleave.schedule", "interleave.expect"};
        return std::ranges::find(kDeclaring, meaning) == kDeclaring.end() ? "" : meaning.substr(11);
    }

    /// A statement of the module itself, or of its `if __name__ == "__main__":`.
    void readModuleLevel(const ast::Statement& statement)
    {
        if (const auto* branches = statement.as<ast::If>()) {
            for (const ast::Branch& branch : branches->branches)
                for (const auto& inner : branch.body)
                    readModuleLevel(*inner);
            return;
        }
        if (const auto* expression = statement.as<ast::ExpressionStatement>())
            readCall(*expression->value);
        else if (const auto* assign = statement.as<ast::Assign>())
            readCall(*assign->value);
        else if (const auto* annotated = statement.as<ast::AnnotatedAssign>(); annotated && annotated->value)
            readCall(*annotated->value);
    }

    void readCall(const ast::Expression& expression)
    {
        const std::string name = declared(expression);
        if (name.empty())
            return;
        m_read.insert(&expression);
        const auto& call = *expression.as<ast::Call>();
        for (const ast::Argument& argument : call.arguments)
            if (argument.kind == ast::ArgumentKind::Star || argument.kind == ast::ArgumentKind::DoubleStar) {
                error(argument.span, "the arguments of " + name + "() must be written out");
                return;
            }
        if (name == "machine")
            readMachine(call);
        else if (name == "param")
            readParameter(call, expression.span);
        else if (name == "schedule")
            readSchedule(call, expression.span);
        else
            readExpectation(call, expression.span);
    }

    void error(const Span& span, std::string message, std::string hint = {})
    {
        m_diagnostics.error(span, std::move(message), std::move(hint));
    }

    /// Declarations anywhere but at module level.
    void findElsewhere(const ast::Statement& statement)
    {
        const auto visit = [&](const ast::Expression& expression, const auto& self) -> void {
            const std::string name = declared(expression);
            if (!name.empty() && !m_read.contains(&expression))
                error(expression.span,
                      name + "() must stand at module level, as a statement or a value of its own",
                      "it is read before the lesson runs");
            ast::forEachChild(expression, [&](const ast::Expression& child) { self(child, self); });
        };
        ast::forEachExpressionOf(statement,
                                 [&](const ast::Expression& expression) { visit(expression, visit); });
    }

    /// Puts arguments into the places of named parameters; false after an error.
    bool place(const ast::Call& call, const Span& span, const std::string& function,
               const std::vector<std::string>& parameters, std::vector<const ast::Expression*>& places)
    {
        places.assign(parameters.size(), nullptr);
        std::size_t next = 0;
        for (const ast::Argument& argument : call.arguments) {
            std::size_t index = next++;
            if (argument.kind == ast::ArgumentKind::Keyword)
                index = static_cast<std::size_t>(std::ranges::find(parameters, argument.name)
                                                 - parameters.begin());
            if (index >= parameters.size() || places[index]) {
                error(argument.span, function + "() takes " + listed(parameters));
                return false;
            }
            places[index] = argument.value.get();
        }
        return span.line > 0;
    }

    static std::string listed(const std::vector<std::string>& names)
    {
        std::string text;
        for (const std::string& name : names)
            text += (text.empty() ? "" : ", ") + name;
        return text;
    }

    void readMachine(const ast::Call& call)
    {
        for (const ast::Argument& argument : call.arguments) {
            if (argument.kind != ast::ArgumentKind::Keyword) {
                error(argument.span, "machine() takes settings by name", "write machine(cores=1)");
                continue;
            }
            if (!m_settings.insert(argument.name).second) {
                error(argument.span, "the setting '" + argument.name + "' is given twice");
                continue;
            }
            readSetting(argument);
        }
        checkTogether(call);
    }

    /// Whether the settings contradict each other.
    void checkTogether(const ast::Call& call)
    {
        Settings settings;
        for (const MachineSetting& setting : m_declarations.machine)
            if (!applySetting(settings, setting.name, setting.value))
                return;
        if (const Result<> fits = settle(settings, m_settings); !fits)
            error(call.arguments.back().span, fits.error().message);
    }

    void readSetting(const ast::Argument& argument)
    {
        MachineSetting setting{argument.name, {}, std::nullopt, argument.value->span.begin()};
        const ast::Expression* value = argument.value.get();
        const SettingInfo* info = findSetting(argument.name);
        if (!info) {
            Settings unknown;
            error(argument.span, applySetting(unknown, argument.name, "").error().message);
            return;
        }
        if (declared(*value) == "param") {
            m_read.insert(value);
            if (!readParameter(*value->as<ast::Call>(), value->span))
                return;
            setting.parameter = m_declarations.parameters.back().name;
            setting.value = settingText(m_declarations.parameters.back().value, *info);
        } else if (auto text = settingText(*value, *info)) {
            setting.value = std::move(*text);
        } else {
            error(value->span, "the settings of machine() must be literals or calls of param()",
                  "they are read before the lesson runs");
            return;
        }
        Settings settings;
        if (const auto applied = applySetting(settings, argument.name, setting.value); !applied) {
            error(value->span, applied.error().message);
            return;
        }
        m_declarations.machine.push_back(std::move(setting));
    }

    bool readParameter(const ast::Call& call, const Span& span)
    {
        std::vector<const ast::Expression*> places;
        if (!place(call, span, "param", {"name", "default", "low", "high", "step"}, places))
            return false;
        const auto name = places[0] ? literalText(*places[0]) : std::nullopt;
        std::array<std::optional<LiteralNumber>, 4> numbers;
        for (std::size_t i = 0; i < 4; ++i)
            if (places[i + 1])
                numbers[i] = literalNumber(*places[i + 1]);
        if (!places[4])
            numbers[3] = LiteralNumber{1, true, "1"};
        for (std::size_t i = 0; i < 5; ++i)
            if (places[i] && (i == 0 ? !name.has_value() : !numbers[i - 1].has_value())) {
                error(places[i]->span, "the arguments of param() must be literals",
                      "they are read before the lesson runs");
                return false;
            }
        if (!name || !numbers[0] || !numbers[1] || !numbers[2]) {
            error(span, "param() needs a name, a default, a lowest and a highest value",
                  "write param(\"n\", 3, 1, 10)");
            return false;
        }
        return addParameter(*name, numbers, span);
    }

    bool addParameter(const std::string& name, const std::array<std::optional<LiteralNumber>, 4>& numbers,
                      const Span& span)
    {
        Parameter parameter{name, numbers[0]->value, numbers[1]->value, numbers[2]->value, numbers[3]->value,
                            true, span.begin()};
        for (const auto& number : numbers)
            parameter.integral = parameter.integral && number->integral;
        const bool twice = std::ranges::find(m_declarations.parameters, name, &Parameter::name)
            != m_declarations.parameters.end();
        if (twice)
            error(span, "the parameter '" + name + "' is given twice");
        else if (parameter.low > parameter.high)
            error(span, "the lowest value of the parameter '" + name + "' is above the highest");
        else if (parameter.value < parameter.low || parameter.value > parameter.high)
            error(span,
                  "the default of the parameter '" + name + "' is not between its lowest and highest value");
        else if (parameter.step <= 0)
            error(span, "the step of the parameter '" + name + "' must be above 0");
        else {
            m_declarations.parameters.push_back(std::move(parameter));
            return true;
        }
        return false;
    }

    void readSchedule(const ast::Call& call, const Span& span)
    {
        std::vector<const ast::Expression*> places;
        if (!place(call, span, "schedule", {"name", "text"}, places))
            return;
        const auto name = places[0] ? literalText(*places[0]) : std::nullopt;
        const auto text = places[1] ? literalText(*places[1]) : std::nullopt;
        if (!name || !text)
            error(span, "schedule() needs a name and a text, both literals");
        else if (std::ranges::find(m_declarations.schedules, *name, &StoredSchedule::name)
                 != m_declarations.schedules.end())
            error(span, "the schedule '" + *name + "' is given twice");
        else
            m_declarations.schedules.push_back({*name, *text, span.begin()});
    }

    void readExpectation(const ast::Call& call, const Span& span)
    {
        Expectation expectation;
        expectation.place = span.begin();
        std::size_t position = 0;
        for (const ast::Argument& argument : call.arguments) {
            static constexpr std::array<std::string_view, 4> kNames{"name", "grade", "kind", "output"};
            std::string name = argument.name;
            if (argument.kind == ast::ArgumentKind::Positional)
                name = position < 4 ? kNames[position++] : "";
            if (name.empty() || !readExpected(expectation, name, *argument.value)) {
                error(argument.span,
                      "the arguments of expect() must be literals: a name, a grade, and what holds");
                return;
            }
        }
        checkExpectation(expectation, span);
    }

    static bool readExpected(Expectation& expectation, const std::string& name, const ast::Expression& value)
    {
        const auto text = literalText(value);
        const auto json = literalJson(value);
        if (name == "output" && json == "null")
            return true;
        if (name == "name" || name == "grade" || name == "kind" || name == "output") {
            if (!text)
                return false;
            if (name == "output")
                expectation.output = *text;
            else
                (name == "name"        ? expectation.name
                     : name == "grade" ? expectation.grade
                                       : expectation.kind) = *text;
            return true;
        }
        if (json)
            expectation.variables.emplace_back(name, *json);
        return json.has_value();
    }

    void checkExpectation(const Expectation& expectation, const Span& span)
    {
        static constexpr std::array<std::string_view, 3> kGrades{"right", "surprising", "wrong"};
        static constexpr std::array<std::string_view, 6> kKinds{"completed", "deadlock",  "livelock",
                                                                "exception", "assertion", "limit"};
        if (expectation.name.empty())
            error(span, "expect() needs a name");
        else if (std::ranges::find(kGrades, expectation.grade) == kGrades.end())
            error(span, "the grade of expect() must be \"right\", \"surprising\" or \"wrong\"");
        else if (std::ranges::find(kKinds, expectation.kind) == kKinds.end())
            error(span,
                  "the kind of expect() must be one of completed, deadlock, livelock, exception, assertion, "
                  "limit");
        else
            m_declarations.expectations.push_back(expectation);
    }

    const Unit& m_lesson;
    ImportedNames m_names;
    Diagnostics& m_diagnostics;
    Declarations m_declarations;
    std::set<std::string, std::less<>> m_settings;
    std::set<const ast::Expression*> m_read; ///< Calls that stand where they may.
};

} // namespace

Declarations findDeclarations(const Unit& lesson, Diagnostics& diagnostics)
{
    return DeclarationReader(lesson, diagnostics).read();
}

} // namespace core
