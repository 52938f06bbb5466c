#pragma once

#include "app/document/document.h"

#include <QTest>

namespace app::test {

/// Lets the events run until the document shows a run of its present text and settings.
inline bool waitForRun(const Document& document)
{
    return QTest::qWaitFor(
        [&] {
            return document.run() != nullptr && !document.isRunning()
                && document.run()->program->source() == document.text().toStdString();
        },
        20'000);
}

inline bool waitUntil(const std::function<bool()>& holds)
{
    return QTest::qWaitFor(holds, 20'000);
}

} // namespace app::test
