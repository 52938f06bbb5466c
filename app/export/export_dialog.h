#pragma once

#include "app/export/picture.h"
#include "app/painter/paint_cache.h"

#include <QDialog>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace app {

class Document;
class Segments;

/// What the picture will be, at its true proportions.
class PicturePreview : public QWidget {
    Q_OBJECT
public:
    explicit PicturePreview(QWidget* parent = nullptr);
    void show(core::Diagram diagram, const core::Theme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    core::Diagram m_diagram;
    core::Theme m_theme;
    PaintCache m_cache;
};

/// Chooses what of a run becomes a picture, and writes or copies it.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `kind`: what is chosen at first, if there is such a thing to draw.
    ExportDialog(const Document& document, const QString& folder, PictureKind kind = PictureKind::Timeline,
                 QWidget* parent = nullptr);

    PictureOptions options() const;
    core::Result<Picture> picture() const;
    std::string format() const; ///< Of the ending chosen: png, svg, pdf.
    /// Where it was written; empty if it was not.
    QString written() const { return m_written; }

private:
    void build();
    void refresh();
    void copy();
    void write();

    const Document& m_document;
    QString m_folder;
    QString m_written;
    PicturePreview* m_preview;
    QLabel* m_size;
    QComboBox* m_kind; ///< What there is to draw.
    Segments* m_part;
    Segments* m_theme;
    Segments* m_format;
    QLineEdit* m_title;
    QLineEdit* m_caption;
    QLineEdit* m_width;
    QCheckBox* m_legend;
    QLabel* m_error;
};

/// What `options` say of what the document shows: of its run, or of its exploration.
core::Result<Picture> pictureOf(const Document& document, const PictureOptions& options);

/// PNG and SVG on the clipboard; the error says what went wrong.
core::Result<> copyToClipboard(const core::Result<Picture>& picture);

} // namespace app
