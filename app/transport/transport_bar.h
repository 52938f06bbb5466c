#pragma once

#include "app/document/navigation.h"
#include "app/panels/ground.h"

class QAction;
class QComboBox;
class QSlider;
class QToolButton;

namespace app {

class Document;
class Player;
class Segments;

/// The actions that the bar's buttons stand for; the window owns them.
struct TransportActions {
    QAction* toStart;
    QAction* back;
    QAction* play;
    QAction* forward;
    QAction* toEnd;
    QAction* zoomOut;
    QAction* zoomIn;
    QAction* fit;
};

/// Where in the run, with numbers that do not tremble.
class PositionDisplay : public QWidget {
    Q_OBJECT
public:
    explicit PositionDisplay(Document& document, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Document& m_document;
};

class TransportBar : public Ground {
    Q_OBJECT
public:
    TransportBar(Document& document, Player& player, const TransportActions& actions,
                 QWidget* parent = nullptr);

    Stride stride() const;

Q_SIGNALS:
    void speedChosen();

private:
    QWidget* moveButtons(const TransportActions& actions);
    QWidget* zoomButtons(const TransportActions& actions);
    void showPlaying();
    void showAxis();
    void showSpeed();

    Document& m_document;
    Player& m_player;
    QToolButton* m_play;
    QComboBox* m_stride;
    QSlider* m_speed;
    class SpeedDisplay* m_speedText;
    Segments* m_axis;
};

} // namespace app
