"""Tables whose cells lost their places: one cell a line, or one row a line with single blanks, as converters do.

What is left is the order of the cells. Under a recognised head, each cell is given the column it most likely stood in,
so that rows run left to right and few columns stay empty (the best path through cells × columns). The result is a grid
marked ``inferred``: its rows are never called exact, and guesses unless their sums prove them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from desktop.importers.claims import BODY_END
from desktop.importers.columns import POINTS, Column, head_column, head_word
from desktop.importers.fitting import LONG_HEAD, LONG_NAME, SENTENCE
from desktop.importers.funds import fund_rows
from desktop.importers.grid import Found, Grid, build_grid
from desktop.importers.headorder import in_reading_order
from desktop.importers.pieces import whole
from desktop.importers.placing import Token, placed
from desktop.importers.prose import Line, without_furniture
from desktop.importers.together import heads_both, pair_in
from desktop.importers.vocabulary import FRAMEWORK, GRADE_LABELS, GRADES, SUBTOTALS, TOTALS, UNITS, YEARS, Role
from desktop.importers.words import head_key, is_number, key, of_any_level, points_in_name

MOST_TOKENS = 4_000  # cells of one flattened table; the longest published form has some 900
MOST_UNHEARD = 2  # heads nobody knows, among those one does
FEWEST_NAMED = 3  # names with points in brackets, among the first cells below a head
_FIRST_ROWS = 12
FEWEST_HEADS = 4  # head words in a row that no sentence has
LONGEST_CELL = 400  # characters; a longer line is a paragraph
_LABELS = {
    **dict.fromkeys(UNITS, re.compile(rf"^[一-鿿\d（）()·-]{{2,40}}{BODY_END}$")),
    **dict.fromkeys(YEARS, re.compile(r"^20\d\d年?度?$")),
    **dict.fromkeys((word for word in TOTALS if "分" in word), re.compile(r"^\d{1,3}(?:\.\d{1,2})?分?$")),
    **dict.fromkeys(GRADE_LABELS, re.compile(rf"^(?:{'|'.join(GRADES)})$|[□○☐☑√■✓✔☒●]")),
}
_CHOICE = re.compile(rf"[□○☐☑√■✓✔☒●（）()]*(?:{'|'.join(GRADES)})?[□○☐☑√■✓✔☒●（）()]*")
_UNHEARD = Column(Role.IGNORED, usual=False)
_SPACED = re.compile(r"(?<!\S)[一-鿿](?:\s+[一-鿿]){1,3}(?!\S)")  # \s is the wide blank too
_BROKEN = re.compile("[一二三四五]级")  # 一级 above 指标
_ANSWERED = re.compile(r"[:：].")  # 自评得分：96分 is a label with its answer


def flowed(lines: Sequence[Line], count: int = 0) -> tuple[list[Grid], list[Line]]:
    """The flattened tables among some lines, and the lines that belong to none.

    Args:
        lines: Printed lines in order.
        count: How many tables were found before, for the names of these.
    """
    kept = [line for line in without_furniture(lines) if line.text.strip()]
    tokens = whole([token for number, line in enumerate(kept) for token in _tokens(line, number)])
    grids: list[Grid] = []
    used: set[int] = set()
    at = 0
    while at < len(tokens):
        head, after = _head(tokens, at)
        if head:
            end = _end(tokens, after)
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
    return grids, [
        line._replace(fresh=line.fresh or number - 1 in used) for number, line in enumerate(kept) if number not in used
    ]


def _labelled(tokens: Sequence[Token], used: set[int]) -> Iterator[Found]:
    """Labels such as 实施单位 with the cell behind them, as rows of two; it must be what the label asks for."""
    row = 0
    for at, (token, after) in enumerate(pairwise(tokens)):
        label = of_any_level(head_key(token.text))
        answer = _choices(tokens, at + 1) if label in GRADE_LABELS else after
        asked = _LABELS.get(label)
        if asked is not None and answer.line not in used and asked.search(answer.text):
            row += 1
            yield Found(row, 1, token.text, token.place)
            yield Found(row, 2, answer.text, answer.place)


def _choices(tokens: Sequence[Token], begin: int) -> Token:
    """All grades of a choice as one cell, boxes and all (□优 ☑良 □中); any other token by itself."""
    end = begin
    while end < len(tokens) and _CHOICE.fullmatch(tokens[end].text):
        end += 1
    return replace(tokens[begin], text="".join(token.text for token in tokens[begin:end]) or tokens[begin].text)


def _tokens(line: Line, number: int) -> list[Token]:
    """The cells of a line; a long one is a paragraph and has none."""
    text = line.text.strip()
    if line.cells:
        return [Token(cell, line.place, number, at == 0) for at, cell in enumerate(line.cells)]
    if len(text) > LONGEST_CELL:
        return []
    pieces = re.split(r"[\s\u3000]+", closed_up(text))
    return [Token(piece, line.place, number, at == 0) for at, piece in enumerate(pieces) if piece]


def closed_up(text: str) -> str:
    """A text whose head words and closing words set with blanks between their letters are whole."""
    return _SPACED.sub(_closed_up, text)


def _closed_up(match: re.Match[str]) -> str:
    """A word set with blanks between its letters (合　计, 分 值) as one; other letters stay apart."""
    word = re.sub(r"\s", "", match[0])
    return word if word in TOTALS or word in SUBTOTALS or head_column(word) is not None else match[0]


def begins_table(words: Sequence[str]) -> bool:
    """Whether the head of a flattened table stands somewhere among some words."""
    tokens = [Token(word, "", 0, at == 0) for at, word in enumerate(words)]
    return any(_head(tokens, at)[0] for at in range(len(tokens)))


def _head(tokens: Sequence[Token], begin: int) -> tuple[list[Column], int]:
    """The columns of the head that begins at a token, and where it ends; none where none begins."""
    columns: list[Column] = []
    texts: list[str] = []
    at, unheard = begin, 0
    while at < len(tokens) and len(columns) < 30:
        column, step = _head_at(tokens, at)
        if column is None:
            known = len(columns) - unheard
            if known < FEWEST_HEADS - 1 or unheard >= MOST_UNHEARD or not _amid_heads(tokens, at):
                break
            column, step, unheard = _UNHEARD, 1, unheard + 1
        columns.append(column)
        texts.append(tokens[at].text)
        at += step
    roles = {column.role for column in columns}
    if Role.NAME not in roles or not roles & {Role.WEIGHT, Role.SCORE}:
        return [], begin
    columns = in_reading_order(columns, texts)
    roles = {column.role for column in columns}
    scored = {Role.WEIGHT, Role.SCORE} <= roles or any(map(heads_both, texts)) or _named_points(roles, tokens, at)
    if len(columns) - unheard < FEWEST_HEADS or Role.NAME not in roles or not scored:
        return [], begin
    return columns, at


def _named_points(roles: set[Role], tokens: Sequence[Token], after: int) -> bool:
    """Whether a table has scores only, and the weights stand in its names: 相关性（5分）."""
    first = [token.text for token in tokens[after : after + _FIRST_ROWS]]
    named = sum(points_in_name(text) is not None for text in first)
    return Role.SCORE in roles and named >= FEWEST_NAMED and sum(map(is_number, first)) >= FEWEST_NAMED - 1


def _head_at(tokens: Sequence[Token], at: int) -> tuple[Column | None, int]:
    """The column a token heads, and how many tokens its head takes: 一级 and 指标 may have come apart."""
    text = tokens[at].text
    column = None if len(text) > LONG_NAME or is_number(text) else head_column(text)
    step = 1
    beside = tokens[at + 1].text if head_key(text) and at + 1 < len(tokens) else ""
    broken = column is None or (_BROKEN.fullmatch(text) is not None and beside == "指标")
    if broken and beside and len(text) + len(beside) <= 12:
        both = head_column(text + beside)
        column, step = (both if both is not None and both.usual else None), 2
    return (None, 1) if column is None or _titles(text, column) else (column, step)


def _amid_heads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word nobody knows stands amid heads: short, and with a known one no further than another such word."""
    for behind in range(at, min(at + MOST_UNHEARD, len(tokens) - 1)):
        text = tokens[behind].text
        if len(text) > LONG_HEAD or is_number(text) or SENTENCE.search(text) or text in FRAMEWORK:
            return False
        column, _ = _head_at(tokens, behind + 1)
        if column is not None and column.usual:
            return True
    return False


def _titles(text: str, column: Column) -> bool:
    """Whether a text that holds a head word is the title of a form or a label rather than a head."""
    word = head_key(text)
    if word.endswith(("表", "报告")) or _ANSWERED.search(text):
        return True
    return not column.usual and (len(word) > 16 or text.endswith((":", "：")))


def _end(tokens: Sequence[Token], begin: int) -> int:
    """Where the table ends: behind the figures of its closing row, or with the text."""
    last = min(len(tokens), begin + MOST_TOKENS)
    closing = begin + _closing(tokens[begin:last])
    if closing == last:
        return last
    after = closing + 1
    while after < len(tokens) and after - closing <= 8 and _are_points(tokens[after].text):
        after += 1
    return after


def _closing(tokens: Sequence[Token]) -> int:
    """The token 总分 with figures behind it (a head 自评得分 on the next page has none); their count without one."""
    return next(
        (at for at, (token, after) in enumerate(pairwise(tokens)) if _closes(token.text, after.text)), len(tokens)
    )


def _closes(text: str, after: str) -> bool:
    return _are_points(after) and (key(text) in TOTALS or head_key(text) in TOTALS)


def _are_points(text: str) -> bool:
    return is_number(text) or pair_in(text) is not None


def _grid(columns: list[Column], head: Sequence[Token], body: Sequence[Token], number: int) -> Grid:
    """The cells of a table laid out under its head."""
    closing = _closing(body)
    tokens = _without_heads(body[:closing])
    both = next((token.text for token in head if heads_both(token.text)), "")
    weighed = (
        both
        and Role.WEIGHT in {column.role for column in columns}
        and Role.SCORE in {column.role for column in columns}
    )
    words = [both if both and not weighed and column.role in POINTS[:2] else head_word(column) for column in columns]
    found = [Found(1, at + 1, word, head[0].place) for at, word in enumerate(words)]
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
    numbers = [token for token in tokens[1:] if _are_points(token.text)]
    weights = [at for at, column in enumerate(columns) if column.role is Role.WEIGHT]
    deepest = max((column.level for column in columns if column.role is Role.SCORE), default=0)
    scores = [
        at for at, column in enumerate(columns) if column.role is Role.SCORE and column.level == deepest
    ] or weights
    found = [Found(row, 1, tokens[0].text, tokens[0].place)]
    if len(numbers) > 1 and weights and weights != scores:
        found.append(Found(row, weights[-1] + 1, numbers[0].text, numbers[0].place))
    if numbers:
        found.append(Found(row, scores[0] + 1, numbers[-1].text, numbers[-1].place))
    return found
