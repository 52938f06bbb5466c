#pragma once

#include "core/timeline/channels.h"

#include <QAbstractScrollArea>

namespace app {

class Document;
struct Run;

/// The queues, channels, mailboxes and pipes at the cursor: what lies in each as boxes, and who waits at
/// which end. What this step changed is tinted; a click on a box goes to where it was put, on a thread to its
/// box.
class MessagesView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit MessagesView(Document& document, QWidget* parent = nullptr);

    /// Whether anybody came to such a place.
    static bool fits(const Run& run);
    /// At the cursor, in the order in which they were first used.
    const std::vector<core::ChannelMoment>& channels();
    /// What is shown, or much of it, in words: "inbox: 1 of 2: 'a'; Waiter waits to receive".
    QString inWords();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    /// Something painted that can be pointed at.
    struct Entry {
        QRectF rect;
        QString tip;
        std::optional<core::EventId> moment;
        bool isWaiter = false; ///< Whose box in the lanes is selected; else it is gone to the moment.
    };

    void follow();
    void look();
    void fitScrollBar();
    const Entry* entryAt(QPointF point) const;
    QString textOf(const core::ChannelItem& item) const;
    QString stateOf(std::size_t channel) const;
    QString tipOf(const core::ChannelItem& item, bool isTaken) const;
    void paintHead(QPainter& painter) const;
    void paintRow(QPainter& painter, std::size_t channel, double y);
    void paintItems(QPainter& painter, std::size_t channel, const QRectF& area);
    void paintItem(QPainter& painter, const core::ChannelItem& item, const QRectF& box, bool isTaken);
    void paintWaiters(QPainter& painter, const std::vector<core::ChannelWaiter>& waiters, const QRectF& area,
                      core::ChannelEnd end);

    Document& m_document;
    std::shared_ptr<const Run> m_of; ///< That m_history is of.
    std::optional<core::ChannelHistory> m_history;
    std::vector<core::ChannelMoment> m_channels;
    std::vector<Entry> m_entries; ///< Where things were painted last.
};

} // namespace app
