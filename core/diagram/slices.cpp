#include "core/diagram/lane_drawing.h"

namespace core {

Rect Slices::placeOf(const Piece& piece) const
{
    const double height = boxHeight(piece.state, rect.height);
    return {piece.x, rect.y + (rect.height - height) / 2, piece.width, height};
}

Box Slices::box(const Piece& piece) const
{
    return {placeOf(piece), piece.state,
            piece.source,   piece.label > 0 ? labels[piece.label - 1] : std::string(),
            10.5F,          isDimmed(piece.state) ? kDimmedOpacity : 1.0F};
}

std::vector<Shape> shapesOf(const Slices& slices)
{
    std::vector<Shape> shapes;
    auto column = slices.mixtures.begin();
    for (const Slices::Piece& piece : slices.pieces) {
        if (piece.columns > 0) {
            const auto end = column + piece.columns;
            shapes.emplace_back(Strip{
                {piece.x, slices.rect.y, piece.width, slices.rect.height}, {column, end}, slices.dimmed});
            column = end;
            continue;
        }
        shapes.emplace_back(slices.box(piece));
    }
    for (const Fill& mark : lockMarksOf(slices))
        shapes.emplace_back(mark);
    return shapes;
}

std::vector<Fill> lockMarksOf(const Slices& slices)
{
    std::vector<Fill> fills;
    for (const Rect& mark : slices.lockMarks) {
        fills.push_back({{mark.x - 0.5, mark.y, mark.width + 1, mark.height + 0.5}, Role::Lane, 0, 1});
        fills.push_back({mark, Role::WaitsLock, 0, 1});
    }
    return fills;
}

} // namespace core
