#include "app/panels/setting_choices.h"

#include "core/machine/simulate.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace app {

namespace {

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

std::optional<double> parsedDuration(const QString& typed)
{
    // A number alone means milliseconds: that is what the lessons' figures are.
    bool number = false;
    const double value = typed.toDouble(&number);
    const auto duration =
        core::parseDuration((number && value != 0 ? typed + QStringLiteral("ms") : typed).toStdString());
    return duration ? std::optional(static_cast<double>(duration->count())) : std::nullopt;
}

std::optional<double> parsedNumber(const QString& typed)
{
    bool good = false;
    const double value = typed.toDouble(&good);
    return good ? std::optional(value) : std::nullopt;
}

std::string numberText(double value)
{
    return QString::number(value, 'g', 12).toStdString();
}

template <class T>
QString problemOf(const core::Result<T>& result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

} // namespace

QString settingLabel(const QString& name)
{
    QString label = name;
    label.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!label.isEmpty())
        label[0] = label[0].toUpper();
    label.replace(QStringLiteral("Ipc"), QStringLiteral("IPC"))
        .replace(QStringLiteral("kib"), QStringLiteral("KiB"));
    return label;
}

QString valueLabel(const QString& value)
{
    static const std::pair<const char*, const char*> kNames[] = {
        {"rr", "Round robin"},
        {"fcfs", "First come, first served"},
        {"random", "Random"},
        {"manual", "You are the scheduler"},
        {"sjf", "Shortest job first"},
        {"srtf", "Shortest remaining time first"},
        {"priority", "Fixed priority"},
        {"mlfq", "Multi-level feedback"},
        {"lottery", "Lottery"},
        {"stride", "Stride"},
        {"cfs", "CFS (Linux)"},
        {"eevdf", "EEVDF (Linux 6.6)"},
        {"edf", "Earliest deadline first"},
        {"rm", "Rate monotonic"},
        {"on", "On"},
        {"off", "Off"},
        {"native", "Native, no GIL"},
        {"cpython-2.7", "CPython 2.7"},
        {"cpython-3.9", "CPython 3.9"},
        {"cpython-3.12", "CPython 3.12"},
        {"free-threaded", "Free-threaded"},
        {"fifo", "First in, first out"},
        {"per-core", "Per core"},
    };
    for (const auto& [name, label] : kNames) {
        if (value == QLatin1String(name))
            return QCoreApplication::translate("app::settings", label);
    }
    return settingLabel(value);
}

QString unusedBecause(std::string_view setting, const core::Settings& settings)
{
    struct Use {
        std::string_view setting;
        std::vector<std::string_view> policies;
    };
    static const std::array kUses{Use{"quantum", {"rr", "priority", "lottery", "stride"}},
                                  Use{"levels", {"mlfq"}},
                                  Use{"quanta", {"mlfq"}},
                                  Use{"allotments", {"mlfq"}},
                                  Use{"boost", {"mlfq"}},
                                  Use{"priority_inheritance", {"priority"}},
                                  Use{"priority_ceiling", {"priority"}},
                                  Use{"aging", {"priority"}},
                                  Use{"base_slice", {"eevdf"}},
                                  Use{"latency", {"cfs"}},
                                  Use{"min_granularity", {"cfs"}},
                                  Use{"wakeup_granularity", {"cfs"}}};
    if (setting == "switch_interval" && !settings.hasGil())
        return QCoreApplication::translate("app::settings", "The runtime has no GIL, so nobody asks for it.");
    const auto use = std::ranges::find(kUses, setting, &Use::setting);
    if (use == kUses.end() || std::ranges::find(use->policies, settings.policy) != use->policies.end())
        return {};
    return QCoreApplication::translate("app::settings", "The policy “%1” does not use it.")
        .arg(valueLabel(QString::fromStdString(settings.policy)));
}

SettingChoice choiceOf(const core::SettingInfo& info)
{
    SettingChoice choice;
    choice.name = std::string(info.name);
    choice.label = settingLabel(text(info.name));
    choice.help = text(info.help);
    choice.problem = [name = choice.name](const QString& typed) {
        core::Settings any;
        return problemOf(core::applySetting(any, name, typed.toStdString()));
    };
    switch (info.type) {
    case core::SettingType::Choice:
    case core::SettingType::Flag:
        choice.values = text(info.range).split(QLatin1Char('|'), Qt::SkipEmptyParts);
        for (QString& value : choice.values) {
            value = value.trimmed();
            choice.shownAs += valueLabel(value);
        }
        break;
    case core::SettingType::Time:
        choice.low = static_cast<double>(info.low);
        choice.high = static_cast<double>(info.high);
        choice.logarithmic = true;
        choice.toText = [](double value) {
            return core::formatDuration(core::Duration{std::llround(value)});
        };
        choice.parse = parsedDuration;
        break;
    case core::SettingType::Devices:
    case core::SettingType::Times: break;
    case core::SettingType::Integer:
        choice.low = static_cast<double>(info.low);
        // A seed may be any number, but nobody drags through all of them.
        choice.high = std::min(static_cast<double>(info.high), info.name == "seed" ? 1000.0 : 1e6);
        choice.toText = [](double value) { return std::to_string(std::llround(value)); };
        choice.parse = parsedNumber;
        break;
    }
    return choice;
}

SettingChoice choiceOf(const core::Parameter& parameter)
{
    SettingChoice choice;
    choice.name = core::overrideOf(parameter);
    choice.label = QString::fromStdString(parameter.name);
    choice.help = QCoreApplication::translate("app::settings", "A parameter of this lesson");
    choice.low = parameter.low;
    choice.high = parameter.high;
    choice.step = parameter.step > 0 ? parameter.step : 1;
    choice.toText = numberText;
    choice.parse = parsedNumber;
    choice.problem = [parameter](const QString& typed) {
        return problemOf(core::parameterValue(parameter, typed.toStdString()));
    };
    return choice;
}

} // namespace app
