"""The shapes of rubric files: which keys there are, which must be there and of what type. Unknown keys are refused."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from desktop.rubricfiles.problems import Ledger, Path, cut, suggestion

_FIGURE = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")
_LONG_FIGURE = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_ID = r"^[a-z0-9][a-z0-9-]*$"
_KEY = r"^[a-z_][a-z0-9_]*(\.[a-z0-9_]+)*$"


def read_figure(text: object) -> Decimal:
    """A quoted figure as a Decimal; PydanticCustomError (Chinese) for anything else."""
    if isinstance(text, str) and _FIGURE.fullmatch(text):
        return Decimal(text)
    if isinstance(text, str) and _LONG_FIGURE.fullmatch(text):
        raise PydanticCustomError("figure", "读到 {text}；整数和小数各不超过 18 位", {"text": shown(text)})
    if isinstance(text, int) and not isinstance(text, bool):
        raise PydanticCustomError("figure", '读到 {text}；数字应加引号："{text}"', {"text": text})
    raise PydanticCustomError("figure", '读到 {text}；应为加引号的数字，如 "2" 或 "0.90"', {"text": shown(text)})


Figure = Annotated[Decimal, BeforeValidator(read_figure)]
Name = Annotated[str, StringConstraints(min_length=1)]
Key = Annotated[str, StringConstraints(pattern=_KEY)]


class Shape(BaseModel):
    """What every shape has in common."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class FactShape(Shape):
    """One figure (数据项)."""

    name: Name
    unit: Name
    hint: str = ""


class TextShape(Shape):
    """One text of the cover or the head block."""

    name: Name
    place: Literal["cover", "head"]
    hint: str = ""
    carried: bool = True


class SumShape(Shape):
    """A whole and its parts."""

    name: Name
    whole: str
    parts: Annotated[list[str], Field(min_length=1)]


class HeadColumnShape(Shape):
    """A column of the budget table."""

    name: Name
    planned: str
    executed: str


class HeadGroupShape(Shape):
    """One way of splitting the budget."""

    name: Name
    columns: Annotated[list[HeadColumnShape], Field(min_length=1)]


class GradeShape(Shape):
    """A grade and its least total."""

    name: Name
    floor: Figure


class OutlineShape(Shape):
    """A heading of the narrative."""

    key: Key
    level: Annotated[int, Field(ge=1, le=4)]
    heading: Name
    generated: str = ""
    hint: str = ""
    limit: Annotated[int, Field(ge=1)] | None = None


class SheetColumnShape(Shape):
    """A column of a printed table."""

    head: Name
    shows: str
    share: Figure


class SheetShape(Shape):
    """A printed table."""

    title: Name
    indicators: Annotated[list[str], Field(min_length=1)]
    columns: Annotated[list[SheetColumnShape], Field(min_length=1)]


class ReferenceShape(Shape):
    """A source; ``place: null`` says that nobody has read the clause."""

    document: Name
    place: str | None = None


class RoundingShape(Shape):
    """Digits kept."""

    percent_places: Annotated[int, Field(ge=0, le=6)] = 2
    score_places: Annotated[int, Field(ge=0, le=6)] = 2


class IndicatorShape(Shape):
    """One indicator. Children are checked one by one, so that one broken leaf does not hide the others."""

    code: Key
    name: Name
    weight: Figure
    explanation: str = ""
    standard: str = ""
    certainty: Literal["printed", "derived", "assumed"] | None = None
    certainty_note: str = ""
    facts: dict[str, FactShape] = {}
    score: dict[str, Any] | None = None
    not_applicable: Any = None  # read, like the method, with the figures it may name
    over_achievement: Any = None
    evidence: str = ""
    reference: list[ReferenceShape] = []
    children: list[Any] = []
    open_slot: bool = False
    floor: Figure = Decimal(0)


class RubricShape(Shape):
    """rubric.yaml, with its sections put in."""

    id: Annotated[str, StringConstraints(pattern=_ID)]
    title: Name
    family: Name
    year: Annotated[int, Field(ge=2000, le=2100)]
    region: Name
    total: Figure
    rounding: RoundingShape = RoundingShape()
    attachment: str = ""
    report_title: list[str] = []
    roles: Annotated[list[Name], Field(min_length=1)]
    facts: dict[str, FactShape] = {}
    texts: dict[str, TextShape] = {}
    sums: list[SumShape] = []
    head: list[HeadGroupShape] = []
    grades: Annotated[list[GradeShape], Field(min_length=1)]
    outline: list[OutlineShape] = []
    sheets: Annotated[list[SheetShape], Field(min_length=1)]
    total_cap: Any = None
    checks_off: dict[str, Name] = {}
    reference: list[ReferenceShape] = []
    indicators: Annotated[list[Any], Field(min_length=1)]


class AliasesShape(Shape):
    """aliases.yaml: labels and names seen in past files."""

    facts: dict[str, list[Name]] = {}
    texts: dict[str, list[Name]] = {}
    outline: dict[str, list[Name]] = {}
    indicators: dict[str, list[Name]] = {}


_UNQUOTED = ("int_type", "bool_type")
AnyShape = TypeVar("AnyShape", bound=BaseModel)

_EXPECTED = {
    "string_type": "文字",
    "int_type": "不加引号的整数",
    "bool_type": "true 或 false",
    "list_type": "列表（每项以 - 开头）",
    "dict_type": "“键: 值”的表",
    "model_type": "“键: 值”的表",
    "string_too_short": "不为空的文字",
    "too_short": "至少一项",
    "string_pattern_mismatch": "小写英文字母、数字、下划线和点",
}


def shape(model: type[AnyShape], data: object, path: Path, ledger: Ledger) -> AnyShape | None:
    """``data`` as ``model``; None, and every error in the ledger, where it does not fit."""
    try:
        return model.model_validate(data)
    except ValidationError as broken:
        for error in broken.errors(include_url=False):
            loc = tuple(part for part in error["loc"] if part != "[key]")
            take = ledger.instead if error["type"] in _UNQUOTED else ledger.add
            take((*path, *loc), message(error, model))
        return None


def message(error: ErrorDetails, model: type[BaseModel]) -> str:
    """One pydantic error in Chinese: what was read, what should stand there."""
    kind, loc, context = error["type"], error["loc"], error.get("ctx", {})
    if kind == "missing":
        return f"缺少“{loc[-1]}”"
    if kind == "extra_forbidden":
        key = "".join(each if each.isprintable() else f"\\u{ord(each):04x}" for each in str(loc[-1]))
        return f"不认识的键“{key}”{suggestion(str(loc[-1]), _keys(model, loc[:-1]))}"
    if kind == "figure":
        return error["msg"]
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace(" or ", "、").replace("'", "")
    elif kind in ("greater_than_equal", "less_than_equal"):
        expected = f"不{'小于' if kind.startswith('g') else '大于'} {next(iter(context.values()))}"
    elif kind == "string_pattern_mismatch" and context.get("pattern") == _ID:
        expected = "小写英文字母、数字和连字符，如 my-2024"
    else:
        expected = _EXPECTED.get(kind, error["msg"])
    read = error["input"]
    said = f'"{cut(read)}"' if isinstance(read, str) and kind in _UNQUOTED else shown(read)
    return f"{_name(loc)}读到 {said}；应为{expected}{_quote_hint(kind, read)}"


def _name(loc: tuple[int | str, ...]) -> str:
    """What a value is called: its key, its place in the list of a key, or nothing where it is all there is."""
    if not loc:
        return ""
    if isinstance(loc[-1], int):
        return f"{_name(loc[:-1])}第 {loc[-1] + 1} 项"
    return f"“{loc[-1]}”"


def shown(value: object) -> str:
    """A value as its author would recognise it, cut short."""
    if isinstance(value, bool):
        return str(value).lower()
    if value == "" or value == []:
        return "空的内容"
    text = {dict: "一个表", list: "一个列表", type(None): "空值"}.get(type(value)) or str(value)
    return cut(text)


def _quote_hint(kind: str, value: object) -> str:
    return f'，请加引号："{shown(value)}"' if kind == "string_type" and isinstance(value, int) else ""


def _keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the shape at ``loc`` below ``model`` knows."""
    at: Any = model
    for part in loc:
        if isinstance(at, type) and issubclass(at, BaseModel):
            at = at.model_fields[str(part)].annotation if str(part) in at.model_fields else None
        else:
            at = (get_args(at) or (None,))[-1]
    return list(at.model_fields) if isinstance(at, type) and issubclass(at, BaseModel) else []
