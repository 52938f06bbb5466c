#include "app/window/run_window.h"

int main(int argc, char** argv)
{
    return app::runWindow(argc, argv);
}
