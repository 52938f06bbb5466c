#include "app/window/main_window.h"

#include "app/export/export_dialog.h"
#include "app/timeline/timeline_area.h"
#include "app/trace/trace_panel.h"
#include "app/window/go_to_dialog.h"

#include <QCloseEvent>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>

// Opening, saving and closing: what may lose something asks first.

namespace app {

QString newLessonText()
{
    return QStringLiteral("\"\"\"My lesson\n\"\"\"\n"
                          "from threading import Thread\n\n"
                          "from interleave import io, work\n\n\n"
                          "def worker():\n"
                          "    work(10)\n"
                          "    io(20)\n"
                          "    work(5)\n\n\n"
                          "a = Thread(target=worker, name=\"A\")\n"
                          "b = Thread(target=worker, name=\"B\")\n"
                          "a.start()\n"
                          "b.start()\n"
                          "a.join()\n"
                          "b.join()\n"
                          "print(\"done\")\n");
}

bool MainWindow::mayDiscard()
{
    if (!m_document.isModified())
        return true;
    QMessageBox box(this);
    box.setWindowTitle(tr("Unsaved changes"));
    box.setText(tr("“%1” was changed. Save the changes?").arg(m_document.name()));
    QPushButton* save = box.addButton(tr("Save"), QMessageBox::AcceptRole);
    QPushButton* discard = box.addButton(tr("Don't save"), QMessageBox::DestructiveRole);
    QPushButton* cancel = box.addButton(tr("Cancel"), QMessageBox::RejectRole);
    save->setProperty("role", QStringLiteral("primary"));
    box.setDefaultButton(save);
    box.setEscapeButton(cancel);
    box.exec();
    if (box.clickedButton() == save)
        return saveOrAsk();
    return box.clickedButton() == discard;
}

bool MainWindow::saveOrAsk()
{
    if (!m_document.filePath().isEmpty() && !m_document.isBundled())
        return m_document.save();
    saveAs();
    return !m_document.isModified();
}

void MainWindow::openLesson(const QString& idOrPath)
{
    if (!mayDiscard() || !m_document.open(idOrPath))
        return;
    if (!m_document.isBundled())
        m_settings.folder = QFileInfo(m_document.filePath()).absolutePath();
}

void MainWindow::openFile()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a lesson"), m_settings.folder,
                                                      tr("Lessons (*.py);;All files (*)"));
    if (!path.isEmpty())
        openLesson(path);
}

void MainWindow::saveAs()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the lesson"),
                                                      QDir(m_settings.folder).filePath(m_document.name()),
                                                      tr("Lessons (*.py)"));
    if (!path.isEmpty() && m_document.saveAs(path))
        m_settings.folder = QFileInfo(path).absolutePath();
}

void MainWindow::goToMoment()
{
    const auto run = m_document.run();
    if (run == nullptr)
        return;
    GoToDialog dialog(*run, this);
    if (dialog.exec() == QDialog::Accepted)
        m_document.setCursor(dialog.moment());
}

void MainWindow::exportPicture(PictureKind kind)
{
    if (m_document.run() == nullptr)
        return;
    m_player.pause();
    ExportDialog dialog(m_document, m_settings.folder, kind, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_settings.folder = QFileInfo(dialog.written()).absolutePath();
    m_document.setMessage({MessageKind::Info, tr("Exported to %1").arg(dialog.written())});
}

void MainWindow::copyPicture()
{
    if (m_document.run() == nullptr)
        return;
    PictureOptions options;
    options.axis = m_document.view().axis;
    options.asPycharm = m_document.view().asPycharm;
    if (m_arrangement == Arrangement::Explore)
        options.kind = showsStates() ? PictureKind::Graph : PictureKind::Trace;
    const auto copied = copyToClipboard(pictureOf(m_document, options));
    m_document.setMessage(
        copied ? Message{MessageKind::Info, tr("The picture is on the clipboard, as PNG and SVG.")}
               : Message{MessageKind::Error, QString::fromStdString(copied.error().message)});
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayDiscard()) {
        event->ignore();
        return;
    }
    remember();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    openLesson(event->mimeData()->urls().front().toLocalFile());
}

} // namespace app
