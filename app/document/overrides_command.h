#pragma once

#include "app/document/document.h"

#include <QUndoCommand>

namespace app {

/// Sets all settings that a person changed. Moving one slider is one command, however far it is dragged.
class OverridesCommand : public QUndoCommand {
public:
    OverridesCommand(Document& document, std::string name, core::Overrides next)
        : m_document(document)
        , m_name(std::move(name))
        , m_before(document.overrides())
        , m_after(std::move(next))
    {
    }

    int id() const override { return 1; }
    void redo() override { m_document.setOverridesNow(m_after); }
    void undo() override { m_document.setOverridesNow(m_before); }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const OverridesCommand*>(other);
        if (m_name.empty() || next->m_name != m_name)
            return false;
        m_after = next->m_after;
        return true;
    }

private:
    Document& m_document;
    std::string m_name; ///< Of the one setting that changes; empty: never merged.
    core::Overrides m_before;
    core::Overrides m_after;
};

} // namespace app
