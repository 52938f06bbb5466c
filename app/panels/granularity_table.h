#pragma once

#include "app/document/background.h"
#include "core/explore/granularities.h"

#include <QWidget>

namespace app {

class Document;

/// How many interleavings there are, and how many of them are right, depending on where threads may change.
/// Found for small lessons that have been explored, once somebody looks at it.
class GranularityTable : public QWidget {
    Q_OBJECT
public:
    explicit GranularityTable(Document& document, QWidget* parent = nullptr);

    const std::vector<core::GranularityFigures>& rows() const { return m_rows; }
    QString sentence() const; ///< What CPython 3.12 makes of it; empty where that is nothing new.

    void refresh(); ///< The exploration may have changed, or may now be looked at.

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHeight();
    void paintRow(QPainter& painter, const core::GranularityFigures& row, double y) const;

    Document& m_document;
    std::shared_ptr<const core::Exploration> m_found; ///< Whose rows these are, or are being found.
    std::vector<core::GranularityFigures> m_rows;
    Background m_search;
};

} // namespace app
