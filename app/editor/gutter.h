#pragma once

#include "app/editor/thread_lines.h"

#include <QWidget>

namespace app {

class CodeEdit;
class Document;

/// Line numbers, and for each thread a chip in front of the line at which it stands.
class Gutter : public QWidget {
    Q_OBJECT
public:
    Gutter(Document& document, const CodeEdit& edit, QWidget* parent = nullptr);

    void show(std::vector<ThreadLine> lines);
    void showRaces(const std::vector<int>& lines); ///< From 1.

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    struct Place {
        QRectF rect;
        const ThreadLine* line; ///< Null: the chip that counts the rest.
        int rest = 0;
    };
    std::vector<Place> places() const;

    Document& m_document;
    const CodeEdit& m_edit;
    std::vector<ThreadLine> m_lines;
    std::vector<int> m_racing;
};

} // namespace app
