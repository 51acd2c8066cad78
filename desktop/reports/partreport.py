"""The report of one project, or of the mid-year monitoring, printed for itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop.domain.evaluation import MONITORED_UNTIL, Part, PartForm
from desktop.domain.findings.finding import Case
from desktop.domain.projects import name_of
from desktop.domain.signoff import Revision
from desktop.reports.content import compose, signatories
from desktop.reports.report import Report

MONITORING_TITLE = "绩效运行监控表"


def part_report(whole: Case, part: str, revision: Revision | None, *, made_at: datetime) -> Report:
    """The form of one part alone.

    Args:
        whole: The department's evaluation with its parts; of a revision the one thawed from its data.
        part: The part's id.
        revision: What was signed, the part with it; its digest is printed, its data stay with the department's report.
        made_at: Goes into the PDF's metadata.

    Raises:
        KeyError: There is no such part.
    """
    entry, case = whole.evaluation.parts[part], whole.parts[part]
    if entry.form is PartForm.MONITORING:
        report = _monitoring(entry, case, made_at)
    else:
        report = compose(case, None, made_at=made_at)
        named = [text for name, text in report.cover if name == "项目名称"]
        if not any(named):
            cover = [line for line in report.cover if line[0] != "项目名称"]
            report = replace(report, cover=(("项目名称", name_of(entry, case)), *cover))
    if revision is None:
        return report
    return replace(
        report,
        draft=False,
        revision=revision.number,
        digest=revision.digest,
        signatories=signatories(whole, revision),
    )


def _monitoring(entry: Part, case: Case, made_at: datetime) -> Report:
    """The tables under the monitoring's own title with its period; no narrative, for the year is not over."""
    rubric = replace(
        case.rubric,
        title=MONITORING_TITLE,
        report_title=("{year}年度", "部门整体支出" + MONITORING_TITLE),
        outline=(),
        attachment="",
    )
    report = compose(replace(case, rubric=rubric), None, made_at=made_at)
    until = case.evaluation.texts.get(MONITORED_UNTIL, "")
    lines = [("监控名称", entry.name)] if entry.name else []
    return replace(report, cover=(*report.cover, *lines, ("监控截止日期", until)))
