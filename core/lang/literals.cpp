#include "core/lang/characters.h"
#include "core/lang/lexer.h"

#include <algorithm>
#include <charconv>
#include <gmp.h>
#include <limits>

namespace core {

namespace {

bool isDigit(char32_t c, int base)
{
    if (base <= 10)
        return c >= U'0' && c < U'0' + static_cast<char32_t>(base);
    return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'f') || (c >= U'A' && c <= U'F');
}

constexpr std::size_t kMaxDecimalDigits = 4300; // CPython's limit.
constexpr std::size_t kMaxDigits = 100'000;     // lesson-language.md.

Constant integerOf(const std::string& digits, int base)
{
    std::int64_t value = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (error == std::errc{} && Value::fitsSmall(value))
        return Value::small(value);
    mpz_t big;
    mpz_init_set_str(big, digits.c_str(), base);
    std::string decimal(mpz_sizeinbase(big, 10) + 2, '\0');
    mpz_get_str(decimal.data(), 10, big);
    decimal.resize(decimal.find('\0'));
    mpz_clear(big);
    return BigLiteral{decimal};
}

Constant realOf(const std::string& digits)
{
    double value = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error == std::errc::result_out_of_range)
        value = digits.find("e-") != std::string::npos || digits.find("E-") != std::string::npos
            ? 0.0
            : std::numeric_limits<double>::infinity();
    return Value::real(value);
}

/// Reads one number; the token's end moves along.
class NumberReader {
public:
    NumberReader(const SourceText& source, std::size_t begin, Diagnostics& diagnostics)
        : m_source(source)
        , m_text(source.text)
        , m_begin(begin)
        , m_at(begin)
        , m_diagnostics(diagnostics)
    {
    }

    Token read()
    {
        Token token;
        token.kind = TokenKind::Number;
        const char32_t mark = peek(1) | 0x20;
        if (peek() == U'0' && (mark == U'x' || mark == U'o' || mark == U'b'))
            token.value = prefixed(mark == U'x' ? 16 : mark == U'o' ? 8 : 2);
        else
            token.value = decimal();
        checkEnd();
        token.begin = m_begin;
        token.end = m_at;
        token.span = m_source.span(m_begin, m_at);
        if (m_failed)
            token.kind = TokenKind::Error;
        return token;
    }

private:
    char32_t peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : U'\0';
    }

    void error(std::size_t at, std::string message, std::string hint = {})
    {
        if (!m_failed)
            m_diagnostics.error(m_source.span(at, at + 1), std::move(message), std::move(hint));
        m_failed = true;
    }

    std::string digits(int base)
    {
        std::string result;
        while (isDigit(peek(), base) || (peek() == U'_' && isDigit(peek(1), base))) {
            if (peek() != U'_')
                result.push_back(static_cast<char>(peek()));
            ++m_at;
        }
        return result;
    }

    Constant prefixed(int base)
    {
        m_at += 2;
        const std::string text = digits(base);
        const std::string name = base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary";
        if (text.empty() || (base != 16 && peek() >= U'0' && peek() <= U'9'))
            error(m_begin, "invalid " + name + " literal");
        if (m_failed)
            return Value::none();
        if (text.size() > kMaxDigits) {
            error(m_begin, "a number of more than 100,000 digits");
            return Value::none();
        }
        return integerOf(text, base);
    }

    Constant decimal()
    {
        std::string text = digits(10);
        bool real = false;
        if (peek() == U'.') {
            real = true;
            ++m_at;
            text += "." + digits(10);
        }
        const std::size_t sign = peek(1) == U'+' || peek(1) == U'-' ? 1 : 0;
        if ((peek() == U'e' || peek() == U'E') && isDigit(peek(1 + sign), 10)) {
            real = true;
            text += 'e';
            if (peek(1) == U'-')
                text += '-';
            m_at += 1 + sign;
            text += digits(10);
        }
        if (peek() == U'j' || peek() == U'J') {
            ++m_at;
            m_diagnostics.missing(m_source.span(m_begin, m_at), "complex numbers are",
                                  "use a tuple (real, imaginary)");
            return Value::small(0);
        }
        return real ? realOf(text) : integer(text);
    }

    Constant integer(const std::string& text)
    {
        if (text.size() > 1 && text[0] == '0' && text.find_first_not_of('0') != std::string::npos)
            error(m_begin, "leading zeros in decimal integer literals are not permitted",
                  "write 0o for an octal number, or leave the zeros out");
        if (text.size() > kMaxDecimalDigits)
            error(m_begin,
                  "Exceeds the limit (4300 digits) for integer string conversion: value has "
                      + std::to_string(text.size()) + " digits",
                  "write it in hexadecimal");
        return m_failed ? Constant(Value::none()) : integerOf(text, 10);
    }

    /// A letter right behind a number is a slip, but for keywords (`1if x else y`).
    void checkEnd()
    {
        if (!isIdentifierPart(peek()))
            return;
        std::size_t end = m_at;
        while (end < m_text.size() && isIdentifierPart(m_text[end]))
            ++end;
        const std::string word = toUtf8(std::u32string_view(m_text).substr(m_at, end - m_at));
        if (keywordOf(word) != TokenKind::Name)
            return;
        error(m_begin, "invalid decimal literal", "a name cannot begin with a digit");
        m_at = end;
    }

    const SourceText& m_source;
    const std::u32string& m_text;
    std::size_t m_begin;
    std::size_t m_at;
    Diagnostics& m_diagnostics;
    bool m_failed = false;
};

/// Turns the body of a string literal into its text.
class EscapeDecoder {
public:
    EscapeDecoder(const SourceText& source, std::size_t begin, std::size_t end, Diagnostics& diagnostics)
        : m_source(source)
        , m_text(source.text)
        , m_at(begin)
        , m_end(end)
        , m_diagnostics(diagnostics)
    {
    }

    std::string decode()
    {
        while (m_at < m_end) {
            if (m_text[m_at] == U'\\' && m_at + 1 < m_end)
                escape();
            else
                appendUtf8(m_result, m_text[m_at++]);
        }
        return std::move(m_result);
    }

private:
    void escape()
    {
        const std::size_t begin = m_at;
        const char32_t c = m_text[m_at + 1];
        m_at += 2;
        static constexpr std::u32string_view kLetters = U"\\'\"abfnrtv";
        static constexpr std::string_view kMeanings = "\\'\"\a\b\f\n\r\t\v";
        if (c == U'\n')
            return;
        if (const std::size_t index = kLetters.find(c); index != std::u32string_view::npos)
            m_result.push_back(kMeanings[index]);
        else if (c >= U'0' && c <= U'7')
            octal();
        else if (c == U'x' || c == U'u' || c == U'U')
            hexadecimal(begin, c == U'x' ? 2 : c == U'u' ? 4 : 8);
        else if (c == U'N')
            m_diagnostics.missing(m_source.span(begin, m_at), "\\N{…} is", "write the character itself");
        else {
            m_result.push_back('\\');
            appendUtf8(m_result, c);
        }
    }

    void octal()
    {
        char32_t point = 0;
        --m_at;
        for (int i = 0; i < 3 && m_at < m_end && isDigit(m_text[m_at], 8); ++i)
            point = point * 8 + (m_text[m_at++] - U'0');
        appendUtf8(m_result, point);
    }

    void hexadecimal(std::size_t begin, int count)
    {
        std::string digits;
        while (static_cast<int>(digits.size()) < count && m_at < m_end && isDigit(m_text[m_at], 16))
            digits.push_back(static_cast<char>(m_text[m_at++]));
        std::uint32_t point = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), point, 16);
        if (static_cast<int>(digits.size()) < count || point > 0x10FFFF)
            m_diagnostics.error(m_source.span(begin, m_at),
                                "invalid escape in a string: " + std::to_string(count)
                                    + " hexadecimal digits are needed");
        else if (point >= 0xD800 && point < 0xE000)
            m_diagnostics.missing(m_source.span(begin, m_at), "surrogates are", "write the character itself");
        else
            appendUtf8(m_result, point);
    }

    const SourceText& m_source;
    const std::u32string& m_text;
    std::size_t m_at;
    std::size_t m_end;
    Diagnostics& m_diagnostics;
    std::string m_result;
};

} // namespace

Token readNumber(const SourceText& source, std::size_t begin, Diagnostics& diagnostics)
{
    return NumberReader(source, begin, diagnostics).read();
}

std::string decodeEscapes(const SourceText& source, std::size_t begin, std::size_t end, bool raw,
                          Diagnostics& diagnostics)
{
    if (raw)
        return toUtf8(std::u32string_view(source.text).substr(begin, end - begin));
    return EscapeDecoder(source, begin, end, diagnostics).decode();
}

std::optional<std::size_t> findQuote(const std::u32string& text, std::size_t begin, std::size_t quoteLength)
{
    const char32_t quote = text[begin];
    for (std::size_t at = begin + quoteLength; at < text.size(); ++at) {
        if (text[at] == U'\\')
            ++at;
        else if (text[at] == U'\n' && quoteLength == 1)
            return std::nullopt;
        else if (text[at] == quote
                 && (quoteLength == 1
                     || (at + 2 < text.size() && text[at + 1] == quote && text[at + 2] == quote)))
            return at;
    }
    return std::nullopt;
}

} // namespace core
