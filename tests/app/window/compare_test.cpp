#include "tests/app/window/opened_window.h"

#include "app/charts/chart_panel.h"
#include "app/charts/charts_page.h"
#include "app/charts/sweep_panel.h"
#include "app/compare/compare_page.h"
#include "app/export/export_dialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>

using namespace app;
using app::test::waitForRun;
using app::test::waitUntil;

namespace {

class Comparing : public app::test::OpenedWindow {
protected:
    /// All texts of a part of the window.
    template <class T>
    QString texts()
    {
        QString all;
        for (const QLabel* label : part<T>().template findChildren<QLabel*>())
            all += label->text() + QLatin1Char('\n');
        return all;
    }
};

} // namespace

TEST_F(Comparing, ShowsKeptRunsOnOneAxisWithSpeedUps)
{
    open("parallel");
    key(Qt::Key_D, Qt::ControlModifier);
    document().setOverride("cores", "2");
    ASSERT_TRUE(waitUntil([&] { return document().run()->options.settings.cores == 2; }));
    key(Qt::Key_3, Qt::ControlModifier);

    auto& page = part<ComparePage>();
    ASSERT_TRUE(waitUntil([&] { return page.picture().strips.size() == 2; }));
    EXPECT_TRUE(texts<ComparePage>().contains("2.00×"));
    EXPECT_FALSE(part<ChartsPage>().isVisible());

    key(Qt::Key_1, Qt::ControlModifier);
    EXPECT_FALSE(page.isVisible());
    EXPECT_TRUE(part<TimelineArea>().isVisible());
}

TEST_F(Comparing, KeepsARunOnce)
{
    open("parallel");
    key(Qt::Key_D, Qt::ControlModifier);
    key(Qt::Key_D, Qt::ControlModifier);
    key(Qt::Key_3, Qt::ControlModifier);
    EXPECT_TRUE(waitUntil([&] { return part<ComparePage>().picture().strips.size() == 1; }));
    EXPECT_TRUE(texts<ComparePage>().contains("Add a second run"));
}

TEST_F(Comparing, ChartsAreOfTheVisiblePart)
{
    open("io-bound");
    key(Qt::Key_4, Qt::ControlModifier);
    auto& page = part<ChartsPage>();
    ASSERT_TRUE(page.isVisible());
    const core::Chart& utilisation = page.charts().front()->chart();
    const double whole = utilisation.most;
    document().setVisible({core::Instant{}, core::Instant{std::chrono::milliseconds(10)}});

    EXPECT_LT(utilisation.most, whole);
    EXPECT_NEAR(utilisation.most, 10, 1e-9);
    EXPECT_TRUE(texts<ChartsPage>().contains("68"));
}

TEST_F(Comparing, SweepsOverAParameterBesideTheWindow)
{
    open("cpu-bound");
    key(Qt::Key_4, Qt::ControlModifier);
    auto& sweep = *part<ChartsPage>().sweep();
    ASSERT_TRUE(waitUntil([&] { return !sweep.isBusy() && !sweep.chart().series.empty(); }));
    const auto& points = sweep.chart().series.front().points;
    ASSERT_GE(points.size(), 3U);
    EXPECT_NEAR(points[1].y, 2, 0.01); // Two threads on two cores.
    EXPECT_FALSE(sweep.words().isEmpty());

    auto* what = named<QComboBox>("What is varied");
    what->setCurrentIndex(1);
    Q_EMIT what->activated(1);
    EXPECT_TRUE(waitUntil([&] { return sweep.chart().title == "Speed-up against quantum"; }));
}

TEST_F(Comparing, OffersToExportWhatThereIsToDraw)
{
    const auto offered = [this] {
        const ExportDialog dialog(document(), {});
        const auto* kinds = dialog.findChild<QComboBox*>("Picture");
        QStringList names;
        for (int i = 0; i < kinds->count(); ++i)
            names << kinds->itemText(i);
        return names.join(' ').toStdString();
    };
    open("blocking-call");
    EXPECT_EQ(offered().find("Timeline Waits Locks Cores Event loop"), 0U) << offered();
    open("disk-queue");
    EXPECT_EQ(offered().find("Timeline Waits Cores"), 0U) << offered();

    ExportDialog dialog(document(), {});
    auto* kinds = dialog.findChild<QComboBox*>("Picture");
    kinds->setCurrentIndex(kinds->findText("Cores"));
    ASSERT_TRUE(dialog.picture());
    EXPECT_EQ(dialog.options().kind, PictureKind::Cores);
    EXPECT_EQ(pictureFile(*dialog.picture(), "svg")->find("Reader 1"), std::string::npos);
}

TEST_F(Comparing, ExportsWhatExploringShows)
{
    open("race");
    ASSERT_TRUE(waitUntil([&] { return document().exploration() != nullptr; }));
    PictureOptions options;
    for (const auto& [kind, words] : {std::pair{PictureKind::Outcomes, "one update lost"},
                                      std::pair{PictureKind::Graph, "are undecided"}}) {
        options.kind = kind;
        const auto picture = pictureOf(document(), options);
        ASSERT_TRUE(picture) << picture.error().message;
        EXPECT_TRUE(pictureFile(*picture, "svg")->find(words) != std::string::npos) << words;
    }
    key(Qt::Key_2, Qt::ControlModifier);
    key(Qt::Key_R);
    key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QByteArray svg = QGuiApplication::clipboard()->mimeData()->data("image/svg+xml");
    EXPECT_TRUE(svg.contains("are undecided"));
}
