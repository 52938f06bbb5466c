#include "core/diagram/wait_graph.h"

#include "core/diagram/canvas.h"
#include "core/diagram/words.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace core {

namespace {

constexpr double kRadius = 22;
constexpr double kLockHeight = 26;
constexpr double kHead = 9; ///< Of an arrow.
constexpr Type kName{Face::SemiBold, 11.5, false};
constexpr Type kKey{Face::Regular, 11, false};

/// A thread or a lock, by its number.
struct Node {
    bool isLock;
    std::size_t number;
    bool operator==(const Node&) const = default;
};

class WaitGraph {
public:
    WaitGraph(const Timeline& timeline, const std::vector<LockMoment>& locks, double width, double height)
        : m_timeline(timeline)
        , m_locks(locks)
        , m_circle(circleOf(locks))
        , m_canvas(m_diagram.shapes)
    {
        m_diagram.width = width;
        m_diagram.height = height;
        collect();
    }

    Diagram build()
    {
        if (m_nodes.empty())
            return std::move(m_diagram);
        for (const LockMoment& lock : m_locks)
            drawEdges(lock);
        for (std::size_t i = 0; i < m_nodes.size(); ++i)
            drawNode(i);
        drawKey();
        return std::move(m_diagram);
    }

private:
    void add(Node node)
    {
        if (std::ranges::find(m_nodes, node) == m_nodes.end())
            m_nodes.push_back(node);
    }

    /// In the order around the picture: the circle first, then lock by lock.
    void collect()
    {
        for (const ThreadId thread : m_circle) {
            add({false, thread.index()});
            if (const LockMoment* wanted = wantedBy(m_locks, thread))
                add({true, wanted->lock});
        }
        for (const LockMoment& lock : m_locks) {
            if (!lock.holder && lock.waiters.empty())
                continue;
            if (lock.holder)
                add({false, lock.holder->index()});
            add({true, lock.lock});
            for (const LockWaiter& waiter : lock.waiters)
                add({false, waiter.thread.index()});
        }
    }

    Point placeOf(std::size_t i) const
    {
        const double angle = -std::numbers::pi / 2
            + 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(m_nodes.size());
        const double rx = std::max(30.0, std::min(m_diagram.width / 2 - 60, m_diagram.height * 0.62));
        const double ry = std::max(20.0, m_diagram.height / 2 - 40);
        return {m_diagram.width / 2 + rx * std::cos(angle), m_diagram.height / 2 + ry * std::sin(angle)};
    }

    Point placeOf(Node node) const
    {
        const auto found = std::ranges::find(m_nodes, node);
        return placeOf(static_cast<std::size_t>(found - m_nodes.begin()));
    }

    const std::string& nameOf(Node node) const
    {
        return node.isLock ? m_timeline.locks[node.number].name
                           : m_timeline.recording->info().threads[node.number].name;
    }

    double lockWidth(Node node) const { return std::min(130.0, textWidth(nameOf(node), kName) + 20); }

    /// How far a node reaches in a direction of length 1.
    double reach(Node node, Point way) const
    {
        if (!node.isLock)
            return kRadius;
        const double x = std::abs(way.x) < 1e-6 ? 1e6 : lockWidth(node) / 2 / std::abs(way.x);
        const double y = std::abs(way.y) < 1e-6 ? 1e6 : kLockHeight / 2 / std::abs(way.y);
        return std::min(x, y);
    }

    bool inCircle(ThreadId thread) const { return std::ranges::find(m_circle, thread) != m_circle.end(); }

    void drawEdges(const LockMoment& lock)
    {
        const Node square{true, lock.lock};
        const bool ofCircle = lock.holder && inCircle(*lock.holder);
        const auto wanting = [&](const LockWaiter& waiter) { return ofCircle && inCircle(waiter.thread); };
        if (lock.holder)
            drawArrow(square, {false, lock.holder->index()}, Dash::Solid,
                      std::ranges::any_of(lock.waiters, wanting));
        for (const LockWaiter& waiter : lock.waiters)
            drawArrow({false, waiter.thread.index()}, square, Dash::Dashes, wanting(waiter));
    }

    void drawArrow(Node from, Node to, Dash dash, bool alarming)
    {
        const Point a = placeOf(from);
        const Point b = placeOf(to);
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        const Point way{(b.x - a.x) / length, (b.y - a.y) / length};
        const double begin = reach(from, way) + 2;
        const double end = length - reach(to, way) - 3;
        if (end - begin < kHead)
            return;
        const auto at = [&](double d, double aside) {
            return Point{a.x + way.x * d - way.y * aside, a.y + way.y * d + way.x * aside};
        };
        const Role role = alarming ? Role::Error : Role::TextSecondary;
        m_canvas.add(Line{at(begin, 0), at(end - kHead + 1, 0), role, alarming ? 2.5 : 1.6, dash, 1});
        m_canvas.add(Polygon{{at(end, 0), at(end - kHead, 4.5), at(end - kHead, -4.5)}, role, true, 1, {}});
    }

    void drawNode(std::size_t i)
    {
        const Node node = m_nodes[i];
        const Point at = placeOf(i);
        if (node.isLock) {
            const double width = lockWidth(node);
            const Rect rect{at.x - width / 2, at.y - kLockHeight / 2, width, kLockHeight};
            m_canvas.fill(rect, Role::Raised, 5);
            m_canvas.add(Outline{rect, Role::ControlBorder, 5, 1, Dash::Solid});
            m_canvas.text({at.x, baseline(at.y, kName.size)},
                          elidedInTheMiddle(nameOf(node), kName, width - 12), kName, Role::Text,
                          Anchor::Middle);
            return;
        }
        m_canvas.add(Circle{at, kRadius, identityRole(node.number), {}});
        m_canvas.add(Circle{at, kRadius - 4, Role::Surface, {}});
        m_canvas.text({at.x, baseline(at.y, kName.size)},
                      identityLabel(nameOf(node), 2 * kRadius - 6, kName.size), kName, Role::Text,
                      Anchor::Middle);
    }

    void drawKey()
    {
        const Role role = m_circle.empty() ? Role::TextSecondary : Role::Error;
        double y = m_diagram.height - 24;
        for (const auto& [words, dash] :
             {std::pair{"holds", Dash::Solid}, std::pair{"wants", Dash::Dashes}}) {
            m_canvas.text({12, y + 4}, words, kKey, Role::TextSecondary);
            m_canvas.add(Line{{46, y}, {78, y}, role, 2, dash, 1});
            y += 15;
        }
    }

    const Timeline& m_timeline;
    const std::vector<LockMoment>& m_locks;
    std::vector<ThreadId> m_circle;
    std::vector<Node> m_nodes;
    Diagram m_diagram;
    Canvas m_canvas;
};

} // namespace

Diagram waitGraph(const Timeline& timeline, const std::vector<LockMoment>& locks, double width, double height)
{
    return WaitGraph(timeline, locks, width, height).build();
}

} // namespace core
