"""``check --sarif``: what the standard requires of a log, and what a reader of logs needs of ours."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from desktop import __main__ as program
from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings import RULES
from desktop.usecases.open_file import create
from desktop.usecases.workspace import Workspace
from tests.golden_case import golden_evaluation

NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
REASON = "区级统一口径"
SHORT = Place(Kind.LEAF, "mgmt.funds.completion", "reason")
CHANGES = (
    Change(Place(Kind.FACT, "executed.basic"), "22578.79"),  # a penny more than its whole
    Change(Place(Kind.TEXT, "narrative.problems"), "自评得分为99分。"),
    Change(Place(Kind.OVERRULED, f"SCO003@{SHORT}"), REASON),
    Change(Place(Kind.OVERRULED, "BUD001"), REASON),
)


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))
    workspace = Workspace(ROOT, tmp_path / "documents", tmp_path / "data", "tester@desk")
    rubric = workspace.catalogue().load("guangzhou-2021")
    evaluation = golden_evaluation(rubric).apply(CHANGES)
    path = tmp_path / "某单位 自评.ziping"
    create(workspace, path, rubric.id, evaluation.unit, evaluation.year, NOW, evaluation.places()).close()

    assert program.main(["check", str(path), "--sarif"]) == 1
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def results(log: dict[str, Any], code: str) -> list[dict[str, Any]]:
    return [each for each in log["runs"][0]["results"] if each["ruleId"] == code]


def test_a_log_has_what_the_standard_requires(log: dict[str, Any]) -> None:
    """SARIF 2.1.0: version and runs; of a run tool and driver name; of a result a message; ids of rules unique."""
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.code for rule in RULES]
    assert run["results"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        assert result["partialFingerprints"]
        (location,) = result["locations"]
        uri = location["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii()
        assert unquote(uri) == "某单位 自评.ziping"
        assert location["logicalLocations"][0]["fullyQualifiedName"]


def test_every_rule_explains_itself(log: dict[str, Any]) -> None:
    for rule in log["runs"][0]["tool"]["driver"]["rules"]:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert "错：" in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_a_result_stands_at_its_place_and_says_which_characters(log: dict[str, Any]) -> None:
    (result,) = results(log, "TXT001")

    assert result["level"] == "error"
    logical = result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]
    assert logical == "text/narrative.problems"
    assert result["properties"] == {"start": 0, "end": len("自评得分为99分")}


def test_what_may_stand_with_a_reason_is_suppressed(log: dict[str, Any]) -> None:
    """One finding overruled, one rule switched off; their neighbours are not."""
    kept = {each["partialFingerprints"]["zipingtai/v1"]: each for each in results(log, "SCO003")}
    (suppression,) = kept[f"SCO003@{SHORT}"]["suppressions"]
    assert (suppression["status"], suppression["justification"]) == ("accepted", REASON)
    assert [key for key, each in kept.items() if "suppressions" in each] == [f"SCO003@{SHORT}"]

    (off,) = results(log, "BUD001")
    assert off["level"] == "note"
    assert REASON in off["suppressions"][0]["justification"]


def test_two_shapes_at_once_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["check", str(tmp_path / "a.ziping"), "--sarif", "--json"]) == 2
    assert capsys.readouterr().out == ""
