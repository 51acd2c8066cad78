"""The house rules, over every file of the program and its tests; each rule is first shown to bite."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent

import pytest

from tests.house_rules import CJK, MAX_LINES, RULES, Source, complaints, strangers

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted(
    path.relative_to(ROOT).as_posix() for folder in ("desktop", "tests") for path in (ROOT / folder).rglob("*.py")
)

# rule, where the file would stand, what it would say
BAD = [
    ("is_short", "desktop/long.py", '"""A long module."""\n' + "\n" * MAX_LINES),
    ("knows_no_float", "desktop/domain/a.py", "HALF = 0.5"),
    ("knows_no_float", "desktop/domain/scoring/a.py", "def f(x: float) -> None: ..."),
    ("knows_no_float", "desktop/domain/a.py", "x = float('1')"),
    ("asks_nobody", "desktop/domain/a.py", "from datetime import datetime\nx = datetime.now()"),
    ("asks_nobody", "desktop/storage/a.py", "import datetime as dt\nx = dt.datetime.now(dt.UTC).date()"),
    ("asks_nobody", "desktop/storage/a.py", "from datetime import datetime as d\nfield(default_factory=d.utcnow)"),
    ("asks_nobody", "desktop/reports/a.py", "from datetime import date\nx = date.today()"),
    ("asks_nobody", "desktop/reports/a.py", "from time import time\nx = time()"),
    ("asks_nobody", "desktop/domain/a.py", "import random"),
    ("asks_nobody", "desktop/domain/a.py", "from secrets import token_hex"),
    ("asks_nobody", "desktop/storage/a.py", "import uuid\nx = uuid.uuid4()"),
    ("asks_nobody", "desktop/storage/a.py", "import os\nx = os.environ.get('HOME')"),
    ("asks_nobody", "desktop/importers/a.py", "from pathlib import Path\nx = Path.home() / 'a'"),
    ("asks_nobody", "desktop/importers/a.py", "from pathlib import Path\nx = Path('~/a').expanduser()"),
    ("opens_no_live_file", "desktop/storage/a.py", "with open(path, 'rb') as f: ..."),
    ("opens_no_live_file", "desktop/storage/a.py", "with path.open('rb') as f: ..."),
    ("opens_no_live_file", "desktop/storage/a.py", "x = self.path.read_bytes()"),
    ("opens_no_live_file", "desktop/storage/a.py", "import shutil\nshutil.copy2(path, other)"),
    ("opens_no_live_file", "desktop/storage/a.py", "x = path.read_bytes()  # not live:"),
    ("says_in_english", "desktop/a.py", "x = 1"),
    ("says_in_english", "desktop/a.py", '"""Doc."""\ndef public(): ...'),
    ("says_in_english", "desktop/a.py", '"""Doc."""\nclass Public: ...'),
    ("says_in_english", "desktop/a.py", '"""读取上年文件。"""'),
    ("says_in_english", "desktop/a.py", '"""Doc."""\ndef _private():\n    """计算得分 (score)。"""'),
    ("speaks_chinese", "desktop/ui/a.py", "x = self.tr('Save as')"),
    ("speaks_chinese", "desktop/ui/a.py", "x = QCoreApplication.translate('SetFact', 'Edit {0}')"),
    ("speaks_chinese", "desktop/ui/a.py", "x = self.tr(f'修改{name}')"),
    ("speaks_chinese", "desktop/domain/a.py", "x = QT_TRANSLATE_NOOP('Problem', 'File not found')"),
    ("marks_its_texts", "desktop/ui/a.py", "label.setText('另存为')"),
    ("marks_its_texts", "desktop/ui/views/a.py", "HEADS = ('级别', noop('Findings', '编码'))"),
    ("marks_its_texts", "desktop/ui/a.py", "said = self.tr('共 {0} 项').format('未答')"),
    ("marks_its_texts", "desktop/ui/a.py", "text = f'{count} 项'"),
    ("marks_its_texts", "desktop/ui/a.py", "x = _tr('另存为')"),
    ("marks_its_texts", "desktop/ui/a.py", "x = f\"## {translate('Help', '依据')}\""),
    ("marks_its_texts", "desktop/ui/a.py", "UNIT = '元'  # not translated:"),
    ("asserts_something", "tests/test_a.py", "def test_a():\n    compute()"),
    (
        "asserts_something",
        "tests/test_a.py",
        "class TestA:\n    def test_a(self):\n        help()\ndef help(): compute()",
    ),
    ("waits_for_conditions", "tests/ui/test_a.py", "import time\ntime.sleep(1)"),
    ("waits_for_conditions", "tests/ui/test_a.py", "from time import sleep\nsleep(1)"),
    ("waits_for_conditions", "tests/ui/clerk.py", "def f(qtbot): qtbot.wait(100)"),
    ("waits_for_conditions", "tests/ui/test_a.py", "from PySide6.QtTest import QTest\nQTest.qWait(5)"),
    ("skips_with_a_reason", "tests/test_a.py", "import pytest\n@pytest.mark.skip\ndef f(): ..."),
    ("skips_with_a_reason", "tests/test_a.py", "import pytest\n@pytest.mark.skipif(True)\ndef f(): ..."),
    (
        "skips_with_a_reason",
        "tests/test_a.py",
        "import pytest\n@pytest.mark.xfail(strict=True, reason=' ')\ndef f(): ...",
    ),
    ("skips_with_a_reason", "tests/test_a.py", "from pytest import mark\n@mark.skip()\ndef f(): ..."),
    ("skips_with_a_reason", "tests/test_a.py", "import pytest\npytest.importorskip('x')"),
]

GOOD = {
    "desktop/domain/number.py": '''
        """Figures (数字)."""
        from datetime import date
        HALF = Decimal("0.5")
        def due(today: date) -> date:
            """The day (日期) a report is due; ``today`` comes from above."""
    ''',
    "desktop/storage/evaluation_file.py": '''
        """自评文件 (.ziping): opened by SQLite alone."""
        class EvaluationFile:
            """One open file."""
            @classmethod
            def open(cls, path): return cls.open(path) and EvaluationFile.open(path)
        def header(path):
            """The first hundred bytes."""
            with path.open("rb") as file:  # not live: read before SQLite has it open
                return file.read(100)
    ''',
    "desktop/ui/window.py": '''
        """The window."""
        import time
        from datetime import datetime
        x = self.tr("另存为 PDF…"), self.tr("{0} / {1}"), "text".translate(table), time.time(), datetime.now()
        NAMES = {"open": noop("Window", "打开")}
        UNIT = "万元"  # not translated: a unit of the form
        def name_of(key):
            """What it is called (名称)."""
            return translate("Window", NAMES[key]), self.fontMetrics().horizontalAdvance("字")
    ''',
    "tests/test_story.py": """
        import pytest
        def check_sum(x): assert x
        def test_assert(): assert True
        def test_raises():
            with pytest.raises(ValueError): int("x")
        def test_helper(): check_sum(1)
        def test_model(qtmodeltester): qtmodeltester.check(model)
        def test_window(qtbot): qtbot.waitUntil(lambda: window.closed)
        @pytest.mark.skipif(sys.platform != "win32", reason="the registry is Windows' own")
        def test_registry(): assert True
        def test_disk(): pytest.skip("no second disk") or helper.assert_written()
    """,
}


@pytest.mark.parametrize(("rule", "path", "text"), BAD)
def test_a_rule_bites(rule: str, path: str, text: str) -> None:
    """Every way to break a rule is seen, and put down to that rule."""
    assert f"[{rule}]" in "".join(complaints(Source(path, text)))


def test_every_rule_is_shown_to_bite() -> None:
    """A rule without a bad example might be blind."""
    assert {rule.check.__name__ for rule in RULES} == {name for name, _, _ in BAD}


@pytest.mark.parametrize("path", GOOD)
def test_a_rule_lets_good_code_pass(path: str) -> None:
    """What a rule forbids is not seen in its neighbours."""
    assert complaints(Source(path, dedent(GOOD[path]).lstrip())) == []


def test_a_complaint_names_its_line() -> None:
    """A person can go there."""
    assert complaints(Source("desktop/domain/a.py", '"""Doc."""\n\nHALF = 0.5\n')) == [
        "desktop/domain/a.py:3: the float literal 0.5: write Decimal('0.5') [knows_no_float]"
    ]


def test_files_are_found() -> None:
    """An empty list would pass every rule."""
    assert {"desktop/__init__.py", "tests/test_house_rules.py"} <= set(FILES)


@pytest.mark.parametrize("path", FILES)
def test_a_file_keeps_the_house_rules(path: str) -> None:
    """All that the rules have against one file, at once."""
    found = complaints(Source(path, (ROOT / path).read_text(encoding="utf-8")))

    assert not found, "\n".join(["", *found])


def test_strangers_at_the_top_are_seen() -> None:
    """Dot files and what .gitignore names are no strangers."""
    names = ["desktop", "README.md", ".ci", "out", "zipingtai.egg-info", "notes.txt", "src"]

    assert strangers(names, "out/\n*.egg-info/\n") == ["notes.txt", "src"]


def test_the_top_level_is_tidy() -> None:
    """What a newcomer sees first is what pyproject.toml and the README speak of."""
    gitignore = (ROOT / ".gitignore").read_text(encoding="utf-8")

    assert strangers((path.name for path in ROOT.iterdir()), gitignore) == []


def test_every_problem_has_a_remedy_in_chinese() -> None:
    """A message that says only what is wrong leaves the clerk alone with it."""
    errors = import_module("desktop.domain.errors") if find_spec("desktop.domain") else None
    without = [
        problem.name
        for problem in getattr(errors, "Problem", ())
        if not (CJK.search(problem.value.problem) and CJK.search(problem.value.remedy))
    ]

    assert without == []
