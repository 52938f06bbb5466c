#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <type_traits>

namespace core {

/// A long array that only grows at its end. Unlike a vector it never holds its elements twice: the C library
/// moves large blocks by their page tables, and room that is not used yet takes no memory.
template <class T>
class GrowingArray {
    static_assert(std::is_trivially_copyable_v<T>, "Elements are moved as bytes.");

public:
    using value_type = T;

    void push_back(T value)
    {
        if (m_size == m_capacity)
            grow(m_size + 1);
        m_data.get()[m_size++] = value;
    }
    void append(std::span<const T> more)
    {
        if (m_size + more.size() > m_capacity)
            grow(m_size + more.size());
        if (!more.empty())
            std::memcpy(m_data.get() + m_size, more.data(), more.size_bytes());
        m_size += more.size();
    }
    void resize(std::size_t size, T filled = T())
    {
        if (size > m_capacity)
            grow(size);
        for (std::size_t i = m_size; i < size; ++i)
            m_data.get()[i] = filled;
        m_size = size;
    }
    void release()
    {
        m_data.reset();
        m_size = m_capacity = 0;
    }

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    T* data() { return m_data.get(); }
    const T* data() const { return m_data.get(); }
    T& operator[](std::size_t i) { return m_data.get()[i]; }
    const T& operator[](std::size_t i) const { return m_data.get()[i]; }
    const T& back() const { return m_data.get()[m_size - 1]; }
    const T* begin() const { return data(); }
    const T* end() const { return data() + m_size; }
    /// Of the elements; the room behind them is not touched.
    std::size_t bytes() const { return m_size * sizeof(T); }

private:
    struct Free {
        void operator()(T* data) const { std::free(data); }
    };

    void grow(std::size_t least)
    {
        constexpr std::size_t kFirst = 64;
        std::size_t capacity = m_capacity < kFirst ? kFirst : m_capacity * 2;
        capacity = capacity < least ? least : capacity;
        void* moved = std::realloc(m_data.get(), capacity * sizeof(T));
        if (moved == nullptr)
            throw std::bad_alloc();
        static_cast<void>(m_data.release());
        m_data.reset(static_cast<T*>(moved));
        m_capacity = capacity;
    }

    std::unique_ptr<T, Free> m_data;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace core
