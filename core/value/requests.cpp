#include "core/value/requests.h"

#include "core/value/integers.h"
#include "core/value/operations.h"
#include "core/value/sequences.h"

namespace core {

Evaluated<Value> ask(ValueContext& context, Request kind, Value a, Value b)
{
    Requests* requests = context.requests;
    if (requests == nullptr || requests->isPending)
        return needsPrelude();
    if (requests->used < requests->answers.size())
        return requests->answers[requests->used++];
    requests->isPending = true;
    requests->kind = kind;
    requests->a = a;
    requests->b = b;
    return needsPrelude();
}

Evaluated<bool> askTruth(ValueContext& context, Request kind, Value a, Value b)
{
    const Evaluated<Value> answer = ask(context, kind, a, b);
    return answer ? Evaluated<bool>(answer->isTrue()) : Evaluated<bool>(failure(answer));
}

Evaluated<std::string> askText(ValueContext& context, Request kind, Value a, Value b)
{
    const Evaluated<Value> answer = ask(context, kind, a, b);
    if (!answer)
        return failure(answer);
    const Value text = payloadOf(context.memory, *answer);
    if (text.is(Kind::Str))
        return textOf(context, text);
    const std::string_view method = kind == Request::Repr ? "__repr__"
        : kind == Request::Text                           ? "__str__"
                                                          : "__format__";
    if (kind == Request::Format)
        return raiseType(context, "__format__ must return a str, not ", *answer, "");
    return raiseType(context, std::string(method) + " returned non-string (type ", *answer, ")");
}

Evaluated<std::int64_t> askInteger(ValueContext& context, Request kind, Value a)
{
    const Evaluated<Value> answer = ask(context, kind, a);
    if (!answer)
        return failure(answer);
    const Value number = payloadOf(context.memory, *answer);
    if (!isInteger(number)) {
        if (kind == Request::Hash)
            return raise(context, TypeId::TypeError, "__hash__ method should return an integer");
        if (kind == Request::Length)
            return raiseType(context, "'", *answer, "' object cannot be interpreted as an integer");
        return raiseType(context, "__index__ returned non-int (type ", *answer, ")");
    }
    if (kind == Request::Hash)
        return hash(context, number);
    const std::optional<std::int64_t> result = toInt64(context, number);
    if (!result)
        return raise(context, TypeId::IndexError, "cannot fit 'int' into an index-sized integer");
    if (kind == Request::Length && *result < 0)
        return raise(context, TypeId::ValueError, "__len__() should return >= 0");
    return *result;
}

} // namespace core
