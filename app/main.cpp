#include "app/cli/cli.h"
#include "app/cli/console.h"
#include "app/cli/exit_status.h"
#include "app/window/run_window.h"

int main(int argc, char** argv)
{
    if (argc > 1 && app::isCommand(argv[1]))
        return app::runCommand(argc, argv);
    if (const core::Result<> possible = app::checkOpening(argc, argv); !possible) {
        app::complain(possible.error().message);
        return static_cast<int>(app::ExitStatus::Usage);
    }
    return app::runWindow(argc, argv);
}
