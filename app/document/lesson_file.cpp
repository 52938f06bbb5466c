#include "app/document/lesson_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStringDecoder>

namespace app {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("app::lessonFile", text);
}

auto failed(const QString& message)
{
    return core::fail(message.toStdString());
}

} // namespace

core::Result<QString> readLesson(const QString& path)
{
    const QFileInfo info(path);
    const QString name = info.fileName().isEmpty() ? path : info.fileName();
    if (!info.exists())
        return failed(tr("There is no file “%1”.").arg(path));
    if (info.isDir())
        return failed(tr("“%1” is a folder; open a lesson's file in it.").arg(name));
    if (info.size() > kLargestLesson)
        return failed(tr("“%1” is larger than 16 MiB and is no lesson.").arg(name));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(tr("“%1” cannot be read: %2.").arg(name, file.errorString()));
    const QByteArray bytes = file.read(kLargestLesson + 1);
    if (bytes.size() > kLargestLesson)
        return failed(tr("“%1” is larger than 16 MiB and is no lesson.").arg(name));
    if (const auto zero = bytes.indexOf('\0'); zero >= 0)
        return failed(tr("“%1” is no text: byte %2 is zero.").arg(name).arg(zero + 1));
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return failed(tr("“%1” is not UTF-8. Save it as UTF-8 and open it again.").arg(name));
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return text;
}

core::Result<> writeLesson(const QString& path, const QString& text)
{
    const QString name = QFileInfo(path).fileName();
    QSaveFile file(path);
    const QByteArray bytes = text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failed(
            tr("“%1” could not be saved: %2. Your text is still here.").arg(name, file.errorString()));
    return {};
}

} // namespace app
