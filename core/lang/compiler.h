#pragma once

#include "core/lang/ast.h"
#include "core/lang/imports.h"
#include "core/lang/program_builder.h"
#include "core/lang/unit.h"

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <vector>

namespace core {

using Register = std::uint16_t;

/// Compiles one function: its own variables are the first registers, temporaries a stack above them.
class Compiler {
public:
    Compiler(ProgramBuilder& builder, const Modules& modules, const Unit& unit, const Scope& scope,
             Compiler* outer);

    std::uint16_t compileModule();

private:
    // --- Emitting (emit.cpp) ---
    struct Label {
        std::optional<std::size_t> at;
        std::vector<std::size_t> uses;
    };
    std::size_t emit(Op op, std::size_t a = 0, std::size_t b = 0, std::size_t c = 0, std::uint8_t flags = 0);
    void emitExtra(std::size_t a, std::size_t b = 0);
    void jump(Op op, Register condition, Label& target);
    void bind(Label& label);
    void constant(Register target, const Constant& value);
    void move(Register target, Register source);
    /// The place of what is emitted while it exists.
    class At {
    public:
        At(Compiler& compiler, const Span& span);
        ~At() { m_compiler.m_place = m_before; }
        At(const At&) = delete;
        At& operator=(const At&) = delete;

    private:
        Compiler& m_compiler;
        Place m_before;
    };
    /// Temporaries allocated while it exists are free again at its end.
    class Temporaries {
    public:
        explicit Temporaries(Compiler& compiler)
            : m_compiler(compiler)
            , m_before(compiler.m_next)
        {
        }
        ~Temporaries() { m_compiler.m_next = m_before; }
        Temporaries(const Temporaries&) = delete;
        Temporaries& operator=(const Temporaries&) = delete;

    private:
        Compiler& m_compiler;
        Register m_before;
    };
    Register temporary();
    Register temporaries(std::size_t count);
    void beginStatement(const void* node, const Span& span);
    void beginLine(const Span& span);
    void finish(std::uint16_t index);

    // --- What is known of variables at this point (emit.cpp) ---
    struct Flow {
        std::vector<bool> set; ///< Registers that surely have a value.
        bool reachable = true;
    };
    Flow join(const Flow& a, const Flow& b) const;
    void markSet(Register variable, bool isSet);
    void unreachable() { m_flow.reachable = false; }

    // --- Variables (variables.cpp) ---
    struct Variable {
        enum class Kind : std::uint8_t { Local, Cell, Global, ClassName, Fixed };
        Kind kind = Kind::Global;
        std::uint16_t index = 0;
        Constant constant = Value::none();
        bool walrus = false;
        bool unsettled = false;
    };
    void prepareVariables();
    Register addRegister(const std::string& name);
    Variable variable(const std::string& name) const;
    Variable globalVariable(const std::string& name) const;
    void load(Register target, const std::string& name);
    void store(const std::string& name, Register value);
    void remove(const std::string& name, bool quiet);
    void checkSet(Register variable, const std::string& name);
    Register cellOf(const std::string& name) const;
    bool means(const ast::Expression& expression, std::string_view builtin) const;

    // --- Expressions (expressions.cpp, operators.cpp, displays.cpp, strings.cpp) ---
    void into(const ast::Expression& expression, Register target);
    void intoVariable(const ast::Expression& expression, Register target);
    Register operand(const ast::Expression& expression);
    Register value(const ast::Expression& expression);
    void effect(const ast::Expression& expression);
    void branch(const ast::Expression& condition, bool when, Label& target);
    void unary(const ast::Unary& node, Register target);
    void binary(const ast::Binary& node, Register target);
    void compare(const ast::Compare& node, const Span& span, Register target);
    void boolean(const ast::BoolOperation& node, Register target);
    void conditional(const ast::Conditional& node, Register target);
    void slice(const ast::Slice& node, Register target);
    void walrus(const ast::Walrus& node, Register target);
    void await(Register target, Register awaitable);
    void yield(const ast::Yield& node, Register target);
    void sequence(Op op, const ast::Expressions& items, Register target);
    void longSequence(Op op, const ast::Expressions& items, Register target);
    void addToSet(Register set, const ast::Expression& item);
    void tuple(const ast::Expressions& items, Register target);
    void dict(const ast::Dict& node, Register target);
    void longDict(const ast::Dict& node, Register target);
    void joinedString(const ast::JoinedString& node, Register target);
    void formatted(const ast::FormattedValue& node, Register target);

    // --- Calls (calls.cpp) ---
    void call(const ast::Call& node, const Span& span, Register target);
    bool superCall(const ast::Call& node, Register target);
    void methodCall(const ast::Call& node, const ast::Attribute& method, Register target);
    void plainCall(const ast::Call& node, Register target);
    void spreadCall(const ast::Call& node, Register target);
    void spreadPositional(const ast::Call& node, Register list);
    void spreadKeywords(const ast::Call& node, Register dict);
    /// Arguments into the registers behind `base`; the names of the named ones.
    std::vector<std::string> arguments(const ast::Call& node);
    void callMethod(Register target, Register base, const std::string& name, std::size_t count,
                    std::uint8_t flags = 0);

    // --- Definitions (definitions.cpp) ---
    void makeFunction(const ast::FunctionDef& node, Register target);
    void makeLambda(const ast::Lambda& node, Register target);
    void comprehension(const ast::Comprehension& node, const Span& span, Register target);
    void emitFunction(const ast::Parameters& parameters, const Scope& scope, std::uint16_t index,
                      Register target);
    void defaults(const ast::Parameters& parameters, Register base);
    void functionDefinition(const ast::FunctionDef& node, const Span& span);
    void classDefinition(const ast::ClassDef& node, const Span& span);
    void decorated(const ast::Expressions& decorators, const std::string& name, const Span& span,
                   const std::function<void(Register)>& make);
    std::uint16_t compileFunction(const ast::FunctionDef& node, const Span& span);
    std::uint16_t compileLambda(const ast::Lambda& node, const Span& span);
    std::uint16_t compileComprehension(const ast::Comprehension& node, const Span& span);
    std::uint16_t compileClass(const ast::ClassDef& node, const Span& span);
    void comprehensionClause(const ast::Comprehension& node, std::size_t clause, Register result);
    void comprehensionElement(const ast::Comprehension& node, Register result);
    void hideBuiltins();
    void signature(const ast::Parameters& parameters);
    void returnNone();

    // --- Assignment (assignments.cpp) ---
    void assign(const ast::Assign& node);
    void assignTo(const ast::Expression& target, const ast::Expression& value);
    bool assignPairwise(const ast::Expression& target, const ast::Expression& value);
    void store(const ast::Expression& target, Register value);
    void unpack(const ast::Expressions& targets, Register value);
    void augmented(const ast::AugmentedAssign& node, const Span& span);
    void augmentedName(const ast::AugmentedAssign& node, const ast::Name& name);
    void annotated(const ast::AnnotatedAssign& node);
    void remove(const ast::Expression& target);
    void importModules(const ast::Import& node);
    void importFrom(const ast::ImportFrom& node);

    // --- Statements (statements.cpp, loops.cpp, tries.cpp, withs.cpp) ---
    void block(const ast::Block& body);
    void statement(const ast::Statement& statement);
    bool declares(const ast::Statement& statement) const;
    void compound(const ast::Statement& statement);
    void ifStatement(const ast::If& node);
    void whileStatement(const ast::While& node, const Span& span);
    void forStatement(const ast::For& node, const Span& span);
    void asyncFor(const ast::For& node, const Span& span);
    void loopBody(const ast::Block& body, Label& exit, Label& next,
                  std::optional<Register> iterator = std::nullopt);
    void returnStatement(const ast::Return& node);
    void leaveLoop(bool again);
    void raise(const ast::Raise& node);
    void assertion(const ast::Assert& node);
    void tryStatement(const ast::Try& node, const Span& span);
    void tryExcept(const ast::Try& node, const Span& span);
    void tryFinally(const ast::Try& node, const Span& span);
    void handler(const ast::Handler& node, Register exception, Register before, Label& end);
    void handlerBody(const ast::Handler& node, Register before);
    void withStatement(const ast::With& node, std::size_t item, const Span& span);
    void enter(const ast::With& node, std::size_t item, Register manager);
    void leave(Register manager, bool isAsync, const Span& span);
    void leaveByException(Register manager, Register exception, bool isAsync, Label& end, const Span& span);

    // --- Blocks that must be left in order (blocks.cpp) ---
    struct Region {
        std::vector<std::pair<std::size_t, std::size_t>> ranges;
        std::size_t from = 0;
        std::vector<std::size_t> protections; ///< Its entries of the function's list.
        Register reg = 0;
    };
    enum class BlockKind : std::uint8_t { Loop, Try, Finally, Handler, With };
    struct ControlBlock {
        BlockKind kind = BlockKind::Try;
        std::optional<std::size_t> region; ///< Index into m_regions.
        std::optional<Register> iterator;  ///< Of a `for` over what only it refers to: closed by leaving it.
        Label* exit = nullptr;             ///< Of loops: behind it.
        Label* next = nullptr;             ///< Of loops: its next round.
        const ast::Block* finally = nullptr;
        Register reg = 0; ///< With: the manager; Handler: the exception handled before.
        std::string name; ///< Handler: its variable.
        bool isAsync = false;
        Span span;
    };
    std::size_t openRegion(Register reg);
    void closeRegion(std::size_t region);
    void bindHandler(std::size_t region);
    void cleanUp(std::size_t region, Register before, const std::string& name);
    void pause(std::size_t region);
    void resume(std::size_t region);
    /// Emits what leaving the blocks above `depth` means; they are gone until restore().
    std::vector<ControlBlock> unwind(std::size_t depth);
    void restore(std::vector<ControlBlock> blocks);
    void leaveBlock(const ControlBlock& block);
    bool mustUnwind() const;
    static bool isOwned(const ast::Expression& iterable);
    void closeIterator(Register iterator);

    ProgramBuilder& m_builder;
    const Modules& m_modules;
    const Unit& m_unit;
    const Scope& m_scope;
    Compiler* m_outer;
    FunctionCode m_code;
    Place m_place;
    std::optional<ImportedNames> m_imported; ///< Of the lesson's module.
    bool m_lineStart = false;
    int m_line = 0;                                           ///< Of the last statement begun.
    std::map<std::string, Register, std::less<>> m_registers; ///< Variables and cells.
    Register m_next = 0;
    Flow m_flow;
    std::deque<Region> m_regions;
    std::vector<ControlBlock> m_blocks;
};

/// Whether an expression is made of literals alone.
bool isConstant(const ast::Expression& expression);

} // namespace core
