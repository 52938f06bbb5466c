#include "app/explore/interleaving_slider.h"

#include "app/document/document.h"
#include "app/painter/style.h"
#include "app/panels/outcome_words.h"
#include "app/panels/steady_slider.h"
#include "core/explore/state_map.h"

#include <QHBoxLayout>
#include <QLabel>

namespace app {

namespace {

/// Of more interleavings the slider has not every one.
constexpr int kMostPlaces = 1'000;

} // namespace

InterleavingSlider::InterleavingSlider(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
    , m_label(new QLabel)
    , m_slider(new SteadySlider(Qt::Horizontal))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_label->setFont(interFont(12));
    m_label->setForegroundRole(QPalette::PlaceholderText);
    row->addWidget(m_label);
    m_slider->setFixedWidth(150);
    m_slider->setAccessibleName(tr("Interleaving, from the first to the last"));
    m_slider->setToolTip(tr("From the first to the last interleaving"));
    row->addWidget(m_slider);
    connect(m_slider, &QSlider::valueChanged, this, &InterleavingSlider::goTo);
    connect(&document, &Document::explorationChanged, this, &InterleavingSlider::refresh);
    connect(&document, &Document::runChanged, this, &InterleavingSlider::refresh);
    refresh();
}

void InterleavingSlider::refresh()
{
    const auto found = m_document.exploration();
    const auto run = m_document.run();
    const bool any = found != nullptr && run != nullptr && found->complete && found->map != nullptr
        && found->interleavings != "infinite" && found->interleavings != "1";
    setVisible(any);
    if (!isVisible())
        return;
    const QString all = grouped(found->interleavings);
    const std::vector<core::Choice>& choices = run->ways().choices;
    const bool whole = !choices.empty() && found->map->along(choices).size() == choices.size() + 1;
    const QSignalBlocker still(m_slider);
    const bool few = found->interleavings.size() <= 3;
    m_slider->setRange(0, few ? std::stoi(found->interleavings) - 1 : kMostPlaces);
    if (!whole) {
        m_label->setText(tr("first … last of %1").arg(all));
        return;
    }
    m_label->setText(tr("interleaving %1 of %2").arg(grouped(found->map->numberOf(choices)), all));
    if (!m_slider->isSliderDown())
        m_slider->setValue(qRound(found->map->placeOf(choices) * m_slider->maximum()));
}

void InterleavingSlider::goTo(int place)
{
    const auto found = m_document.exploration();
    const auto run = m_document.run();
    if (found == nullptr || found->map == nullptr || run == nullptr)
        return;
    const double part = static_cast<double>(place) / std::max(1, m_slider->maximum());
    m_document.follow({found->granularity, found->map->interleavingAt(part)},
                      choicesTaken(*run, m_document.cursor()));
}

void InterleavingSlider::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

} // namespace app
