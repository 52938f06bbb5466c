#pragma once

#include "core/value/objects.h"

namespace core {

// Dict and Set are one hash table: entries (hash, key and, in a Dict, value) in the order of insertion in a
// Block, a deleted one with its key unset; with more than eight entries an index of positions behind them.

/// A position of an entry, or kNoEntry.
using EntryPosition = std::uint64_t;
inline constexpr EntryPosition kNoEntry = ~EntryPosition{0};

/// A hash as entries keep it.
Value foldedHash(std::int64_t hash);

std::uint64_t tableCount(const Memory& memory, Value table); ///< Living entries.
std::uint64_t tableFill(const Memory& memory, Value table);  ///< Positions to go through.
Value entryHash(const Memory& memory, Value table, EntryPosition position);
Value entryKey(const Memory& memory, Value table, EntryPosition position); ///< Unset: deleted.
Value entryValue(const Memory& memory, Value dict, EntryPosition position);
void setEntryValue(Memory& memory, Value dict, EntryPosition position, Value value);

/// The entry whose key is or equals `key`.
Evaluated<EntryPosition> findEntry(ValueContext& context, Value table, Value key, Value hash);
/// The key must not be in it.
void appendEntry(ValueContext& context, Value table, Value hash, Value key, Value value);
void removeEntry(Memory& memory, Value table, EntryPosition position);
void clearTable(Memory& memory, Value table);
/// Takes over the entries of another of the same kind.
void copyTable(ValueContext& context, Value from, Value to);

/// hash(key), folded.
Evaluated<Value> hashOfKey(ValueContext& context, Value key);

} // namespace core
