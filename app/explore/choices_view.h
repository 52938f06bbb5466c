#pragma once

#include "app/painter/paint_cache.h"
#include "core/diagram/choices_diagram.h"

#include <QScrollArea>

namespace app {

class Document;

/// The choices of the run as a line, with what could have been chosen instead: a click goes that way.
class ChoicesView : public QScrollArea {
    Q_OBJECT
public:
    explicit ChoicesView(Document& document, QWidget* parent = nullptr);

    const core::ChoicesPicture& picture() const { return m_picture; }
    bool hasContent() const { return !m_picture.diagram.shapes.empty(); }

    /// Whether the panel in which it stands is in sight: what is not seen is not kept up to date.
    void setSeen(bool seen);

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    class Sheet;
    void refresh();
    void click(core::Point at);

    Document& m_document;
    Sheet* m_sheet;
    core::ChoicesPicture m_picture;
    bool m_seen = false;
};

} // namespace app
