#include "core/lang/compiler.h"

#include <algorithm>

namespace core {

void Compiler::assign(const ast::Assign& node)
{
    if (node.targets.size() == 1) {
        assignTo(*node.targets[0], *node.value);
        return;
    }
    const Temporaries scope(*this);
    const Register result = value(*node.value);
    for (const ast::ExpressionPtr& target : node.targets)
        store(*target, result);
}

void Compiler::assignTo(const ast::Expression& target, const ast::Expression& value)
{
    const auto* name = target.as<ast::Name>();
    if (name) {
        const Variable found = variable(m_scope.mangled(name->id));
        if (found.kind == Variable::Kind::Local) {
            intoVariable(value, found.index);
            markSet(found.index, !found.unsettled);
            return;
        }
    }
    if (assignPairwise(target, value))
        return;
    const Temporaries scope(*this);
    const Register result = operand(value);
    store(target, result);
}

namespace {

const ast::Expressions* itemsOf(const ast::Expression& expression)
{
    if (const auto* tuple = expression.as<ast::Tuple>())
        return &tuple->items;
    if (const auto* list = expression.as<ast::List>())
        return &list->items;
    return nullptr;
}

bool hasStar(const ast::Expressions& items)
{
    return std::ranges::any_of(items,
                               [](const ast::ExpressionPtr& item) { return item->as<ast::Starred>(); });
}

constexpr std::size_t kMaxPairs = 16;

} // namespace

/// `a, b = b, a` without a tuple in between: all values first, then all targets.
bool Compiler::assignPairwise(const ast::Expression& target, const ast::Expression& value)
{
    const ast::Expressions* targets = itemsOf(target);
    const auto* values = value.as<ast::Tuple>();
    if (!targets || !values || targets->size() != values->items.size() || targets->size() > kMaxPairs
        || hasStar(*targets) || hasStar(values->items))
        return false;
    const Temporaries scope(*this);
    const Register base = temporaries(targets->size());
    for (std::size_t i = 0; i < targets->size(); ++i)
        into(*values->items[i], static_cast<Register>(base + i));
    for (std::size_t i = 0; i < targets->size(); ++i)
        store(*(*targets)[i], static_cast<Register>(base + i));
    return true;
}

void Compiler::store(const ast::Expression& target, Register value)
{
    const At at(*this, target.span);
    const Temporaries scope(*this);
    if (const auto* name = target.as<ast::Name>()) {
        store(m_scope.mangled(name->id), value);
    } else if (const auto* attribute = target.as<ast::Attribute>()) {
        const Register object = operand(*attribute->object);
        emit(Op::StoreAttr, value, object, m_builder.name(m_scope.mangled(attribute->name)));
    } else if (const auto* item = target.as<ast::Subscript>()) {
        const Register object = operand(*item->object);
        const Register index = operand(*item->index);
        emit(Op::StoreItem, value, object, index);
    } else if (const ast::Expressions* items = itemsOf(target)) {
        unpack(*items, value);
    } else if (const auto* starred = target.as<ast::Starred>()) {
        store(*starred->value, value);
    }
}

void Compiler::unpack(const ast::Expressions& targets, Register value)
{
    const Register base = temporaries(targets.size());
    const auto star = std::ranges::find_if(
        targets, [](const ast::ExpressionPtr& target) { return target->as<ast::Starred>() != nullptr; });
    if (star == targets.end()) {
        emit(Op::Unpack, base, value, targets.size());
    } else {
        const auto before = static_cast<std::size_t>(star - targets.begin());
        emit(Op::UnpackStar, base, value, before);
        emitExtra(targets.size() - before - 1);
    }
    for (std::size_t i = 0; i < targets.size(); ++i)
        store(*targets[i], static_cast<Register>(base + i));
}

void Compiler::augmented(const ast::AugmentedAssign& node, const Span& span)
{
    const At at(*this, span);
    const Temporaries scope(*this);
    if (const auto* name = node.target->as<ast::Name>()) {
        augmentedName(node, *name);
        return;
    }
    const auto* attribute = node.target->as<ast::Attribute>();
    const auto* item = node.target->as<ast::Subscript>();
    const Register object = operand(attribute ? *attribute->object : *item->object);
    const Register index = item ? operand(*item->index) : Register{0};
    const Register result = temporary();
    const std::uint16_t nameIndex =
        attribute ? m_builder.name(m_scope.mangled(attribute->name)) : std::uint16_t{0};
    {
        const At target(*this, node.target->span);
        if (attribute)
            emit(Op::LoadAttr, result, object, nameIndex);
        else
            emit(Op::LoadItem, result, object, index);
    }
    const Register value = operand(*node.value);
    emit(node.op, result, result, value, Instruction::kOperator);
    const At target(*this, node.target->span);
    if (attribute)
        emit(Op::StoreAttr, result, object, nameIndex);
    else
        emit(Op::StoreItem, result, object, index);
}

void Compiler::augmentedName(const ast::AugmentedAssign& node, const ast::Name& name)
{
    const std::string mangled = m_scope.mangled(name.id);
    const Variable found = variable(mangled);
    const Register left = operand(*node.target);
    const Register right = operand(*node.value);
    if (found.kind == Variable::Kind::Local) {
        emit(node.op, found.index, left, right, Instruction::kOperator);
        markSet(found.index, !found.unsettled);
        return;
    }
    emit(node.op, left, left, right, Instruction::kOperator);
    store(*node.target, left);
}

void Compiler::annotated(const ast::AnnotatedAssign& node)
{
    if (node.value)
        assignTo(*node.target, *node.value);
    const auto* name = node.target->as<ast::Name>();
    if (m_scope.kind != ScopeKind::Class || !name)
        return;
    const Temporaries scope(*this);
    const Register base = temporaries(3);
    emit(Op::LoadAttr, base, 0, m_builder.name("__annotations__"));
    m_builder.name(name->id); // A dataclass makes it an attribute.
    constant(static_cast<Register>(base + 1), name->id);
    constant(static_cast<Register>(base + 2), node.annotation);
    emit(Op::DictSet, base, base + 1, base + 2);
}

void Compiler::remove(const ast::Expression& target)
{
    const At at(*this, target.span);
    const Temporaries scope(*this);
    if (const auto* name = target.as<ast::Name>()) {
        remove(m_scope.mangled(name->id), false);
    } else if (const auto* attribute = target.as<ast::Attribute>()) {
        const Register object = operand(*attribute->object);
        emit(Op::DeleteAttr, 0, object, m_builder.name(m_scope.mangled(attribute->name)));
    } else if (const auto* item = target.as<ast::Subscript>()) {
        const Register object = operand(*item->object);
        const Register index = operand(*item->index);
        emit(Op::DeleteItem, 0, object, index);
    } else if (const ast::Expressions* items = itemsOf(target)) {
        for (const ast::ExpressionPtr& each : *items)
            remove(*each);
    }
}

void Compiler::importModules(const ast::Import& node)
{
    const auto importOne = [&](Register target, std::string_view module) {
        const auto index = m_modules.find(module);
        emit(Op::Import, target, m_builder.constant(Value::constant(Kind::Module, index.value_or(0))));
    };
    for (const ast::ImportName& name : node.names) {
        const At at(*this, name.span);
        const Temporaries scope(*this);
        const Register module = temporary();
        importOne(module, name.module);
        const std::string package = name.module.substr(0, name.module.find('.'));
        if (name.as.empty() && package != name.module)
            importOne(module, package); // `import a.b` makes a known; a.b is its attribute.
        store(m_scope.mangled(name.as.empty() ? package : name.as), module);
    }
}

void Compiler::importFrom(const ast::ImportFrom& node)
{
    if (node.module == "__future__")
        return;
    const Temporaries scope(*this);
    const Register module = temporary();
    const Register member = temporary();
    const std::uint32_t index = m_modules.find(node.module).value_or(0);
    emit(Op::Import, module, m_builder.constant(Value::constant(Kind::Module, index)));
    const auto importOne = [&](const std::string& name, const std::string& as) {
        emit(Op::ImportFrom, member, module, m_builder.name(name));
        store(m_scope.mangled(as), member);
    };
    for (const ast::ImportName& name : node.names) {
        const At at(*this, name.span);
        if (name.module != "*") {
            importOne(name.module, name.as.empty() ? name.module : name.as);
            continue;
        }
        for (const std::string& each : m_modules.publicNames(index))
            importOne(each, each);
    }
}

} // namespace core
