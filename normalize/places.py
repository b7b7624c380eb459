"""Places of cells as the sources of records and findings."""

from collections.abc import Iterable

from extract.document import Place
from normalize.records import Source


def sources_of(places: Iterable[Place]) -> list[Source]:
    """One source a page: the box around all places on it, in tenths of a point."""
    boxes: dict[int, tuple[float, float, float, float]] = {}
    for place in places:
        x0, top, x1, bottom = boxes.get(place.page, (place.x0, place.top, place.x1, place.bottom))
        boxes[place.page] = (
            min(x0, place.x0),
            min(top, place.top),
            max(x1, place.x1),
            max(bottom, place.bottom),
        )
    return [
        Source(
            page=page,
            box=(round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)),
        )
        for page, box in sorted(boxes.items())
    ]
