#include "app/settings/settings.h"

#include <QSettings>

#include <algorithm>

namespace app {

namespace {

constexpr const char* kThemes[] = {"system", "light", "dark", "contrast"};

} // namespace

Settings loadSettings()
{
    const QSettings from(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("interleave"),
                         QStringLiteral("interleave"));
    Settings settings;
    const QString theme = from.value(QStringLiteral("theme")).toString();
    for (int i = 0; i < 4; ++i) {
        if (theme == QLatin1String(kThemes[i]))
            settings.theme = static_cast<ThemeChoice>(i);
    }
    // A file edited by hand may hold anything.
    settings.speed = std::clamp(from.value(QStringLiteral("speed"), 1.0).toDouble(), 0.1, 20.0);
    settings.lettersInBoxes = from.value(QStringLiteral("letters")).toBool();
    settings.geometry = from.value(QStringLiteral("geometry")).toByteArray();
    settings.columns = from.value(QStringLiteral("columns")).toByteArray();
    settings.upper = from.value(QStringLiteral("upper")).toByteArray();
    settings.centre = from.value(QStringLiteral("centre")).toByteArray();
    settings.left = from.value(QStringLiteral("left")).toByteArray();
    settings.right = from.value(QStringLiteral("right")).toByteArray();
    settings.folder = from.value(QStringLiteral("folder")).toString();
    settings.recent = from.value(QStringLiteral("recent")).toStringList();
    return settings;
}

void saveSettings(const Settings& settings)
{
    QSettings to(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("interleave"),
                 QStringLiteral("interleave"));
    to.setValue(QStringLiteral("theme"), QLatin1String(kThemes[static_cast<int>(settings.theme)]));
    to.setValue(QStringLiteral("speed"), settings.speed);
    to.setValue(QStringLiteral("letters"), settings.lettersInBoxes);
    to.setValue(QStringLiteral("geometry"), settings.geometry);
    to.setValue(QStringLiteral("columns"), settings.columns);
    to.setValue(QStringLiteral("upper"), settings.upper);
    to.setValue(QStringLiteral("centre"), settings.centre);
    to.setValue(QStringLiteral("left"), settings.left);
    to.setValue(QStringLiteral("right"), settings.right);
    to.setValue(QStringLiteral("folder"), settings.folder);
    to.setValue(QStringLiteral("recent"), settings.recent);
}

} // namespace app
