#pragma once

#include "core/lang/scope.h"

namespace core {

/// Walks a module once, in the order of the text, and fills the scopes.
class ScopeBuilder {
public:
    ScopeBuilder(ScopeTree& tree, bool prelude, Diagnostics& diagnostics)
        : m_tree(tree)
        , m_prelude(prelude)
        , m_diagnostics(diagnostics)
    {
    }

    void build(const ast::Module& module);

private:
    /// What is around the statement being walked, within its function.
    struct Place {
        int loops = 0;
        bool inFinally = false;
    };

    Scope& open(const void* node, ScopeKind kind, std::string name);
    void close();
    Symbol& symbol(const std::string& name, const Span& span);
    void bind(const std::string& name, const Span& span);
    void use(const std::string& name, const Span& span);
    void bindParameters(const ast::Parameters& parameters);

    void walk(const ast::Block& block);
    void walk(const ast::Statement& statement);
    void walkLoop(const ast::Block& body, const ast::Block& otherwise);
    void walkControl(const ast::Statement& statement);
    void walkDefinition(const ast::Statement& statement);
    void walkFor(const ast::For& node, const Span& span);
    void walkWith(const ast::With& node, const Span& span);
    void walkTry(const ast::Try& node);
    void walkImport(const ast::Statement& statement);
    void walkFunction(const ast::FunctionDef& node);
    void walkClass(const ast::ClassDef& node);
    void walkGlobal(const ast::Global& node);
    void walkNonlocal(const ast::Nonlocal& node);
    void walkAnnotated(const ast::AnnotatedAssign& node);
    void walkReturn(const ast::Return& node, const Span& span);
    void checkLoop(const Span& span, const char* word);

    void walk(const ast::Expression& expression);
    void walk(const ast::ExpressionPtr& expression);
    void walkOptional(const ast::ExpressionPtr& expression);
    void target(const ast::Expression& target);
    void remove(const ast::Expression& target);
    void walkLambda(const ast::Lambda& node);
    void walkComprehension(const ast::Comprehension& node, const Span& span);
    void walkWalrus(const ast::Walrus& node, const Span& span);
    void walkYield(const Span& span, bool from);
    void walkAwait(const Span& span);
    Scope& functionAround();
    std::string classAround() const;

    ScopeTree& m_tree;
    bool m_prelude;
    Diagnostics& m_diagnostics;
    Scope* m_scope = nullptr;
    Place m_place;
    int m_iterables = 0; ///< Iterables of comprehensions around: no := there.
};

} // namespace core
