"""Whether a place lies in the country it names: inside its shape on our map, or near enough to its border."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from cooperation.folders import STATIC

SHAPES = STATIC / "shapes" / "central-asia.geojson"
NEAR_ENOUGH = 50.0  # km; the shapes are simplified, and dams and bridges stand on borders
EARTH_RADIUS = 6371.0  # km

Point = tuple[float, float]  # longitude, latitude in degrees
Ring = Sequence[Point]


def lies_in_or_near(lon: float, lat: float, country: str) -> bool:
    """Whether the point is inside the country's shape or within 50 km of it; True for countries without a
    shape."""
    polygons = _shapes().get(country)
    if polygons is None:
        return True
    if any(
        _inside(lon, lat, outer) and not any(_inside(lon, lat, hole) for hole in holes)
        for outer, *holes in polygons
    ):
        return True
    return distance_to_border(lon, lat, country) <= NEAR_ENOUGH


def distance_to_border(lon: float, lat: float, country: str) -> float:
    """Kilometres from the point to the nearest border of a country that has a shape."""
    sides = (side for polygon in _shapes()[country] for ring in polygon for side in pairwise(ring))
    return min(_distance_to_side((lon, lat), *side) for side in sides)


def kilometres(one: Point, other: Point) -> float:
    """The distance on the globe (haversine)."""
    lon_1, lat_1, lon_2, lat_2 = (radians(degrees) for degrees in (*one, *other))
    half = sin((lat_2 - lat_1) / 2) ** 2 + cos(lat_1) * cos(lat_2) * sin((lon_2 - lon_1) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(half)))


@cache
def _shapes() -> dict[str, tuple[tuple[Ring, ...], ...]]:
    """The polygons of each country with a shape: outer ring first, then its holes."""
    collection = json.loads(SHAPES.read_text(encoding="utf-8"))
    return {
        feature["properties"]["id"]: tuple(_polygons(feature["geometry"]))
        for feature in collection["features"]
    }


def _polygons(geometry: dict[str, object]) -> Iterator[tuple[Ring, ...]]:
    coordinates = geometry["coordinates"]
    assert isinstance(coordinates, list)  # GeoJSON
    for polygon in coordinates if geometry["type"] == "MultiPolygon" else [coordinates]:
        yield tuple(tuple((float(x), float(y)) for x, y in ring) for ring in polygon)


def _inside(lon: float, lat: float, ring: Ring) -> bool:
    """Even-odd rule: a line to the east crosses the ring an odd number of times."""
    crossings = 0
    for (x_1, y_1), (x_2, y_2) in pairwise(ring):
        if (y_1 > lat) != (y_2 > lat) and lon < x_1 + (lat - y_1) / (y_2 - y_1) * (x_2 - x_1):
            crossings += 1
    return crossings % 2 == 1


def _distance_to_side(point: Point, start: Point, end: Point) -> float:
    """To the nearest point of a side, found on the plane around `point`: sides are short."""
    scale = cos(radians(point[1]))
    x, y = (end[0] - start[0]) * scale, end[1] - start[1]
    length = x * x + y * y
    along = ((point[0] - start[0]) * scale * x + (point[1] - start[1]) * y) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return kilometres(point, (start[0] + along * (end[0] - start[0]), start[1] + along * (end[1] - start[1])))
