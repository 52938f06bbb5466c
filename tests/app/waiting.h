#pragma once

#include "app/document/document.h"

#include <QTest>

namespace app::test {

/// Only a failing test waits for so long: a lesson that runs to its limit takes half a minute under a
/// sanitizer.
constexpr int kPatience = 120'000; // ms

/// Lets the events run until the document shows a run of its present text and settings.
inline bool waitForRun(const Document& document)
{
    return QTest::qWaitFor(
        [&] {
            return document.run() != nullptr && !document.isRunning()
                && document.run()->program->source() == document.text().toStdString();
        },
        kPatience);
}

inline bool waitUntil(const std::function<bool()>& holds)
{
    return QTest::qWaitFor(holds, kPatience);
}

} // namespace app::test
