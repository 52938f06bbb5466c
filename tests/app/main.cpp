#include "app/painter/fonts.h"
#include "app/painter/style.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTemporaryDir>

// Qt's own main: an application, and settings that are nobody's.
int main(int argc, char** argv)
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toLocal8Bit());
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    app::loadFonts();
    QApplication::setStyle(new app::Style(core::lightTheme()));
    QApplication::setFont(app::interFont(13));
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
