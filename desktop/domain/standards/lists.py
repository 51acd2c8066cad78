"""Rules that count or tick: checklists, deductions for each finding, three qualitative levels, yes or no."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from desktop.domain.number import plain
from desktop.domain.rubricdraft import Plain
from desktop.domain.standards.proposal import Proposal
from desktop.domain.standards.wording import FULL, MARK, NONE, N, Text, figure

_ENDED = r"[,;]?(?:直至?|至)?扣(?:完|至0分|光)(?:为止)?|[,;]最低(?:得|为)?0分"
_OF = r"(?:符合|满足|具备|达到|做到|达标|完成|有)"
_EACH = (
    r"[;,:]?(?:以上|上述)?(?:(?:\d|[二三四五六七八])?[项条点]?(?:内容|条件|要求|情况)?)?"
    rf"(?:各|每(?:{_OF})?1?[项条个点](?:{_OF})?(?:要求|条件|标准)?)"
    rf"(?:的)?,?(?:得|计|占|加|为)?(?P<each>{N})分"
)
_SHARE = r"[;,:]?(?:以上|上述)?(?:各|每)1?[项条点]?(?:各)?占(?:分值|权重|总分)?的?1/(?P<part>\d)(?:分值|权重)?"
_ALL = (
    rf"[;,:]?(?:以上|上述)?(?:各项|内容|条件|要求)?(?:均|全部|都|完全|同时)(?:{_OF})?(?:要求|条件|标准|以上条件|以上要求)*"
    rf"(?:的)?,?(?:{FULL}(?:\({N}分\)|{N}分)?|得(?P<all>{N})分)"
)
_LOSE = (
    rf"[;,:]?(?:每?有|每)?1[项条处](?:内容)?(?:不{_OF}|未{_OF}|不符|缺失|没有|未)(?:要求|条件|标准)?"
    rf"(?:的)?,?扣(?:减)?(?P<lose>{N})分"
)
_NOTHING = rf"[;,:]?(?:否则|(?:有)?(?:任何|任意)?1[项条]不{_OF}(?:要求|条件)?(?:的)?|缺1不可),?(?:{NONE})?"
_OWN = re.compile(rf"(?:的)?[,:]?\(?(?:得|计|占)?(?P<own>{N})分\)?[;,]?$")
_SAID = (("each", _EACH), ("part", _SHARE), ("lose", _LOSE), ("all", _ALL), ("nothing", _NOTHING))

# Not 较好得2分: steps of one scale are alternatives, and do not add up.
_PIECE = re.compile(
    rf"(?P<text>(?!较|一般|基本|良|优|差|部分|否则|其他|未|无|没有)[^;\d%]{{4,60}}?)(?:的)?[,:]?\(?(?:得|计|占)?(?P<points>{N})分\)?"
)
_FAULT = re.compile(
    r"(?P<what>[^;,¶\d]{0,40}?)(?P<verb>每(?:发现|出现|有|存在|发生|缺少?|少|漏报?|逾期|超期|延迟|迟报|晚|查出|推迟|延期|退回)?|发现|出现|存在|查出|发生|有)"
    rf"(?P<n>\d+)?(?P<unit>处|项|次|例|起|条|件|份|天|日|人次|户|笔|个(?!百分))(?P<after>[^;,¶\d]{{0,30}}?)(?:的)?,?扣(?:减|除)?(?P<minus>{N})分"
    rf"(?:[,;(]?(?:最多|最高|累计|至多|最多可)(?:最多|不超过)?扣(?:减)?(?P<cap>{N})分\)?)?"
)
_CAP = re.compile(rf"[;,]?(?:累计|合计|本项|该项)(?:最多|最高|扣分)(?:不超过|扣)?(?P<cap>{N})分")
_CLEAN = re.compile(rf"(?:^|[;,¶])[^;,¶\d]{{0,40}}?(?:的)?,?(?:{FULL}(?:\({N}分\))?|得(?P<points>{N})分)(?=[;,(]|$)")

_SPAN = rf"(?P<high>{N}%)(?:\(不?含(?:{N}%)?\))?-(?P<low>{N}%?)(?:\(不?含(?:{N}%)?\))?"
_PLAIN_SPAN = re.sub(r"\?P<\w+>", "?:", _SPAN)
_LEVELS = re.compile(
    rf"(?P<names>[^;]{{6,120}}?)(?:(?:等)?\d(?:个)?档(?:次)?)?[,:]?(?:并|再)?分别(?:按照?|给予|得|赋予)[^;\d]{{0,24}}(?P<spans>{_PLAIN_SPAN}(?:[、,和]{_PLAIN_SPAN})+)[^;]{{0,24}}"
)
_LEVEL = re.compile(
    rf"(?:^|[;,¶])(?P<name>[^;,¶\d%]{{1,30}}?)(?:的)?[,:(]?(?:得|计|按)?(?:分值|权重|该指标分值)?的?{_SPAN}\)?(?:的)?(?:分值|权重|分数|分)?"
)

_YES_NO = re.compile(
    rf"^(?P<yes>[^;¶%]{{2,80}}?)(?:的)?[,:]?(?:{FULL}(?:\({N}分\))?|得(?P<points>{N})分)[;,]"
    rf"(?P<no>(?:否则|反之|未|没有|无|不|若未|如未|逾期|存在|缺)[^;,¶\d]{{0,40}}?)?(?:的)?,?(?:{NONE})[;,]?$"
)


def propose_checklist(text: Text, weight: Decimal | None, stem: str) -> Proposal | None:
    """①有制度；②制度合法；各得1分, or points behind every item, or 全部符合得满分."""
    if text.text.count(MARK) < 2:
        return _points_behind(text, weight, stem)
    said: dict[str, str] = {}
    for name, pattern in _SAID:
        found = [match for match in re.finditer(pattern, text.text) if not _inside(match, text)]
        if len(found) > 1:
            return None
        if found:
            text.take(found[0])
            said[name] = found[0].groupdict().get(name) or ""
    _, *pieces = text.left.split(MARK)
    texts, own = list[str](), list[Decimal | None]()
    for piece in pieces:
        bare = piece.replace("　", "").strip(";,:")
        points = _OWN.search(bare)
        texts.append((bare[: points.start()] if points else bare).strip(";,: "))
        own.append(Decimal(points["own"]) if points else None)
    if any(len(each) < 2 or re.search(rf"{N}分|扣|得分", each) for each in texts):
        return None
    text.taken = (
        [(0, len(text.text))] if not re.search(rf"扣|{N}分|得分|满分", text.left.split(MARK)[0]) else text.taken
    )
    return _checklist(text, texts, own, said, weight, stem)


def _points_behind(text: Text, weight: Decimal | None, stem: str) -> Proposal | None:
    """按规定内容公开，1分；按规定时限公开，1分: a list without numbers, when its points are exactly the weight."""
    pieces = [piece for piece in re.split(r"[;¶]", text.text) if piece]
    found = [_PIECE.fullmatch(piece) for piece in pieces]
    matches = [match for match in found if match is not None]
    if len(matches) < 2 or len(matches) < len(found):
        return None
    points = [Decimal(match["points"]) for match in matches]
    if weight is None or sum(points) != weight:
        return None
    text.taken = [(0, len(text.text))]
    conditions: tuple[Plain, ...] = tuple(
        {"key": f"{stem}.c{at}", "text": match["text"], "points": plain(each)}
        for at, (match, each) in enumerate(zip(matches, points, strict=True), 1)
    )
    return Proposal("checklist", {"conditions": conditions}, (), text.words())


def _inside(match: re.Match[str], text: Text) -> bool:
    return any(start < match.end() and match.start() < end for start, end in text.taken)


def _checklist(
    text: Text, texts: list[str], own: list[Decimal | None], said: dict[str, str], weight: Decimal | None, stem: str
) -> Proposal | None:
    settle: list[str] = []
    count = len(texts)
    if said.get("all") and weight is not None and Decimal(said["all"]) != weight:
        return None
    points: list[Decimal] | None = None
    given = [each for each in own if each is not None]
    each = said.get("each") or said.get("lose")
    if given:
        if len(given) != count or each or "nothing" in said:
            return None
        points = given
    elif each:
        points = [Decimal(each)] * count
        if "lose" in said and "each" not in said and weight is not None and sum(points) != weight:
            return _faults(text, texts, Decimal(each), stem)
    elif "part" in said:
        if int(said["part"]) != count:
            return None
    elif "all" in said and "nothing" in said:
        texts, count = ["；".join(texts)], 1
    elif "all" in said:
        settle.append("没有写明部分符合时的得分，按各条平均分配")
    else:
        return None
    if points is not None and weight is not None and sum(points) != weight:
        return None
    if points is not None and weight is None:
        settle.append("没有读到分值，各条合计作为分值")
    conditions: tuple[Plain, ...] = tuple(
        {"key": f"{stem}.c{at}", "text": one} | ({"points": plain(points[at - 1])} if points else {})
        for at, one in enumerate(texts, 1)
    )
    return Proposal("checklist", {"conditions": conditions}, (), text.words(), tuple(settle))


def _faults(text: Text, texts: list[str], minus: Decimal, stem: str) -> Proposal:
    """Points off for each item not met that do not add up to the weight."""
    text.take_all(_ENDED)
    faults: tuple[Plain, ...] = tuple(
        {"key": f"{stem}.d{at}", "text": f"不符合：{one}", "minus": plain(minus)} for at, one in enumerate(texts, 1)
    )
    return Proposal("deductions", {"faults": faults}, (), text.words(), ("按各条不符合的次数扣分",))


def propose_deductions(text: Text, weight: Decimal | None, stem: str) -> Proposal | None:
    """Points off for each fault found: 每发现一处扣0.5分."""
    found = [match for match in _FAULT.finditer(text.text) if "百分点" not in match[0]]
    if not found or any(match["n"] not in (None, "1") for match in found):
        return None
    if any(match["n"] is None and not match["verb"].startswith("每") for match in found):
        return None
    text.take(*found)
    settle: list[str] = []
    faults: list[Plain] = []
    for at, match in enumerate(found, 1):
        verb = match["verb"].removeprefix("每")
        said = f"{match['what']}{verb}{match['after']}".strip("的:： ")
        if len(said.removeprefix(verb)) < 2 and len(match["what"]) < 2:
            said = f"{verb}天数" if match["unit"] in "天日" else f"{verb or '发现'}问题"
        fault: dict[str, Plain] = {"key": f"{stem}.d{at}", "text": said, "minus": match["minus"]}
        faults.append(fault | ({"cap": match["cap"]} if match["cap"] else {}))
    parameters: dict[str, Plain] = {"faults": tuple(faults)}
    cap = _CAP.search(text.text)
    if cap is not None:
        text.take(cap)
        parameters["cap"] = cap["cap"]
    text.take_all(_ENDED)
    for clean in _CLEAN.finditer(text.left):
        if clean["points"] and weight is not None and Decimal(clean["points"]) != weight:
            return None
        text.take(clean)
    return Proposal("deductions", parameters, (), text.words(), tuple(settle))


def propose_levels(text: Text, name: str, stem: str) -> Proposal | None:
    """Three levels named one by one: 达成年度指标、部分达成…、未达成…三档."""
    listed = _LEVELS.search(text.text)
    if listed is not None:
        names = [
            each
            for each in re.split(r"[、,]", re.sub(r"^.*(?:分为|划分为|划为)|^(?:根据|按照?)", "", listed["names"]))
            if each
        ]
        spans = [match.groupdict() for match in re.finditer(_SPAN, listed["spans"])]
        text.take(listed)
    else:
        found = list(_LEVEL.finditer(text.text))
        names, spans = [match["name"] for match in found], [match.groupdict() for match in found]
        text.take(*found)
    if len(spans) < 2 or len(names) != len(spans):
        return None
    bounds = [
        sorted((figure(span["low"] if span["low"].endswith("%") else span["low"] + "%"), figure(span["high"])))
        for span in spans
    ]
    ordered = sorted(zip(bounds, names, strict=True), reverse=True)
    edges = [bound for bound, _ in ordered]
    if edges[0][1] != 1 or edges[-1][0] != 0:
        return None
    if any(upper[0] != lower[1] for upper, lower in pairwise(edges)):
        return None
    levels = tuple({"name": called, "floor": plain(bound[0])} for bound, called in ordered)
    parameters: dict[str, Plain] = {
        "level": f"{stem}.level",
        "points": f"{stem}.points",
        "text": name,
        "levels": levels,
    }
    return Proposal("levels", parameters, (), text.words(), ("每档按含下限、不含上限（最高一档含满分）",))


def propose_yes_no(text: Text, name: str, weight: Decimal | None, stem: str) -> Proposal | None:
    """已建立的得满分，未建立不得分: one condition for all the points."""
    match = _YES_NO.match(text.text)
    if match is None or re.search(rf"{N}分|扣", match["yes"]):
        return None
    if match["points"] and weight is not None and Decimal(match["points"]) != weight:
        return None
    text.take(match)
    condition: Plain = {"key": f"{stem}.c1", "text": match["yes"].strip(",:") or name}
    return Proposal("checklist", {"conditions": (condition,)}, (), text.words(), ())
