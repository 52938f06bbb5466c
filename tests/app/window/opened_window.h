#pragma once

#include "app/timeline/timeline_area.h"
#include "app/window/main_window.h"
#include "tests/app/waiting.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPointer>

#include <algorithm>

namespace app::test {

/// The whole window, open on a lesson and driven by real events.
class OpenedWindow : public testing::Test {
protected:
    void SetUp() override
    {
        window.resize(1440, 900);
        window.show();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        open("io-bound");
    }
    void open(const QString& id)
    {
        window.openLesson(id);
        ASSERT_TRUE(waitForRun(document()));
        QTest::qWait(1);
    }
    /// Replaces the lesson's text as if it had been typed.
    void write(const QString& text)
    {
        document().newLesson(text);
        EXPECT_TRUE(waitUntil([&] {
            const bool hasRun =
                document().run() != nullptr && document().run()->program->source() == text.toStdString();
            return !document().isRunning()
                && (hasRun || !document().diagnostics().empty() || document().settingsError());
        }));
        QTest::qWait(200);
    }
    Document& document() { return window.document(); }
    template <class T>
    T& part()
    {
        return *window.findChild<T*>();
    }
    template <class T>
    T* named(const QString& name)
    {
        const auto all = window.findChildren<T*>();
        const auto found = std::ranges::find(all, name, &QWidget::accessibleName);
        return found == all.end() ? nullptr : *found;
    }
    QAction* action(const char* name) { return window.findChild<QAction*>(name); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&window, key, modifiers); }

    static QPoint middleOf(const core::Rect& r)
    {
        return QPointF(r.x + r.width / 2, r.y + r.height / 2).toPoint();
    }
    core::LaneRow row(core::LaneKind kind, std::size_t index = 0)
    {
        const auto& rows = part<TimelineArea>().diagram().rows;
        const auto found = std::ranges::find(rows, core::LaneRef{kind, static_cast<std::uint32_t>(index)},
                                             &core::LaneRow::lane);
        return found == rows.end() ? core::LaneRow{} : *found;
    }
    /// Picks an entry from the menu that opens at a point.
    void chooseFrom(QWidget* widget, QPoint at, const QString& text)
    {
        QTimer::singleShot(0, &window, [&] {
            const QPointer<QMenu> menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            ASSERT_NE(menu, nullptr);
            for (QAction* entry : menu->actions())
                if (entry->text().section(QLatin1Char('\t'), 0, 0) == text && entry->isEnabled())
                    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(entry).center());
            const bool isOpen = menu && menu->isVisible();
            EXPECT_FALSE(isOpen) << "Nothing to be chosen: " << text.toStdString();
            if (isOpen)
                menu->close();
        });
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget->mapToGlobal(at));
        QApplication::sendEvent(widget, &event);
        window.activateWindow(); // Which the offscreen platform does not do when a menu closes.
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    }
    /// Until a smooth movement of the view has come to its end.
    void settle() { QTest::qWait(260); }

    MainWindow window;
};

} // namespace app::test
