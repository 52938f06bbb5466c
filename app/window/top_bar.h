#pragma once

#include "app/panels/ground.h"

class QAction;
class QMenu;
class QPushButton;
class QToolButton;

namespace app {

class Document;
class Segments;

/// What the window is about: chapter and title, with a dot when the text was changed.
class LessonPath : public QWidget {
    Q_OBJECT
public:
    explicit LessonPath(Document& document, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    Document& m_document;
};

class TopBar : public Ground {
    Q_OBJECT
public:
    TopBar(Document& document, QMenu* menu, QAction* run, QAction* exportPicture, QAction* drawer,
           QWidget* parent = nullptr);

    Segments* views() const { return m_views; }
    void openMenu();

private:
    void showBusy();

    Document& m_document;
    QToolButton* m_menuButton;
    Segments* m_views;
    QPushButton* m_run;
    QAction* m_runAction;
};

} // namespace app
