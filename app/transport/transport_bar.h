#pragma once

#include "app/document/navigation.h"
#include "app/panels/ground.h"

class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
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
    QAction* goTo;
};

/// Where in the run, with numbers that do not tremble.
class PositionDisplay : public QWidget {
    Q_OBJECT
public:
    explicit PositionDisplay(Document& document, QWidget* parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

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
    void resizeEvent(QResizeEvent* event) override;
    QWidget* moveButtons(const TransportActions& actions);
    QWidget* zoomButtons(const TransportActions& actions);
    void showPlaying();
    void showAxis();
    void addSpeed(QHBoxLayout* row);
    void connectParts();

    Document& m_document;
    Player& m_player;
    QToolButton* m_play;
    QComboBox* m_stride;
    QLabel* m_caption;
    QSlider* m_speed;
    class SpeedDisplay* m_speedText;
    Segments* m_axis;
};

} // namespace app
