#pragma once

/// Put before a function, it is compiled twice, and the processor takes the one with the widest instructions
/// that it has. Only for whole numbers, or for floating-point operations that are rounded alike in both, so
/// that pictures are the same on every machine. Sanitizers do not bear the choice, which is made before they
/// start.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__)                 \
    && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define INTERLEAVE_WIDE [[gnu::target_clones("avx2", "default")]]
#else
#define INTERLEAVE_WIDE
#endif
