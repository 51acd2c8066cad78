"""DAT: the dates of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Found, Printed
from desktop.domain.findings.places import texts_of
from desktop.domain.text import in_a_row, say

_DATE = r"(?P<year>20\d\d)\s*[年./-]\s*(?P<month>\d{1,2})\s*[月./-]\s*(?P<day>\d{1,2})\s*日?"
_ANY = re.compile(_DATE)
_CLOSING = re.compile(rf"(?:(?:填报|填表|报告|编制|成文)?(?:日期|时间)\s*[:：])?\s*{_DATE}\s*")  # a line of its own
_LABELLED = re.compile(rf"(?:填报|填表|报告|编制|成文)(?:日期|时间)\s*[:：]?\s*{_DATE}")
_CALLED = "日期"
_MEND = say("Finding", "请改为同一日期。")


def dates_differ(case: Case) -> Iterator[Found]:
    """The date on the cover is not the one that closes a text.

    封面日期与落款日期不同：填报日期和叙述末尾单独一行的日期不是同一天。

    为什么要紧：同一份报告只有一个成文日期；两个日期会被问是哪一稿。

    错：填报日期 2024年2月25日，正文落款 2024年3月25日。
    对：填报日期 2024年3月25日，正文落款 2024年3月25日。
    见于：2019 年某市自评，封面 2 月 25 日，文末 3 月 25 日。
    """
    cover = next((each for each in _cover(case)), None)
    if cover is None:
        return
    for place, name, text in texts_of(case):
        at = 0
        for line in text.splitlines(keepends=True):
            match = _CLOSING.fullmatch(line.rstrip())
            told = None if match is None else _day(match)
            if told is not None and told != cover[2] and place != cover[0]:
                yield Found(
                    place,
                    name,
                    say("Finding", "落款日期为 {told}，{name}为 {cover}").format(
                        told=_shown(told), name=cover[1], cover=_shown(cover[2])
                    ),
                    (_shown(told), _shown(cover[2])),
                    _MEND,
                    span=(at, at + len(line.rstrip())),
                )
            at += len(line)


def dates_in_document_differ(printed: Printed, case: Case) -> Iterator[Found]:
    """The same of a document; the page is on :func:`dates_differ`."""
    del case
    days: dict[date, None] = {}
    for line in printed.lines:
        match = _LABELLED.search(line) or _CLOSING.fullmatch(line.strip())
        told = None if match is None else _day(match)
        if told is not None:
            days.setdefault(told)
    if len(days) > 1:
        shown = tuple(_shown(day) for day in days)
        yield Found(
            Place(Kind.HEADER, "source"),
            printed.result.source,
            say("Finding", "同一份文件里有不同的成文日期：{days}").format(days=in_a_row(shown)),
            shown,
            _MEND,
        )


def dated_before_the_end(case: Case) -> Iterator[Found]:
    """The date on the cover lies in the year that is evaluated, or before.

    填报日期早于评价年度结束：年度还没有过完，就填报了全年的结果。

    为什么要紧：自评以全年决算数为准，填报日期应当在次年；多半是沿用了上年的日期。

    错：评价年度 2023 年，填报日期 2023年3月5日。
    对：评价年度 2023 年，填报日期 2024年3月5日。
    见于：沿用上年封面的报告。
    """
    for place, name, day in _cover(case):
        if day.year <= case.evaluation.year:
            yield Found(
                place,
                name,
                say("Finding", "{name}为 {day}，评价年度 {year} 年还没有结束").format(
                    name=name, day=_shown(day), year=case.evaluation.year
                ),
                (_shown(day), str(case.evaluation.year)),
                say("Finding", "请填写实际的填报日期。"),
            )


def _cover(case: Case) -> Iterator[tuple[Place, str, date]]:
    """The dates on the cover that can be read."""
    for field in case.rubric.texts:
        match = _ANY.search(case.evaluation.texts.get(field.key, "")) if _CALLED in field.name else None
        day = None if match is None else _day(match)
        if day is not None:
            yield Place(Kind.TEXT, field.key), field.name, day


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:  # 2月30日: no day, so nothing can be compared
        return None


def _shown(day: date) -> str:
    return say("Finding", "{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
