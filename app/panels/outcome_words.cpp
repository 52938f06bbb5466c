#include "app/panels/outcome_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace app {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("app::outcomes", text);
}

} // namespace

QString grouped(const std::string& decimal)
{
    if (decimal == "infinite")
        return tr("infinitely many");
    QString text = QString::fromStdString(decimal);
    const QString separator = QLocale().groupSeparator();
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, separator);
    return text;
}

QString interleavingsInWords(const QString& count)
{
    return count == QLatin1String("1") ? tr("1 interleaving") : tr("%1 interleavings").arg(count);
}

QString percent(double share)
{
    const double value = share * 100;
    if (value > 0 && value < 0.05)
        return QStringLiteral("< %1 %").arg(QLocale().toString(0.1, 'f', 1));
    return QLocale().toString(value, 'f', 1) + QStringLiteral(" %");
}

} // namespace app
