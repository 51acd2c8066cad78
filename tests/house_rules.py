"""Checks of source files that no linter knows; ``test_house_rules.py`` runs them and shows that each can fail.

A check takes one parsed file and yields complaints. ``RULES`` says which files it looks at.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property
from typing import NamedTuple

MAX_LINES = 350
CJK = re.compile(r"[\u3400-\u9fff]")
LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True)
class Source:
    """A Python file: its place below the repository, with ``/``, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def imported(self) -> dict[str, str]:
        """Local name -> what it stands for: ``{"dt": "datetime", "Path": "pathlib.Path"}``."""
        names = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    top = alias.name.partition(".")[0]
                    names[alias.asname or top] = alias.name if alias.asname else top
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.update({alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names})
        return names

    def dotted(self, node: ast.AST) -> str:
        """The full name of ``a.b.c`` with imports resolved; empty when it does not begin with a name."""
        if isinstance(node, ast.Name):
            return self.imported.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            before = self.dotted(node.value)
            return before and f"{before}.{node.attr}"
        return ""


class Complaint(NamedTuple):
    """What is wrong, and in which line."""

    line: int
    text: str


# ------------------------------------------------------------------------------------------- the program
def is_short(source: Source) -> Iterator[Complaint]:
    """A module is one idea."""
    if len(source.lines) > MAX_LINES:
        yield Complaint(MAX_LINES + 1, f"{len(source.lines)} lines, above {MAX_LINES}: split it by ideas")


def knows_no_float(source: Source) -> Iterator[Complaint]:
    """Money and points are Decimal; a float loses the half that decides a rounding."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, (float, complex)):
            yield Complaint(node.lineno, f"the float literal {node.value}: write Decimal('{node.value}')")
        elif isinstance(node, ast.Name) and node.id == "float":
            yield Complaint(node.lineno, "the type float: use Decimal")


OUTSIDE_MODULES = {"random", "secrets", "getpass", "platformdirs"}
OUTSIDE_NAMES = {
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    "datetime.date.today",
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "strftime")),
    *(f"uuid.{name}" for name in ("uuid1", "uuid4")),
    *(f"os.{name}" for name in ("environ", "getenv", "getcwd", "getlogin", "urandom", "path.expanduser")),
    *(f"pathlib.Path.{name}" for name in ("home", "cwd")),
    "tempfile.gettempdir",
}


def asks_nobody(source: Source) -> Iterator[Complaint]:
    """Time, paths and randomness are arguments, so that a test and a signature can repeat them."""
    for node in ast.walk(source.tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            for name in names:
                if name.partition(".")[0] in OUTSIDE_MODULES:
                    yield Complaint(node.lineno, f"imports {name}: take the value as an argument")
        if isinstance(node, (ast.Name, ast.Attribute)) and source.dotted(node) in OUTSIDE_NAMES:
            yield Complaint(node.lineno, f"{source.dotted(node)}: take the value as an argument")
        elif isinstance(node, ast.Attribute) and node.attr == "expanduser" and not source.dotted(node):
            yield Complaint(node.lineno, "expanduser: take the path as an argument")


READS_A_FILE = {"open", "read_bytes", "read_text", "write_bytes", "write_text"}
COPIES_A_FILE = {"io.open", "os.open", "shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.copytree"}
NOT_LIVE = re.compile(r"#.*\bnot live: *\S{2,}")


def opens_no_live_file(source: Source) -> Iterator[Complaint]:
    """Closing any handle of a file drops SQLite's POSIX locks on it, so only SQLite opens a live .ziping.

    A call that opens another kind of file says so in its own lines: ``# not live: <which file it is>``.
    """
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        name = source.dotted(node.func)
        opens = name == "open" or name in COPIES_A_FILE
        if isinstance(node.func, ast.Attribute) and node.func.attr in READS_A_FILE:
            opens = opens or not (name.startswith("desktop.") or is_class(node.func.value))
        excused = any(NOT_LIVE.search(line) for line in source.lines[node.lineno - 1 : node.end_lineno])
        if opens and not excused:
            yield Complaint(
                node.lineno,
                f"{ast.unparse(node.func)}() drops SQLite's locks on an open .ziping; '# not live: …' if not",
            )


def is_class(node: ast.expr) -> bool:
    """Whether an expression names a class, as in ``EvaluationFile.open(path)`` or ``cls.open(path)``."""
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name == "cls" or name[:1].isupper()


def says_in_english(source: Source) -> Iterator[Complaint]:
    """Developers read English; Chinese terms stand in brackets, or begin a line that goes on in English."""
    for node in ast.walk(source.tree):
        if not isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        name = "the module" if isinstance(node, ast.Module) else node.name
        line = getattr(node, "lineno", 1)
        text = ast.get_docstring(node)
        if text is None:
            if isinstance(node, ast.Module) or (node in source.tree.body and not name.startswith("_")):
                yield Complaint(line, f"{name} has no docstring")
            continue
        first = re.sub(r"\([^)]*\)|（[^）]*）|``[^`]*``", "", text.partition("\n")[0])
        if len(LATIN.findall(first)) <= len(CJK.findall(first)):
            yield Complaint(line, f"the docstring of {name} is not English: {first}")


TEXT_ARGUMENT = {"tr": 0, "translate": 1, "noop": 1, "QT_TRANSLATE_NOOP": 1, "QT_TR_NOOP": 0}


def speaks_chinese(source: Source) -> Iterator[Complaint]:
    """The source texts are Chinese; English is a translation of them."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        function = called(node)
        place = TEXT_ARGUMENT.get(function)
        if place is None or len(node.args) <= place:
            continue
        text = node.args[place]
        if isinstance(text, ast.JoinedStr):
            yield Complaint(text.lineno, f"{function}() of an f-string is never translated: use .format()")
        elif isinstance(text, ast.Constant) and isinstance(text.value, str):
            words = re.sub(r"\{[^}]*\}", "", text.value)
            if LATIN.search(words) and not CJK.search(words):
                yield Complaint(text.lineno, f"“{text.value}” is shown to people and is not Chinese")


MARKS = {"tr", "translate", "noop", "QT_TRANSLATE_NOOP"}
MEASURING = "字"  # a character whose width lays columns out
NOT_TRANSLATED = re.compile(r"#.*\bnot translated: *\S")


def marks_its_texts(source: Source) -> Iterator[Complaint]:
    """Every Chinese text of the window is one the translator finds.

    It finds none inside an f-string. What is none of the window's words says so in its own line:
    ``# not translated: <what it is>``.
    """
    marked = {id(part) for part in docstrings(source.tree)}
    hidden = {id(part) for node in ast.walk(source.tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and called(node) in MARKS and id(node) not in hidden:
            marked.update(id(part) for argument in node.args for part in ast.walk(argument))
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in marked:
            continue
        excused = any(NOT_TRANSLATED.search(line) for line in source.lines[node.lineno - 1 : node.end_lineno])
        if CJK.search(node.value) and node.value != MEASURING and not excused:
            yield Complaint(node.lineno, f"“{node.value}” is not marked: self.tr, translate or noop")


def docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    """Strings that stand alone: of modules, classes and functions, and beside attributes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


# ------------------------------------------------------------------------------------------- the tests
ASSERTING = {"raises", "warns", "fail", "waitUntil", "waitSignal", "waitSignals", "assertNotEmitted"}


def asserts_something(source: Source) -> Iterator[Complaint]:
    """A test that cannot fail proves nothing; helpers of the same file may do the asserting."""
    functions = [node for node in ast.walk(source.tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    helpers = {function.name for function in functions if asserts_itself(function, frozenset())}
    for function in functions:
        if function.name.startswith("test_") and not asserts_itself(function, helpers):
            yield Complaint(function.lineno, f"{function.name} asserts nothing")


def asserts_itself(function: ast.AST, helpers: Iterable[str]) -> bool:
    """Whether a body has an assert, or calls what asserts."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            last = name.rpartition(".")[2]
            if last in ASSERTING or last.startswith("assert_") or last in helpers or name == "qtmodeltester.check":
                return True
    return False


def waits_for_conditions(source: Source) -> Iterator[Complaint]:
    """A wait for a time is too long on a good day and too short on a bad one."""
    for node in ast.walk(source.tree):
        if isinstance(node, (ast.Name, ast.Attribute)):
            name = source.dotted(node)
            if name in ("time.sleep", "qtbot.wait", "asyncio.sleep") or name.endswith(("QTest.qWait", "QTest.qSleep")):
                yield Complaint(node.lineno, f"{name} waits for a time: wait for a condition (qtbot.waitUntil)")


SKIPS = {f"pytest.{name}" for name in ("skip", "xfail", "importorskip", "mark.skip", "mark.skipif", "mark.xfail")}
REASON_MAY_COME_FIRST = {"pytest.skip", "pytest.xfail", "pytest.mark.skip"}


def skips_with_a_reason(source: Source) -> Iterator[Complaint]:
    """Whoever reads a skip must be able to tell whether its reason still holds."""
    excused = {
        id(node.func)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and has_reason(node, source.dotted(node.func))
    }
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and source.dotted(node) in SKIPS and id(node) not in excused:
            yield Complaint(node.lineno, f"{source.dotted(node)} without a reason")


def has_reason(call: ast.Call, name: str) -> bool:
    """Whether a skip says why, in a string that is not blank."""
    given = [keyword.value for keyword in call.keywords if keyword.arg == "reason"]
    if name in REASON_MAY_COME_FIRST:
        given += call.args[:1]
    return any(not isinstance(value, ast.Constant) or str(value.value or "").strip() for value in given)


# ------------------------------------------------------------------------------------------- all of them
class Rule(NamedTuple):
    """A check and the files it is for."""

    check: Callable[[Source], Iterator[Complaint]]
    files: tuple[str, ...]


INNER = tuple(f"desktop/{name}/*" for name in ("domain", "storage", "rubricfiles", "importers", "reports"))
RULES = (
    Rule(is_short, ("desktop/*",)),
    Rule(knows_no_float, ("desktop/domain/*",)),
    Rule(asks_nobody, INNER),
    Rule(opens_no_live_file, ("desktop/storage/*",)),
    Rule(says_in_english, ("desktop/*",)),
    Rule(speaks_chinese, ("desktop/*",)),
    Rule(marks_its_texts, ("desktop/ui/*",)),
    Rule(asserts_something, ("tests/*",)),
    Rule(waits_for_conditions, ("tests/*",)),
    Rule(skips_with_a_reason, ("tests/*",)),
)


def complaints(source: Source) -> list[str]:
    """Everything the rules have against one file, as ``path:line: text [rule]``."""
    return [
        f"{source.path}:{complaint.line}: {complaint.text} [{rule.check.__name__}]"
        for rule in RULES
        if any(fnmatch(source.path, pattern) for pattern in rule.files)
        for complaint in rule.check(source)
    ]


AT_THE_TOP = {
    *("pyproject.toml", "README.md", "LICENSE", "requirements.lock"),
    *("desktop", "resources", "rubrics", "installer", "tests"),
}


def strangers(names: Iterable[str], gitignore: str) -> list[str]:
    """Entries of the repository's top level that have no place there; dot files and ignored ones may stay."""
    ignored = [line.rstrip("/") for line in gitignore.splitlines()]
    return sorted(
        name
        for name in names
        if name not in AT_THE_TOP
        and not name.startswith(".")
        and not any(fnmatch(name, pattern) for pattern in ignored)
    )
