#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/explore_json.h"
#include "app/cli/work.h"
#include "app/export/exploration_picture.h"

#include "core/explore/exploration.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace app {

namespace {

/// interleave explore LESSON
class Explore final : public Command {
public:
    void declare(CLI::App& options) override
    {
        addLesson(options, m_arguments);
        addSettings(options, m_arguments);
        options.add_option("--ignore", m_ignore, "`output`: outcomes are compared by variables only")
            ->check(CLI::IsMember({"output"}).description(""))
            ->type_name("output");
        declareSearch(options);
        options
            .add_option(
                "--workers", m_workers,
                "Cores that share the work (all of this computer). What is found does not depend on it")
            ->check(CLI::Range(std::size_t{1}, std::size_t{256}).description(""))
            ->type_name("N");
        m_files.formats = {"png", "svg", "pdf", "json"};
        addFiles(options, m_files, {"outcomes", "graph"});
    }

    ExitStatus execute() override
    {
        if (const core::Result<> possible = checkFiles(m_files, m_arguments.json); !possible)
            return refused(possible.error().message).value();
        const auto program = compileLesson(m_arguments.lesson);
        if (!program)
            return program.error();
        auto options = optionsOf(**program, m_arguments);
        if (!options)
            return options.error();
        const Watch watch(m_arguments.timeout);
        options->stop = watch.token();
        const core::Granularity granularity = options->settings.granularity;
        const bool drawsGraph = !m_files.files.empty() && m_files.picture.kind == PictureKind::Graph;
        core::ExploreOptions explore{granularity, !m_ignore.empty(), std::move(*options), drawsGraph};
        explore.partial = m_partial;
        explore.workers = m_workers;
        const auto begin = std::chrono::steady_clock::now();
        const auto exploration = core::explore(*program, explore, progress());
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
        if (errorIsTerminal())
            writeError("\r\x1b[K");
        core::Exploration told = *exploration;
        if (!told.limit.empty() && watch.wasInterrupted())
            told.limit = "interrupted";
        else if (!told.limit.empty() && watch.ranOutOfTime())
            told.limit = "its time is over; --timeout gives it more";
        const ExitStatus status = tell(**program, told, spent.count(), watch);
        return m_files.files.empty() ? status
                                     : write(*program, explore, told, spent.count()).value_or(status);
    }

private:
    /// How to look at what is too large.
    void declareSearch(CLI::App& options)
    {
        using Method = core::SearchMethod;
        static constexpr std::array<Method, 4> kMethods{Method::All, Method::Bounded, Method::Pct,
                                                        Method::Random};
        std::vector<std::string> names;
        for (const Method method : kMethods)
            names.emplace_back(core::nameOf(method));
        const auto take = [this](const std::string& name) {
            for (const Method method : kMethods)
                if (core::nameOf(method) == name)
                    m_partial.method = method;
        };
        options
            .add_option_function<std::string>(
                "--search", take,
                "What to look at: all interleavings; those with few pre-emptions; or runs by random "
                "priorities (pct) or random steps. All but the first are never complete")
            ->check(CLI::IsMember(names).description(""))
            ->type_name("all|bounded|pct|random");
        options
            .add_option("--preemptions", m_partial.preemptions,
                        "Of bounded: at most so many switches away from a thread that could go on (2)")
            ->check(CLI::Range(0U, 100U).description(""))
            ->type_name("N");
        options.add_option("--runs", m_partial.runs, "Of pct and random: so many, by --seed (10000)")
            ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1'000'000'000}).description(""))
            ->type_name("N");
        options
            .add_option("--depth", m_partial.depth,
                        "Of pct: priorities change one time less than this in a run (3)")
            ->check(CLI::Range(1U, 100U).description(""))
            ->type_name("N");
    }

    static std::function<void(const core::ExploreProgress&)> progress()
    {
        if (!errorIsTerminal())
            return {};
        return [](const core::ExploreProgress& p) {
            writeError("\r" + std::to_string(p.states) + " states, " + std::to_string(p.outcomes)
                       + " outcomes\x1b[K");
        };
    }

    ExitStatus tell(const core::Program& program, const core::Exploration& exploration, double seconds,
                    const Watch& watch) const
    {
        const std::string text = m_arguments.json
            ? exploreJson(program.fileName(), exploration, seconds) + "\n"
            : wordsFor(exploration);
        const core::Result<> written = takesStandardOutput(m_files) ? core::Result<>() : writeOutput(text);
        if (!written)
            return refused(written.error().message).value();
        if (!exploration.limit.empty())
            complain("not complete: " + exploration.limit);
        for (const std::string& late : exploration.unsettled)
            complain("not complete: " + late + " was found to be shared only late");
        if (watch.wasInterrupted())
            return ExitStatus::Interrupted;
        if (!exploration.complete)
            return ExitStatus::Limit;
        const bool defect = std::ranges::any_of(
            exploration.outcomes, [](const auto& o) { return o.kind != core::OutcomeKind::Completed; });
        return defect ? ExitStatus::Defect : ExitStatus::Done;
    }

    /// The pictures; a status only where one could not be written.
    std::optional<ExitStatus> write(const std::shared_ptr<const core::Program>& program,
                                    const core::ExploreOptions& options, const core::Exploration& told,
                                    double seconds) const
    {
        const std::string& title = program->declarations().title;
        core::RunOptions unhurried = options.run;
        unhurried.stop = {};
        const ExploredLesson lesson{std::make_shared<const core::Exploration>(told),
                                    title.empty() ? program->fileName() : title,
                                    threadNames(program, told, unhurried),
                                    {},
                                    0};
        const core::Result<> written = writeFiles(m_files, [&](const std::string& format) {
            return format == "json" ? exploreJson(program->fileName(), told, seconds) + "\n"
                                    : explorationBytes(lesson, m_files.picture, format);
        });
        return written ? std::nullopt : std::optional(refused(written.error().message).value());
    }

    /// "18 of 20 (probability 0.75): completed …", a line an outcome.
    static std::string wordsFor(const core::Exploration& exploration)
    {
        std::string text = exploration.interleavings + " interleavings, " + std::to_string(exploration.states)
            + " states, " + std::to_string(exploration.outcomes.size())
            + (exploration.outcomes.size() == 1 ? " outcome" : " outcomes")
            + (exploration.complete ? "\n" : " so far: not complete\n");
        for (const core::ExploredOutcome& outcome : exploration.outcomes)
            text += "\n" + wordsFor(outcome);
        for (const core::Finding& finding : exploration.findings)
            text += "\n" + finding.kind + ": " + finding.message + "\n    cure: " + finding.cure
                + "\n    schedule " + core::format(finding.schedule) + "\n";
        return text;
    }

    static std::string wordsFor(const core::ExploredOutcome& outcome)
    {
        std::string text = outcome.interleavings + " × " + std::string(core::nameOf(outcome.kind));
        if (outcome.runs > 0)
            text = std::to_string(outcome.runs) + " runs, " + text;
        if (!outcome.message.empty())
            text += ": " + outcome.message;
        if (!outcome.name.empty())
            text += " — " + outcome.name + " (" + outcome.grade + ")";
        if (outcome.fraction)
            text += ", share " + rounded(*outcome.fraction);
        if (outcome.probability)
            text += ", chance " + rounded(*outcome.probability);
        text += "\n";
        for (const core::FinalVariable& variable : outcome.globals)
            text += "    " + variable.name + " = " + variable.json + "\n";
        if (!outcome.output.empty())
            text += "    prints " + quoted(outcome.output) + "\n";
        return text + "    schedule " + core::format(outcome.schedule) + "\n";
    }

    static std::string rounded(double share)
    {
        std::array<char, 32> text{};
        std::snprintf(text.data(), text.size(), "%.4g", share);
        return text.data();
    }

    static std::string quoted(const std::string& output)
    {
        std::string text = "'";
        for (const char c : output)
            text += c == '\n' ? "\\n" : std::string(1, c);
        return text + "'";
    }

    RunArguments m_arguments;
    FileArguments m_files;
    std::string m_ignore;
    core::PartialSearch m_partial;
    std::size_t m_workers = 0; ///< 0: all cores.
};

} // namespace

std::unique_ptr<Command> makeExplore()
{
    return std::make_unique<Explore>();
}

} // namespace app
