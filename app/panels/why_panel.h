#pragma once

#include "app/panels/explain.h"
#include "app/panels/panel.h"

class QGridLayout;
class QPushButton;
class QToolButton;

namespace app {

class Document;

/// Why the selected box, else the thread that acts, is in its state; each fact leads to where it comes from.
class WhyPanel : public Panel {
    Q_OBJECT
public:
    explicit WhyPanel(Document& document, QWidget* parent = nullptr);

Q_SIGNALS:
    void lineWanted(int line);
    /// The lesson is to become that text, and the runs before and behind it are to be compared.
    void comparisonWanted(const QString& text);

private:
    void refresh();
    void show(const Run& run, const Explanation& what);

    Document& m_document;
    class WhyHead* m_head;
    QLabel* m_sentence;
    class FindingCard* m_finding;
    QPushButton* m_mend;
    QString m_mended; ///< The lesson with the cure of what was found.
    QWidget* m_facts;
    QGridLayout* m_grid;
    QToolButton* m_pin;
};

} // namespace app
