"""评分依据、未达标原因、改进措施 in one cell: taken apart where the cell itself says what is what."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.importers.vocabulary import Role

# At the beginning of a line or a sentence; what stands before the first label is what the score stands on.
_LABELS = (
    (Role.BASIS, r"评分依据|得分依据|自评依据"),
    (Role.REASON, r"(?:未达标|未完成|偏差|扣分|失分|未达到?目标)(?:的)?原因(?:分析|说明)?|原因分析"),
    (Role.IMPROVEMENT, r"(?:下一步)?(?:拟采取的?)?(?:改进|整改)(?:措施|意见|建议)"),
)
_LABEL = re.compile(
    r"(?:(?<=[。；;！？\n])|^)[ \t\u3000]*(?:[一二三123][、.．])?[【（(]?(?:"
    + "|".join(f"(?P<{role.name}>{words})" for role, words in _LABELS)
    + r")[】）)]?[：:][ \t\u3000]*"
)


_FOOTNOTE = re.compile(r"(?<=\S)[*＊]$")  # points to a note below the table, which says nothing of this row
_WRITTEN = (Role.EXPLANATION, Role.STANDARD, Role.BASIS, Role.REASON, Role.IMPROVEMENT, Role.NOTE)


def taken_apart(texts: Mapping[Role, str]) -> dict[Role, str]:
    r"""The texts of a row with a cell of several remarks divided, and without marks of footnotes.

    A row with a column for each remark is left as it is.

    >>> [text for text in taken_apart({Role.BASIS: "查阅台账。\n未达标原因：人手不足。\n改进措施：补充。"}).values()]
    ['查阅台账。', '人手不足。', '补充。']
    """
    texts = {role: _FOOTNOTE.sub("", text) if role in _WRITTEN else text for role, text in texts.items()}
    said = texts.get(Role.BASIS, "")
    marks = list(_LABEL.finditer(said))
    if not marks or texts.get(Role.REASON) or texts.get(Role.IMPROVEMENT):
        return texts
    parts = {Role.BASIS: [said[: marks[0].start()]]}
    for mark, end in zip(marks, [*(mark.start() for mark in marks[1:]), len(said)], strict=True):
        parts.setdefault(Role[str(mark.lastgroup)], []).append(said[mark.end() : end])
    divided = {role: "\n".join(part.strip() for part in each if part.strip()) for role, each in parts.items()}
    return {**texts, **divided}
