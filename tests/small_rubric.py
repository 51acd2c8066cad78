"""A rubric small enough to hold in the head, as the texts of its files."""

from __future__ import annotations

SMALL = {
    "rubric.yaml": """\
id: small
title: 小评价表
family: small
year: 2023
region: 某市
total: "100"
roles: [填报人, 单位负责人]
facts:
  budget: {name: 预算数, unit: 万元}
  executed: {name: 执行数, unit: 万元}
  basic: {name: 基本支出, unit: 万元}
  project: {name: 项目支出, unit: 万元}
texts:
  preparer: {name: 填报人, place: cover}
  goal: {name: 年度目标, place: head}
sums:
  - {name: 执行数的构成, whole: executed, parts: [basic, project]}
head:
  - name: 按资金来源
    columns:
      - {name: 财政拨款, planned: budget, executed: executed}
grades:
  - {name: 优, floor: "90"}
  - {name: 良, floor: "80"}
  - {name: 差, floor: "0"}
outline:
  - {key: unit, level: 1, heading: 一、基本情况}
  - {key: results, level: 1, heading: 二、自评结论, generated: conclusion}
  - {key: results.mgmt, level: 2, heading: （一）管理, generated: "analysis:mgmt"}
sheets:
  - title: 评分表
    indicators: [mgmt, duty, bonus]
    columns:
      - {head: 一级指标, shows: level1, share: "20"}
      - {head: 分值, shows: weight1, share: "10"}
      - {head: 二级指标, shows: level2, share: "30"}
      - {head: 分值, shows: weight2, share: "10"}
      - {head: 得分, shows: score, share: "30"}
indicators:
  - section: mgmt
  - {code: duty, name: 履职, weight: "50", open_slot: true, certainty: assumed}
  - code: bonus
    name: 加减分
    weight: "5"
    floor: "-5"
    certainty: printed
    score:
      bonus:
        cap: "5"
        floor: "-5"
        events:
          - {key: praised, text: 受到表扬, points: "2.5"}
          - {key: blamed, text: 受到批评, points: "-2.5"}
""",
    "sections/mgmt.yaml": """\
code: mgmt
name: 管理
weight: "45"
children:
  - code: mgmt.rate
    name: 预算完成率
    weight: "20"
    explanation: 预算完成得怎样。
    certainty: derived
    score:
      proportional: {value: executed / budget, measure: 预算完成率, zero_at: "0.90"}
  - code: mgmt.cost
    name: 公用经费控制率
    weight: "10"
    certainty: printed
    facts:
      cost: {name: 公用经费, unit: 万元}
    score:
      threshold: {value: cost / budget, measure: 公用经费控制率, comparison: "≤", limit: "0.05"}
  - code: mgmt.rules
    name: 制度建设
    weight: "15"
    certainty: assumed
    score:
      checklist:
        conditions:
          - {key: rules.made, text: 有制度, points: "10"}
          - {key: rules.kept, text: 制度得到执行, points: "5"}
""",
    "aliases.yaml": """\
facts:
  executed: [决算数]
indicators:
  mgmt.rate: [预算执行率]
""",
}
