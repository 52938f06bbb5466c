#pragma once

#include <QWidget>

class QLabel;
class QSlider;

namespace app {

class Document;

/// From the first to the last interleaving, in the order of schedules: dragging replays each.
class InterleavingSlider : public QWidget {
    Q_OBJECT
public:
    explicit InterleavingSlider(Document& document, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void goTo(int place);

    Document& m_document;
    QLabel* m_label;
    QSlider* m_slider;
};

} // namespace app
