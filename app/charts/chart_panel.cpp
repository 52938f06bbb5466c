#include "app/charts/chart_panel.h"

#include "app/charts/chart_series.h"
#include "app/export/picture.h"
#include "app/painter/icons.h"
#include "app/painter/style.h"
#include "core/diagram/chart_diagram.h"

#include <QChart>
#include <QChartView>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGraphicsLayout>
#include <QGuiApplication>
#include <QLegend>
#include <QMenu>
#include <QMessageBox>
#include <QToolButton>

namespace app {

ChartPanel::ChartPanel(QWidget* parent)
    : Panel(QString(), parent)
    , m_view(new QChartView(new QChart))
{
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMinimumHeight(96);
    m_view->chart()->legend()->hide();
    setContent(m_view);
    buildMenu();
}

void ChartPanel::buildMenu()
{
    QToolButton* more = addAction(Icon::Export, tr("Export or copy this chart"));
    auto* menu = new QMenu(more);
    menu->addAction(tr("Export…"), this, &ChartPanel::exportFile);
    menu->addAction(tr("Copy values"), this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(core::toCsv(m_chart)));
    });
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
}

void ChartPanel::show(core::Chart chart)
{
    m_chart = std::move(chart);
    rebuild();
}

void ChartPanel::rebuild()
{
    setTitle(QString::fromStdString(m_chart.title));
    const QString what = QString::fromStdString(m_chart.subtitle);
    QStringList marks;
    for (const core::ChartMark& mark : m_chart.marks)
        marks += QString::fromStdString(mark.text);
    setSubtitle(marks.isEmpty() ? what : marks.join(QStringLiteral(", ")));
    m_view->setToolTip(what);
    m_view->setAccessibleName(
        (QStringList{QString::fromStdString(m_chart.title), what} + marks).join(QStringLiteral(", ")));
    m_view->setBackgroundBrush(ink(core::Role::Surface));
    fillChart(*m_view->chart(), m_chart);
}

/// The same values, drawn as files are: by the one painter of pictures.
void ChartPanel::exportFile()
{
    const std::string_view name = core::nameOf(m_chart.kind);
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export the chart"),
        QStringLiteral("%1.svg").arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))),
        tr("SVG (*.svg);;PNG (*.png);;PDF (*.pdf);;Values (*.csv)"));
    if (path.isEmpty())
        return;
    const std::string format = path.section(QLatin1Char('.'), -1).toLower().toStdString();
    const auto bytes = [&]() -> core::Result<std::string> {
        if (format == "csv")
            return core::toCsv(m_chart);
        if (format != "svg" && format != "png" && format != "pdf")
            return core::fail("There is no format '" + format + "'; use svg, png, pdf or csv.");
        core::ChartView view;
        view.title = m_chart.title;
        const auto picture = pictureOf(
            [&](std::optional<double>) { return core::chartDiagram(m_chart, view); }, PictureOptions{});
        return picture ? pictureFile(*picture, format)
                       : core::Result<std::string>(tl::make_unexpected(picture.error()));
    }();
    const core::Result<> written =
        bytes ? writeWhole(path.toStdString(), *bytes) : tl::make_unexpected(bytes.error());
    if (!written)
        QMessageBox::warning(this, tr("Export the chart"), QString::fromStdString(written.error().message));
}

void ChartPanel::changeEvent(QEvent* event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_chart.title.empty())
        rebuild();
}

} // namespace app
