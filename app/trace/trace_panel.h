#pragma once

#include "app/panels/panel.h"

class QComboBox;
class QStackedLayout;

namespace app {

class Document;
class Tag;
class TraceTable;

/// The race-condition table with the choice of its variable and of the interleaving shown.
class TracePanel : public Panel {
    Q_OBJECT
public:
    explicit TracePanel(Document& document, QWidget* parent = nullptr);

    TraceTable* table() const { return m_table; }
    /// Whether the run has anything to show here: a shared variable, or locks.
    bool hasContent() const;
    void nextVariable();

private:
    void buildPages();
    void showRun();
    void choosePage();
    void showVariables();
    void showSchedules();
    void showFinding();

    Document& m_document;
    class Segments* m_pages; ///< The trace, or the locks, where the lesson has both.
    QStackedLayout* m_stack;
    TraceTable* m_table;
    QComboBox* m_variable;
    QComboBox* m_schedule;
    Tag* m_tag;
    class FindingCard* m_finding;
};

} // namespace app
