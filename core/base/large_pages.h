#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <sys/mman.h>
#include <vector>

namespace core {

/// Memory for large tables that are read here and there: in the system's large pages if it has any, since
/// else nearly every read has to look up its page first, which takes longer than the read.
template <class T>
class LargePages {
public:
    using value_type = T;

    LargePages() = default;
    template <class Other>
    LargePages(const LargePages<Other>& /*other*/)
    {
    }

    T* allocate(std::size_t count)
    {
        const std::size_t bytes = count * sizeof(T);
        void* data = nullptr;
        if (bytes < kPage) {
            data = std::malloc(bytes);
        } else {
            const std::size_t whole = (bytes + kPage - 1) / kPage * kPage;
            data = std::aligned_alloc(kPage, whole);
            if (data != nullptr)
                madvise(data, bytes / kPage * kPage, MADV_HUGEPAGE); // Without them it works as well.
        }
        if (data == nullptr)
            throw std::bad_alloc();
        return static_cast<T*>(data);
    }
    void deallocate(T* data, std::size_t /*count*/) { std::free(data); }

    friend bool operator==(const LargePages& /*a*/, const LargePages& /*b*/) { return true; }

private:
    static constexpr std::size_t kPage = std::size_t{2} << 20;
};

template <class T>
using LargeVector = std::vector<T, LargePages<T>>;

} // namespace core
