#pragma once

namespace app {

/// Opens the window on the lessons named on the command line, else on the first lesson.
int runWindow(int argc, char** argv);

} // namespace app
