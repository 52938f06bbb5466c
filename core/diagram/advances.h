#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace core {

inline constexpr std::size_t kLatin = 224; ///< U+0020 to U+00FF.
inline constexpr std::size_t kSymbols = 25;

struct SymbolAdvance {
    char32_t symbol;
    std::array<std::uint16_t, 4> advance; ///< By Face.
};

extern const std::array<std::uint16_t, kLatin> kLatinRegular;
extern const std::array<std::uint16_t, kLatin> kLatinMedium;
extern const std::array<std::uint16_t, kLatin> kLatinSemiBold;
extern const std::array<std::uint16_t, kLatin> kLatinMono;
extern const std::array<SymbolAdvance, kSymbols> kSymbolAdvances; ///< By symbol.

} // namespace core
