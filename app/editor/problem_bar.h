#pragma once

#include "app/painter/parts.h"

#include <QWidget>

class QLabel;

namespace app {

/// One problem in words below the text it is in.
class ProblemBar : public QWidget {
    Q_OBJECT
public:
    explicit ProblemBar(QWidget* parent = nullptr);
    void show(TagKind kind, const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TagKind m_kind = TagKind::Error;
    QLabel* m_text;
};

} // namespace app
