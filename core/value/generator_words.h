#pragma once

#include <cstdint>

namespace core {

/// Words of a Kind::Generator object; by them coroutines and generators are told apart.
inline constexpr std::uint32_t kGeneratorWords = 4;
inline constexpr std::uint32_t kCoroutineWords = 5;

} // namespace core
