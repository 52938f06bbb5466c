#include <fstream>
#include <iostream>
#include <string>

/// Fails when a library of Qt has been loaded into this process, which links all of core.
int main()
{
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);)
        if (line.find("libQt") != std::string::npos) {
            std::cerr << "core needs " << line << '\n';
            return 1;
        }
    return 0;
}
