#include "app/document/one_layout.h"

#include <QMutex>

#include <memory>

namespace app {

core::GraphLayout layOut(const core::FoldedGraph& graph)
{
    static const auto kOneAtATime = std::make_unique<QMutex>();
    const QMutexLocker lock(kOneAtATime.get());
    return core::layoutOf(graph);
}

} // namespace app
