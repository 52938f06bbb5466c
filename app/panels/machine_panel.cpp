#include "app/panels/machine_panel.h"

#include "app/document/document.h"
#include "app/painter/icons.h"
#include "app/painter/style.h"
#include "app/panels/setting_choices.h"
#include "app/panels/setting_row.h"
#include "core/base/settings.h"

#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace app {

namespace {

/// What stands in the panel before "more".
constexpr std::array<std::string_view, 6> kFirst{"cores",   "policy",          "quantum",
                                                 "runtime", "switch_interval", "granularity"};

QLabel* heading(const QString& text)
{
    auto* label = new QLabel(text);
    label->setFont(interFont(11.5, QFont::DemiBold));
    label->setForegroundRole(QPalette::LinkVisited);
    label->setContentsMargins(0, 0, 0, 4);
    return label;
}

QVBoxLayout* section(QVBoxLayout* into, QWidget*& widget)
{
    widget = new Ground(core::Role::Surface, Qt::BottomEdge);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(12, 10, 12, 8);
    column->setSpacing(0);
    into->addWidget(widget);
    return column;
}

} // namespace

MachinePanel::MachinePanel(Document& document, QWidget* parent)
    : Panel(tr("Machine"), parent)
    , m_document(document)
    , m_error(new QLabel)
    , m_more(new QWidget)
{
    QToolButton* back = addAction(Icon::Undo, tr("Take all changes back"));
    connect(back, &QToolButton::clicked, &document, &Document::clearOverrides);
    const auto enable = [back, &document] { back->setEnabled(!document.overrides().empty()); };
    connect(&document, &Document::overridesChanged, back, enable);
    enable();

    setContent(buildContent());
    connect(&document, &Document::runChanged, this, &MachinePanel::showLesson);
    connect(&document, &Document::overridesChanged, this, &MachinePanel::showValues);
    connect(&document, &Document::diagnosticsChanged, this, &MachinePanel::showValues);
    showLesson();
}

QWidget* MachinePanel::buildContent()
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new Ground(core::Role::Surface);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_parameters = section(column, m_parameterSection);
    QWidget* machineSection = nullptr;
    QVBoxLayout* machine = section(column, machineSection);
    machine->addWidget(heading(tr("Machine")));
    addSettings(machine);
    m_error->setWordWrap(true);
    m_error->setForegroundRole(QPalette::BrightText);
    m_error->setFont(interFont(12));
    m_error->hide();
    machine->addWidget(m_error);
    column->addStretch(1);
    scroll->setWidget(body);
    return scroll;
}

SettingRow* MachinePanel::addRow(SettingChoice choice, QVBoxLayout* into)
{
    auto* row = new SettingRow(std::move(choice));
    connect(row, &SettingRow::chosen, this, [this](const std::string& name, const std::string& value) {
        m_document.setOverride(name, value);
    });
    connect(row, &SettingRow::takenBack, this,
            [this](const std::string& name) { m_document.clearOverride(name); });
    into->addWidget(row);
    return row;
}

void MachinePanel::addSettings(QVBoxLayout* machine)
{
    auto* rest = new QVBoxLayout(m_more);
    rest->setContentsMargins(0, 0, 0, 0);
    rest->setSpacing(0);
    for (const std::string_view name : kFirst) {
        if (const core::SettingInfo* info = core::findSetting(name))
            m_rows.push_back(addRow(choiceOf(*info), machine));
    }
    for (const core::SettingInfo& info : core::settingTable()) {
        if (std::ranges::find(kFirst, info.name) == kFirst.end())
            m_rows.push_back(addRow(choiceOf(info), rest));
    }
    auto* fold = new QToolButton;
    fold->setProperty("role", QStringLiteral("quiet"));
    fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    fold->setCheckable(true);
    fold->setFont(interFont(12));
    fold->setIconSize(QSize(11, 11));
    const auto turn = [this, fold](bool open) {
        fold->setIcon(toQIcon(open ? Icon::Down : Icon::Right));
        fold->setText(open ? tr("Fewer")
                           : tr("%1 more: costs, latency, seed").arg(m_more->layout()->count()));
        m_more->setVisible(open);
    };
    connect(fold, &QToolButton::toggled, this, turn);
    turn(false);
    machine->addWidget(fold, 0, Qt::AlignLeft);
    machine->addWidget(m_more);
}

void MachinePanel::showLesson()
{
    buildParameters();
    showValues();
}

void MachinePanel::buildParameters()
{
    const auto run = m_document.run();
    std::string wanted;
    if (run != nullptr) {
        for (const core::Parameter& p : run->program->declarations().parameters)
            wanted += p.name + ':' + std::to_string(p.low) + ':' + std::to_string(p.high) + ':'
                + std::to_string(p.step) + ' ';
    }
    if (wanted == m_shown && !m_parameterRows.empty())
        return;
    m_shown = wanted;
    while (QLayoutItem* item = m_parameters->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_parameterRows.clear();
    m_parameterSection->setVisible(!wanted.empty());
    if (wanted.empty())
        return;
    m_parameters->addWidget(heading(tr("This lesson")));
    for (const core::Parameter& parameter : run->program->declarations().parameters)
        m_parameterRows.push_back(addRow(choiceOf(parameter), m_parameters));
}

void MachinePanel::showValues()
{
    const core::Overrides& overrides = m_document.overrides();
    const auto run = m_document.run();
    const core::Settings settings = run != nullptr ? run->options.settings : core::Settings{};
    const auto show = [&](SettingRow* row, const std::string& inForce) {
        const auto changed = overrides.find(row->choice().name);
        row->setValue(QString::fromStdString(changed != overrides.end() ? changed->second : inForce),
                      changed != overrides.end());
    };
    for (SettingRow* row : m_rows) {
        if (const core::SettingInfo* info = core::findSetting(row->choice().name)) {
            show(row, info->get(settings));
            row->setUnused(unusedBecause(info->name, settings));
        }
    }
    if (run != nullptr) {
        for (SettingRow* row : m_parameterRows) {
            const auto& all = run->program->declarations().parameters;
            const auto parameter = std::ranges::find(all, row->choice().name, core::overrideOf);
            if (parameter != all.end())
                show(row, row->choice().toText(parameter->value));
        }
    }
    const auto& error = m_document.settingsError();
    m_error->setVisible(error.has_value());
    m_error->setText(error ? QString::fromStdString(error->message) : QString());
}

} // namespace app
