#pragma once

#include "app/panels/panel.h"

class QComboBox;

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
    void nextVariable();

private:
    void showRun();
    void showVariables();
    void showSchedules();
    void showFinding();

    Document& m_document;
    TraceTable* m_table;
    QComboBox* m_variable;
    QComboBox* m_schedule;
    Tag* m_tag;
    class FindingCard* m_finding;
};

} // namespace app
