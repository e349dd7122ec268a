"""Plane geometry in whole numbers: areas, crossings, points in rings.

A ring is a tuple of points, not closed by repeating the first one. With whole
numbers two townships that share a border share it exactly, and areas add up.
"""

Point = tuple[int, int]
Ring = tuple[Point, ...]


def doubled_area(ring: Ring) -> int:
    """Give twice the signed area; positive when the ring runs counter-clockwise.

    >>> doubled_area(((0, 0), (4, 0), (4, 3), (0, 3)))
    24
    """
    return sum(x * v - u * y for (x, y), (u, v) in zip(ring, ring[1:] + ring[:1], strict=True))


def turn(a: Point, b: Point, c: Point) -> int:
    """Say on which side of the line from ``a`` to ``b`` the point ``c`` lies: 1, 0 or -1."""
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (cross > 0) - (cross < 0)


def cross_properly(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Say whether the two stretches cut through each other inside both."""
    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def inside(point: Point, ring: Ring) -> bool:
    """Say whether the point lies in the ring (even-odd); points of the border may go either way.

    >>> inside((1, 1), ((0, 0), (4, 0), (4, 3), (0, 3)))
    True
    >>> inside((5, 1), ((0, 0), (4, 0), (4, 3), (0, 3)))
    False
    """
    x, y = point
    found = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y):
            # compare x with the crossing's x without dividing
            side = (bx - ax) * (y - ay) - (x - ax) * (by - ay)
            if (side > 0) == (by > ay):
                found = not found
    return found


def squared_distance(a: Point, b: Point) -> int:
    """Give the square of the distance."""
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
