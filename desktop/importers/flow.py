"""Tables whose cells lost their places: one cell a line, or one row a line with single blanks, as converters do.

What is left is the order of the cells. Under a recognised head, each cell is given the column it most likely stood in,
so that rows run left to right and few columns stay empty (the best path through cells × columns). The result is a grid
marked ``inferred``: its rows are never called exact, and guesses unless their sums prove them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from desktop.importers.claims import BODY_END
from desktop.importers.columns import Column, head_column, head_word
from desktop.importers.funds import fund_rows
from desktop.importers.grid import Found, Grid, build_grid
from desktop.importers.headorder import in_reading_order
from desktop.importers.prose import Line, without_furniture
from desktop.importers.vocabulary import FRAMEWORK, GRADE_LABELS, GRADES, SUBTOTALS, TOTALS, UNITS, YEARS, Role
from desktop.importers.words import head_key, is_blank, is_number, key, of_any_level

MOST_TOKENS = 4_000  # cells of one flattened table; the longest published form has some 900
FEWEST_HEADS = 4  # head words in a row that no sentence has
LONGEST_CELL = 400  # characters; a longer line is a paragraph
_LABELS = {
    **dict.fromkeys(UNITS, re.compile(rf"^[一-鿿\d（）()·-]{{2,40}}{BODY_END}$")),
    **dict.fromkeys(YEARS, re.compile(r"^20\d\d年?度?$")),
    **dict.fromkeys((word for word in TOTALS if "分" in word), re.compile(r"^\d{1,3}(?:\.\d{1,2})?分?$")),
    **dict.fromkeys(GRADE_LABELS, re.compile(rf"^(?:{'|'.join(GRADES)})$|[□○☐☑√■✓✔☒●]")),
}
_LONG_NAME = 40
_NEVER = -50.0
_SKIPPED_CELL = 3.0
_SKIPPED_LEVEL = 1.0
_NEW_ROW_INSIDE_LINE = 3.0
_LINE_INSIDE_ROW = 1.0
_SPACED = re.compile(r"(?<!\S)[一-鿿](?:\s+[一-鿿]){1,3}(?!\S)")  # \s is the wide blank too
_ANSWERED = re.compile(r"[:：].")  # 自评得分：96分 is a label with its answer
_SENTENCE = re.compile(r"[，。；,;！]")
_RULE = re.compile(r"[/÷×=＝]|得满?[\d.]*分|扣[\d.]*分?|是否|^按|满分")  # of an explanation or a standard
_NATURE = re.compile(r"[≥≤＝=<>＞＜]|定性|大于等于|小于等于|等于|大于|小于")
_VALUE = re.compile(r"^[≥≤＝=<>＞＜±]|^\d[\d,.]*\s*[^\d分]{0,8}$|^\d+[-~～至]\d+")
_FIT_OF_TEXT = {Role.STANDARD: 1.2, Role.EXPLANATION: 1.0, Role.BASIS: 0.9, Role.REASON: 0.9, Role.IMPROVEMENT: 0.8}
_MISSED = {
    Role.TARGET: 0.7,
    Role.ACTUAL: 0.7,
    Role.NATURE: 0.7,
    Role.UNIT: 0.4,
    Role.EXPLANATION: 0.7,
    Role.STANDARD: 0.7,
    Role.IGNORED: 0.9,
}


@dataclass(frozen=True, slots=True)
class Token:
    """One cell: its text, its place, the line it stood in and whether it began it."""

    text: str
    place: str
    line: int
    first: bool


def flowed(lines: Sequence[Line], count: int = 0) -> tuple[list[Grid], list[Line]]:
    """The flattened tables among some lines, and the lines that belong to none.

    Args:
        lines: Printed lines in order.
        count: How many tables were found before, for the names of these.
    """
    kept = [line for line in without_furniture(lines) if line.text.strip()]
    tokens = [token for number, line in enumerate(kept) for token in _tokens(line, number)]
    grids: list[Grid] = []
    used: set[int] = set()
    at = 0
    while at < len(tokens):
        head, after = _head(tokens, at)
        if head:
            end = _end(tokens, after, head)
            grids.append(_grid(head, tokens[at:after], tokens[after:end], count + len(grids) + 1))
            used |= {token.line for token in tokens[at:end]}
            at = max(end, at + 1)
            continue
        found = fund_rows([(token.text, token.place) for token in tokens[at : at + 80]], count + len(grids) + 1)
        if found is not None:
            grids.append(found.grid)
            used |= {token.line for token in tokens[at : at + found.taken]}
            at += found.taken
            continue
        at += 1
    if not grids and not count:
        return [], list(lines)
    labels = list(_labelled(tokens, used))
    if labels:
        grids.append(build_grid("栏目", labels, (), inferred=True))
    return grids, [line for number, line in enumerate(kept) if number not in used]


def _labelled(tokens: Sequence[Token], used: set[int]) -> Iterator[Found]:
    """Labels such as 实施单位 with the cell behind them, as rows of two; it must be what the label asks for."""
    row = 0
    for token, after in pairwise(tokens):
        asked = _LABELS.get(of_any_level(head_key(token.text)))
        if asked is not None and after.line not in used and asked.search(after.text):
            row += 1
            yield Found(row, 1, token.text, token.place)
            yield Found(row, 2, after.text, after.place)


def _tokens(line: Line, number: int) -> list[Token]:
    """The cells of a line; a long one is a paragraph and has none."""
    text = line.text.strip()
    if len(text) > LONGEST_CELL:
        return []
    pieces = re.split(r"[\s\u3000]+", _SPACED.sub(_closed_up, text))
    return [Token(piece, line.place, number, at == 0) for at, piece in enumerate(pieces) if piece]


def _closed_up(match: re.Match[str]) -> str:
    """A word set with blanks between its letters (合　计, 分 值) as one; other letters stay apart."""
    word = re.sub(r"\s", "", match[0])
    return word if word in TOTALS or word in SUBTOTALS or head_column(word) is not None else match[0]


def _head(tokens: Sequence[Token], begin: int) -> tuple[list[Column], int]:
    """The columns of the head that begins at a token, and where it ends; none where none begins."""
    columns: list[Column] = []
    texts: list[str] = []
    at = begin
    while at < len(tokens) and len(columns) < 30:
        text = tokens[at].text
        column = None if len(text) > _LONG_NAME or is_number(text) else head_column(text)
        step = 1
        beside = tokens[at + 1].text if head_key(text) and at + 1 < len(tokens) else ""
        if column is None and beside and len(text) + len(beside) <= 12:  # 一级 / 指标
            column, step = head_column(text + beside), 2
        if column is None or _titles(text, column):
            break
        columns.append(column)
        texts.append(text)
        at += step
    columns = in_reading_order(columns, texts)
    roles = {column.role for column in columns}
    if len(columns) < FEWEST_HEADS or Role.NAME not in roles or not {Role.WEIGHT, Role.SCORE} <= roles:
        return [], begin
    return columns, at


def _titles(text: str, column: Column) -> bool:
    """Whether a text that holds a head word is the title of a form or a label rather than a head."""
    word = head_key(text)
    if word.endswith(("表", "报告")) or _ANSWERED.search(text):
        return True
    return not column.usual and (len(word) > 16 or text.endswith((":", "：")))


def _end(tokens: Sequence[Token], begin: int, head: list[Column]) -> int:
    """Where the table ends: behind the figures of its closing row, before another head, or with the text."""
    for at in range(begin, min(len(tokens), begin + MOST_TOKENS)):
        if not _closes(tokens[at].text):
            continue
        after = at + 1
        while after < len(tokens) and after - at <= 8 and is_number(tokens[after].text):
            after += 1
        if after > at + 1:
            return after
    del head
    return min(len(tokens), begin + MOST_TOKENS)


def _closes(text: str) -> bool:
    return key(text) in TOTALS or head_key(text) in TOTALS


def _grid(columns: list[Column], head: Sequence[Token], body: Sequence[Token], number: int) -> Grid:
    """The cells of a table laid out under its head."""
    closing = next((at for at, token in enumerate(body) if _closes(token.text)), len(body))
    tokens = _without_heads(body[:closing])
    found = [Found(1, at + 1, head_word(column), head[0].place) for at, column in enumerate(columns)]
    row = 1
    last = len(columns)
    for token, column in zip(tokens, placed(tokens, columns), strict=True):
        if column < 0:
            continue
        row, joins = (row, column == last) if column >= last else (row + 1, False)
        if joins:
            before = found[-1]
            found[-1] = before._replace(text=before.text + token.text)
        else:
            found.append(Found(row, column + 1, token.text, f"{token.place}"))
        last = column
    found += _closing_row(columns, body[closing:], row + 1)
    return build_grid(f"表{number}", found, (), inferred=True)


def _without_heads(tokens: Sequence[Token]) -> list[Token]:
    """Without heads repeated on each page."""
    kept: list[Token] = []
    for known, run in groupby(tokens, lambda token: head_column(token.text) is not None and not is_number(token.text)):
        there = list(run)
        if not known or len(there) < FEWEST_HEADS:
            kept += there
    return kept


def _closing_row(columns: list[Column], tokens: Sequence[Token], row: int) -> list[Found]:
    """总分 with its weight and score; one figure alone is the score."""
    if not tokens:
        return []
    numbers = [token for token in tokens[1:] if is_number(token.text)]
    weights = [at for at, column in enumerate(columns) if column.role is Role.WEIGHT]
    deepest = max((column.level for column in columns if column.role is Role.SCORE), default=0)
    scores = [at for at, column in enumerate(columns) if column.role is Role.SCORE and column.level == deepest]
    found = [Found(row, 1, tokens[0].text, tokens[0].place)]
    if len(numbers) > 1:
        found.append(Found(row, weights[-1] + 1, numbers[0].text, numbers[0].place))
    if numbers:
        found.append(Found(row, scores[0] + 1, numbers[-1].text, numbers[-1].place))
    return found


# ----------------------------------------------------------------- the path


def placed(tokens: Sequence[Token], columns: Sequence[Column]) -> list[int]:
    """The column of each token, -1 where it belongs to none."""
    width = len(columns)
    leaf = max((column.level for column in columns if column.role is Role.NAME), default=0)
    costs = [_missed(column, leaf) for column in columns]
    before = [0.0, *accumulate(costs)]  # cost of leaving the first so many empty
    begin = width  # nothing placed yet: as if a row had just been filled
    best: dict[int, float] = {begin: 0.0}
    back: list[dict[int, tuple[int, int]]] = []
    lined = any(not token.first for token in tokens)
    for token in tokens:
        fits = [_fit(token.text, column, leaf) for column in columns]
        after: dict[int, float] = {}
        from_: dict[int, tuple[int, int]] = {}
        for last, worth in best.items():
            choices = [(last, worth - _SKIPPED_CELL, -1)]
            for column in range(width):
                worth_here = worth - _orphaned(columns, last, column)
                if column > last and last < width:
                    move = before[last + 1] - before[column] - (_LINE_INSIDE_ROW if lined and token.first else 0.0)
                    move -= _SKIPPED_LEVEL * _skips_level(columns, last, column)
                elif column == last and _may_go_on(token, columns[column], lined=lined):
                    choices.append((column, worth - 0.6, column))
                    move = None
                else:
                    move = None
                if move is not None:
                    choices.append((column, worth_here + move + fits[column], column))
                    continue
                empty = (before[width] - before[min(last + 1, width)]) + before[column]
                inside = _NEW_ROW_INSIDE_LINE if lined and not token.first else 0.0
                choices.append((column, worth_here - empty - inside + fits[column], -2 - column))
            for state, value, step in choices:
                if state not in after or value > after[state]:
                    after[state] = value
                    from_[state] = last, step
        best = after
        back.append(from_)
    return _traced(best, back, before)


def _traced(best: dict[int, float], back: Sequence[dict[int, tuple[int, int]]], before: Sequence[float]) -> list[int]:
    width = len(before) - 1
    state = max(best, key=lambda at: best[at] - (before[width] - before[min(at + 1, width)]))
    columns: list[int] = []
    for from_ in reversed(back):
        state, step = from_[state]
        columns.append(-1 if step == -1 else step if step >= 0 else -2 - step)
    return columns[::-1]


def _skips_level(columns: Sequence[Column], last: int, column: int) -> bool:
    """Whether a row that names a group leaves out the finer group its leaf would stand under."""
    names = [at for at, one in enumerate(columns) if one.role is Role.NAME]
    return names[0] <= last and any(last < at < column for at in names)


def _orphaned(columns: Sequence[Column], last: int, column: int) -> float:
    """What it costs to read the weight of a group whose name was not read right before it."""
    here = columns[column]
    if here.role is not Role.WEIGHT or here.level == 0 or column == 0 or last == column - 1:
        return 0.0
    before = columns[column - 1]
    return 3.0 if before.role is Role.NAME and before.level == here.level else 0.0


def _may_go_on(token: Token, column: Column, *, lined: bool) -> bool:
    """Whether a token may carry on the cell before it: words behind a blank, or on the next line."""
    wordy = column.role in _FIT_OF_TEXT or column.role in (Role.ACTUAL, Role.TARGET, Role.NOTE)
    return wordy and not is_number(token.text) and (lined or _SENTENCE.search(token.text) is not None)


def _missed(column: Column, leaf: int) -> float:
    if column.role is Role.NAME:  # a new group of a coarse level begins a new one of each finer level
        return 5.0 if column.level == leaf else 0.3 + 0.05 * column.level
    if column.role in (Role.WEIGHT, Role.SCORE):
        return 3.0 if column.level in (0, leaf) else 0.3
    return _MISSED.get(column.role, 0.1)


def _fit(text: str, column: Column, leaf: int) -> float:
    """How well a text suits a column."""
    number, role = is_number(text), column.role
    if role is Role.NAME:
        return _NEVER if number else _name_fit(text, column.level, leaf)
    if role in (Role.WEIGHT, Role.SCORE):
        return (-2.0 if "%" in text else 1.5) if number else 0.0 if is_blank(text) else _NEVER
    if role is Role.DEDUCTION:
        return 1.0 if number else 0.0 if is_blank(text) else _NEVER
    if role is Role.NATURE:
        return 2.5 if _NATURE.fullmatch(text) else -2.0
    if role is Role.UNIT:
        return _NEVER if number else 0.8 if len(text) <= 8 and not _VALUE.match(text) else -2.0
    if role in (Role.TARGET, Role.ACTUAL):
        return 0.6 if number else 1.4 if _VALUE.match(text) or "%" in text else 0.8 if len(text) < _LONG_NAME else 0.3
    if role is Role.IGNORED:
        return 1.5 if text.isdigit() and len(text) < 4 else 0.3 if number else -1.0
    return _text_fit(text, role, number=number)


def _text_fit(text: str, role: Role, *, number: bool) -> float:
    if number:
        return _NEVER
    if text in FRAMEWORK:
        return -4.0
    return _FIT_OF_TEXT.get(role, 0.4) + (0.8 if _SENTENCE.search(text) or len(text) > 20 else -0.3)


def _name_fit(text: str, level: int, leaf: int) -> float:
    at = FRAMEWORK.get(re.sub(r"[(（]\s*\d+(?:\.\d+)?\s*[分%]?\s*[)）]", "", text), ())
    if at:
        return 4.0 if level in at else 0.0 if level != leaf else -1.0
    if _SENTENCE.search(text) or len(text) > _LONG_NAME or _RULE.search(text):
        return -2.0
    if _VALUE.match(text) or _NATURE.fullmatch(text) or is_blank(text) or key(text) in SUBTOTALS:
        return -3.0
    return 1.6 if level == leaf else 0.8
