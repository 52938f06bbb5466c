#pragma once

#include "app/editor/scintilla.h"

namespace app {

/// Python in the theme's colours, with the words of the lesson language as built-in names.
class PythonLexer : public QsciLexerPython {
    Q_OBJECT
public:
    explicit PythonLexer(QObject* parent = nullptr);
    const char* keywords(int set) const override;
    void applyTheme();
};

} // namespace app
