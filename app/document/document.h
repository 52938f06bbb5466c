#pragma once

#include "app/document/background.h"
#include "app/document/navigation.h"
#include "app/document/run.h"

#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <set>

namespace app {

enum class MessageKind { Info, Warning, Error };

/// A sentence in the bar under the top bar.
struct Message {
    MessageKind kind = MessageKind::Info;
    QString text; ///< Empty: no bar.
};

/// What part of a run the timeline shows, and how.
struct View {
    core::Axis axis = core::Axis::Time;
    bool asPycharm = false; ///< Only what PyCharm's concurrency diagram shows.
    core::Interval visible;
    std::set<core::ThreadState> only;
    std::set<core::LaneRef> folded;
    std::set<core::LaneRef> hidden;
    std::optional<core::Instant> markerA; ///< On the axis; a time to be measured from.
    std::optional<core::Instant> markerB;
    double headWidth = 168; ///< Of the lanes' names, and so of what stands above them.
};

/// What is open: a lesson's text, what a person changed of its settings, the run that the panels show and the
/// place in it that they look at. The only mutable state that views share; they change it here and hear of it
/// here. Signals say that something changed and carry no data.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    // The lesson's text.
    const QString& text() const { return m_text; }
    const QString& filePath() const { return m_path; } ///< Empty for a new lesson.
    bool isBundled() const { return m_path.startsWith(QLatin1String(":/")); }
    QString name() const;  ///< File name; "untitled.py" for a new one.
    QString title() const; ///< First line of the narration, else the name.
    QString chapter() const;
    bool isModified() const { return m_text != m_savedText; }
    void newLesson(const QString& text);
    bool open(const QString& idOrPath); ///< False: the message says why, and all stays as it was.
    bool save();
    bool saveAs(const QString& path);
    void revert(); ///< Back to the text last opened or saved.
    void setText(const QString& text);

    // What is wrong with it.
    const std::vector<core::Diagnostic>& diagnostics() const { return m_diagnostics; }
    const std::optional<core::Error>& settingsError() const { return m_settingsError; }
    const Message& message() const { return m_message; }
    void setMessage(Message message);

    // Settings and parameters that a person changed. Undoable.
    const core::Overrides& overrides() const { return m_overrides; }
    void setOverride(const std::string& name, const std::string& value);
    void clearOverride(const std::string& name);
    void clearOverrides();
    QUndoStack& undoStack() { return m_undo; }

    // The run. Null until the first one is there; the former one stays while a new one is made.
    std::shared_ptr<const Run> run() const { return m_run; }
    /// Why there is no run, in a sentence: the first error. Empty where there is none.
    QString whyNothingRan() const;
    /// The run before settings were changed, to be compared with: for a short while after each change.
    std::shared_ptr<const Run> formerRun() const { return m_former; }
    bool isRunning() const { return m_runner.busy(); }
    /// A run or an exploration goes on for so long that a person may want to stop it.
    bool isBusy() const { return m_busy; }
    void rerun();
    void stop(); ///< A run or an exploration; what there is so far is shown.
    /// Runs along an interleaving, and shows it after so many of its choices.
    void follow(const core::Schedule& schedule, std::size_t choices = 0);
    void simulate(); ///< Back to the machine's own run.
    const std::optional<core::Schedule>& schedule() const { return m_schedule; }
    std::optional<core::VariableId> traced() const { return m_traced; }
    void trace(std::optional<core::VariableId> variable);

    // All runs.
    std::shared_ptr<const core::Exploration> exploration() const { return m_exploration; }
    bool isExploring() const { return m_explorer.busy(); }
    core::ExploreProgress exploreProgress() const { return m_progress; }
    double exploreSeconds() const { return m_exploreSeconds; }
    void explore();
    /// Why the exploration has no map, in a sentence; empty where it has one, and where there is none.
    QString whyNoMap() const;

    // The moment looked at.
    Moment cursor() const { return m_cursor; }
    void setCursor(Moment cursor);
    void stepForward(Stride stride);
    void stepBack(Stride stride);
    void toStart() { setCursor(std::nullopt); }
    void toEnd();

    std::optional<core::EventId> selection() const { return m_selection; }
    void select(std::optional<core::EventId> cause); ///< The box that this event began.

    const View& view() const { return m_view; }
    const core::Timeline* timeline() const; ///< On the view's axis; null without a run.
    void setVisible(core::Interval visible);
    void setAxis(core::Axis axis);
    void setAsPycharm(bool on);
    void setMarkers(std::optional<core::Instant> a, std::optional<core::Instant> b);
    void fit();
    void toggleState(core::ThreadState state, bool addToOthers);
    void toggleFolded(core::LaneRef group);
    void hide(const std::set<core::LaneRef>& lanes);
    void showAllLanes();

Q_SIGNALS:
    void lessonOpened(); ///< Another text than the one being edited is there.
    void textChanged();
    void fileChanged();
    void diagnosticsChanged();
    void messageChanged();
    void overridesChanged();
    void runChanged();
    void busyChanged();
    void explorationChanged();
    void cursorChanged();
    void selectionChanged();
    void viewChanged();

private:
    friend class OverridesCommand;
    void setOverridesNow(const core::Overrides& overrides);
    void load(const QString& text, const QString& path);
    void requestRun(std::chrono::milliseconds delay);
    void startRun();
    void finishRun(const RunResult& result);
    void adopt(std::shared_ptr<const Run> run);
    void startExploration(bool small);
    void forgetExploration();
    void noteBusy();
    void keepFormerRun();
    void dropFormerRun();

    QString m_text;
    QString m_savedText;
    QString m_path;
    std::vector<core::Diagnostic> m_diagnostics;
    std::optional<core::Error> m_settingsError;
    Message m_message;
    core::Overrides m_overrides;
    QUndoStack m_undo;

    std::shared_ptr<const Run> m_run;
    std::shared_ptr<const Run> m_former;
    QTimer m_formerFades;
    std::optional<core::Schedule> m_schedule;
    std::optional<core::VariableId> m_traced;
    std::size_t m_landing = 0; ///< After so many choices the next run is shown, if it is fresh.
    bool m_fresh = true;       ///< The next run is of another lesson: cursor and view begin anew.
    std::shared_ptr<const core::Exploration> m_exploration;
    core::ExploreProgress m_progress;
    double m_exploreSeconds = 0;

    Moment m_cursor;
    std::optional<core::EventId> m_selection;
    View m_view;

    QTimer m_delay;
    QTimer m_patience;
    bool m_busy = false;
    bool m_again = false; ///< The request changed while a run was being made.
    Background m_runner;
    Background m_explorer;
    bool m_isOnlyTrying = false; ///< The exploration under way ends where there are many states.
};

} // namespace app
