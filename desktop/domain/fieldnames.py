"""What the fields of Judgement and OwnIndicator are called on the form; messages and reports call them so too."""

from __future__ import annotations

from desktop.domain.text import say

FIELD_NAMES = {
    "target": say("FieldName", "年度指标值"),
    "actual": say("FieldName", "实际完成值"),
    "basis": say("FieldName", "评分依据"),
    "reason": say("FieldName", "未达标原因"),
    "improvement": say("FieldName", "改进措施"),
    "note": say("FieldName", "备注"),
    "score": say("FieldName", "得分"),
    "parent": say("FieldName", "所属上级"),
    "name": say("FieldName", "指标名称"),
    "weight": say("FieldName", "分值"),
    "position": say("FieldName", "次序"),
    "explanation": say("FieldName", "指标解释"),
    "direction": say("FieldName", "指标方向"),
    "unit": say("FieldName", "度量单位"),
    "level": say("FieldName", "档次"),
}
