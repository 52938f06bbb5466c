#include "app/lessons/lesson_panel.h"

#include "app/document/document.h"
#include "app/lessons/catalogue.h"
#include "app/lessons/lesson_delegate.h"
#include "app/painter/icons.h"
#include "app/painter/style.h"

#include <QFile>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace app {

LessonPanel::LessonPanel(Document& document, QWidget* parent)
    : Panel(tr("Lessons"), parent)
    , m_document(document)
    , m_filter(new QLineEdit)
    , m_tree(new QTreeWidget)
{
    QToolButton* add = addAction(Icon::Plus, tr("New lesson"));
    connect(add, &QToolButton::clicked, this, &LessonPanel::newLessonWanted);
    setSubtitle(QString::number(lessonCatalogue().size()));

    m_filter->setPlaceholderText(tr("Filter lessons"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_filter->setFont(interFont(12.5));
    m_filter->addAction(toQIcon(Icon::Search), QLineEdit::LeadingPosition);
    m_filter->installEventFilter(this);

    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(0);
    m_tree->setRootIsDecorated(false);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMouseTracking(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setItemDelegate(new LessonDelegate(m_tree));
    m_tree->setAccessibleName(tr("Lessons"));
    m_tree->setSelectionMode(QAbstractItemView::NoSelection);
    m_tree->setExpandsOnDoubleClick(false);

    auto* body = new Ground(core::Role::Surface);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 10, 0);
    row->addWidget(m_filter);
    column->addLayout(row);
    column->addWidget(m_tree, 1);
    setContent(body);
    fill();

    const auto activate = [this](QTreeWidgetItem* item) {
        const QString id = item->data(0, kLessonId).toString();
        if (id.isEmpty())
            item->setExpanded(!item->isExpanded());
        else
            Q_EMIT lessonWanted(id);
    };
    connect(m_tree, &QTreeWidget::itemClicked, this, activate);
    connect(m_tree, &QTreeWidget::itemActivated, this, activate);
    connect(m_filter, &QLineEdit::textChanged, this, &LessonPanel::applyFilter);
    connect(&document, &Document::fileChanged, this, &LessonPanel::markOpen);
}

void LessonPanel::fill()
{
    QTreeWidgetItem* chapter = nullptr;
    for (const LessonEntry& lesson : lessonCatalogue()) {
        const QString name = lesson.chapter.isEmpty() ? tr("Lessons") : lesson.chapter;
        if (chapter == nullptr || chapter->text(0) != name) {
            chapter = new QTreeWidgetItem(m_tree, {name});
            chapter->setExpanded(true);
        }
        auto* item = new QTreeWidgetItem(chapter, {lesson.title});
        item->setData(0, kLessonId, lesson.id);
        item->setToolTip(0, lesson.summary);
    }
}

void LessonPanel::markOpen()
{
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* chapter = m_tree->topLevelItem(i);
        for (int k = 0; k < chapter->childCount(); ++k) {
            const LessonEntry* lesson = findLesson(chapter->child(k)->data(0, kLessonId).toString());
            chapter->child(k)->setData(0, kLessonOpen,
                                       lesson != nullptr && lesson->path == m_document.filePath());
        }
    }
}

void LessonPanel::applyFilter()
{
    const QString wanted = m_filter->text().trimmed();
    bool any = false;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem* chapter = m_tree->topLevelItem(i);
        bool here = false;
        for (int k = 0; k < chapter->childCount(); ++k) {
            QTreeWidgetItem* item = chapter->child(k);
            bool fits = wanted.isEmpty() || item->text(0).contains(wanted, Qt::CaseInsensitive)
                || chapter->text(0).contains(wanted, Qt::CaseInsensitive);
            if (!fits) {
                const LessonEntry* lesson = findLesson(item->data(0, kLessonId).toString());
                QFile source(lesson->path);
                fits = source.open(QIODevice::ReadOnly)
                    && QString::fromUtf8(source.readAll()).contains(wanted, Qt::CaseInsensitive);
            }
            item->setHidden(!fits);
            here = here || fits;
        }
        chapter->setHidden(!here);
        any = any || here;
    }
    m_filter->setToolTip(any ? QString() : tr("No lesson matches “%1”.").arg(wanted));
    m_filter->setProperty("wrong", !any);
    m_filter->update();
}

bool LessonPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (key == Qt::Key_Down) {
            m_tree->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return Panel::eventFilter(watched, event);
}

} // namespace app
