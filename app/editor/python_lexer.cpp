#include "app/editor/python_lexer.h"

#include "app/painter/style.h"

namespace app {

using core::Role;

PythonLexer::PythonLexer(QObject* parent)
    : QsciLexerPython(parent)
{
    setHighlightSubidentifiers(false);
    applyTheme();
}

const char* PythonLexer::keywords(int set) const
{
    if (set == 2)
        return "abs all any bool dict divmod enumerate filter float frozenset input int isinstance len list "
               "map max min "
               "object print range repr reversed round set sorted str sum tuple type zip "
               "Thread Lock RLock Condition Semaphore BoundedSemaphore Event Barrier Timer Queue Process "
               "Pool "
               "ThreadPoolExecutor ProcessPoolExecutor "
               "work io aio note ask param machine at until schedule expect check always Channel select "
               "spawn me send "
               "receive Guarded Atomic set_priority set_nice set_tickets set_affinity sleep gather "
               "create_task run";
    return QsciLexerPython::keywords(set);
}

void PythonLexer::applyTheme()
{
    setDefaultFont(codeFont(12.5));
    setDefaultColor(ink(Role::SyntaxText));
    setDefaultPaper(ink(Role::Surface));
    setFont(codeFont(12.5), -1);
    setPaper(ink(Role::Surface), -1);
    setColor(ink(Role::SyntaxText), -1);
    const auto colour = [&](Role role, std::initializer_list<int> styles) {
        for (const int style : styles)
            setColor(ink(role), style);
    };
    colour(Role::SyntaxComment, {Comment, CommentBlock});
    colour(Role::SyntaxNumber, {Number});
    colour(Role::SyntaxString,
           {DoubleQuotedString, SingleQuotedString, TripleSingleQuotedString, TripleDoubleQuotedString,
            UnclosedString, DoubleQuotedFString, SingleQuotedFString, TripleSingleQuotedFString,
            TripleDoubleQuotedFString});
    colour(Role::SyntaxKeyword, {Keyword});
    colour(Role::SyntaxFunction, {FunctionMethodName, ClassName, Decorator});
    colour(Role::SyntaxBuiltin, {HighlightedIdentifier});
}

} // namespace app
