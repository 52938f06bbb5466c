#include "core/value/text.h"

#include "core/value/operations.h"
#include "core/value/utf8.h"

#include <algorithm>
#include <cstring>

namespace core {
namespace {

std::string copyBytes(const Memory& memory, std::uint64_t object, std::size_t size)
{
    std::string bytes(size, '\0');
    for (std::size_t at = 0; at < size; at += 8) {
        const std::uint64_t word = memory.raw(object, StrLayout::kBytes + at / 8);
        std::memcpy(bytes.data() + at, &word, std::min<std::size_t>(8, size - at));
    }
    return bytes;
}

} // namespace

Text::Text(const ValueContext& context, Value text)
{
    if (text.isConstant()) {
        const ConstantText& constant = context.constants.text(text);
        m_bytes = constant.bytes;
        m_codePoints = constant.codePoints;
        return;
    }
    const std::uint64_t sizes = context.memory.raw(text.word(), StrLayout::kSizes);
    const std::size_t size = sizes & 0xFFFF'FFFF;
    m_codePoints = sizes >> 32;
    if (Memory::isContiguous(Kind::Str, context.memory.header(text.word()).words)) {
        const std::uint64_t* words = context.memory.peek(text.word()) + 1 + StrLayout::kBytes;
        m_bytes = {reinterpret_cast<const char*>(words), size};
    } else {
        m_copy = copyBytes(context.memory, text.word(), size);
        m_bytes = m_copy;
    }
}

Value newText(ValueContext& context, std::string_view utf8)
{
    if (utf8.empty())
        return ConstantTable::emptyText();
    if (utf8.size() == 1 && static_cast<unsigned char>(utf8[0]) < 128)
        return ConstantTable::character(static_cast<unsigned char>(utf8[0]));
    const auto words = static_cast<std::uint32_t>(StrLayout::kBytes + (utf8.size() + 7) / 8);
    const std::uint64_t object = context.memory.allocate(Kind::Str, words);
    context.memory.setRaw(object, StrLayout::kSizes, std::uint64_t{utf8::count(utf8)} << 32 | utf8.size());
    context.memory.setRaw(object, StrLayout::kHash, hashText(utf8));
    for (std::size_t at = 0; at < utf8.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, utf8.data() + at, std::min<std::size_t>(8, utf8.size() - at));
        context.memory.setRaw(object, StrLayout::kBytes + at / 8, word);
    }
    return Value::heap(Kind::Str, object);
}

std::string textOf(const ValueContext& context, Value text)
{
    return std::string(Text(context, text).bytes());
}

std::size_t textSize(const ValueContext& context, Value text)
{
    if (text.isConstant())
        return context.constants.text(text).codePoints;
    return context.memory.raw(text.word(), StrLayout::kSizes) >> 32;
}

std::uint64_t textHash(const ValueContext& context, Value text)
{
    return text.isConstant() ? context.constants.text(text).hash
                             : context.memory.raw(text.word(), StrLayout::kHash);
}

bool sameText(const ValueContext& context, Value a, Value b)
{
    if (a == b)
        return true;
    if (textHash(context, a) != textHash(context, b))
        return false;
    return Text(context, a).bytes() == Text(context, b).bytes();
}

std::string_view codePoints(const Text& text, std::size_t from, std::size_t to)
{
    if (text.isAscii())
        return text.bytes().substr(from, to - from);
    const std::size_t begin = utf8::offset(text.bytes(), from);
    const std::string_view rest = text.bytes().substr(begin);
    return rest.substr(0, utf8::offset(rest, to - from));
}

} // namespace core
