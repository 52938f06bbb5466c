#pragma once

#include "app/editor/thread_lines.h"
#include "core/lang/compile.h"

#include "app/editor/scintilla.h"

namespace app {

class PythonLexer;

/// The lesson's text: colours, tinted lines, underlined problems. Knows no document.
class CodeEdit : public QsciScintilla {
    Q_OBJECT
public:
    explicit CodeEdit(QWidget* parent = nullptr);

    void replaceText(const QString& text); ///< Another lesson: nothing to undo, the caret at the start.
    void markThreads(const std::vector<ThreadLine>& lines);
    void markProblems(const std::vector<core::Diagnostic>& problems);
    void markRaces(const std::vector<int>& lines); ///< From 1.
    void goTo(core::TextPosition place);
    void bringIntoView(int line);

    /// Of a line from 1, in this widget's pixels, also when it is scrolled away.
    int lineTop(int line) const;
    int lineHeight() const;
    int firstVisibleLine() const;

Q_SIGNALS:
    void scrolled();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void applyTheme();

    PythonLexer* m_lexer;
    std::vector<ThreadLine> m_lines;
};

} // namespace app
