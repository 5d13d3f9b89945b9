"""A file's shape against the schema of its kind, and what is wrong with it in Swedish."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from konsekvens_lint.condition import OPERATORS
from konsekvens_lint.rulebook.errors import choices, keys, nearest, spelled

_TYPES = {
    "string": "en text",
    "array": "en lista",
    "object": "nycklar med värden",
    "boolean": "true eller false",
    "number": "ett tal",
    "integer": "ett heltal",
}


def wrong_shape(schema: Mapping[str, Any], content: Any) -> tuple[str, list[str | int]] | None:
    """What is wrong with a file's content by the schema, with the keys that lead to it; None when all is right."""
    errors = list(Draft202012Validator(schema).iter_errors(content))
    # A misspelt key is both unknown and missing: the one with the nearest spelling is told.
    error = next((each for each in errors if _unknown(each)), None) or best_match(errors)
    return (_explain(error), _path_of(error)) if error is not None else None


def _path_of(error: ValidationError) -> list[str | int]:
    path = list(error.absolute_path)
    unknown = _unknown(error)
    return [*path, unknown] if unknown else path


def _unknown(error: ValidationError) -> str | None:
    if error.validator != "additionalProperties" or not isinstance(error.instance, dict):
        return None
    return next((str(key) for key in error.instance if key not in _known_keys(error)), None)


def _known_keys(error: ValidationError) -> dict[str, Any]:
    schema: Any = error.schema
    known: dict[str, Any] = schema.get("properties", {})
    return known


def _explain(error: ValidationError) -> str:
    unknown = _unknown(error)
    if unknown is not None:
        return f"okänd nyckel ”{unknown}”.{keys(unknown, _known_keys(error))}"
    key = next((step for step in reversed(error.absolute_path) if isinstance(step, str)), None)
    # A misspelt "any" is taken for a fact, and what stands under it for a value of the wrong type.
    nested = key not in OPERATORS and isinstance(error.instance, dict | list)
    return (f"”{key}” " if key else "") + _wrong(error) + (nearest(str(key), OPERATORS) if nested else "")


def _wrong(error: ValidationError) -> str:
    asked: Any = error.validator_value
    given: Any = error.instance
    match error.validator:
        case "required":
            return f"saknar {_listed([key for key in asked if key not in given])}."
        case "enum":
            return f"kan inte vara {_given(given)}.{choices(given, asked)}"
        case "const":
            return f"kan bara vara {spelled(asked)}."
        case "minItems":
            return f"behöver minst {asked} st."
        case "minimum":
            return f"ska vara minst {asked}, inte {_given(given)}."
        case "maximum":
            return f"får vara högst {asked}, inte {_given(given)}."
        case "minProperties" | "minLength":
            return "är tom."
        case "maxProperties":
            return "har en rad med flera nycklar. Börja en ny rad med ”- ” för varje."
        case "uniqueItems":
            return "har samma värde två gånger."
        case "pattern":
            example = next(iter(_examples(error)), None)
            return f"”{given}” har fel form." + (f" Skriv till exempel {example}." if example else "")
        case "type":
            return f"ska vara {_expected(error)}, inte {_given(given)}." if given is not None else "är tom."
    return f"har fel form ({error.validator})."


def _examples(error: ValidationError) -> Sequence[str]:
    schema: Any = error.schema
    examples: Sequence[str] = schema.get("examples", ())
    return examples


def _expected(error: ValidationError) -> str:
    """What the schema says it is, else its types in words."""
    schema: Any = error.schema
    asked: Any = error.validator_value
    described: str | None = schema.get("description")
    names = [asked] if isinstance(asked, str) else asked
    return described or " eller ".join(_TYPES[name] for name in names)


def _given(value: Any) -> str:
    if isinstance(value, dict | list):
        return _TYPES["object" if isinstance(value, dict) else "array"]
    return f"”{value}”" if isinstance(value, str) else spelled(value)


def _listed(keys: list[str]) -> str:
    quoted = [f"”{key}”" for key in keys]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} och {quoted[-1]}"
