#pragma once

#include "core/value/arguments.h"
#include "core/value/integers.h"
#include "core/value/objects.h"
#include "core/value/operations.h"

#include <gtest/gtest.h>
#include <string>

namespace core::testing {

/// A memory with nothing in it, and short names for what the tests make and read there.
class Values : public ::testing::Test {
protected:
    ConstantTable constants;
    Memory memory;
    ValueContext context{memory, constants};

    /// An int from its decimal digits.
    Value number(const std::string& decimal)
    {
        Integer integer;
        mpz_set_str(integer.get(), decimal.c_str(), 10);
        return *integer.toValue(context);
    }
    Value text(std::string_view utf8) { return newText(context, utf8); }
    Value list(const std::vector<Value>& items) { return newList(context, items); }
    Value tuple(const std::vector<Value>& items) { return newTuple(context, items); }

    /// The repr of a result, or the exception as a traceback's last line.
    std::string shown(const Evaluated<Value>& result)
    {
        if (!result)
            return exceptionLine(context, result.error().exception);
        const Evaluated<std::string> written = repr(context, *result);
        return written ? *written : exceptionLine(context, written.error().exception);
    }
    std::string calculated(BinaryOp op, const std::string& a, const std::string& b)
    {
        return shown(binary(context, op, number(a), number(b)));
    }
    /// A method of a built-in type on an object of it.
    std::string method(Value self, std::string_view name, std::vector<Value> values = {})
    {
        const MethodId id = findMethod(builtinTypeOf(memory, self), name);
        const auto count = static_cast<std::uint32_t>(values.size());
        return shown(callMethod(context, id, self, {values.data(), count, {}}));
    }
    std::string formatted(Value value, std::string_view spec)
    {
        const Evaluated<std::string> result = format(context, value, spec);
        return result ? *result : exceptionLine(context, result.error().exception);
    }
};

} // namespace core::testing
