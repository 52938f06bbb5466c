#include "app/lessons/markdown.h"

#include <QRegularExpression>

namespace app {

QString richText(const QString& markdown)
{
    static const QRegularExpression kCode(QStringLiteral("`([^`]+)`"));
    static const QRegularExpression kBold(QStringLiteral("\\*\\*([^*]+)\\*\\*"));
    static const QRegularExpression kEmphasis(QStringLiteral("\\*([^*\\s][^*]*)\\*"));
    static const QRegularExpression kLink(QStringLiteral("\\[([^\\]]+)\\]\\(([a-z]+:[^)]*)\\)"));
    QString html = markdown.toHtmlEscaped();
    html.replace(kCode, QStringLiteral("<span style=\"font-family:'JetBrains Mono'\">\\1</span>"));
    html.replace(kLink, QStringLiteral("<a href=\"\\2\">\\1</a>"));
    html.replace(kBold, QStringLiteral("<span style=\"font-weight:600\">\\1</span>"));
    html.replace(kEmphasis, QStringLiteral("<i>\\1</i>"));
    return html;
}

QStringList narrationParagraphs(const QString& docstring)
{
    static const QRegularExpression kBlank(QStringLiteral("\\n[ \\t]*\\n"));
    QString text = docstring;
    text.remove(QLatin1Char('\r'));
    QStringList lines = text.split(QLatin1Char('\n'));
    if (!lines.isEmpty())
        lines.removeFirst();
    lines.removeIf([](const QString& line) { return line.trimmed().startsWith(QLatin1String("Chapter:")); });
    QStringList paragraphs;
    // An item of a list is a paragraph of its own.
    static const QRegularExpression kItem(QStringLiteral("\\n[ \\t]*- "));
    for (const QString& raw :
         lines.join(QLatin1Char('\n')).replace(kItem, QStringLiteral("\n\n- ")).split(kBlank)) {
        const QString paragraph = raw.simplified();
        if (paragraph.isEmpty())
            continue;
        if (paragraph.startsWith(QLatin1String("Sources:")))
            paragraphs += QStringLiteral("<span style=\"font-size:11px\">%1</span>").arg(richText(paragraph));
        else if (paragraph.startsWith(QLatin1String("- ")))
            paragraphs += QStringLiteral("• ") + richText(paragraph.mid(2));
        else if (paragraph.startsWith(QLatin1String("> ")))
            paragraphs += QStringLiteral("<i>%1</i>").arg(richText(paragraph.mid(2)));
        else
            paragraphs += richText(paragraph);
    }
    return paragraphs;
}

} // namespace app
