#include "app/export/exploration_picture.h"

#include "app/document/one_layout.h"
#include "core/diagram/outcomes_diagram.h"
#include "core/diagram/state_graph_diagram.h"
#include "core/replay/replay.h"

namespace app {

namespace {

constexpr double kOutcomesWidth = 640;

core::Diagram drawOutcomes(const ExploredLesson& lesson, const PictureOptions& options,
                           std::optional<double> width)
{
    core::OutcomesView view;
    view.width = width.value_or(kOutcomesWidth);
    view.title = options.title.value_or(lesson.title);
    view.caption = options.caption.value_or(core::outcomesInWords(*lesson.found));
    view.threads = lesson.threads;
    return core::outcomesDiagram(*lesson.found, view);
}

core::Diagram drawGraph(const core::FoldedGraph& graph, const core::GraphLayout& layout,
                        const ExploredLesson& lesson, const PictureOptions& options,
                        std::optional<double> width)
{
    core::StateGraphView view;
    view.title = options.title.value_or(lesson.title);
    view.caption = options.caption.value_or(core::statesInWords(graph, *lesson.found) + ". "
                                            + core::outcomesInWords(*lesson.found));
    view.legend = options.legend;
    view.threads = lesson.threads;
    view.position = lesson.position;
    view.leastWidth = width.value_or(view.leastWidth);
    return core::stateGraphDiagram(graph, layout, *lesson.found, view).diagram;
}

} // namespace

core::Result<Picture> explorationPicture(const ExploredLesson& lesson, const PictureOptions& options)
{
    if (options.kind != PictureKind::Graph)
        return pictureOf([&](std::optional<double> width) { return drawOutcomes(lesson, options, width); },
                         options);
    if (lesson.found->map == nullptr)
        return core::fail("The graph of " + std::to_string(lesson.found->states)
                          + " states is too large to be drawn; a coarser granularity, fewer threads or fewer "
                            "rounds make it "
                            "smaller, and a picture of the outcomes shows what they lead to.");
    core::FoldOptions fold;
    fold.run = lesson.run;
    const core::FoldedGraph graph = core::fold(*lesson.found->map, fold);
    const core::GraphLayout layout = layOut(graph);
    return pictureOf(
        [&](std::optional<double> width) { return drawGraph(graph, layout, lesson, options, width); },
        options);
}

core::Result<std::string> explorationBytes(const ExploredLesson& lesson, const PictureOptions& options,
                                           std::string_view format)
{
    const core::Result<Picture> picture = explorationPicture(lesson, options);
    if (!picture)
        return tl::make_unexpected(picture.error());
    return pictureFile(*picture, format);
}

std::vector<std::string> threadNames(const std::shared_ptr<const core::Program>& program,
                                     const core::Exploration& found, const core::RunOptions& options)
{
    std::vector<std::string> names;
    if (found.outcomes.empty())
        return names;
    const auto run = core::replay(program, found.outcomes.front().schedule, options);
    if (!run)
        return names;
    for (const core::ThreadInfo& thread : (*run)->info().threads)
        names.push_back(thread.name);
    return names;
}

} // namespace app
