#pragma once

#include "core/base/result.h"

#include <QString>

namespace app {

inline constexpr qint64 kLargestLesson = qint64{16} << 20;

/// The text of a lesson's file. The error says what is wrong with the file and what to do.
core::Result<QString> readLesson(const QString& path);
/// Whole or not at all: the former file stays until the new one is complete.
core::Result<> writeLesson(const QString& path, const QString& text);

} // namespace app
