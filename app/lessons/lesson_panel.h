#pragma once

#include "app/panels/panel.h"

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace app {

class Document;

/// Chapters and their lessons, with a filter.
class LessonPanel : public Panel {
    Q_OBJECT
public:
    explicit LessonPanel(Document& document, QWidget* parent = nullptr);

    QLineEdit* filter() const { return m_filter; }

Q_SIGNALS:
    void lessonWanted(const QString& id);
    void newLessonWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void applyFilter();
    void markOpen();

    Document& m_document;
    QLineEdit* m_filter;
    QTreeWidget* m_tree;
};

} // namespace app
