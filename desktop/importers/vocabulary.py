"""The words of the printed forms, all on one page. Compared without blanks and brackets (``words.head_key``)."""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    """What stands in a column of a score table."""

    NAME = "name"
    WEIGHT = "weight"
    SCORE = "score"
    DEDUCTION = "deduction"
    EXPLANATION = "explanation"
    STANDARD = "standard"
    NATURE = "nature"  # 指标性质: ≥ ≤ ＝
    TARGET = "target"
    UNIT = "unit"  # 度量单位
    ACTUAL = "actual"
    BASIS = "basis"
    REASON = "reason"
    IMPROVEMENT = "improvement"
    NOTE = "note"
    IGNORED = "ignored"  # 序号, 复核分, 佐证材料: known, and not ours to read


def _list(text: str) -> list[str]:
    return text.split()


# Head words as they are usually printed, whole.
_HEADS: dict[Role, str] = {
    Role.NAME: """
        指标名称 指标 考核指标 评价指标 绩效指标 具体指标 评价内容 考核内容 评价项目 指标内容 评价要素 考核项目 名称
        末级指标 指标项 评估指标 评分项目 评分内容""",
    Role.WEIGHT: """
        分值 权重 标准分 满分 标准分值 指标分值 权重分 基准分 基准分值 参考分值 权重分值 分值权重 分值/权重
        权重/分值 指标权重 满分值 设定分值 应得分 标准分数 配分 权数 分数 赋分 赋分值""",
    Role.SCORE: """
        得分 自评得分 自评分 自评分数 自评分值 评价得分 实际得分 评分 得分/自评分 自评得分/自评分 单位自评 自评
        单位自评分 部门自评分 单位自评得分 部门自评得分 评分结果 指标得分 最终得分 自评结果 实得分 自我评分
        自评评分 考核分 考核得分 考评得分 考评分 评价分 自查得分 自查分 自测分 打分""",
    Role.DEDUCTION: "扣分 扣分值 扣分数 扣减分值 扣减分",
    Role.EXPLANATION: "指标解释 指标说明 指标内涵 指标释义 解释 指标含义 评价要点 指标定义 考核要点",
    Role.STANDARD: """
        评分标准 评价标准 评分细则 计分标准 评分办法 评分方法 计算公式 考核标准 打分标准 赋分标准 评分规则 计分方法
        计分办法 指标评分标准 评分标准及方法 扣分标准 评扣分标准 得分标准 绩效标准""",
    Role.NATURE: "指标性质 性质 指标方向",
    Role.TARGET: """
        年度指标值 目标值 指标值 预期值 预期指标值 计划值 绩效目标值 年初目标值 年度目标值 年初设定值 预期目标
        计划指标值 预期目标值 年初指标值 绩效目标 年度绩效指标值 年初预期值 目标要求 计划数 年初绩效指标""",
    Role.UNIT: "度量单位 计量单位 单位",
    Role.ACTUAL: """
        实际完成值 完成值 完成情况 全年完成值 全年实际完成值 实际完成指标值 实际值 实际完成情况 指标完成值 实现值
        实际完成 完成指标值 自评完成值 全年实际值 年度完成值 指标完成情况 实际完成数 实际指标值 业绩值 完成结果
        实施结果 达成情况""",
    Role.BASIS: """
        评分依据 得分依据 自评依据 依据 得分说明 自评说明 评分说明 自评情况 评分理由 得分情况说明 得分理由 评价依据
        自评得分依据 自评情况说明 评分情况说明 打分依据 得分原因 情况说明""",
    Role.REASON: """
        未达标原因 偏差原因 未完成原因 扣分原因 偏差原因分析 未完成原因分析 原因分析 失分原因 扣分理由 扣分说明
        扣分情况 未达标原因分析 扣分依据 偏差原因说明 偏离原因 偏差情况分析 偏差情况说明 偏差说明""",
    Role.IMPROVEMENT: "改进措施 整改措施 下一步改进措施 拟采取措施 改进意见",
    Role.NOTE: "备注 说明 其他说明",
    Role.IGNORED: """
        序号 编号 行次 完成率 完成程度 得分率 执行率 指标类型 指标属性 指标类别 佐证材料 证明材料 评分主体 数据来源
        责任处室 责任科室 复核分 复核得分 复评分 复评得分 财政复核分 财政评分 评审得分 主管部门评分 审核得分 审核分
        核定得分 核定分 抽查得分 第三方评分 复核 复核意见""",
}
HEADS = {word: role for role, text in _HEADS.items() for word in _list(text)}

# Parts of longer heads; the first pattern that fits decides. Several remarks in one column are kept whole, as basis.
HEAD_PARTS: tuple[tuple[str, Role], ...] = (
    (r"复核|复评|复审|评审|核定|财政(部门)?(评|审)|主管部门评|第三方|抽查|审核(得)?分|专家|重点评价", Role.IGNORED),
    (r"^(序号|编号|是否)|材料|附件|来源|系数", Role.IGNORED),
    (r"原因.*(措施|建议)|依据.*(原因|措施)|(说明|理由).*措施", Role.BASIS),
    (r"原因|扣分.*(说明|理由|情况)|未(完成|达标|实现).*(说明|情况)", Role.REASON),
    (r"偏[离差](度|率|值|程度)", Role.IGNORED),
    (r"(改进|整改).*(措施|建议|意见)", Role.IMPROVEMENT),
    (r"标准分|满分|分值|权重", Role.WEIGHT),
    (r"(评分|评价|计分|打分|赋分|考核|得分|扣分).*(标准|细则|办法|方法|规则)|计算(公式|方法)", Role.STANDARD),
    (r"(评分|得分|自评|打分).*(依据|说明|理由|情况)|依据", Role.BASIS),
    (r"指标(解释|说明|内涵|释义|含义|定义)", Role.EXPLANATION),
    (r"扣分|扣减", Role.DEDUCTION),
    (r"^(指标|目标|任务|全年|年度|实际)?(完成|实现|达成)(率|比例|进度)|得分率", Role.IGNORED),
    (r"^(计划|预计|预期|应)(完成|实现)", Role.TARGET),
    (r"(实际|完成|实现).*(值|情况|数|指标)", Role.ACTUAL),
    (r"(目标|指标|预期|计划|预计).*值", Role.TARGET),
    (r"得分|评分|自评分|自评", Role.SCORE),
    (r"(指标|考核|评价)(名称|内容|项目|要素)", Role.NAME),
    (r"备注", Role.NOTE),
)

TOTALS = frozenset(
    _list("""
        总分 合计 总计 得分合计 总得分 自评总分 综合得分 自评得分 评价总分 合计得分 自评总得分 总分值 总评分 评价得分
        自评得分合计 合计总分 得分总计 自评分合计 自评合计 综合自评得分 绩效自评得分 最终得分""")
)
SUBTOTALS = frozenset(_list("小计 得分小计 分值小计"))
OF_GROUP = re.compile(r".{1,10}(?:小计|合计)")  # 产出小计, 过程指标合计

# Names the national frameworks give to groups, with the levels they stand at (财预〔2020〕10号, 财预〔2013〕53号).
_LEVELS: dict[tuple[int, ...], str] = {
    (1,): """
        产出指标 效益指标 产出 效益 效果 投入 过程 决策 履职 履职效能 管理效能 管理效率 投入指标 过程指标
        效果指标""",
    (1, 2): "满意度指标 满意度 成本指标",
    (1, 2, 3): "预算执行率 预算执行",
    (2,): """
        数量指标 质量指标 时效指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标 可持续发展指标
        服务对象满意度指标 服务对象满意度 经济成本指标 社会成本指标 生态环境成本指标 社会公众满意度指标
        数量 质量 时效 成本 经济效益 社会效益 生态效益 可持续影响 社会公众或服务对象满意度 可持续影响力指标""",
}
FRAMEWORK = {word: levels for levels, text in _LEVELS.items() for word in _list(text)}

# Best first: where a sheet gives the budget of the year's beginning and the adjusted one, the latter is what was due.
PLANNED = _list("""
    全年预算数 调整后预算数 调整预算数 年度预算数 预算数 预算安排数 预算金额 预算安排 年初预算数 年初预算""")
EXECUTED = _list("""
    全年执行数 全年支出数 年度执行数 执行数 实际支出数 决算数 实际支出 支出数 支出决算数 实际执行数
    执行金额 预算执行数""")
RATES = _list("完成率 执行率 预算完成率 预算执行率 支出率 预算执行进度")

# Best first: a project's form names 主管部门 beside 实施单位, and the latter is whose form it is.
UNITS = _list("""
    单位名称 部门名称 部门单位名称 部门(单位)名称 单位(部门)名称 预算部门名称 预算单位名称 部门 部门(单位) 预算部门
    预算单位 填报单位 填报部门 自评单位 自评部门 评价单位 被评价单位 编报单位 申报单位 填表单位 单位 实施单位 项目单位
    项目实施单位 主管部门""")
YEARS = _list("填报年度 评价年度 预算年度 年度 自评年度 绩效年度 所属年度")
GRADE_LABELS = _list("""
    评价等级 自评等级 等级 绩效等级 绩效评级 评级 自评结果等级 评价等次 自评等次 绩效评价等级 评定等级 评价结果
    自评结论 自评结果 评定结果 等次""")
GRADES = _list("优秀 优 良好 良 中等 中 较差 差 一般 基本合格 不合格 合格")
# Labels that begin a line of their own, in a form or around its tables.
LABELS = frozenset((*UNITS, *YEARS, *GRADE_LABELS, *_list("填报日期 填表日期 填报人 填表人 联系人 联系电话 金额单位")))
