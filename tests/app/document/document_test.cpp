#include "app/document/document.h"

#include "tests/app/waiting.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace app;
using app::test::waitForRun;
using app::test::waitUntil;

namespace {

class DocumentTest : public testing::Test {
protected:
    void open(const QString& id)
    {
        ASSERT_TRUE(document.open(id)) << document.message().text.toStdString();
        ASSERT_TRUE(waitForRun(document));
    }
    QString file(const QString& name, const QByteArray& bytes)
    {
        QFile out(folder.filePath(name));
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        return out.fileName();
    }

    QTemporaryDir folder;
    Document document;
};

} // namespace

TEST_F(DocumentTest, ShowsARunOfTheLessonFromItsStart)
{
    open("io-bound");

    EXPECT_EQ(document.cursor(), Moment{});
    EXPECT_EQ(document.view().visible, core::reachOf(*document.timeline()));
    EXPECT_FALSE(document.isModified());
}

TEST_F(DocumentTest, OpensOnThePartWhereThreadsMeet)
{
    open("race");

    const core::Interval whole = document.timeline()->whole;
    EXPECT_LT(document.view().visible.length() * 2, whole.length());
    EXPECT_GT(document.view().visible.begin, whole.begin);
}

TEST_F(DocumentTest, RunsAnewWhenTheTextChanges)
{
    open("race");
    const auto before = document.run();

    document.setText(QString(document.text()).replace("counter += 1", "counter += 5"));

    ASSERT_TRUE(waitUntil([&] { return document.run() != before; }));
    EXPECT_TRUE(document.isModified());
}

TEST_F(DocumentTest, KeepsTheFormerRunWhileTheTextHasErrors)
{
    open("race");
    const auto before = document.run();

    document.setText(document.text() + "\nif :\n");

    ASSERT_TRUE(waitUntil([&] { return !document.diagnostics().empty(); }));
    EXPECT_EQ(document.run(), before);
}

TEST_F(DocumentTest, TakesASettingBack)
{
    open("cpu-bound");
    const core::Duration slow = document.run()->recording->info().end - core::Instant{};
    document.setOverride("cores", "2");
    ASSERT_TRUE(waitUntil([&] { return document.run()->options.settings.cores == 2; }));
    EXPECT_LT(document.run()->recording->info().end - core::Instant{}, slow);

    document.undoStack().undo();

    ASSERT_TRUE(waitUntil([&] { return document.run()->options.settings.cores == 1; }));
    EXPECT_TRUE(document.overrides().empty());
}

TEST_F(DocumentTest, MakesOneDragOfASliderOneUndo)
{
    open("cpu-bound");

    for (const char* cores : {"2", "3", "4"})
        document.setOverride("cores", cores);

    EXPECT_EQ(document.undoStack().count(), 1);
}

TEST_F(DocumentTest, SaysWhatIsWrongWithASettingAndKeepsTheRun)
{
    open("cpu-bound");
    const auto before = document.run();

    document.setOverride("cores", "0");

    ASSERT_TRUE(waitUntil([&] { return document.settingsError().has_value(); }));
    EXPECT_EQ(document.run(), before);
}

TEST_F(DocumentTest, RefusesWhatIsNoLessonAndKeepsWhatIsOpen)
{
    open("race");
    const QString text = document.text();
    const QStringList hostile{folder.path(), folder.filePath("nowhere.py"),
                              file("binary.py", QByteArray("a\0b", 3)), file("latin.py", "print('\xe9')\n"),
                              file("huge.py", QByteArray((16 << 20) + 1, 'x'))};

    for (const QString& path : hostile) {
        document.setMessage({});
        EXPECT_FALSE(document.open(path)) << path.toStdString();
        EXPECT_EQ(document.message().kind, MessageKind::Error);
        EXPECT_FALSE(document.message().text.isEmpty());
        EXPECT_EQ(document.text(), text);
    }
}

TEST_F(DocumentTest, OpensAnEmptyFileAsAnEmptyProgram)
{
    open(file("empty.py", ""));

    EXPECT_TRUE(document.run()->recording->info().output.empty());
}

TEST_F(DocumentTest, SavesAndReadsTheSameText)
{
    open("race");
    document.setText(document.text() + "# done\n");
    const QString path = folder.filePath("mine.py");

    ASSERT_TRUE(document.saveAs(path));

    EXPECT_FALSE(document.isModified());
    QFile saved(path);
    ASSERT_TRUE(saved.open(QIODevice::ReadOnly));
    EXPECT_EQ(QString::fromUtf8(saved.readAll()), document.text());
}

TEST_F(DocumentTest, KeepsTheTextWhenItCannotBeSaved)
{
    open("race");
    document.setText(document.text() + "# done\n");

    EXPECT_FALSE(document.saveAs(folder.filePath("no/such/folder/mine.py")));

    EXPECT_TRUE(document.isModified());
    EXPECT_EQ(document.message().kind, MessageKind::Error);
}

TEST_F(DocumentTest, StopsALessonThatNeverEnds)
{
    open(file("forever.py", "n = 0\nwhile n < 10:\n    pass\n"));

    EXPECT_EQ(document.run()->recording->info().outcome.kind, core::OutcomeKind::Limit);
}

TEST_F(DocumentTest, ExploresASmallLessonByItself)
{
    open("race");

    ASSERT_TRUE(waitUntil([&] { return document.exploration() != nullptr; }));
    EXPECT_EQ(document.exploration()->interleavings, "20");
}

TEST_F(DocumentTest, FollowsAScheduleAndGoesBackToTheMachine)
{
    open("race");
    ASSERT_TRUE(waitUntil([&] { return document.exploration() != nullptr; }));
    const core::Schedule schedule = document.exploration()->outcomes.front().schedule;

    document.follow(schedule);
    ASSERT_TRUE(waitUntil([&] { return document.run()->schedule == schedule; }));

    document.simulate();
    EXPECT_TRUE(waitUntil([&] { return !document.run()->schedule; }));
}

TEST_F(DocumentTest, NeverShowsMoreThanThereIs)
{
    open("race");
    const core::Interval whole = core::reachOf(*document.timeline());

    document.setVisible({whole.begin - whole.length(), whole.end + whole.length()});
    EXPECT_EQ(document.view().visible, whole);
    document.setVisible({whole.end, whole.end + core::Duration{1000}});
    EXPECT_EQ(document.view().visible.end, whole.end);
}

TEST_F(DocumentTest, ExploresAllWhenAskedToWhileItOnlyTries)
{
    bool hasAsked = false;
    QObject::connect(&document, &Document::explorationChanged, &document, [&] {
        if (hasAsked || !document.isExploring())
            return;
        hasAsked = true;
        document.explore();
    });

    document.setText(
        "from threading import Thread\nn = 0\ndef add(k):\n    global n\n    for _ in range(3):\n"
        "        n += k\nthreads = [Thread(target=add, args=(k,)) for k in (1, 10, 100)]\n"
        "for t in threads: t.start()\nfor t in threads: t.join()\nn = n % 2\n");

    ASSERT_TRUE(waitUntil([&] { return document.exploration() != nullptr; }));
    EXPECT_GT(document.exploration()->states, 20'000U);
    EXPECT_TRUE(document.exploration()->complete);
}
