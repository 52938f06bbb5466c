#pragma once

#include <QTableView>

namespace app {

class Document;
class TraceModel;

/// The trace as a table: the row at the cursor is marked, later rows are faint; a click goes to a step,
/// a double click to its source line.
class TraceTable : public QTableView {
    Q_OBJECT
public:
    explicit TraceTable(Document& document, QWidget* parent = nullptr);

    TraceModel& model() const { return *m_model; }
    void setLarge(bool large);
    bool isLarge() const { return m_large; }
    /// The last row that is not later than the cursor; -1 where there is none.
    int currentRow() const;
    int hoveredRow() const { return m_hovered; }

Q_SIGNALS:
    void lineWanted(int line);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showRun();
    void showCursor();
    void layOutColumns();
    void goToRow(int row);

    Document& m_document;
    TraceModel* m_model;
    bool m_large = false;
    int m_hovered = -1;
};

} // namespace app
