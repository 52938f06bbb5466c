#pragma once

#include "app/panels/panel.h"

class QVBoxLayout;

namespace app {

class Document;
class SettingRow;
struct SettingChoice;

/// The lesson's parameters and the machine's settings; a change runs the lesson anew at once.
class MachinePanel : public Panel {
    Q_OBJECT
public:
    explicit MachinePanel(Document& document, QWidget* parent = nullptr);

private:
    QWidget* buildContent();
    void addSettings(QVBoxLayout* machine);
    SettingRow* addRow(SettingChoice choice, QVBoxLayout* into);
    void showLesson();
    void buildParameters();
    void showValues();

    Document& m_document;
    QVBoxLayout* m_parameters;
    QWidget* m_parameterSection;
    std::vector<SettingRow*> m_parameterRows;
    std::vector<SettingRow*> m_rows;
    QLabel* m_error;
    QWidget* m_more;
    std::string m_shown; ///< For which parameters rows are built.
};

} // namespace app
