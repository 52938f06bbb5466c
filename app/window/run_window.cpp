#include "app/window/run_window.h"

#include "app/painter/fonts.h"
#include "app/painter/style.h"
#include "app/window/main_window.h"

#include <QApplication>

namespace app {

int runWindow(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("interleave"));
    QApplication::setApplicationDisplayName(QStringLiteral("Interleave"));
    QApplication::setDesktopFileName(QStringLiteral("interleave"));
    loadFonts();
    desktopIsDark(); // Before the style replaces the desktop's palette.
    QApplication::setStyle(new Style(core::lightTheme()));
    QApplication::setFont(interFont(13));
    MainWindow window;
    window.show();
    const QStringList files = QApplication::arguments().mid(1);
    window.openLesson(files.isEmpty() ? QStringLiteral("race") : files.front());
    return QApplication::exec();
}

} // namespace app
