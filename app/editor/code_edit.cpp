#include "app/editor/code_edit.h"

#include "app/editor/python_lexer.h"
#include "app/painter/style.h"

#include <QEvent>

#include <ranges>
#include <string_view>

namespace app {

using core::Role;

namespace {

constexpr int kErrors = 8; ///< Indicators; below 8 they belong to lexers.
constexpr int kWarnings = 9;
constexpr int kRaces = 10;
constexpr int kTints = 12; ///< Markers 0 to 11, one for each identity.

QColor blended(const QColor& over, const QColor& ground, double share)
{
    const auto mix = [&](int a, int b) { return static_cast<int>(a * share + b * (1 - share)); };
    return {mix(over.red(), ground.red()), mix(over.green(), ground.green()),
            mix(over.blue(), ground.blue())};
}

} // namespace

CodeEdit::CodeEdit(QWidget* parent)
    : QsciScintilla(parent)
    , m_lexer(new PythonLexer(this))
{
    setFrameShape(QFrame::NoFrame);
    setUtf8(true);
    setLexer(m_lexer);
    for (int margin = 0; margin < 5; ++margin)
        setMarginWidth(margin, 0);
    setTabWidth(4);
    setIndentationsUseTabs(false);
    setAutoIndent(true);
    setBackspaceUnindents(true);
    setBraceMatching(QsciScintilla::SloppyBraceMatch);
    setExtraAscent(2);
    setExtraDescent(1);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    setAccessibleName(tr("Lesson text"));
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 0L);
    // Ctrl+D, Ctrl+L and their like belong to the window; Scintilla would edit with them.
    for (const unsigned char key : std::string_view("DLTUKERNOSBWQ"))
        SendScintilla(SCI_CLEARCMDKEY, static_cast<unsigned long>(key | (SCMOD_CTRL << 16)));
    connect(this, &QsciScintillaBase::SCN_UPDATEUI, this, &CodeEdit::scrolled);
    applyTheme();
}

void CodeEdit::applyTheme()
{
    m_lexer->applyTheme();
    setLexer(m_lexer);
    const QColor surface = ink(Role::Surface);
    setPaper(surface);
    setColor(ink(Role::SyntaxText));
    setCaretForegroundColor(ink(Role::Text));
    setCaretWidth(2);
    setSelectionBackgroundColor(ink(Role::Selected));
    resetSelectionForegroundColor();
    setMatchedBraceBackgroundColor(ink(Role::Selected));
    setMatchedBraceForegroundColor(ink(Role::Text));
    setUnmatchedBraceForegroundColor(ink(Role::Error));
    const double share = currentTheme().name() == "light" ? .15 : .22;
    for (int i = 0; i < kTints; ++i) {
        markerDefine(QsciScintilla::Background, i);
        setMarkerBackgroundColor(blended(threadColour(static_cast<std::size_t>(i)), surface, share), i);
    }
    indicatorDefine(QsciScintilla::SquiggleIndicator, kErrors);
    setIndicatorForegroundColor(ink(Role::Error), kErrors);
    indicatorDefine(QsciScintilla::SquiggleIndicator, kWarnings);
    setIndicatorForegroundColor(ink(Role::Warning), kWarnings);
    indicatorDefine(QsciScintilla::ThickCompositionIndicator, kRaces);
    setIndicatorForegroundColor(ink(Role::Race), kRaces);
}

void CodeEdit::replaceText(const QString& text)
{
    setText(text);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    setCursorPosition(0, 0);
    // The narration has a panel of its own; what it is about begins behind it.
    const auto open = text.indexOf(QLatin1String("\"\"\""));
    const auto close = open == 0 ? text.indexOf(QLatin1String("\"\"\""), 3) : -1;
    setFirstVisibleLine(close < 0 ? 0 : static_cast<int>(text.left(close).count(QLatin1Char('\n'))) + 1);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
}

void CodeEdit::markThreads(const std::vector<ThreadLine>& lines)
{
    for (int i = 0; i < kTints; ++i)
        markerDeleteAll(i);
    // Backwards, so that who acts decides the colour of a line that several threads are in.
    for (const ThreadLine& line : std::views::reverse(lines)) {
        for (int i = 0; i < kTints; ++i)
            markerDelete(line.line - 1, i);
        markerAdd(line.line - 1, static_cast<int>(line.thread.index() % core::kIdentities));
    }
    m_lines = lines;
}

void CodeEdit::markProblems(const std::vector<core::Diagnostic>& problems)
{
    const int last = lines() - 1;
    const int end = static_cast<int>(text(last).size());
    clearIndicatorRange(0, 0, last, end, kErrors);
    clearIndicatorRange(0, 0, last, end, kWarnings);
    for (const core::Diagnostic& problem : problems) {
        const int line = std::min(problem.place.line - 1, last);
        QString written = text(line);
        while (!written.isEmpty() && written.back().isSpace())
            written.chop(1);
        const int length = static_cast<int>(written.size());
        // What is missing at the end of a line is marked at its last word.
        const bool atEnd = problem.place.column > length;
        const int word = static_cast<int>(written.lastIndexOf(QLatin1Char(' '))) + 1;
        const int from = atEnd ? word : problem.place.column - 1;
        const int to = atEnd ? std::max(length, from + 1) : from + std::max(1, problem.length);
        fillIndicatorRange(line, from, line, to,
                           problem.severity == core::Severity::Error ? kErrors : kWarnings);
    }
}

void CodeEdit::markRaces(const std::vector<int>& lines)
{
    const int last = this->lines() - 1;
    clearIndicatorRange(0, 0, last, static_cast<int>(text(last).size()), kRaces);
    for (const int line : lines) {
        const QString written = text(line - 1);
        int begin = 0;
        int end = static_cast<int>(written.size());
        while (begin < end && written[begin].isSpace())
            ++begin;
        while (end > begin && written[end - 1].isSpace())
            --end;
        fillIndicatorRange(line - 1, begin, line - 1, end, kRaces);
    }
}

void CodeEdit::goTo(core::TextPosition place)
{
    setCursorPosition(place.line - 1, place.column - 1);
    bringIntoView(place.line);
    setFocus();
}

void CodeEdit::bringIntoView(int line)
{
    const int first = firstVisibleLine();
    const int shown = std::max(1, height() / std::max(1, lineHeight()) - 1);
    if (line - 1 < first + 1 && first > 0)
        setFirstVisibleLine(std::max(0, line - 3));
    else if (line - 1 >= first + shown - 1)
        setFirstVisibleLine(std::max(0, line + 1 - shown));
}

int CodeEdit::lineTop(int line) const
{
    return (line - 1 - firstVisibleLine()) * lineHeight();
}

int CodeEdit::lineHeight() const
{
    return static_cast<int>(SendScintilla(SCI_TEXTHEIGHT, 0UL));
}

int CodeEdit::firstVisibleLine() const
{
    return static_cast<int>(SendScintilla(SCI_GETFIRSTVISIBLELINE));
}

void CodeEdit::changeEvent(QEvent* event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_lexer != nullptr) {
        applyTheme();
        markThreads(m_lines);
    }
}

void CodeEdit::resizeEvent(QResizeEvent* event)
{
    QsciScintilla::resizeEvent(event);
    Q_EMIT scrolled();
}

} // namespace app
