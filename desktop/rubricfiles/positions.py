"""YAML as plain values that remember file and line: no floats, no duplicate keys, no anchors, no tags.

Figures are quoted strings, so that no number of a rubric ever passes through a binary float.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from desktop.rubricfiles.objections import objection, stray_character
from desktop.rubricfiles.problems import Ledger, Mark, Path, cut

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML without libyaml: slower, equal in every other way
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

LONGEST = 1_000_000  # characters of one file; the largest shipped rubric has 20,000
SHALLOW = 600  # lists and tables in one another that the parser takes for sure, without having been counted
DEEPEST = 40  # of which a rubric has any use; four levels of indicators with their methods have 14
TOO_DEEP = "列表和表一层套一层，层数过多；请检查括号和缩进"

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_TAG = "tag:yaml.org,2002:"


@dataclass(slots=True)
class Sections:
    """Files that a list item ``- section: NAME`` is replaced by; each may be used once."""

    nodes: Mapping[str, tuple[str, yaml.Node]]  # name -> file, its root
    used: set[str] = field(default_factory=set)
    lacking: bool = False  # a list item names a file there is not


def compose(file: str, text: str, ledger: Ledger) -> yaml.Node | None:
    """The node tree of one file; None, and an error in the ledger, where it is no single YAML document."""
    if len(text) > LONGEST:
        ledger.add(Mark(file, 1), f"文件过大：{len(text)} 个字符；应不超过 {LONGEST} 个")
        return None
    stray = stray_character(text)
    if stray is not None:
        ledger.add(Mark(file, stray[0]), stray[1])
        return None
    try:
        if _too_deep(text):
            ledger.add(Mark(file, 1), TOO_DEEP)
            return None
        node: yaml.Node | None = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as broken:
        line, said = objection(text, broken)
        ledger.add(Mark(file, line), said)
        return None
    if node is None:
        ledger.add(Mark(file, 1), "文件是空的")
    return node


def top_scalars(text: str) -> Iterator[tuple[str, str]]:
    """The plain ``key: value`` lines of the outermost mapping, as far as they are asked for."""
    depth, key = 0, None
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth, key = depth + 1, None
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.ScalarEvent) and depth == 1:
            if key is None:
                key = event.value
            else:
                yield key, event.value
                key = None


def _too_deep(text: str) -> bool:
    """Whether lists and tables stand in one another more than ``SHALLOW`` deep.

    The parser calls itself for each, in C: some ten thousand end the program. So it is asked for its events first,
    where a text has brackets or a line long enough for that.
    """
    brackets = text.count("[") + text.count("{")
    if brackets + max(map(len, text.splitlines()), default=0) <= SHALLOW:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > SHALLOW:
            return True
    return False


class Reader:
    """Turns node trees into dicts, lists, strings, integers, booleans and None, and fills the ledger's marks."""

    def __init__(self, ledger: Ledger, sections: Sections | None = None) -> None:
        self._ledger, self._sections = ledger, sections
        self._seen: set[int] = set()

    def read(self, file: str, node: yaml.Node, path: Path = ()) -> object:
        """The value of ``node``; what cannot be read is taken down and read as text, so that reading goes on."""
        mark = Mark(file, node.start_mark.line + 1)
        self._ledger.place(path, mark)
        if len(path) > DEEPEST:
            self._ledger.add(mark, TOO_DEEP)
            return None
        if id(node) in self._seen:
            self._ledger.add(path, "读到 YAML 别名（*）；请把内容写全")
            if not isinstance(node, yaml.ScalarNode):
                return None  # one that holds itself would never end
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(path, node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(file, node, path)
        return self._list(file, node, path)

    def _mapping(self, file: str, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            mark = Mark(file, key_node.start_mark.line + 1)
            key = key_node.value
            if key_node.tag != _TAG + "str":
                self._ledger.add(mark, f"读到键 {key if isinstance(key, str) else '（不是文字）'}；键应为文字")
            elif key in values:
                self._ledger.add(mark, f"键“{key}”重复；请保留一个")
            else:
                self._ledger.place((*path, key), mark)
                values[key] = self.read(file, value_node, (*path, key))
        return values

    def _list(self, file: str, node: yaml.Node, path: Path) -> list[object]:
        values: list[object] = []
        for item in node.value:
            name = self._section_name(item, path)
            if name is None:
                values.append(self.read(file, item, (*path, len(values))))
            else:
                self._include(Mark(file, item.start_mark.line + 1), name, values, path)
        return values

    def _section_name(self, item: yaml.Node, path: Path) -> str | None:
        if self._sections is None or not path or path[-1] not in ("indicators", "children"):
            return None
        if not isinstance(item, yaml.MappingNode) or len(item.value) != 1:
            return None
        key, value = item.value[0]
        return str(value.value) if key.value == "section" and isinstance(value, yaml.ScalarNode) else None

    def _include(self, mark: Mark, name: str, values: list[object], path: Path) -> None:
        assert self._sections is not None
        if name not in self._sections.nodes:
            self._sections.lacking = True
            self._ledger.add(mark, f"读到 section: {name}；没有文件 sections/{name}.yaml")
        elif name in self._sections.used:
            self._ledger.add(mark, f"sections/{name}.yaml 用了两次；每个文件只能用一次")
        else:
            self._sections.used.add(name)
            file, node = self._sections.nodes[name]
            values.append(self.read(file, node, (*path, len(values))))

    def _scalar(self, path: Path, node: yaml.ScalarNode) -> str | int | bool | None:
        text = str(node.value)
        match node.tag.removeprefix(_TAG):
            case "str":
                return text
            case "null":
                return None
            case "bool":
                return text.lower() in ("true", "yes", "on")
            case "int" if _INTEGER.fullmatch(text):
                return int(text)
            case "int" | "float" | "timestamp" | "value":
                self._ledger.add(path, f'读到 {cut(text)}；数字和日期应加引号："{cut(text)}"')
            case tag:
                self._ledger.add(path, f"读到标签 {tag}；不支持，请写成普通文字")
        return text
