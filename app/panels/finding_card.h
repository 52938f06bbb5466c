#pragma once

#include "app/painter/parts.h"

#include <QWidget>

class QLabel;

namespace app {

/// What was found in a run, in a sentence or two, with its cure.
class FindingCard : public QWidget {
    Q_OBJECT
public:
    explicit FindingCard(QWidget* parent = nullptr);
    void show(TagKind kind, const QString& title, const QString& text, const QString& cure);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TagKind m_kind = TagKind::Race;
    QString m_title;
    QLabel* m_text;
};

} // namespace app
