#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <stop_token>

namespace app {

/// Does one thing at a time on a thread of its own. Work is called there and returns what is then to be done
/// on the window's thread; of work that was cancelled or replaced nothing is done.
class Background : public QObject {
    Q_OBJECT
public:
    using Finish = std::function<void()>;
    using Work = std::function<Finish(const std::stop_token&)>;

    explicit Background(QObject* parent = nullptr);
    ~Background() override;
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    void start(Work work); ///< Cancels what is under way.
    void cancel();
    /// Asks the work to end early; what it returns is still done.
    void hurry() { m_stop.request_stop(); }
    bool busy() const { return m_busy; }

private:
    QThreadPool m_pool;
    std::stop_source m_stop;
    quint64 m_ticket = 0;
    bool m_busy = false;
};

} // namespace app
