"""SARIF 2.1.0 of the checks, for programs that collect findings of many tools (OASIS standard, sarif-v2.1.0)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from desktop import __version__
from desktop.domain.findings import RULES
from desktop.domain.findings.finding import Case, Finding, Rule, Severity
from desktop.domain.place import Kind, Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif_json(path: Path, findings: Sequence[Finding], case: Case) -> dict[str, object]:
    """One run over one file.

    Args:
        path: The file that was checked; only its name is told, so that no folder of this computer gets into the log.
        findings: In the order of the list.
        case: What was checked; findings it keeps a reason for are told as suppressed.
    """
    places = {rule.code: at for at, rule in enumerate(RULES)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "zipingtai",
                        "fullName": "自评台",
                        "semanticVersion": __version__,
                        "language": "zh-CN",
                        "rules": [_rule(rule) for rule in RULES],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(path, finding, _reason(case, finding), places) for finding in findings],
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, object]:
    page = rule.page
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": page.what},
        "help": {"text": f"为什么要紧：{page.why}\n错：{page.wrong}\n对：{page.right}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(path: Path, finding: Finding, reason: str | None, places: Mapping[str, int]) -> dict[str, object]:
    text = f"{finding.label}：{finding.message}" + (f"（{finding.fix}）" if finding.fix else "")
    told: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": places[finding.code],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": _uri(path)}},
                "logicalLocations": [{"fullyQualifiedName": str(finding.where), "name": finding.label}],
            }
        ],
        "partialFingerprints": {"zipingtai/v1": finding.id},
    }
    if finding.span is not None:
        told["properties"] = {"start": finding.span[0], "end": finding.span[1]}
    if reason is not None:
        told["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return told


def _reason(case: Case, finding: Finding) -> str | None:
    """Why a finding may stand, or, where the rule is switched off, its message: that says so with the reason."""
    kept, where = case.evaluation.overruled, finding.where
    if where.kind is Kind.PART:  # of a project, which keeps its own reasons
        kept, where = case.evaluation.parts[where.key].evaluation.overruled, Place.parse(where.field)
    return finding.message if where.kind is Kind.OVERRULED else kept.get(f"{finding.code}@{where}")


def _uri(path: Path) -> str:
    """The file's name as a relative reference: Chinese and blanks percent-encoded."""
    return quote(path.name)
