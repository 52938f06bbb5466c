#include "app/window/top_bar.h"

#include "app/document/document.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/segments.h"

#include <QAction>
#include <QFontMetricsF>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace app {

using core::Role;

namespace {

class Logo : public QWidget {
public:
    Logo() { setFixedSize(22, 20); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintLogo(painter, QRectF(0, 0, 20, 20));
    }
};

/// Shows and hides the column that hangs over the lanes of a narrow window.
QToolButton* drawerButton(QAction* drawer)
{
    auto* aside = new QToolButton;
    aside->setIcon(toQIcon(Icon::Sidebar));
    aside->setProperty("role", QStringLiteral("quiet"));
    aside->setFixedSize(30, 30);
    aside->setCheckable(true);
    aside->setToolTip(drawer->text());
    aside->setAccessibleName(drawer->text());
    QObject::connect(aside, &QToolButton::clicked, drawer, &QAction::trigger);
    const auto followDrawer = [aside, drawer] {
        aside->setVisible(drawer->isVisible());
        aside->setChecked(drawer->isChecked());
    };
    QObject::connect(drawer, &QAction::changed, aside, followDrawer);
    aside->setVisible(false);
    return aside;
}

} // namespace

LessonPath::LessonPath(Document& document, QWidget* parent)
    : QWidget(parent)
    , m_document(document)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMinimumWidth(60);
    setFixedHeight(28);
    connect(&document, &Document::fileChanged, this, &LessonPath::refresh);
    connect(&document, &Document::runChanged, this, &LessonPath::refresh);
}

void LessonPath::refresh()
{
    setAccessibleName(m_document.title());
    setToolTip(m_document.isBundled() || m_document.filePath().isEmpty() ? m_document.title()
                                                                         : m_document.filePath());
    updateGeometry();
    update();
}

QSize LessonPath::sizeHint() const
{
    const QString chapter = m_document.chapter();
    const double first = chapter.isEmpty() ? 0 : QFontMetricsF(interFont(13)).horizontalAdvance(chapter) + 23;
    return {static_cast<int>(
                first + QFontMetricsF(interFont(13, QFont::DemiBold)).horizontalAdvance(m_document.title()))
                + 22,
            28};
}

void LessonPath::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QFont bold = interFont(13, QFont::DemiBold);
    const QString chapter = m_document.chapter();
    const double title = QFontMetricsF(bold).horizontalAdvance(m_document.title());
    double x = 0;
    const double chapterWidth = QFontMetricsF(interFont(13)).horizontalAdvance(chapter);
    if (!chapter.isEmpty() && chapterWidth + title + 44 < width()) {
        paintText(painter, QRectF(0, 0, chapterWidth + 1, height()), Qt::AlignVCenter | Qt::AlignLeft,
                  chapter, interFont(13), Role::TextSecondary);
        paintIcon(painter, Icon::Right, QRectF(chapterWidth + 6, height() / 2.0 - 5.5, 11, 11),
                  ink(Role::TextSecondary));
        x = chapterWidth + 23;
    }
    const double room = width() - x - 16;
    paintText(painter, QRectF(x, 0, std::min(title + 1, room), height()), Qt::AlignVCenter | Qt::AlignLeft,
              m_document.title(), bold, Role::Text);
    if (m_document.isModified())
        paintDot(painter, {x + std::min(title, room) + 10, height() / 2.0}, 3, Role::TextTertiary, true);
}

TopBar::TopBar(Document& document, QMenu* menu, QAction* run, QAction* exportPicture, QAction* drawer,
               QWidget* parent)
    : Ground(Role::Header, Qt::BottomEdge, parent)
    , m_document(document)
    , m_menuButton(new QToolButton)
    , m_views(new Segments(Segments::Look::Tabs))
    , m_run(new QPushButton)
    , m_runAction(run)
{
    setFixedHeight(48);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(10, 0, 12, 1);
    row->setSpacing(10);
    m_menuButton->setIcon(toQIcon(Icon::Menu));
    m_menuButton->setProperty("role", QStringLiteral("quiet"));
    m_menuButton->setFixedSize(30, 30);
    m_menuButton->setMenu(menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setToolTip(tr("Menu  F10"));
    row->addWidget(m_menuButton);
    row->addWidget(new Logo);
    row->addWidget(new LessonPath(document), 10);
    row->addStretch(1);
    row->addWidget(m_views);
    row->addStretch(8);

    m_run->setProperty("role", QStringLiteral("primary"));
    m_run->setFont(interFont(12.5, QFont::Medium));
    m_run->setIconSize(QSize(13, 13));
    connect(m_run, &QPushButton::clicked, run, &QAction::trigger);
    row->addWidget(m_run);
    auto* picture = new QPushButton(tr("Export"));
    picture->setIcon(toQIcon(Icon::Export));
    picture->setProperty("role", QStringLiteral("quiet"));
    picture->setFont(interFont(12.5, QFont::Medium));
    picture->setToolTip(tr("Export a picture  Ctrl+E"));
    connect(picture, &QPushButton::clicked, exportPicture, &QAction::trigger);
    const auto enable = [picture, exportPicture] { picture->setEnabled(exportPicture->isEnabled()); };
    connect(exportPicture, &QAction::changed, picture, enable);
    enable();
    row->addWidget(picture);
    row->addWidget(drawerButton(drawer));
    connect(&document, &Document::busyChanged, this, &TopBar::showBusy);
    showBusy();
}

void TopBar::openMenu()
{
    m_menuButton->setFocus(Qt::ShortcutFocusReason);
    m_menuButton->showMenu();
}

void TopBar::showBusy()
{
    const bool busy = m_document.isBusy();
    m_run->setText(busy ? tr("Stop") : tr("Run"));
    m_run->setProperty("hint", QStringLiteral("F5"));
    m_run->setIcon(toQIcon(busy ? Icon::Pause : Icon::Play));
    m_run->setMinimumWidth(86);
    m_run->setToolTip(busy ? tr("Stop what is going on  F5")
                           : tr("Run again from the start. Every edit runs by itself.  F5"));
}

} // namespace app
