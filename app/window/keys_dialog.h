#pragma once

#include <QDialog>

class QAction;

namespace app {

/// What each key does, made from the actions themselves.
class KeysDialog : public QDialog {
    Q_OBJECT
public:
    KeysDialog(const QList<QAction*>& actions, QWidget* parent = nullptr);
};

} // namespace app
