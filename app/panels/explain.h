#pragma once

#include "app/document/run.h"

#include <QString>

namespace app {

/// One line of an explanation: what, and the thread, moment and source line it speaks of.
struct Fact {
    QString label;
    QString text;
    std::optional<core::ThreadId> thread; ///< Shown as a chip in front of the text.
    std::optional<core::EventId> event;   ///< Where a click leads.
    std::optional<std::uint32_t> line;
};

/// Why a thread is in a state.
struct Explanation {
    core::ThreadId thread{0};
    core::ThreadState state = core::ThreadState::NotAlive;
    core::Interval when;
    QString title;    ///< "B waits for lock"
    QString sentence; ///< The reason in one sentence; may be empty.
    std::vector<Fact> facts;
};

/// What is wrong with what an explanation tells of, and what helps.
struct Finding {
    QString title; ///< Empty: nothing.
    QString text;
    QString cure;
    QString mended; ///< The lesson with the cure, where that can be written; else empty.
};
Finding findingOf(const Run& run, const Explanation& what);
/// Whom the blocking call that an explanation tells of makes late; nobody where it is none.
std::vector<Fact> lateWakeUps(const Run& run, const Explanation& what);

/// Of the box that `cause` began; empty where that event began none.
std::optional<Explanation> explain(const Run& run, core::EventId cause);

/// In plain text, a line for each fact, to be pasted into a mail.
QString textOf(const Run& run, const Explanation& what);

QString inWords(core::Duration duration); ///< "45 ms"
QString threadName(const Run& run, core::ThreadId thread);
QString stateWords(core::ThreadState state); ///< "in I/O", "ready"

} // namespace app
