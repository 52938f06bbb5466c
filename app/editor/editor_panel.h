#pragma once

#include "app/panels/panel.h"

namespace app {

class CodeEdit;
class Document;
class Gutter;
class Tag;

/// The lesson's text with where each thread stands, and what is wrong with it.
class EditorPanel : public Panel {
    Q_OBJECT
public:
    explicit EditorPanel(Document& document, QWidget* parent = nullptr);

    CodeEdit* edit() const { return m_edit; }
    void nextProblem(int direction);
    void showLine(int line);
    void append(const QString& lines); ///< At the end of the text; can be undone there.
    void rewrite(const QString& text); ///< All of it, in its place; can be undone there.

private:
    void showThreads();
    void showProblems();
    void showProblem(std::size_t index);
    void showRaces();
    void nextRace();

    Document& m_document;
    CodeEdit* m_edit;
    Gutter* m_gutter;
    Tag* m_tag;
    Tag* m_races;
    std::vector<int> m_racingLines; ///< Ascending.
    class ProblemBar* m_bar;
    QLabel* m_hint;
    std::optional<std::size_t> m_problem;
};

} // namespace app
