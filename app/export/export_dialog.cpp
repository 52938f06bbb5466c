#include "app/export/export_dialog.h"

#include "app/document/document.h"
#include "app/export/exploration_picture.h"
#include "app/painter/paint.h"
#include "app/painter/parts.h"
#include "app/painter/style.h"
#include "app/panels/ground.h"
#include "app/panels/segments.h"

#include "core/timeline/not_to_scale.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace app {

using core::Role;

namespace {

constexpr const char* kThemes[] = {"light", "dark", "print"};
constexpr const char* kFormats[] = {"png", "svg", "pdf"};

struct Kind {
    PictureKind kind;
    const char* name;
    bool ofRun; ///< It has a part to choose.
};
constexpr Kind kKinds[] = {
    {PictureKind::Timeline, QT_TRANSLATE_NOOP("app::ExportDialog", "Timeline"), true},
    {PictureKind::Waits, QT_TRANSLATE_NOOP("app::ExportDialog", "Waits"), true},
    {PictureKind::Locks, QT_TRANSLATE_NOOP("app::ExportDialog", "Locks"), true},
    {PictureKind::Cores, QT_TRANSLATE_NOOP("app::ExportDialog", "Cores"), true},
    {PictureKind::Loop, QT_TRANSLATE_NOOP("app::ExportDialog", "Event loop"), true},
    {PictureKind::Trace, QT_TRANSLATE_NOOP("app::ExportDialog", "Trace"), false},
    {PictureKind::Outcomes, QT_TRANSLATE_NOOP("app::ExportDialog", "Outcomes"), false},
    {PictureKind::Graph, QT_TRANSLATE_NOOP("app::ExportDialog", "State graph"), false},
};

/// Whether what the document shows has something of that kind to draw.
bool has(const Document& document, PictureKind kind)
{
    const auto run = document.run();
    const auto found = document.exploration();
    switch (kind) {
    case PictureKind::Trace: return run != nullptr && !run->shared.empty();
    case PictureKind::Locks:
        return run != nullptr && !(run->times->locks.empty() && run->times->gils.empty());
    case PictureKind::Loop: return run != nullptr && !run->times->loops.empty();
    case PictureKind::Outcomes: return found != nullptr;
    case PictureKind::Graph: return found != nullptr && found->map != nullptr;
    default: return run != nullptr;
    }
}

Segments* choices(const QStringList& texts)
{
    auto* segments = new Segments(Segments::Look::Joined);
    for (const QString& text : texts)
        segments->addChoice(text);
    segments->group()->button(0)->setChecked(true);
    return segments;
}

} // namespace

PicturePreview::PicturePreview(QWidget* parent)
    : QWidget(parent)
    , m_theme(core::lightTheme())
{
    setMinimumSize(540, 250);
    setAccessibleName(tr("Preview"));
}

void PicturePreview::show(core::Diagram diagram, const core::Theme& theme)
{
    m_diagram = std::move(diagram);
    m_theme = theme;
    update();
}

void PicturePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintCard(painter, rect(), Role::Sunken, Role::Border, 8);
    if (m_diagram.width <= 0 || m_diagram.height <= 0)
        return;
    const double scale =
        std::min({(width() - 32) / m_diagram.width, (height() - 32) / m_diagram.height, 1.0});
    painter.translate((width() - m_diagram.width * scale) / 2, (height() - m_diagram.height * scale) / 2);
    painter.scale(scale, scale);
    painter.setClipRect(QRectF(0, 0, m_diagram.width, m_diagram.height));
    paint(painter, m_diagram, m_theme, m_cache);
}

core::Result<Picture> pictureOf(const Document& document, const PictureOptions& options)
{
    const auto run = document.run();
    if (options.kind != PictureKind::Outcomes && options.kind != PictureKind::Graph)
        return pictureOf(run->recording, options);
    ExploredLesson lesson{document.exploration(),
                          document.title().toStdString(),
                          {},
                          run->ways().choices,
                          choicesTaken(*run, document.cursor())};
    if (lesson.found == nullptr)
        return core::fail("The lesson has not been explored yet.");
    for (const core::ThreadInfo& thread : run->recording->info().threads)
        lesson.threads.push_back(thread.name);
    return explorationPicture(lesson, options);
}

core::Result<> copyToClipboard(const core::Result<Picture>& picture)
{
    if (!picture)
        return tl::make_unexpected(picture.error());
    const auto png = pictureFile(*picture, "png");
    const auto svg = pictureFile(*picture, "svg");
    if (!png || !svg)
        return tl::make_unexpected(!png ? png.error() : svg.error());
    auto* data = new QMimeData;
    const QByteArray bytes = QByteArray::fromStdString(*png);
    data->setData(QStringLiteral("image/png"), bytes);
    data->setImageData(QImage::fromData(bytes, "png"));
    data->setData(QStringLiteral("image/svg+xml"), QByteArray::fromStdString(*svg));
    QGuiApplication::clipboard()->setMimeData(data);
    return {};
}

ExportDialog::ExportDialog(const Document& document, const QString& folder, PictureKind kind, QWidget* parent)
    : QDialog(parent)
    , m_document(document)
    , m_folder(folder)
    , m_preview(new PicturePreview)
    , m_size(new QLabel)
    , m_kind(new QComboBox)
    , m_part(choices({tr("Whole run"), tr("Visible part")}))
    , m_theme(choices({tr("Light"), tr("Dark"), tr("Print")}))
    , m_format(choices({QStringLiteral("PNG"), QStringLiteral("SVG"), QStringLiteral("PDF")}))
    , m_title(new QLineEdit(document.title()))
    , m_caption(new QLineEdit)
    , m_width(new QLineEdit(QStringLiteral("1000")))
    , m_legend(new QCheckBox(tr("Legend")))
    , m_error(new QLabel)
{
    setWindowTitle(tr("Export a picture"));
    m_legend->setChecked(true);
    m_kind->setObjectName(QStringLiteral("Picture"));
    m_kind->setAccessibleName(tr("Picture"));
    for (std::size_t i = 0; i < std::size(kKinds); ++i) {
        if (!has(document, kKinds[i].kind))
            continue;
        m_kind->addItem(tr(kKinds[i].name), int(i));
        if (kKinds[i].kind == kind)
            m_kind->setCurrentIndex(m_kind->count() - 1);
    }
    build();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    for (Segments* segments : {m_part, m_theme, m_format})
        connect(segments->group(), &QButtonGroup::idClicked, this, &ExportDialog::refresh);
    for (QLineEdit* edit : {m_title, m_caption, m_width})
        connect(edit, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(m_legend, &QCheckBox::toggled, this, &ExportDialog::refresh);
    refresh();
}

void ExportDialog::build()
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto* body = new Ground(Role::Surface);
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(10);
    column->addWidget(m_preview, 1);
    m_size->setFont(interFont(12));
    m_size->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_size);
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    m_caption->setPlaceholderText(tr("The machine in words"));
    m_width->setFixedWidth(80);
    form->addRow(tr("Picture"), m_kind);
    form->addRow(tr("Part"), m_part);
    form->addRow(tr("Theme"), m_theme);
    form->addRow(tr("Width in pixels"), m_width);
    form->addRow(tr("Title"), m_title);
    form->addRow(tr("Caption"), m_caption);
    form->addRow(tr("Show"), m_legend);
    form->addRow(tr("Format"), m_format);
    column->addLayout(form);
    m_error->setForegroundRole(QPalette::BrightText);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
    all->addWidget(body, 1);

    auto* foot = new Ground(Role::Header, Qt::TopEdge);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 12, 20, 12);
    auto* copyButton = new QPushButton(tr("Copy"));
    copyButton->setIcon(toQIcon(Icon::Copy));
    auto* cancel = new QPushButton(tr("Cancel"));
    auto* save = new QPushButton(tr("Export…"));
    save->setProperty("role", QStringLiteral("primary"));
    save->setDefault(true);
    row->addWidget(copyButton);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(save);
    all->addWidget(foot);
    connect(copyButton, &QPushButton::clicked, this, &ExportDialog::copy);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &ExportDialog::write);
    resize(600, 720);
}

PictureOptions ExportDialog::options() const
{
    PictureOptions options;
    options.kind = kKinds[m_kind->currentData().toInt()].kind;
    options.title = m_title->text().toStdString();
    if (!m_caption->text().isEmpty())
        options.caption = m_caption->text().toStdString();
    options.theme = kThemes[m_theme->group()->checkedId()];
    options.legend = m_legend->isChecked();
    options.axis = m_document.view().axis;
    options.asPycharm = m_document.view().asPycharm;
    bool number = false;
    const double width = m_width->text().toDouble(&number);
    options.width = number ? width : 0; // What is no width is refused in words.
    const core::Interval part =
        m_part->group()->checkedId() == 1 ? m_document.view().visible : core::reachOf(*m_document.timeline());
    options.from = core::timeAt(*m_document.timeline(), part.begin);
    options.to = core::timeAt(*m_document.timeline(), part.end);
    return options;
}

core::Result<Picture> ExportDialog::picture() const
{
    return pictureOf(m_document, options());
}

std::string ExportDialog::format() const
{
    return kFormats[m_format->group()->checkedId()];
}

void ExportDialog::refresh()
{
    const bool ofRun = kKinds[m_kind->currentData().toInt()].ofRun;
    for (QAbstractButton* button : m_part->group()->buttons())
        button->setEnabled(ofRun);
    const auto drawn = picture();
    m_error->setVisible(!drawn);
    if (!drawn) {
        m_error->setText(QString::fromStdString(drawn.error().message));
        return;
    }
    const core::Diagram& diagram = drawn->diagram;
    m_size->setText(tr("%1 × %2 pixels")
                        .arg(std::lround(diagram.width * drawn->zoom))
                        .arg(std::lround(diagram.height * drawn->zoom)));
    m_preview->show(diagram, drawn->theme);
}

void ExportDialog::copy()
{
    if (const auto copied = copyToClipboard(picture()); !copied) {
        m_error->setText(QString::fromStdString(copied.error().message));
        m_error->show();
    }
}

void ExportDialog::write()
{
    const QString ending = QString::fromStdString(format());
    const QString name = QFileInfo(m_document.name()).completeBaseName() + QLatin1Char('.') + ending;
    QString path = QFileDialog::getSaveFileName(this, tr("Export"), QDir(m_folder).filePath(name),
                                                tr("%1 pictures (*.%2)").arg(ending.toUpper(), ending));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QLatin1Char('.') + ending;
    const auto drawn = picture();
    const auto bytes = drawn ? pictureFile(*drawn, QFileInfo(path).suffix().toLower().toStdString())
                             : core::Result<std::string>(tl::make_unexpected(drawn.error()));
    const core::Result<> done =
        bytes ? writeWhole(path.toStdString(), *bytes) : tl::make_unexpected(bytes.error());
    if (!done) {
        m_error->setText(QString::fromStdString(done.error().message));
        m_error->show();
        return;
    }
    m_written = path;
    accept();
}

} // namespace app
