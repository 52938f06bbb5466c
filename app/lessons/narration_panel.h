#pragma once

#include "app/document/navigation.h"
#include "app/panels/panel.h"

class QVBoxLayout;

namespace app {

class Document;
class NoteRow;

/// The lesson's text, and its notes: the one of the current moment is lit, a click goes to its moment.
class NarrationPanel : public Panel {
    Q_OBJECT
public:
    explicit NarrationPanel(Document& document, QWidget* parent = nullptr);

Q_SIGNALS:
    void lineWanted(int line);
    void lessonWanted(const QString& id);

private:
    void showRun();
    void showCursor();
    void follow(const QString& link);

    Document& m_document;
    QVBoxLayout* m_column;
    std::vector<NoteRow*> m_notes;
};

} // namespace app
