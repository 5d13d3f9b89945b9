"""Values as JSON has them, and back, by their types: annotations say what is written, and what may be read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from konsekvens_lint.documents.model import Place


class Misfit(ValueError):
    """The value is not of the type, or the type is none that can be written."""


class Shape(NamedTuple):
    """How values of one type are written, and read again with the same types all through.

    `types` are those that they have in JSON. `write` and `read` are None for values that are the same there; `read` is
    given what has one of the types, may change it, and raises any error for what is not right for all that.
    """

    types: frozenset[type]
    write: Callable[[Any], Any] | None = None
    read: Callable[[Any], Any] | None = None


_SCALARS = (str, int, float, bool, NoneType)
# What stands where an annotation says no more than Any.
_ANYTHING = (
    *_SCALARS, list[Any], tuple[Any, ...], set[Any], frozenset[Any], dict[str, Any], date, Place,
)  # fmt: skip
_TEXT, _LIST, _DICT = (frozenset({kind}) for kind in (str, list, dict))


@cache
def shape_of(kind: Any) -> Shape:
    """The shape of a type: a scalar, date, Literal of texts, NamedTuple, container or union of them, or Any. A type that is
    none of these cannot be kept. Errors: Misfit.
    """
    origin, parts = get_origin(kind) or kind, get_args(kind)
    if origin in _SCALARS:
        return Shape(frozenset({kind}))
    if origin is date:
        return Shape(_TEXT, date.isoformat, date.fromisoformat)
    if origin is Literal:
        return Shape(_TEXT, None, {text: text for text in parts}.__getitem__)
    if origin is Any or origin in (Union, UnionType):
        return _either(parts or _ANYTHING)
    if origin is dict and parts[0] is str:
        return _mapping(shape_of(parts[1]))
    if origin is tuple and parts[1:] != (...,):
        return _row(tuple, parts)
    if origin in (list, tuple, set, frozenset):
        return _many(origin, shape_of(parts[0]))
    if hasattr(origin, "_fields"):
        types = get_type_hints(origin)
        return _row(origin._make, [types[name] for name in origin._fields])
    raise Misfit(f"{kind} cannot be kept")


def _either(kinds: Collection[Any]) -> Shape:
    """One of several types. All but scalars are written with the type's name: lists, tuples and sets look alike in JSON."""
    scalars = frozenset(kind for kind in kinds if kind in _SCALARS)
    named = {_class_of(kind).__name__: kind for kind in kinds if kind not in scalars}
    if not named:
        return Shape(scalars)

    def write(value: Any) -> Any:
        if type(value) in scalars:
            return value
        name = type(value).__name__
        return [name, written(value, shape_of(named[name]))]

    def read(value: Any) -> Any:
        if type(value) is not list:
            return value
        name, content = value
        return read_as(content, shape_of(named[name]))

    return Shape(scalars | _LIST, write, read)


def _class_of(kind: Any) -> Any:
    """The class of the type's values."""
    origin: Any = get_origin(kind) or kind
    return str if origin is Literal else origin


def _row(make: Callable[[Iterable[Any]], Any], kinds: Iterable[Any]) -> Shape:
    """So many values, each with a type of its own."""
    shapes = [*map(shape_of, kinds)]
    reads = [(place, shape.read) for place, shape in enumerate(shapes) if shape.read]

    @lru_cache
    def fit(types: tuple[type, ...]) -> bool:
        return all(each in shape.types for each, shape in zip(types, shapes, strict=True))

    def write(values: Any) -> Any:
        return [written(value, shape) for value, shape in zip(values, shapes, strict=True)]

    def read(values: Any) -> Any:
        # Looked at all at once: a report has hundreds of values.
        if not fit(tuple(map(type, values))):
            raise Misfit
        for place, read in reads:
            values[place] = read(values[place])
        return make(values)

    return Shape(_LIST, write, read)


def _many(make: Callable[[Iterable[Any]], Any], part: Shape) -> Shape:
    """Any number of values of one type."""

    def write(values: Any) -> Any:
        return [written(value, part) for value in values]

    def read(values: Any) -> Any:
        return make(_all_read(values, part))

    return Shape(_LIST, write, read)


def _mapping(part: Shape) -> Shape:
    def write(values: Any) -> Any:
        return {name: written(value, part) for name, value in values.items()}

    def read(values: Any) -> Any:
        return dict(zip(values, _all_read(values.values(), part), strict=True))

    return Shape(_DICT, write, read)


def written(value: Any, shape: Shape) -> Any:
    """The value as JSON has it. Errors: Misfit and KeyError, for what cannot be kept."""
    return shape.write(value) if shape.write else value


def read_as(value: Any, shape: Shape) -> Any:
    """The value that was written. Errors: any, where it was not."""
    (read,) = _all_read([value], shape)
    return read


def _all_read(values: Iterable[Any], shape: Shape) -> Iterable[Any]:
    if not shape.types.issuperset(map(type, values)):
        raise Misfit
    return map(shape.read, values) if shape.read else values
