#pragma once

#include "app/export/picture.h"
#include "core/explore/exploration.h"

#include <string>
#include <vector>

namespace app {

/// An exploration, and what its pictures say besides.
struct ExploredLesson {
    std::shared_ptr<const core::Exploration> found; ///< With its map, for a graph.
    std::string title;
    std::vector<std::string> threads; ///< Names by number.
    std::vector<core::Choice> run;    ///< That is shown in the graph; empty: none.
    std::size_t position = 0;         ///< So many of its choices have been taken.
};

/// Its outcomes or its graph; the error says why there is none.
core::Result<Picture> explorationPicture(const ExploredLesson& lesson, const PictureOptions& options);
/// A whole file's bytes; the same at every call. Needs a QGuiApplication for png and pdf.
core::Result<std::string> explorationBytes(const ExploredLesson& lesson, const PictureOptions& options,
                                           std::string_view format);

/// The names of the threads that a program's first outcome has, by number.
std::vector<std::string> threadNames(const std::shared_ptr<const core::Program>& program,
                                     const core::Exploration& found, const core::RunOptions& options);

} // namespace app
