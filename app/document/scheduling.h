#pragma once

#include "core/replay/decisions.h"

#include <QObject>

namespace app {

class Document;

/// A person decides who goes on, choice by choice: the document's run is what was chosen so far.
class Scheduling : public QObject {
    Q_OBJECT
public:
    explicit Scheduling(Document& document, QObject* parent = nullptr);

    bool isOn() const { return m_on; }
    const core::Schedule& schedule() const { return m_schedule; }
    /// What can be chosen now; null while the run up to there is being made.
    const core::Decision* decision() const;

    void takeOver(); ///< From the moment that is looked at, where its choices are known; else from the start.
    void begin(const core::Schedule& schedule); ///< Goes on behind these choices.
    void choose(const core::Choice& choice);
    void undo();
    void startAgain();
    void leave(); ///< Back to the machine's own run.

Q_SIGNALS:
    void changed();

private:
    void noteRun();
    void apply();

    Document& m_document;
    core::Schedule m_schedule;
    bool m_on = false;
};

} // namespace app
