#pragma once

#include "app/panels/panel.h"
#include "core/diagram/compare_diagram.h"

class QLabel;
class QMenu;
class QScrollArea;
class QToolButton;

namespace app {

class ChartPanel;
class Comparison;

/// Several runs on one axis with a common zero, what each took in all, and what that shows.
class ComparePage : public Panel {
    Q_OBJECT
public:
    explicit ComparePage(Comparison& comparison, QWidget* parent = nullptr);

    const core::ComparePicture& picture() const { return m_picture; }

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Sheet;
    void buildAdd();
    void refresh();
    void draw();
    void showTotals();
    void askAbout(std::size_t strip, const QPoint& at);

    Comparison& m_comparison;
    QScrollArea* m_scroll;
    Sheet* m_sheet;
    ChartPanel* m_totals;
    QLabel* m_words;
    QToolButton* m_add;
    std::vector<core::ComparedStrip> m_strips;
    core::ComparePicture m_picture;
};

} // namespace app
