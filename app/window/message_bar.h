#pragma once

#include "app/painter/parts.h"

#include <QWidget>

class QLabel;

namespace app {

class Document;

/// A message that needs no answer, under the top bar, until it is closed.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(Document& document, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    Document& m_document;
    QLabel* m_text;
};

} // namespace app
