"""What is true: rubrics, evaluations, scores, findings and sign-off as immutable values and pure functions.

The vocabulary, Chinese term and name in code:

评价方案 Rubric · 指标 Indicator · 分值 weight · 指标解释 explanation · 评分标准 standard · 评分方法 Method ·
数据项 fact · 年度指标值 target · 实际完成值 actual · 得分 score · 等级 GradeBand · 评分依据 basis · 未达标原因 reason ·
改进措施 improvement · 佐证材料 evidence · 加减分 bonus · 自评 Evaluation · 叙述 narrative · 核查发现 Finding ·
签发 sign off · 修订 revision · 结转 carry over · 未确认 unconfirmed · 校验 verify · 年度对比 compare

Decimals only, no clock, no file, no Qt.
"""
