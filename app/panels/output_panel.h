#pragma once

#include "app/panels/panel.h"
#include "core/recording/recording.h"

#include <QAbstractScrollArea>

namespace app {

class Document;

/// What was printed up to the cursor, each line with who printed it; a click goes there.
class OutputView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit OutputView(Document& document, QWidget* parent = nullptr);
    void refresh();
    bool isEmptyNow() const { return m_shown == 0; }
    /// When the first line comes; empty where there is none.
    std::optional<core::EventId> firstLine() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Line {
        core::EventId event;
        QString text;
        bool failed = false;
    };
    void collect();
    void updateBar();

    Document& m_document;
    const void* m_of = nullptr; ///< The run that the lines were collected from.
    std::vector<Line> m_lines;
    std::size_t m_shown = 0;
};

class OutputPanel : public Panel {
    Q_OBJECT
public:
    explicit OutputPanel(Document& document, QWidget* parent = nullptr);

private:
    void refresh();

    Document& m_document;
    OutputView* m_view;
};

} // namespace app
