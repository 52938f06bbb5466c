#include "app/panels/outcome_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <set>

namespace app {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("app::outcomes", text);
}

const std::string* valueOf(const core::ExploredOutcome& outcome, const std::string& name)
{
    const auto found = std::ranges::find(outcome.globals, name, &core::FinalVariable::name);
    return found == outcome.globals.end() ? nullptr : &found->json;
}

/// Names of the variables that have different values in two completed outcomes.
std::vector<std::string> differing(const core::Exploration& found)
{
    std::vector<std::string> names;
    for (const core::ExploredOutcome& outcome : found.outcomes) {
        for (const core::FinalVariable& variable : outcome.globals) {
            if (std::ranges::find(names, variable.name) == names.end())
                names.push_back(variable.name);
        }
    }
    std::erase_if(names, [&](const std::string& name) {
        std::set<std::string> values;
        for (const core::ExploredOutcome& outcome : found.outcomes) {
            const std::string* value = valueOf(outcome, name);
            values.insert(value != nullptr ? *value : std::string());
        }
        return values.size() < 2;
    });
    return names;
}

QString kindWords(core::OutcomeKind kind)
{
    switch (kind) {
    case core::OutcomeKind::Completed: return tr("completed");
    case core::OutcomeKind::Deadlock: return tr("deadlock");
    case core::OutcomeKind::Livelock: return tr("livelock");
    case core::OutcomeKind::Exception: return tr("exception");
    case core::OutcomeKind::Assertion: return tr("assertion failed");
    case core::OutcomeKind::Limit: return tr("stopped by a limit");
    }
    return {};
}

QStringList linesOf(const std::string& output)
{
    QString text = QString::fromStdString(output).left(4000);
    if (text.endsWith(QLatin1Char('\n')))
        text.chop(1);
    return text.split(QLatin1Char('\n'));
}

/// How many lines every outcome's output begins with: they tell nothing apart.
qsizetype commonLines(const core::Exploration& found)
{
    if (found.outcomes.size() < 2)
        return 0;
    const QStringList first = linesOf(found.outcomes.front().output);
    qsizetype common = first.size();
    for (const core::ExploredOutcome& outcome : found.outcomes) {
        const QStringList lines = linesOf(outcome.output);
        qsizetype same = 0;
        while (same < std::min(common, lines.size()) && lines[same] == first[same])
            ++same;
        common = same;
    }
    return common;
}

} // namespace

std::vector<QString> outcomeWords(const core::Exploration& found)
{
    std::vector<QString> words;
    std::vector<std::string> names = differing(found);
    const qsizetype common = commonLines(found);
    // A single outcome has nothing to differ from: its variables say most.
    if (found.outcomes.size() == 1) {
        for (const core::FinalVariable& variable : found.outcomes.front().globals)
            names.push_back(variable.name);
    }
    for (const core::ExploredOutcome& outcome : found.outcomes) {
        if (outcome.kind != core::OutcomeKind::Completed) {
            const QString message = QString::fromStdString(outcome.message).section(QLatin1Char('\n'), 0, 0);
            words.push_back(message.isEmpty() ? kindWords(outcome.kind)
                                              : kindWords(outcome.kind) + QStringLiteral(": ") + message);
            continue;
        }
        QStringList parts;
        for (const std::string& name : names) {
            if (const std::string* value = valueOf(outcome, name))
                parts += QStringLiteral("%1 = %2").arg(QString::fromStdString(name),
                                                       QString::fromStdString(*value));
        }
        if (parts.isEmpty())
            words.push_back(outcome.output.empty()
                                ? kindWords(outcome.kind)
                                : linesOf(outcome.output).mid(common).join(QStringLiteral(" · ")).left(200));
        else
            words.push_back(parts.join(QStringLiteral(", ")));
    }
    return words;
}

QString grouped(const std::string& decimal)
{
    if (decimal == "infinite")
        return tr("infinitely many");
    QString text = QString::fromStdString(decimal);
    const QString separator = QLocale().groupSeparator();
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, separator);
    return text;
}

QString interleavingsInWords(const QString& count)
{
    return count == QLatin1String("1") ? tr("1 interleaving") : tr("%1 interleavings").arg(count);
}

QString percent(double share)
{
    const double value = share * 100;
    if (value > 0 && value < 0.05)
        return QStringLiteral("< %1 %").arg(QLocale().toString(0.1, 'f', 1));
    return QLocale().toString(value, 'f', 1) + QStringLiteral(" %");
}

} // namespace app
