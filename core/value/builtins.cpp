#include "core/value/arguments.h"
#include "core/value/methods.h"
#include "core/value/requests.h"

#include <cassert>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>

namespace core {
namespace {

template <class Row>
std::vector<Row> joined(std::initializer_list<std::span<const Row>> parts)
{
    std::vector<Row> rows;
    for (const std::span<const Row> part : parts)
        rows.insert(rows.end(), part.begin(), part.end());
    return rows;
}

const std::vector<BuiltinInfo>& builtinRows()
{
    static const std::vector<BuiltinInfo> rows = joined<BuiltinInfo>(
        {functionRows(), numberFunctionRows(), mathRows(), preludeHelperRows(), worldRows()});
    return rows;
}

const std::vector<MethodInfo>& methodRows()
{
    static const std::vector<MethodInfo> rows =
        joined<MethodInfo>({textCaseMethods(), textSearchMethods(), textMethods(), listMethods(),
                            dequeMethods(), dictMethods(), setMethods(), numberMethods(), objectMethods()});
    return rows;
}

using MethodKey = std::pair<TypeId, std::string_view>;
const std::map<MethodKey, MethodId>& methodIndex()
{
    static const std::map<MethodKey, MethodId> index = [] {
        std::map<MethodKey, MethodId> made;
        for (std::size_t i = 0; i < methodRows().size(); ++i)
            made.emplace(MethodKey{methodRows()[i].type, methodRows()[i].name}, static_cast<MethodId>(i));
        return made;
    }();
    return index;
}

/// Of the functions that have a name in every module, and of the prelude's own.
bool isEverywhere(std::string_view module)
{
    return module.empty() || module == "_intrinsics";
}

const std::unordered_map<std::string_view, Value>& globalNames()
{
    static const std::unordered_map<std::string_view, Value> names = [] {
        std::unordered_map<std::string_view, Value> made;
        for (std::size_t i = 0; i < builtinRows().size(); ++i)
            if (isEverywhere(builtinRows()[i].module))
                made.emplace(builtinRows()[i].name, Value::constant(Kind::Builtin, i));
        for (const TypeInfo& type : typeTable())
            if (type.named)
                made.emplace(type.name, typeValue(type.id));
        made.emplace("Ellipsis", Value::ellipsis());
        made.emplace("NotImplemented", Value::notImplemented());
        made.emplace("EnvironmentError", typeValue(TypeId::OSError));
        made.emplace("IOError", typeValue(TypeId::OSError));
        return made;
    }();
    return names;
}

} // namespace

std::span<const BuiltinInfo> builtinTable()
{
    return builtinRows();
}
std::span<const MethodInfo> methodTable()
{
    return methodRows();
}

const BuiltinInfo& builtinInfo(Value builtin)
{
    assert(builtin.index() < builtinRows().size() && "Every built-in function has a row.");
    return builtinRows()[builtin.index()];
}

std::optional<BuiltinId> builtinId(std::string_view module, std::string_view name)
{
    for (std::size_t i = 0; i < builtinRows().size(); ++i)
        if (builtinRows()[i].module == module && builtinRows()[i].name == name)
            return static_cast<BuiltinId>(i);
    return std::nullopt;
}

MethodId findMethod(TypeId type, std::string_view name)
{
    for (;; type = info(type).base) {
        const auto found = methodIndex().find({type, name});
        if (found != methodIndex().end())
            return found->second;
        if (type == TypeId::Object)
            return kNoMethod;
    }
}

std::optional<Value> builtinNamed(std::string_view name)
{
    const auto found = globalNames().find(name);
    return found == globalNames().end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string_view> builtinNames()
{
    std::vector<std::string_view> names;
    for (const auto& [name, value] : globalNames())
        if (!name.starts_with("__"))
            names.push_back(name);
    std::ranges::sort(names);
    return names;
}

std::vector<std::pair<std::string, Value>> moduleMembers(std::string_view module)
{
    std::vector<std::pair<std::string, Value>> members;
    if (module.empty())
        return members;
    for (std::size_t i = 0; i < builtinRows().size(); ++i)
        if (builtinRows()[i].module == module)
            members.emplace_back(builtinRows()[i].name, Value::constant(Kind::Builtin, i));
    if (module == "math") {
        members.emplace_back("pi", Value::real(std::numbers::pi));
        members.emplace_back("e", Value::real(std::numbers::e));
        members.emplace_back("tau", Value::real(2 * std::numbers::pi));
        members.emplace_back("inf", Value::real(INFINITY));
        members.emplace_back("nan", Value::real(NAN));
    }
    if (module == "collections")
        members.emplace_back("deque", typeValue(TypeId::Deque));
    if (module == "threading")
        members.emplace_back("Lock", typeValue(TypeId::Gate));
    if (module == "sys") {
        members.emplace_back("stdout", Value::constant(Kind::File, 0));
        members.emplace_back("stderr", Value::constant(Kind::File, 1));
    }
    return members;
}

Evaluated<Value> callBuiltin(ValueContext& context, Value builtin, Arguments arguments)
{
    const BuiltinInfo& row = builtinInfo(builtin);
    const Evaluated<Value> checked = checkArity(context, arguments, row.arity, row.name, row.name);
    return checked ? row.call(context, arguments) : checked;
}

Evaluated<Value> callMethod(ValueContext& context, MethodId method, Value self, Arguments arguments)
{
    const MethodInfo& row = methodInfo(method);
    const Arity& arity = row.arity;
    const bool fits = arguments.positional >= arity.least
        && (arguments.positional <= arity.most || arity.most == Arity::kAny) && arguments.named() == 0;
    if (!fits && !arity.named) {
        const std::string qualified = std::string(info(row.type).name) + "." + std::string(row.name);
        return checkArity(context, arguments, arity, row.name, qualified);
    }
    return row.call(context, self, arguments);
}

Evaluated<Value> callBuiltinMethod(ValueContext& context, Value method, Arguments arguments)
{
    Value self = context.memory.get(method.word(), BuiltinMethodLayout::kSelf);
    const auto id =
        static_cast<MethodId>(context.memory.get(method.word(), BuiltinMethodLayout::kMethod).asSmall());
    const MethodInfo& row = methodInfo(id);
    if (!self.isUnset())
        return row.call == nullptr ? Evaluated<Value>(needsPrelude())
                                   : callMethod(context, id, self, arguments);
    const std::string type(info(row.type).name);
    const std::string name(row.name);
    if (arguments.positional == 0)
        return raise(context, TypeId::TypeError,
                     "unbound method " + type + "." + name + "() needs an argument");
    self = payloadOf(context.memory, arguments[0]);
    if (!isSubtype(builtinTypeOf(context.memory, self), row.type))
        return raiseType(context, "descriptor '" + name + "' for '" + type + "' objects doesn't apply to a '",
                         self, "' object");
    if (row.call == nullptr)
        return needsPrelude();
    return callMethod(context, id, self, {arguments.values + 1, arguments.positional - 1, arguments.names});
}

Evaluated<Value> callNative(ValueContext& context, Value callable, Arguments arguments)
{
    switch (callable.kind()) {
    case Kind::Builtin:
        if (builtinInfo(callable).call == nullptr)
            return needsPrelude();
        return callBuiltin(context, callable, arguments);
    case Kind::BuiltinMethod: return callBuiltinMethod(context, callable, arguments);
    case Kind::BuiltinType: return callType(context, typeIdOf(callable), arguments);
    default:
        return arguments.positional == 1 && arguments.named() == 0
            ? ask(context, Request::Call, callable, arguments[0])
            : Evaluated<Value>(needsPrelude());
    }
}

} // namespace core
