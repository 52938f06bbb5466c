#pragma once

#include "core/world/key.h"

namespace core {

/// One World being taken apart.
class Dissection {
public:
    Dissection(Anatomy& anatomy, const World& world);

    Parts run(std::vector<bool> leftOut);
    /// What one module variable or object of the base is now, by itself.
    Words alone(bool isSlot, std::uint64_t at);

private:
    /// Whose objects are being named: all threads', or one thread's.
    static constexpr std::uint32_t kEverybody = ~std::uint32_t{0};
    struct Seen {
        std::uint64_t name = 0;
        std::uint32_t owner = kEverybody;
    };

    void takeShared(Parts& parts);
    void takeThread(std::uint32_t number, Words& out);
    void putThreadTable(Words& out);
    void putSlots(Words& out);
    void putProcesses(Words& out);
    void putChanged(Words& out);
    void putBirths(std::uint32_t number, Words& out);
    std::vector<std::uint64_t> changedObjects() const;
    void drain(Words& out);

    std::uint64_t name(Value value);
    std::optional<std::uint64_t> poolName(Value value);
    bool isContent(Value value) const;
    void putField(Value value, Words& out);
    void putObject(std::uint64_t object, Words& out);
    void putList(std::uint64_t object, Words& out);
    void putTable(Kind kind, std::uint64_t object, Words& out);
    void putGate(std::uint64_t object, Words& out);
    void putInstance(std::uint64_t object, Words& out);
    void putFrame(std::uint64_t object, std::uint32_t words, Words& out);
    std::uint64_t birth(std::uint64_t object, Header header) const;

    Anatomy& m_anatomy;
    const World& m_world;
    const Memory& m_memory;
    const Program& m_program;
    std::unordered_map<std::uint64_t, Seen> m_seen;
    std::vector<std::uint64_t> m_open; ///< Met and not yet written.
    std::uint32_t m_owner = kEverybody;
    std::uint64_t m_made = 0;
    std::uint64_t m_own = 0;
    std::vector<std::uint64_t> m_tangles; ///< Objects that several threads reach, each by its own.
    bool m_foundTangle = false;
};

} // namespace core
