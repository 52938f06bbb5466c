#include "app/painter/svg_path.h"

#include <QtMath>

#include <cctype>
#include <cmath>
#include <cstdlib>

namespace app {

namespace {

/// A circular arc from the current point as SVG gives it: by its end, and which of the four possible arcs.
void arcTo(QPainterPath& path, double radius, bool large, bool clockwise, QPointF end)
{
    const QPointF begin = path.currentPosition();
    const QPointF half = (end - begin) / 2;
    const double distance = std::hypot(half.x(), half.y());
    const double r = std::max(radius, distance);
    const double height = std::sqrt(std::max(0.0, r * r - distance * distance));
    const double side = large == clockwise ? -1 : 1;
    const QPointF normal{-half.y() / distance, half.x() / distance};
    const QPointF centre = begin + half + normal * height * side;
    const auto angleOf = [&](QPointF p) {
        return qRadiansToDegrees(std::atan2(-(p.y() - centre.y()), p.x() - centre.x()));
    };
    double sweep = angleOf(end) - angleOf(begin);
    if (clockwise && sweep > 0)
        sweep -= 360;
    if (!clockwise && sweep < 0)
        sweep += 360;
    path.arcTo(QRectF(centre.x() - r, centre.y() - r, 2 * r, 2 * r), angleOf(begin), sweep);
}

class Reader {
public:
    explicit Reader(const char* text)
        : m_text(text)
    {
    }

    QPainterPath read()
    {
        char command = 0;
        while (skip(), *m_text != '\0') {
            if (std::isalpha(static_cast<unsigned char>(*m_text)) != 0)
                command = *m_text++;
            apply(command);
            if (command == 'M')
                command = 'L';
            if (command == 'm')
                command = 'l';
        }
        return m_path;
    }

private:
    void skip()
    {
        while (*m_text == ' ' || *m_text == ',')
            ++m_text;
    }
    double number()
    {
        skip();
        char* end = nullptr;
        // "4.5.5" is two numbers, which strtod already knows; "1-2" too.
        const double value = std::strtod(m_text, &end);
        Q_ASSERT(end != m_text);
        m_text = end;
        return value;
    }
    QPointF point(bool relative)
    {
        const double x = number();
        const double y = number();
        return relative ? m_path.currentPosition() + QPointF(x, y) : QPointF(x, y);
    }

    void apply(char command)
    {
        const bool relative = std::islower(static_cast<unsigned char>(command)) != 0;
        const QPointF at = m_path.currentPosition();
        switch (std::toupper(static_cast<unsigned char>(command))) {
        case 'M': m_path.moveTo(point(relative)); break;
        case 'L': m_path.lineTo(point(relative)); break;
        case 'H': m_path.lineTo(relative ? at.x() + number() : number(), at.y()); break;
        case 'V': m_path.lineTo(at.x(), relative ? at.y() + number() : number()); break;
        case 'Z': m_path.closeSubpath(); break;
        case 'A': readArc(relative); break;
        case 'S': readSmooth(relative); break;
        default: Q_ASSERT_X(false, "svgPath", "a command that our icons do not use");
        }
    }
    void readArc(bool relative)
    {
        const double radius = number();
        number();
        number();
        const bool large = number() != 0;
        const bool clockwise = number() != 0;
        arcTo(m_path, radius, large, clockwise, point(relative));
    }
    void readSmooth(bool relative)
    {
        const QPointF first = m_path.currentPosition();
        const QPointF control = point(relative);
        const QPointF end = point(relative);
        m_path.cubicTo(first, control, end);
    }

    const char* m_text;
    QPainterPath m_path;
};

} // namespace

QPainterPath svgPath(const char* text)
{
    return Reader(text).read();
}

} // namespace app
