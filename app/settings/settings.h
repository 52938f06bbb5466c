#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace app {

enum class ThemeChoice { System, Light, Dark, Contrast };

/// What the program remembers from one start to the next. Read and written here and nowhere else.
struct Settings {
    ThemeChoice theme = ThemeChoice::System;
    double speed = 1; ///< Of playing.
    bool lettersInBoxes = false;
    QByteArray geometry;
    QByteArray columns; ///< States of the window's splitters.
    QByteArray upper;
    QByteArray centre;
    QByteArray left;
    QByteArray right;
    QString folder; ///< Where a file was last opened or saved.
    QStringList recent;
};

Settings loadSettings();
void saveSettings(const Settings& settings);

} // namespace app
