#pragma once

#include "app/document/background.h"
#include "app/document/run.h"

#include <QObject>
#include <QString>

namespace app {

class Document;

/// A run that was kept to be compared with others.
struct KeptRun {
    QString title;
    QString subtitle; ///< The machine in words.
    std::shared_ptr<const Run> run;
};

/// The runs that are compared, the first being the reference.
class Comparison : public QObject {
    Q_OBJECT
public:
    explicit Comparison(Document& document, QObject* parent = nullptr);

    const std::vector<KeptRun>& kept() const { return m_kept; }
    /// Those that are kept, and the document's present run behind them.
    std::vector<KeptRun> all() const;
    bool isKept(const std::shared_ptr<const Run>& run) const;

    void keepPresent();
    void addLesson(const QString& idOrPath); ///< Runs it beside the window; a message says what is wrong.
    void remove(std::size_t i);
    void move(std::size_t from, std::size_t to);
    void clear();

Q_SIGNALS:
    void changed();

private:
    KeptRun present() const;

    Document& m_document;
    std::vector<KeptRun> m_kept;
    Background m_runs;
};

} // namespace app
