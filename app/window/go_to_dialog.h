#pragma once

#include "app/document/navigation.h"
#include "app/document/run.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace app {

/// Asks for a time ("31ms") or a step ("7").
class GoToDialog : public QDialog {
    Q_OBJECT
public:
    explicit GoToDialog(const Run& run, QWidget* parent = nullptr);
    Moment moment() const { return m_moment; }

private:
    void read();

    const Run& m_run;
    QLineEdit* m_edit;
    QPushButton* m_go;
    Moment m_moment;
};

} // namespace app
