"""What the fields of Judgement and OwnIndicator are called on the form; messages and reports call them so too."""

from __future__ import annotations

FIELD_NAMES = {
    "target": "年度指标值",
    "actual": "实际完成值",
    "basis": "评分依据",
    "reason": "未达标原因",
    "improvement": "改进措施",
    "note": "备注",
    "score": "得分",
    "parent": "所属上级",
    "name": "指标名称",
    "weight": "分值",
    "position": "次序",
    "explanation": "指标解释",
    "direction": "指标方向",
    "unit": "度量单位",
    "level": "档次",
}
