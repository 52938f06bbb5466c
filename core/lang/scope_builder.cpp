#include "core/lang/scope_builder.h"

#include "core/base/overloaded.h"
#include "core/lang/ast_visit.h"

#include <array>

namespace core {

namespace {

/// Special methods that the lesson language does not call, and what to use instead.
struct MissingMethod {
    std::string_view name;
    std::string_view hint;
};
constexpr std::string_view kNoDescriptors = "use @property";
constexpr std::array kMissingMethods{
    MissingMethod{"__del__", "use 'with' and __exit__ for what must happen at the end"},
    MissingMethod{"__get__", kNoDescriptors},
    MissingMethod{"__set__", kNoDescriptors},
    MissingMethod{"__delete__", kNoDescriptors},
    MissingMethod{"__set_name__", kNoDescriptors},
    MissingMethod{"__getattribute__", "use __getattr__, which is asked for what is not there"},
    MissingMethod{"__init_subclass__", "call a function behind each class"},
    MissingMethod{"__class_getitem__", "annotations need none: they are ignored"},
    MissingMethod{"__matmul__", "write a method, or use __mul__"},
    MissingMethod{"__rmatmul__", "write a method, or use __rmul__"},
    MissingMethod{"__imatmul__", "write a method, or use __imul__"},
};

} // namespace

void ScopeBuilder::build(const ast::Module& module)
{
    m_tree.module = &open(&module, ScopeKind::Module, "<module>");
    walk(module.body);
}

Scope& ScopeBuilder::open(const void* node, ScopeKind kind, std::string name)
{
    auto scope = std::make_unique<Scope>();
    scope->kind = kind;
    scope->parent = m_scope;
    scope->privateClass = m_scope ? m_scope->privateClass : "";
    if (kind == ScopeKind::Class && !m_prelude)
        scope->privateClass = name.substr(std::min(name.find_first_not_of('_'), name.size()));
    scope->name = std::move(name);
    m_scope = scope.get();
    m_tree.scopes[node] = std::move(scope);
    return *m_scope;
}

void ScopeBuilder::close()
{
    m_scope = m_scope->parent;
}

Symbol& ScopeBuilder::symbol(const std::string& name, const Span& span)
{
    const auto [place, isNew] = m_scope->symbols.try_emplace(m_scope->mangled(name));
    if (isNew)
        place->second.first = span;
    return place->second;
}

void ScopeBuilder::bind(const std::string& name, const Span& span)
{
    Symbol& found = symbol(name, span);
    found.annotatedOnly = false;
    if (found.global) {
        Symbol& variable = m_tree.module->symbols[m_scope->mangled(name)];
        variable.bound = true;
        return;
    }
    if (!found.bound && !found.nonlocal)
        m_scope->locals.push_back(m_scope->mangled(name));
    found.bound = true;
}

void ScopeBuilder::use(const std::string& name, const Span& span)
{
    Symbol& found = symbol(name, span);
    found.used = true;
    if (m_scope->kind == ScopeKind::Module && !found.bound)
        m_tree.usedBeforeBound.insert(name);
    if ((name == "super" || name == "__class__") && m_scope->isFunction())
        symbol("__class__", span).used = true;
    m_tree.globalUses.push_back({m_scope->mangled(name), span, m_scope});
}

void ScopeBuilder::bindParameters(const ast::Parameters& parameters)
{
    for (const ast::Parameter& parameter : parameters) {
        bind(parameter.name, parameter.span);
        symbol(parameter.name, parameter.span).parameter = true;
    }
}

void ScopeBuilder::walk(const ast::Block& block)
{
    for (const auto& statement : block)
        walk(*statement);
}

void ScopeBuilder::walk(const ast::Statement& statement)
{
    std::visit(Overloaded{
                   [&](const ast::ExpressionStatement& s) { walk(s.value); },
                   [&](const ast::Assign& s) {
                       walk(s.value);
                       for (const ast::ExpressionPtr& each : s.targets)
                           target(*each);
                   },
                   [&](const ast::AugmentedAssign& s) {
                       if (s.target->as<ast::Name>())
                           walk(s.target);
                       walk(s.value);
                       target(*s.target);
                   },
                   [&](const ast::AnnotatedAssign& s) { walkAnnotated(s); },
                   [&](const ast::Delete& s) {
                       for (const ast::ExpressionPtr& each : s.targets)
                           remove(*each);
                   },
                   [&](const ast::Raise& s) { walkOptional(s.value), walkOptional(s.cause); },
                   [&](const ast::Assert& s) { walk(s.condition), walkOptional(s.message); },
                   [&](const ast::Global& s) { walkGlobal(s); },
                   [&](const ast::Nonlocal& s) { walkNonlocal(s); },
                   [&](const ast::Pass&) {},
                   [&](const ast::Import&) { walkImport(statement); },
                   [&](const ast::ImportFrom&) { walkImport(statement); },
                   [&](const ast::FunctionDef& s) { walkFunction(s); },
                   [&](const ast::ClassDef& s) { walkClass(s); },
                   [&](const auto&) { walkControl(statement); },
               },
               statement.node);
}

void ScopeBuilder::walkControl(const ast::Statement& statement)
{
    std::visit(Overloaded{
                   [&](const ast::Return& s) { walkReturn(s, statement.span); },
                   [&](const ast::Break&) { checkLoop(statement.span, "break"); },
                   [&](const ast::Continue&) { checkLoop(statement.span, "continue"); },
                   [&](const ast::If& s) {
                       for (const ast::Branch& branch : s.branches)
                           walk(branch.condition), walk(branch.body);
                       walk(s.otherwise);
                   },
                   [&](const ast::While& s) { walk(s.condition), walkLoop(s.body, s.otherwise); },
                   [&](const ast::For& s) { walkFor(s, statement.span); },
                   [&](const ast::With& s) { walkWith(s, statement.span); },
                   [&](const ast::Try& s) { walkTry(s); }, [&](const auto&) {}, // The others are not control.
               },
               statement.node);
}

void ScopeBuilder::checkLoop(const Span& span, const char* word)
{
    if (m_place.loops == 0)
        m_diagnostics.error(span, "'" + std::string(word) + "' outside loop",
                            "it belongs into the block of a 'for' or 'while'");
}

void ScopeBuilder::walkReturn(const ast::Return& node, const Span& span)
{
    if (!m_scope->isFunction())
        m_diagnostics.error(span, "'return' outside function");
    walkOptional(node.value);
}

void ScopeBuilder::walkLoop(const ast::Block& body, const ast::Block& otherwise)
{
    ++m_place.loops;
    walk(body);
    --m_place.loops;
    walk(otherwise);
}

void ScopeBuilder::walkFor(const ast::For& node, const Span& span)
{
    if (node.isAsync && !m_scope->isAsync)
        m_diagnostics.error(span, "'async for' outside async function");
    walk(node.iterable);
    target(*node.target);
    walkLoop(node.body, node.otherwise);
}

void ScopeBuilder::walkWith(const ast::With& node, const Span& span)
{
    if (node.isAsync && !m_scope->isAsync)
        m_diagnostics.error(span, "'async with' outside async function");
    for (const ast::WithItem& item : node.items) {
        walk(item.context);
        if (item.target)
            target(*item.target);
    }
    walk(node.body);
}

void ScopeBuilder::walkTry(const ast::Try& node)
{
    walk(node.body);
    for (const ast::Handler& handler : node.handlers) {
        walkOptional(handler.type);
        if (!handler.name.empty()) {
            bind(handler.name, handler.head);
            symbol(handler.name, handler.head).unsettled = true;
        }
        walk(handler.body);
    }
    walk(node.otherwise);
    walk(node.finally);
}

void ScopeBuilder::walkImport(const ast::Statement& statement)
{
    if (const auto* import = statement.as<ast::Import>()) {
        for (const ast::ImportName& name : import->names)
            bind(name.as.empty() ? name.module.substr(0, name.module.find('.')) : name.as, name.span);
        return;
    }
    for (const ast::ImportName& name : statement.as<ast::ImportFrom>()->names) {
        if (name.module != "*")
            bind(name.as.empty() ? name.module : name.as, name.span);
        else if (m_scope->kind != ScopeKind::Module)
            m_diagnostics.error(name.span, "import * only allowed at module level");
    }
}

void ScopeBuilder::walkAnnotated(const ast::AnnotatedAssign& node)
{
    walkOptional(node.value);
    m_scope->hasAnnotations = true;
    if (node.value || !node.target->as<ast::Name>()) {
        target(*node.target);
        return;
    }
    const std::string& name = node.target->as<ast::Name>()->id;
    const bool before = symbol(name, node.target->span).bound;
    if (m_scope->isFunction() && !before)
        bind(name, node.target->span); // `x: int` makes x local without setting it.
}

void ScopeBuilder::walkGlobal(const ast::Global& node)
{
    for (const auto& [name, span] : node.names) {
        Symbol& found = symbol(name, span);
        if (found.parameter)
            m_diagnostics.error(span, "name '" + name + "' is parameter and global");
        else if (found.nonlocal)
            m_diagnostics.error(span, "name '" + name + "' is nonlocal and global");
        else if (m_scope->kind == ScopeKind::Module)
            continue; // Says nothing new.
        else if (found.bound)
            m_diagnostics.error(span, "name '" + name + "' is assigned to before global declaration",
                                "put the declaration first");
        else if (found.used)
            m_diagnostics.error(span, "name '" + name + "' is used prior to global declaration",
                                "put the declaration first");
        found.global = true;
    }
}

void ScopeBuilder::walkNonlocal(const ast::Nonlocal& node)
{
    for (const auto& [name, span] : node.names) {
        Symbol& found = symbol(name, span);
        if (m_scope->kind == ScopeKind::Module) {
            m_diagnostics.error(span, "nonlocal declaration not allowed at module level");
            continue;
        }
        if (found.parameter)
            m_diagnostics.error(span, "name '" + name + "' is parameter and nonlocal");
        else if (found.global)
            m_diagnostics.error(span, "name '" + name + "' is nonlocal and global");
        else if (found.bound)
            m_diagnostics.error(span, "name '" + name + "' is assigned to before nonlocal declaration",
                                "put the declaration first");
        else if (found.used)
            m_diagnostics.error(span, "name '" + name + "' is used prior to nonlocal declaration",
                                "put the declaration first");
        else
            found.nonlocal = true;
        found.first = span;
    }
}

void ScopeBuilder::walkFunction(const ast::FunctionDef& node)
{
    for (const ast::ExpressionPtr& decorator : node.decorators)
        walk(decorator);
    ast::forEachDefault(node.parameters, [&](const ast::Expression& value) { walk(value); });
    bind(node.name, node.nameSpan);
    const auto missing = std::ranges::find(kMissingMethods, node.name, &MissingMethod::name);
    if (m_scope->kind == ScopeKind::Class && missing != kMissingMethods.end())
        m_diagnostics.missing(node.nameSpan, node.name + " is", std::string(missing->hint));
    const Place outer = std::exchange(m_place, {});
    open(&node, ScopeKind::Function, node.name).isAsync = node.isAsync;
    bindParameters(node.parameters);
    walk(node.body);
    close();
    m_place = outer;
}

void ScopeBuilder::walkClass(const ast::ClassDef& node)
{
    for (const ast::ExpressionPtr& decorator : node.decorators)
        walk(decorator);
    walkOptional(node.base);
    bind(node.name, node.nameSpan);
    const Place outer = std::exchange(m_place, {});
    open(&node, ScopeKind::Class, node.name);
    walk(node.body);
    if (const Symbol* slots = m_scope->find("__slots__"); slots && slots->bound)
        m_diagnostics.missing(slots->first, "__slots__ is", "leave it out: every object has its attributes");
    close();
    m_place = outer;
}

void ScopeBuilder::walkOptional(const ast::ExpressionPtr& expression)
{
    if (expression)
        walk(*expression);
}

void ScopeBuilder::walk(const ast::ExpressionPtr& expression)
{
    walk(*expression);
}

void ScopeBuilder::walk(const ast::Expression& expression)
{
    std::visit(Overloaded{
                   [&](const ast::Name& e) { use(e.id, expression.span); },
                   [&](const ast::Lambda& e) { walkLambda(e); },
                   [&](const ast::Comprehension& e) { walkComprehension(e, expression.span); },
                   [&](const ast::Walrus& e) { walkWalrus(e, expression.span); },
                   [&](const ast::Yield& e) {
                       walkYield(expression.span, false);
                       walkOptional(e.value);
                   },
                   [&](const ast::YieldFrom& e) {
                       walkYield(expression.span, true);
                       walk(e.value);
                   },
                   [&](const ast::Await& e) {
                       walkAwait(expression.span);
                       walk(e.value);
                   },
                   [&](const auto&) {
                       ast::forEachChild(expression, [&](const ast::Expression& child) { walk(child); });
                   },
               },
               expression.node);
}

void ScopeBuilder::target(const ast::Expression& target)
{
    if (const auto* name = target.as<ast::Name>()) {
        bind(name->id, target.span);
        return;
    }
    if (target.as<ast::Tuple>() || target.as<ast::List>() || target.as<ast::Starred>()) {
        ast::forEachChild(target, [&](const ast::Expression& child) { this->target(child); });
        return;
    }
    ast::forEachChild(target, [&](const ast::Expression& child) { walk(child); });
}

void ScopeBuilder::remove(const ast::Expression& target)
{
    if (const auto* name = target.as<ast::Name>()) {
        bind(name->id, target.span);
        symbol(name->id, target.span).unsettled = true;
        return;
    }
    const bool several = target.as<ast::Tuple>() || target.as<ast::List>();
    ast::forEachChild(target, [&](const ast::Expression& child) {
        if (several)
            remove(child);
        else
            walk(child);
    });
}

void ScopeBuilder::walkLambda(const ast::Lambda& node)
{
    ast::forEachDefault(node.parameters, [&](const ast::Expression& value) { walk(value); });
    const Place outer = std::exchange(m_place, {});
    open(&node, ScopeKind::Lambda, "<lambda>");
    bindParameters(node.parameters);
    walk(node.body);
    close();
    m_place = outer;
}

void ScopeBuilder::walkComprehension(const ast::Comprehension& node, const Span& span)
{
    static constexpr std::array<const char*, 4> kNames{"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
    ++m_iterables;
    walk(node.clauses.empty() ? node.element : node.clauses.front().iterable);
    --m_iterables;
    Scope& scope = open(&node, ScopeKind::Comprehension, kNames[static_cast<std::size_t>(node.kind)]);
    scope.isGenerator = node.kind == ast::ComprehensionKind::Generator;
    bind(".0", span);
    symbol(".0", span).parameter = true;
    for (std::size_t i = 0; i < node.clauses.size(); ++i) {
        if (i > 0) {
            ++m_iterables;
            walk(node.clauses[i].iterable);
            --m_iterables;
        }
        target(*node.clauses[i].target);
        for (const ast::ExpressionPtr& condition : node.clauses[i].conditions)
            walk(condition);
    }
    walk(node.element);
    walkOptional(node.value);
    close();
}

/// The function, class or module around the comprehensions that we are in.
Scope& ScopeBuilder::functionAround()
{
    Scope* scope = m_scope;
    while (scope->kind == ScopeKind::Comprehension)
        scope = scope->parent;
    return *scope;
}

void ScopeBuilder::walkWalrus(const ast::Walrus& node, const Span& span)
{
    const std::string& name = node.target->as<ast::Name>()->id;
    walk(node.value);
    if (m_iterables > 0) {
        m_diagnostics.error(span, "':=' cannot be used in the iterable of a comprehension");
        return;
    }
    Scope* const inner = m_scope;
    Scope& owner = functionAround();
    if (&owner != inner && owner.kind == ScopeKind::Class) {
        m_diagnostics.error(span, "':=' within a comprehension cannot be used in a class body");
        return;
    }
    for (Scope* scope = inner; scope != &owner; scope = scope->parent) {
        Symbol& between = scope->symbols[scope->mangled(name)];
        if (between.bound) {
            m_diagnostics.error(span, "':=' cannot rebind the comprehension's variable '" + name + "'");
            return;
        }
        const Symbol* outer = owner.find(name);
        const bool global = owner.kind == ScopeKind::Module || (outer && outer->global);
        between.global = global;
        between.nonlocal = !global;
        between.first = span;
    }
    m_scope = &owner;
    bind(name, span);
    symbol(name, span).walrus = true;
    m_scope = inner;
}

void ScopeBuilder::walkYield(const Span& span, bool from)
{
    if (m_scope->kind == ScopeKind::Comprehension)
        m_diagnostics.error(span, "'yield' inside a comprehension");
    else if (!m_scope->isFunction())
        m_diagnostics.error(span, "'yield' outside function");
    else if (m_scope->isAsync && from)
        m_diagnostics.error(span, "'yield from' inside async function", "use await");
    else if (m_scope->isAsync)
        m_diagnostics.missing(span, "async generators ('yield' in an 'async def') are",
                              "use a class with __aiter__ and __anext__, or a Channel");
    m_scope->isGenerator = true;
}

void ScopeBuilder::walkAwait(const Span& span)
{
    const Scope& around = functionAround();
    if (!around.isFunction())
        m_diagnostics.error(span, "'await' outside function", "asyncio.run(main()) runs a coroutine");
    else if (!around.isAsync)
        m_diagnostics.error(span, "'await' outside async function",
                            "write 'async def' for the function around it");
    for (Scope* scope = m_scope; scope != &around; scope = scope->parent) {
        scope->awaits = true;
        if (scope->isGenerator)
            m_diagnostics.missing(span, "async generators are", "use a list comprehension: [await …]");
    }
}

} // namespace core
