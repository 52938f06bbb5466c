#include "core/recording/recording.h"
#include "tests/support/simulated.h"

using namespace core;
using core::testing::simulated;

namespace {

/// The names of the shared variables of a run in which two processes use what `definition` makes.
std::vector<std::string> variablesOf(const std::string& definition, const std::string& use)
{
    const auto recording = simulated("from multiprocessing import *\n" + definition + "\ndef f():\n    " + use
                                     + "\nchildren = [Process(target=f) for _ in range(2)]\n"
                                       "for child in children:\n"
                                       "    child.start()\n"
                                       "for child in children:\n"
                                       "    child.join()\n");
    std::vector<std::string> names;
    for (const auto& variable : recording->info().variables)
        names.push_back(variable.name);
    return names;
}

TEST(ALocation, OfSharedMemoryHasTheNameOfItsVariable)
{
    EXPECT_EQ(variablesOf("data = Array('i', 2)", "data[0] += 1"), std::vector<std::string>{"data"});
    EXPECT_EQ(variablesOf("total = Value('i', 0)", "total.value += 1"),
              std::vector<std::string>{"total.value"});
    EXPECT_EQ(variablesOf("names = Manager().list()", "names.append(1)"), std::vector<std::string>{"names"});
}

} // namespace
