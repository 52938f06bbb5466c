#pragma once

// QScintilla's headers need Qt's keywords, which the program does without (core has members named so).
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexerpython.h>
#include <Qsci/qsciscintilla.h>
#undef signals
#undef slots
