#include "core/diagram/graph_layout.h"
#include "core/diagram/outcome_looks.h"

#include <gmock/gmock.h>

namespace core {

TEST(GraphLayout, GoesFromLeftToRightAndEndsWithWhatIsLast)
{
    const std::vector<GraphNode> nodes{
        {30, 30, false}, {30, 30, false}, {190, 46, true}, {30, 30, false}, {190, 46, true}};
    const std::vector<GraphEdge> edges{{0, 1}, {0, 3}, {1, 2}, {3, 2}, {0, 4}};
    const GraphLayout layout = layoutGraph(nodes, edges);

    ASSERT_EQ(layout.nodes.size(), nodes.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const Point from = layout.nodes[edges[i].from];
        const Point to = layout.nodes[edges[i].to];
        EXPECT_LT(from.x, to.x);
        EXPECT_NEAR(layout.edges[i].front().x, from.x, 16);
        EXPECT_NEAR(layout.edges[i].back().x, to.x, 96);
    }
    EXPECT_EQ(layout.nodes[2].x, layout.nodes[4].x);
    EXPECT_NE(layout.nodes[2].y, layout.nodes[4].y);
}

TEST(GraphLayout, IsTheSameEachTime)
{
    const std::vector<GraphNode> nodes(6, GraphNode{30, 30, false});
    const std::vector<GraphEdge> edges{{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}, {2, 5}};
    const GraphLayout once = layoutGraph(nodes, edges);
    const GraphLayout again = layoutGraph(nodes, edges);
    EXPECT_EQ(once.nodes, again.nodes);
    EXPECT_EQ(once.edges, again.edges);
}

TEST(GraphLayout, OfNothingIsEmpty)
{
    EXPECT_EQ(layoutGraph({}, {}).width, 0);
}

TEST(OutcomeLooks, HaveAColourOfTheirOwnEach)
{
    Exploration found;
    const auto add = [&](const char* grade, OutcomeKind kind) {
        ExploredOutcome outcome;
        outcome.grade = grade;
        outcome.kind = kind;
        found.outcomes.push_back(outcome);
    };
    add("right", OutcomeKind::Completed);
    add("wrong", OutcomeKind::Completed);
    add("", OutcomeKind::Deadlock);
    add("", OutcomeKind::Completed);
    add("wrong", OutcomeKind::Completed);

    const std::vector<OutcomeLook> looks = outcomeLooks(found);
    EXPECT_EQ(looks[0].role, Role::Success);
    EXPECT_EQ(looks[1].role, Role::Race);
    EXPECT_EQ(looks[2].role, Role::Error);
    EXPECT_EQ(looks[2].tone, Tone::Bad);
    EXPECT_EQ(looks[3].role, Role::Thread0);
    EXPECT_EQ(looks[3].tone, Tone::Unknown);
    EXPECT_NE(looks[4].role, looks[3].role);
}

} // namespace core
