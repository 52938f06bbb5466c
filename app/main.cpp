#include "app/cli/cli.h"
#include "app/window/run_window.h"

int main(int argc, char** argv)
{
    if (argc > 1 && app::isCommand(argv[1]))
        return app::runCommand(argc, argv);
    return app::runWindow(argc, argv);
}
