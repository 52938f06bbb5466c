#pragma once

#include "app/panels/panel.h"

class QComboBox;
class QStackedLayout;

namespace app {

class Document;
struct Run;
class Tag;
class TraceTable;

/// What there is to read of a run beside its timeline, a page each: the race-condition table with the choice
/// of its variable and of the interleaving shown, locks, the scheduler's queues, figures.
class TracePanel : public Panel {
    Q_OBJECT
public:
    explicit TracePanel(Document& document, QWidget* parent = nullptr);

    TraceTable* table() const { return m_table; }
    /// Whether the run has anything to show here: a shared variable, locks, or an event loop.
    bool hasContent() const;
    void nextVariable();

private:
    /// A page, and whether a run has anything to show on it.
    struct Page {
        QString title;
        QString name; ///< In the list of pages.
        QString help;
        bool (*fits)(const Run&);
    };

    void buildPages();
    void addPage(QWidget* widget, const QString& name, const QString& title, const QString& help,
                 bool (*fits)(const Run&));
    void showRun();
    void choosePage();
    void showVariables();
    void showSchedules();
    void showFinding();

    Document& m_document;
    QComboBox* m_page;
    std::vector<Page> m_pages; ///< As in m_stack; the first that fits is what a lesson is opened with.
    bool m_chosen = false;     ///< A person chose the page.
    QStackedLayout* m_stack;
    TraceTable* m_table;
    QComboBox* m_variable;
    QComboBox* m_schedule;
    Tag* m_tag;
    class FindingCard* m_finding;
};

} // namespace app
