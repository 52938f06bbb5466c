#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace core::testing {

/// Writes small programs of two or three threads that get in each other's way: shared variables, attributes
/// and containers, locks, conditions, events, semaphores and channels, with and without timeouts, prints,
/// exceptions, failed assertions. The same seed gives the same text.
class RandomProgram {
public:
    explicit RandomProgram(std::uint64_t seed)
        : m_random(seed)
    {
        write();
    }
    /// So many threads that all run the same function.
    RandomProgram(std::uint64_t seed, int identical)
        : m_random(seed)
    {
        m_text = kHead;
        writeFunction(0);
        line("threads = [threading.Thread(target=f0) for _ in range(" + number(identical) + ")]");
        line("for t in threads:");
        line("    t.start()");
        if (below(3) != 0) {
            line("for t in threads:");
            line("    t.join()");
        }
        if (below(2) == 0)
            line("print(x)");
    }

    const std::string& text() const { return m_text; }

private:
    void write()
    {
        m_text = kHead;
        const int threads = 2 + (below(4) == 0 ? 1 : 0);
        for (int i = 0; i < threads; ++i)
            writeFunction(i);
        for (int i = 0; i < threads; ++i)
            line("t" + number(i) + " = threading.Thread(target=f" + number(below(3) == 0 ? 0 : i)
                 + (below(12) == 0 ? ", daemon=True)" : ")"));
        for (int i = 0; i < threads; ++i)
            line("t" + number(i) + ".start()");
        for (int i = 0; i < threads; ++i)
            if (below(4) != 0)
                line("t" + number(i) + ".join()");
        if (below(2) == 0)
            line("print(x)");
    }

    static constexpr std::string_view kHead = R"py(import threading
from collections import deque
from interleave import Channel, check, select

x = 0
y = 0
items = []
table = {}
last = deque(maxlen=2)
lock = threading.Lock()
other = threading.RLock()
condition = threading.Condition()
gate = threading.Semaphore(1)
event = threading.Event()
channel = Channel(1)
direct = Channel()


class Account:
    def __init__(self):
        self.balance = 0


account = Account()


)py";

    int below(int n) { return static_cast<int>(m_random() % static_cast<std::uint64_t>(n)); }
    static std::string number(int n) { return std::to_string(n); }
    void line(const std::string& text) { m_text += std::string(m_depth * 4, ' ') + text + "\n"; }

    void writeFunction(int index)
    {
        line("def f" + number(index) + "():");
        ++m_depth;
        line("global x, y");
        for (int left = 1 + below(2); left > 0; --left)
            statement();
        --m_depth;
        m_text += "\n\n";
    }

    void body(int most)
    {
        ++m_depth;
        for (int left = 1 + below(most); left > 0; --left)
            statement();
        --m_depth;
    }

    void statement()
    {
        const int kind = below(m_depth > 2 ? 14 : 24);
        if (kind < 8)
            change();
        else if (kind < 14)
            synchronise();
        else if (kind < 21)
            block();
        else
            wait();
    }

    void change()
    {
        static const std::vector<std::string> kChanges{
            "x += 1",
            "y = x",
            "x = y + 1",
            "account.balance += 1",
            "items.append(x)",
            "items.pop()",
            "print(x)",
            "print('a', len(items))",
            "assert x < 2",
            "check('small', y < 1)",
            "account.balance -= x",
            "x = y = 1",
            "local = x; y = local",
            "items.append([])",
            "table[x] = y",
            "table.pop(x, None)",
            "y = len(table)",
            "last.append(x)",
            "print(list(last), x in table)",
        };
        line(kChanges[static_cast<std::size_t>(below(static_cast<int>(kChanges.size())))]);
    }

    void synchronise()
    {
        static const std::vector<std::string> kCalls{
            "event.set()",
            "event.clear()",
            "event.wait()",
            "gate.acquire()",
            "gate.release()",
            "lock.acquire()",
            "lock.release()",
            "event.wait(timeout=1)",
            "print(event.is_set())",
            "x = lock.acquire(blocking=False)",
            "y = gate.acquire(timeout=0.5)",
            "channel.send(x)",
            "y = channel.receive()",
            "direct.send(y)",
            "x = direct.receive()",
            "print(select(channel, direct))",
            "print(select((channel, x), direct, default=True))",
        };
        line(kCalls[static_cast<std::size_t>(below(static_cast<int>(kCalls.size())))]);
    }

    void block()
    {
        static const std::vector<std::string> kHeads{
            "if x == 0:",  "if y and not items:", "for _ in range(2):", "with lock:",
            "with other:", "with gate:",          "if x < 2 < y + 3:",
        };
        const int kind = below(static_cast<int>(kHeads.size()) + 1);
        if (kind == static_cast<int>(kHeads.size())) {
            line("try:");
            body(2);
            line("except IndexError:");
            body(1);
            return;
        }
        line(kHeads[static_cast<std::size_t>(kind)]);
        body(2);
    }

    void wait()
    {
        static const std::vector<std::string> kWaits{
            "condition.notify()",
            "condition.notify_all()",
            "condition.wait()",
            "condition.wait(timeout=1)",
            "condition.wait_for(lambda: x > 0)",
        };
        line("with condition:");
        ++m_depth;
        line(kWaits[static_cast<std::size_t>(below(static_cast<int>(kWaits.size())))]);
        change();
        --m_depth;
    }

    std::mt19937_64 m_random;
    std::string m_text;
    std::size_t m_depth = 0;
};

} // namespace core::testing
