#include "core/explore/granularities.h"

#include <algorithm>
#include <gmpxx.h>

namespace core {

GranularityFigures figuresOf(const Exploration& found)
{
    GranularityFigures figures;
    figures.granularity = found.granularity;
    figures.complete = found.complete;
    figures.interleavings = found.interleavings;
    figures.outcomes = found.outcomes.size();
    mpz_class right = 0;
    bool anyGraded = false;
    double shareOfRight = 0;
    for (const ExploredOutcome& outcome : found.outcomes) {
        anyGraded = anyGraded || !outcome.grade.empty();
        figures.anyBad = figures.anyBad || outcome.kind != OutcomeKind::Completed || outcome.grade == "wrong";
        if (outcome.grade != "right")
            continue;
        if (outcome.fraction)
            right += mpz_class(outcome.interleavings);
        shareOfRight += outcome.fraction.value_or(0);
    }
    if (!anyGraded || !found.complete || found.interleavings == "infinite")
        return figures;
    figures.right = right.get_str();
    figures.wrong = std::max(0.0, 1 - shareOfRight);
    return figures;
}

std::vector<GranularityFigures> figuresByGranularity(const std::shared_ptr<const Program>& program,
                                                     ExploreOptions options)
{
    std::vector<GranularityFigures> all;
    for (const Granularity granularity :
         {Granularity::Step, Granularity::Access, Granularity::Line, Granularity::Runtime}) {
        options.granularity = granularity;
        options.run.settings.granularity = granularity;
        if (granularity == Granularity::Runtime)
            options.run.settings.runtime = RuntimeKind::CPython312;
        all.push_back(figuresOf(*explore(program, options)));
        if (options.run.stop.stop_requested())
            return {};
    }
    return all;
}

} // namespace core
