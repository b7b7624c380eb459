"""Arguments of PDFium's functions that are made once and passed many times.

On every call ctypes turns each number into an argument anew, which takes longer than most of
PDFium's functions do. What `from_param` of a ctypes type returns is such an argument, and may be
passed as often as one likes (Python library reference, ctypes: `from_param`). A function that
takes nothing else needs no argument types, and so asks nothing of what it is given: `NewType`
keeps plain numbers away from it, which would be cut to 32 bits.
"""

import ctypes
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Any, NewType, cast

Argument = NewType("Argument", object)

# So many numbers are kept ready; boxes are read in batches of as many.
READY = 4096


def bare(raw: Any, result: Any) -> Any:
    """A function of PDFium that takes arguments made here, and nothing else.

    It keeps the interpreter's lock: such calls take less time than to give it up and take it back.
    """
    address = ctypes.cast(raw, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result)(address)


# The argument that is a handle or address, a size (`unsigned long`), a C string (which it keeps).
pointer = cast(Callable[[int], Argument], ctypes.c_void_p.from_param)
size = cast(Callable[[int], Argument], ctypes.c_ulong.from_param)
name = cast(Callable[[bytes], Argument], ctypes.c_char_p.from_param)
_number = cast(Callable[[int], Argument], ctypes.c_int.from_param)


def pointers(addresses: Iterable[int]) -> list[Argument]:
    """An argument for each of several handles or addresses."""
    return list(map(pointer, addresses))


def numbers(values: Sequence[int]) -> Iterable[Argument]:
    """An argument (`int`) for each number from 0 on."""
    if isinstance(values, range) and values.step == 1 and values:
        kept = _ready()[values.start : values.stop]
        return kept if len(kept) == len(values) else chain(kept, map(_number, values[len(kept) :]))
    return map(_number, values)


def counted(count: int) -> Iterable[Argument]:
    """An argument (`int`) for each number from 0 on, as many as `count`."""
    return _ready()[:count] if 0 <= count <= READY else numbers(range(count))


@cache
def _ready() -> list[Argument]:
    return list(map(_number, range(READY)))


class Room:
    """Room for PDFium to write a batch of boxes to: four floats each.

    PDFium takes one caller at a time, so one room serves all.
    """

    def __init__(self) -> None:
        self._floats = array("f", bytes(16 * READY))
        base, _ = self._floats.buffer_info()
        self.places = [pointers(range(base + 4 * at, base + 16 * READY, 16)) for at in range(4)]

    def clear(self, count: int) -> None:
        """Make the first boxes of the room empty, for PDFium leaves out what it can't tell."""
        self._floats[: 4 * count] = array("f", bytes(16 * count))

    def read(self, count: int) -> Sequence[float]:
        """The first boxes of the room in one flat array."""
        return self._floats[: 4 * count]


@cache
def room() -> Room:
    """The room that serves all."""
    return Room()
