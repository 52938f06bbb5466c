#pragma once

#include <QWidget>

#include <functional>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QSlider;

namespace app {

/// What a row lets a person choose from.
struct SettingChoice {
    QString label;
    QString help;
    std::string name;    ///< As the document's overrides have it.
    QStringList values;  ///< Of a combo box; empty for numbers.
    QStringList shownAs; ///< What the values are called.
    /// What is wrong with a text, empty where nothing is.
    std::function<QString(const QString&)> problem;
    bool logarithmic = false; ///< Durations reach over many powers of ten.
    double low = 0;
    double high = 1;
    double step = 1;
    std::function<std::string(double)> toText;                  ///< As the command line writes it.
    std::function<std::optional<double>(const QString&)> parse; ///< What was typed; null for a list.
};

/// Label, slider and value, label and combo box, or label and text; a dot after the label takes a change
/// back.
class SettingRow : public QWidget {
    Q_OBJECT
public:
    explicit SettingRow(SettingChoice choice, QWidget* parent = nullptr);

    const SettingChoice& choice() const { return m_choice; }
    void setValue(const QString& value, bool changed);
    /// A setting that changes nothing is disabled and says why; empty: it acts.
    void setUnused(const QString& why);

Q_SIGNALS:
    void chosen(const std::string& name, const std::string& value);
    void takenBack(const std::string& name);

private:
    void addCombo(QHBoxLayout* row);
    void addSlider(QHBoxLayout* row);
    void addEdit(QHBoxLayout* row);
    int position(double value) const;
    double valueAt(int position) const;
    void typed();
    void markWrong(const QString& why);

    SettingChoice m_choice;
    class ChangedLabel* m_label;
    QSlider* m_slider = nullptr;
    QLineEdit* m_edit = nullptr;
    QComboBox* m_combo = nullptr;
    QString m_value;
};

} // namespace app
