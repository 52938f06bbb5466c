#include "tests/app/window/opened_window.h"

#include "app/messages/messages_view.h"
#include "core/replay/schedule.h"

#include <QComboBox>
#include <QHelpEvent>
#include <QScrollBar>
#include <QToolTip>

using namespace app;
using app::test::waitUntil;

namespace {

class Messages : public app::test::OpenedWindow {
protected:
    void SetUp() override
    {
        OpenedWindow::SetUp();
        write("from threading import Thread\nfrom queue import Queue\n"
              "from interleave import machine, work\n"
              "machine(cores=2, runtime='native', op_cost=0, thread_start=0)\n"
              "inbox = Queue(2)\n"
              "def feed():\n    for i in range(4):\n        inbox.put(f'item {i}')\n"
              "feeder = Thread(target=feed, name='Feeder')\nfeeder.start()\n"
              "work(5)\nfor _ in range(4):\n    work(5)\n    inbox.get()\n");
        turnTo("Messages");
    }
    void turnTo(const QString& page)
    {
        auto* pages = named<QComboBox>("Page");
        pages->setCurrentIndex(pages->findText(page));
        Q_EMIT pages->activated(pages->currentIndex());
    }
    MessagesView& view() { return part<MessagesView>(); }
    QPoint firstBox() { return {12 + std::clamp(view().viewport()->width() / 5, 52, 120) + 18 + 8, 26 + 40}; }
};

} // namespace

TEST_F(Messages, ShowWhatLiesInAQueueAtTheCursorAndWhoWaits)
{
    document().setCursor(std::nullopt);
    EXPECT_EQ(view().inWords(), "inbox: 0 of 2");

    QTest::keyClick(&view(), Qt::Key_Down);
    EXPECT_EQ(view().inWords(), "inbox: 1 of 2: 'item 0'");
    QTest::keyClick(&view(), Qt::Key_Down);

    EXPECT_EQ(view().inWords(), "inbox: 2 of 2: 'item 0', 'item 1'; Feeder waits to send");
    EXPECT_EQ(view().accessibleDescription(), view().inWords());
    QTest::keyClick(&view(), Qt::Key_Down);
    EXPECT_EQ(view().channels().front().taken.size(), 1U);
    QTest::keyClick(&view(), Qt::Key_Up);
    EXPECT_EQ(view().channels().front().items.size(), 2U);
}

TEST_F(Messages, LeadToWhereTheyWereSentAndTellTheWholeText)
{
    document().setCursor(std::nullopt);
    QTest::keyClick(&view(), Qt::Key_Down);
    const Moment put = document().cursor();
    QTest::keyClick(&view(), Qt::Key_Down);
    QTest::qWait(50);

    QHelpEvent help(QEvent::ToolTip, firstBox(), view().viewport()->mapToGlobal(firstBox()));
    QApplication::sendEvent(view().viewport(), &help);
    EXPECT_TRUE(QToolTip::text().startsWith("'item 0'\nput by Feeder")) << QToolTip::text().toStdString();
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, firstBox());

    EXPECT_EQ(document().cursor(), put);
}

TEST_F(Messages, SelectTheBoxOfWhoWaits)
{
    document().setCursor(std::nullopt);
    QTest::keyClick(&view(), Qt::Key_Down);
    QTest::keyClick(&view(), Qt::Key_Down);
    QTest::qWait(50);
    const int width = view().viewport()->width();

    QTest::mouseClick(view().viewport(), Qt::LeftButton, {},
                      QPoint(width - 12 - std::clamp(width / 5, 52, 120) + 6, 26 + 40));

    ASSERT_TRUE(document().selection());
    const core::Event selected = document().run()->recording->event(*document().selection());
    EXPECT_TRUE(std::holds_alternative<core::Blocked>(selected.what));
    EXPECT_EQ(document().run()->recording->info().threads[selected.thread.index()].name, "Feeder");
}

TEST_F(Messages, AreShownOfAReplayedScheduleToo)
{
    const auto before = document().run();
    document().follow(*core::parseSchedule("1 1"), 2);
    ASSERT_TRUE(waitUntil([&] { return document().run() != before && !document().isRunning(); }));
    turnTo("Messages");

    document().toEnd();

    EXPECT_EQ(view().inWords(), "inbox: 2 of 2: 'item 0', 'item 1'; Feeder waits to send");
}

TEST_F(Messages, BringWhatChangesIntoSight)
{
    write("from interleave import machine, spawn, send, receive\n"
          "machine(cores=1, runtime='native', op_cost=0)\n"
          "def listen():\n    receive()\n"
          "pids = [spawn(listen) for _ in range(40)]\n"
          "for pid in pids:\n    send(pid, 'hello')\n");
    turnTo("Messages");
    document().toEnd();
    const auto isShown = [&] {
        const auto& all = view().channels();
        const auto changed = std::ranges::find_if(all, &core::ChannelMoment::isChanged);
        const auto top = (changed - all.begin()) * 60 - view().verticalScrollBar()->value();
        return changed != all.end() && top >= 0 && top + 60 <= view().viewport()->height() - 26;
    };

    QTest::keyClick(&view(), Qt::Key_Up);
    EXPECT_TRUE(isShown());
    document().setCursor(std::nullopt);
    QTest::keyClick(&view(), Qt::Key_Down);

    EXPECT_TRUE(isShown());
    EXPECT_EQ(view().verticalScrollBar()->value(), 0);
}

TEST_F(Messages, AreOfferedOnlyWhereSomethingIsSent)
{
    EXPECT_GE(named<QComboBox>("Page")->findText("Messages"), 0);

    open("race");

    EXPECT_EQ(named<QComboBox>("Page")->findText("Messages"), -1);
}
