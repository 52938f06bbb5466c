#pragma once

#include "app/panels/explain.h"
#include "app/panels/panel.h"

class QGridLayout;
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

private:
    void refresh();
    void show(const Run& run, const Explanation& what);

    Document& m_document;
    class WhyHead* m_head;
    QLabel* m_sentence;
    class FindingCard* m_finding;
    QWidget* m_facts;
    QGridLayout* m_grid;
    QToolButton* m_pin;
};

} // namespace app
