#pragma once

#include "tests/architecture/source.h"

#include <string>
#include <vector>

/// The rules of the house, each a function from sources to the places where they are broken.
namespace architecture {

using Violations = std::vector<std::string>; ///< "core/base/time.h:12: what is wrong".
using Sources = std::vector<Source>;

/// The folders of core, each of which may use itself and those before it.
const std::vector<std::string>& coreFolders();

Violations unknownCoreFolders(const Sources& sources);
Violations includesAgainstTheOrder(const Sources& sources);
Violations qtInCore(const Sources& sources);
Violations concurrencyOutsideItsFolders(const Sources& sources);
Violations clocksAndRandomDevices(const Sources& sources);
Violations drawingOutsideThePainter(const Sources& sources);
Violations settingsOutsideTheirFolder(const Sources& sources);
Violations headersWithoutPragmaOnce(const Sources& sources);
Violations mutableGlobals(const Sources& sources);
Violations singletons(const Sources& sources);
Violations owningNew(const Sources& sources);
Violations longFunctions(const Sources& sources);
Violations longFiles(const Sources& sources);

} // namespace architecture
