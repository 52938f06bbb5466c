#include "app/document/background.h"

#include <utility>

namespace app {

Background::Background(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

Background::~Background()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void Background::start(Work work)
{
    cancel();
    m_busy = true;
    m_stop = std::stop_source();
    const quint64 ticket = m_ticket;
    m_pool.start([this, ticket, work = std::move(work), stop = m_stop.get_token()] {
        Finish finish = work(stop);
        QMetaObject::invokeMethod(
            this,
            [this, ticket, finish = std::move(finish)] {
                if (ticket != m_ticket)
                    return;
                m_busy = false;
                finish();
            },
            Qt::QueuedConnection);
    });
}

void Background::cancel()
{
    m_stop.request_stop();
    m_busy = false;
    ++m_ticket;
}

} // namespace app
