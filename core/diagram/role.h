#pragma once

#include "core/timeline/lane.h"

#include <cstdint>

namespace core {

/// What a shape stands for. A theme turns roles into colours, so that the screen, a printed page and an SVG
/// file may look different but never say different things. The states come first, in ThreadState's order.
enum class Role : std::uint8_t {
    Running,
    RunningNoGil,
    Ready,
    WantsGil,
    WaitsLock,
    Io,
    Sleeping,
    Awaiting,
    Waiting,
    Switching,
    Messaging,
    Starting,
    Unknown,
    NotAlive,
    Window,
    Surface,
    Raised,
    Sunken,
    Header,
    Lane,
    LaneHeader,
    Border,
    BorderStrong,
    ControlBorder,
    Text,
    TextSecondary,
    TextTertiary,
    Disabled,
    Accent,
    OnAccent,
    Hover,
    Selected,
    Focus,
    Grid,
    GridMinor,
    Cursor,
    CursorHalo,
    Selection,
    Arrow,
    ArrowHalo,
    Range,
    Race,
    RaceTint,
    Warning,
    WarningTint,
    Error,
    ErrorTint,
    Success,
    SuccessTint,
    Info,
    InfoTint,
    SyntaxKeyword,
    SyntaxString,
    SyntaxNumber,
    SyntaxComment,
    SyntaxFunction,
    SyntaxBuiltin,
    SyntaxText,
    Thread0, ///< The first of twelve identities; the others follow.
};
inline constexpr std::size_t kIdentities = 12;
inline constexpr std::size_t kRoles = static_cast<std::size_t>(Role::Thread0) + kIdentities;

constexpr std::size_t indexOf(Role role)
{
    return static_cast<std::size_t>(role);
}
constexpr Role roleOf(ThreadState state)
{
    return static_cast<Role>(state);
}
/// Threads take the identities in order of creation, and again from the first; the main thread, which mostly
/// waits, has one of its own.
constexpr std::size_t identityOf(std::size_t thread)
{
    constexpr std::size_t main = 7;
    const std::size_t place = thread == 0 ? main : (thread - 1) % (kIdentities - 1);
    return thread > 0 && place >= main ? place + 1 : place;
}
constexpr Role identityRole(std::size_t thread)
{
    return static_cast<Role>(indexOf(Role::Thread0) + identityOf(thread));
}

} // namespace core
