#include "app/lessons/narration_panel.h"

#include "app/document/document.h"
#include "app/lessons/markdown.h"
#include "app/painter/controls.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace app {

using core::Role;

/// A note of the lesson: past, present (with a bar of ink) or still to come.
class NoteRow : public QAbstractButton {
public:
    NoteRow(core::EventId event, const QString& text)
        : m_event(event)
    {
        setText(text);
        setAccessibleName(text);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
    }
    core::EventId moment() const { return m_event; }
    void show(bool current, bool later)
    {
        m_current = current;
        m_later = later;
        update();
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override
    {
        const QRect text = QFontMetrics(interFont(12.5))
                               .boundingRect(0, 0, width - 28, 1000, Qt::TextWordWrap, this->text());
        return text.height() + 10;
    }
    QSize sizeHint() const override { return {160, heightForWidth(160)}; }
    QSize minimumSizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintGround(painter, rect(), m_current || underMouse() ? Role::Hover : Role::Surface);
        if (m_current)
            paintGround(painter, QRect(0, 0, 3, height()), Role::Accent);
        paintParagraph(painter, QRectF(rect()).adjusted(15, 5, -12, -2), text(), interFont(12.5),
                       m_current ? Role::Text : (m_later ? Role::TextTertiary : Role::TextSecondary));
        if (hasFocus())
            paintFocusRing(painter, QRectF(rect()).adjusted(1, 1, -1, -1), 3);
    }

private:
    core::EventId m_event;
    bool m_current = false;
    bool m_later = true;
};

NarrationPanel::NarrationPanel(Document& document, QWidget* parent)
    : Panel(tr("Narration"), parent)
    , m_document(document)
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* body = new Ground(Role::Surface);
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(0, 4, 0, 8);
    m_column->setSpacing(0);
    scroll->setWidget(body);
    setContent(scroll);
    connect(&document, &Document::runChanged, this, &NarrationPanel::showRun);
    connect(&document, &Document::cursorChanged, this, &NarrationPanel::showCursor);
    showRun();
}

void NarrationPanel::showRun()
{
    const auto run = m_document.run();
    if (run == nullptr) {
        setEmptyText(m_document.text().isEmpty()
                         ? tr("This lesson has no narration yet. Its docstring appears here.")
                         : tr("The lesson's narration will appear here."));
        return;
    }
    m_notes.clear();
    while (QLayoutItem* item = m_column->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    const core::Recording& recording = *run->recording;
    for (const core::EventId step : recording.steps()) {
        const core::Event event = recording.event(step);
        const auto* note = std::get_if<core::Noted>(&event.what);
        if (note == nullptr || m_notes.size() >= 500)
            continue;
        auto* row = new NoteRow(step, QString::fromStdString(recording.text(note->text)));
        connect(row, &QAbstractButton::clicked, this, [this, step] { m_document.setCursor(step); });
        m_column->addWidget(row);
        m_notes.push_back(row);
    }
    const QStringList paragraphs =
        narrationParagraphs(QString::fromStdString(run->program->declarations().narration));
    if (!m_notes.empty() && !paragraphs.isEmpty()) {
        auto* gap = new Ground(Role::Surface, Qt::BottomEdge);
        gap->setFixedHeight(7);
        m_column->addWidget(gap);
        m_column->addSpacing(6);
    }
    for (const QString& paragraph : paragraphs) {
        auto* text = new QLabel(paragraph);
        text->setWordWrap(true);
        text->setTextFormat(Qt::RichText);
        text->setFont(interFont(12.5));
        text->setForegroundRole(QPalette::LinkVisited);
        text->setContentsMargins(15, 5, 12, 5);
        text->setMinimumWidth(1); // A long word must not push the others out of sight.
        text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(text, &QLabel::linkActivated, this, &NarrationPanel::follow);
        m_column->addWidget(text);
    }
    m_column->addStretch(1);
    setEmptyText(m_notes.empty() && paragraphs.isEmpty()
                     ? tr("This lesson has no narration. Begin the file with a docstring, or add a note().")
                     : QString());
    showCursor();
}

void NarrationPanel::showCursor()
{
    const Moment cursor = m_document.cursor();
    const auto later = [&](const NoteRow* row) { return !cursor || *cursor < row->moment(); };
    const auto next = std::ranges::find_if(m_notes, later);
    const auto current = next - m_notes.begin() - 1;
    for (std::size_t i = 0; i < m_notes.size(); ++i)
        m_notes[i]->show(static_cast<std::ptrdiff_t>(i) == current, later(m_notes[i]));
    setSubtitle(m_notes.empty() ? QString() : tr("%1 of %2").arg(current + 1).arg(m_notes.size()));
}

void NarrationPanel::follow(const QString& link)
{
    const QString kind = link.section(QLatin1Char(':'), 0, 0);
    const QString target = link.section(QLatin1Char(':'), 1);
    const auto run = m_document.run();
    if (kind == QLatin1String("line")) {
        Q_EMIT lineWanted(target.toInt());
    } else if (kind == QLatin1String("lesson")) {
        Q_EMIT lessonWanted(target);
    } else if (kind == QLatin1String("note")) {
        const auto number = static_cast<std::size_t>(target.toInt());
        if (number >= 1 && number <= m_notes.size())
            m_document.setCursor(m_notes[number - 1]->moment());
    } else if (run != nullptr && kind == QLatin1String("thread")) {
        const auto& threads = run->recording->info().threads;
        const auto thread = std::ranges::find(threads, target.toStdString(), &core::ThreadInfo::name);
        if (thread == threads.end())
            return;
        const auto& steps = run->stepsOf[static_cast<std::size_t>(thread - threads.begin())];
        if (!steps.empty()) {
            m_document.select(steps.front());
            m_document.setCursor(steps.front());
        }
    } else if (run != nullptr && kind == QLatin1String("lock")) {
        for (const core::HolderLane& lane : run->times->locks) {
            const auto first = std::ranges::find_if(
                lane.slices, [](const core::HolderSlice& s) { return s.holder.has_value(); });
            if (lane.name == target.toStdString() && first != lane.slices.end()) {
                m_document.select(first->cause);
                m_document.setCursor(first->cause);
            }
        }
    }
}

} // namespace app
