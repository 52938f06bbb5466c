#pragma once

#include "core/recording/recording.h"
#include "core/timeline/trace.h"

#include <string>

namespace core {

/// What stands over a picture when nobody says otherwise.
std::string defaultTitle(const RecordingInfo& info);

/// "cpython-3.12" → "CPython 3.12", "native" → "native threads".
std::string runtimeName(const std::string& runtime);

/// "CPython 3.12, 2 cores, round robin, quantum 10 ms."
std::string machineInWords(const RecordingInfo& info);

/// "Shared variable counter: 1 update is lost."
std::string traceInWords(const RecordingInfo& info, const Trace& trace);

} // namespace core
