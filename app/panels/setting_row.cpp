#include "app/panels/setting_row.h"

#include "app/painter/controls.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/steady_slider.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFontMetrics>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSlider>

#include <cmath>

namespace app {

namespace {

constexpr int kLabelWidth = 102;
constexpr int kPositions = 240;

/// "10ms" as it is read: "10 ms".
QString shown(const QString& value)
{
    qsizetype digits = 0;
    while (digits < value.size()
           && (value[digits].isDigit() || value[digits] == QLatin1Char('.')
               || value[digits] == QLatin1Char('-')))
        ++digits;
    QString unit = value.mid(digits);
    if (unit == QLatin1String("us"))
        unit = QStringLiteral("µs");
    return unit.isEmpty() || digits == 0 ? value : value.left(digits) + QChar(0x2009) + unit;
}

} // namespace

/// The label; when the value was changed, a button that takes it back.
class ChangedLabel : public QAbstractButton {
public:
    explicit ChangedLabel(const QString& text)
    {
        setText(text);
        setFixedSize(kLabelWidth, 24);
        setFocusPolicy(Qt::NoFocus);
    }
    void setChanged(bool changed)
    {
        m_changed = changed;
        setFocusPolicy(changed ? Qt::TabFocus : Qt::NoFocus);
        setCursor(changed ? Qt::PointingHandCursor : Qt::ArrowCursor);
        setToolTip(changed ? tr("Changed. Click to take it back.") : m_help);
        update();
    }
    void setHelp(const QString& help)
    {
        m_help = help;
        setToolTip(m_changed ? toolTip() : m_help);
    }
    bool changedByPerson() const { return m_changed; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const QFont font = interFont(12.5);
        paintText(painter, rect().adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, text(), font,
                  core::Role::TextSecondary);
        const double end = std::min(width() - 5.0, QFontMetricsF(font).horizontalAdvance(text()) + 8);
        if (m_changed)
            paintDot(painter, {end, height() / 2.0}, 3, core::Role::Info, true);
        if (hasFocus())
            paintFocusRing(painter, QRectF(rect()).adjusted(-1, 1, -1, -1), 4);
    }

private:
    bool m_changed = false;
    QString m_help;
};

SettingRow::SettingRow(SettingChoice choice, QWidget* parent)
    : QWidget(parent)
    , m_choice(std::move(choice))
    , m_label(new ChangedLabel(m_choice.label))
{
    setFixedHeight(28);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_label);
    m_label->setHelp(m_choice.help);
    if (!m_choice.values.isEmpty()) {
        addCombo(row);
    } else {
        if (m_choice.parse)
            addSlider(row);
        addEdit(row);
    }
    connect(m_label, &QAbstractButton::clicked, this, [this] {
        if (m_label->changedByPerson())
            Q_EMIT takenBack(m_choice.name);
    });
    m_label->setChanged(false);
}

void SettingRow::addCombo(QHBoxLayout* row)
{
    m_combo = new QComboBox;
    m_combo->setFont(interFont(12.5));
    m_combo->setMinimumWidth(60);
    for (qsizetype i = 0; i < m_choice.values.size(); ++i)
        m_combo->addItem(m_choice.shownAs[i], m_choice.values[i]);
    m_combo->setAccessibleName(m_choice.label);
    m_combo->setToolTip(m_choice.help);
    row->addWidget(m_combo, 1);
    connect(m_combo, &QComboBox::activated, this,
            [this](int i) { Q_EMIT chosen(m_choice.name, m_combo->itemData(i).toString().toStdString()); });
}

void SettingRow::addSlider(QHBoxLayout* row)
{
    m_slider = new SteadySlider(Qt::Horizontal);
    const auto steps = static_cast<int>(std::lround((m_choice.high - m_choice.low) / m_choice.step));
    m_slider->setRange(0, m_choice.logarithmic ? kPositions : std::clamp(steps, 1, 100'000));
    m_slider->setAccessibleName(m_choice.label);
    m_slider->setToolTip(m_choice.help);
    row->addWidget(m_slider, 1);
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int at) { Q_EMIT chosen(m_choice.name, m_choice.toText(valueAt(at))); });
}

void SettingRow::addEdit(QHBoxLayout* row)
{
    m_edit = new QLineEdit;
    m_edit->setFont(interFont(12));
    m_edit->setFixedHeight(24);
    if (!m_choice.parse) {
        m_edit->setPlaceholderText(tr("none"));
        m_edit->setToolTip(m_choice.help);
        row->addWidget(m_edit, 1);
        connect(m_edit, &QLineEdit::editingFinished, this, &SettingRow::typed);
    } else {
        m_edit->setFixedWidth(62);
        m_edit->setAlignment(Qt::AlignRight);
        row->addWidget(m_edit);
        connect(m_edit, &QLineEdit::editingFinished, this, &SettingRow::typed);
    }
    m_edit->setAccessibleName(tr("%1, value").arg(m_choice.label));
}

int SettingRow::position(double value) const
{
    if (!m_choice.logarithmic)
        return static_cast<int>(std::lround((value - m_choice.low) / m_choice.step));
    if (value <= 0)
        return 0;
    const double lowest = std::max(m_choice.low, 10.0);
    return std::clamp(1
                          + static_cast<int>(std::lround((kPositions - 1) * std::log(value / lowest)
                                                         / std::log(m_choice.high / lowest))),
                      1, kPositions);
}

double SettingRow::valueAt(int position) const
{
    if (!m_choice.logarithmic)
        return m_choice.low + position * m_choice.step;
    if (position == 0)
        return m_choice.low;
    const double lowest = std::max(m_choice.low, 10.0);
    const double exact = lowest * std::pow(m_choice.high / lowest, (position - 1.0) / (kPositions - 1));
    // Round figures: 1, 1.5, 2, 3, 5, 7 times a power of ten.
    const double power = std::pow(10.0, std::floor(std::log10(exact)));
    double best = power;
    for (const double figure : {1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0}) {
        if (std::abs(figure * power - exact) < std::abs(best - exact))
            best = figure * power;
    }
    return std::clamp(best, m_choice.low, m_choice.high);
}

void SettingRow::setValue(const QString& value, bool changed)
{
    m_value = value;
    m_label->setChanged(changed);
    if (m_combo != nullptr) {
        m_combo->setCurrentIndex(m_combo->findData(value));
        return;
    }
    m_edit->setText(m_choice.parse ? shown(value) : value);
    m_edit->setProperty("wrong", false);
    m_edit->update();
    if (m_slider == nullptr)
        return;
    if (const auto number = m_choice.parse(value); number && !m_slider->isSliderDown()) {
        const QSignalBlocker block(m_slider);
        m_slider->setValue(position(*number));
    }
}

void SettingRow::setUnused(const QString& why)
{
    const QString tip = why.isEmpty() ? m_choice.help : why;
    m_label->setHelp(tip);
    for (QWidget* control :
         {static_cast<QWidget*>(m_slider), static_cast<QWidget*>(m_edit), static_cast<QWidget*>(m_combo)}) {
        if (control == nullptr)
            continue;
        control->setEnabled(why.isEmpty());
        control->setToolTip(tip);
    }
}

void SettingRow::typed()
{
    QString text = m_edit->text().simplified();
    text.remove(QLatin1Char(' ')).remove(QChar(0x2009));
    text.replace(QStringLiteral("µs"), QStringLiteral("us"));
    if (text == m_value)
        return;
    if (m_choice.parse)
        if (const auto number = m_choice.parse(text))
            text = QString::fromStdString(m_choice.toText(*number));
    const QString problem = m_choice.problem(text);
    markWrong(problem);
    if (problem.isEmpty())
        Q_EMIT chosen(m_choice.name, text.toStdString());
}

/// What was typed stays, with the reason why it does not act; empty: it does.
void SettingRow::markWrong(const QString& why)
{
    m_edit->setProperty("wrong", !why.isEmpty());
    m_edit->setToolTip(why.isEmpty() ? m_choice.help : why);
    m_edit->update();
}

} // namespace app
