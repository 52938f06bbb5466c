#include "core/value/arguments.h"

#include "core/value/text_tools.h"

#include <algorithm>

namespace core {
namespace {

Evaluated<Value> bindNamed(ValueContext& context, const Arguments& arguments, const Parameters& parameters,
                           std::span<Value> bound)
{
    for (std::size_t i = 0; i < arguments.named(); ++i) {
        const std::string name = textOf(context, arguments.names[i]);
        const auto found = std::ranges::find(parameters.names, name);
        if (found == parameters.names.end() || name.empty())
            return raise(context, TypeId::TypeError,
                         "'" + name + "' is an invalid keyword argument for "
                             + std::string(parameters.function) + "()");
        Value& place = bound[static_cast<std::size_t>(found - parameters.names.begin())];
        if (!place.isUnset())
            return raise(context, TypeId::TypeError,
                         "argument for " + std::string(parameters.function) + "() given by name ('" + name
                             + "') and position (" + std::to_string(found - parameters.names.begin() + 1)
                             + ")");
        place = arguments.values[arguments.positional + i];
    }
    return Value::none();
}

} // namespace

Evaluated<Value> bind(ValueContext& context, const Arguments& arguments, const Parameters& parameters,
                      std::span<Value> bound)
{
    const std::string function(parameters.function);
    if (arguments.positional > parameters.positional) {
        if (parameters.positional == 0)
            return raise(context, TypeId::TypeError, function + "() takes no positional arguments");
        const std::string_view bounds =
            parameters.required == parameters.positional ? "exactly " : "at most ";
        return raise(context, TypeId::TypeError,
                     function + "() takes " + std::string(bounds) + counted(parameters.positional, "argument")
                         + " (" + std::to_string(arguments.positional) + " given)");
    }
    for (std::size_t i = 0; i < arguments.positional; ++i)
        bound[i] = arguments[i];
    const Evaluated<Value> named = bindNamed(context, arguments, parameters, bound);
    if (!named)
        return named;
    for (std::size_t i = 0; i < parameters.required; ++i) {
        if (!bound[i].isUnset())
            continue;
        if (parameters.names[i].empty())
            return raise(context, TypeId::TypeError,
                         function + "() takes at least " + counted(parameters.required, "positional argument")
                             + " (" + std::to_string(arguments.positional) + " given)");
        return raise(context, TypeId::TypeError,
                     function + "() missing required argument '" + std::string(parameters.names[i])
                         + "' (pos " + std::to_string(i + 1) + ")");
    }
    return Value::none();
}

Evaluated<Value> checkArity(ValueContext& context, const Arguments& arguments, const Arity& arity,
                            std::string_view name, std::string_view qualified)
{
    if (arity.named)
        return Value::none();
    const auto fail = [&](const std::string& message) { return raise(context, TypeId::TypeError, message); };
    if (arguments.named() > 0)
        return fail(std::string(qualified) + "() takes no keyword arguments");
    const std::size_t count = arguments.positional;
    if (count >= arity.least && (count <= arity.most || arity.most == Arity::kAny))
        return Value::none();
    const std::string given = " (" + std::to_string(count) + " given)";
    if (arity.most == 0)
        return fail(std::string(qualified) + "() takes no arguments" + given);
    if (arity.least == 1 && arity.most == 1)
        return fail(std::string(qualified) + "() takes exactly one argument" + given);
    const std::size_t limit = count < arity.least ? arity.least : arity.most;
    const std::string_view bound = arity.least == arity.most ? ""
        : count < arity.least                                ? "at least "
                                                             : "at most ";
    return fail(std::string(name) + " expected " + std::string(bound) + counted(limit, "argument") + ", got "
                + std::to_string(count));
}

void keepForPrelude(ValueContext& context, Arguments& arguments, std::size_t position,
                    std::span<const Value> items)
{
    if (arguments[position].is(Kind::Iterator) && !isView(context.memory, arguments[position]))
        arguments.values[position] = newList(context, items);
}

} // namespace core
