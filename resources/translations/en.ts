<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>关于自评台</source>
        <translation>About Zipingtai</translation>
    </message>
    <message>
        <source>自评台 {version}</source>
        <translation>Zipingtai {version}</translation>
    </message>
    <message>
        <source>部门整体支出绩效自评的桌面程序；离线、单机，资料只在本机。</source>
        <translation>Desktop program for self-evaluating a department&apos;s spending; offline, all data stay here.</translation>
    </message>
    <message>
        <source>更新记录</source>
        <translation>What is new</translation>
    </message>
    <message>
        <source>组成与许可</source>
        <translation>Parts and licences</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>
自评台以 **Apache-2.0** 许可发布。它用到下列作品，谨致谢意：

| 组成 | 用途 | 许可 |
|:---|:---|:---|
| Qt {qt}、PySide6 | 窗口 | LGPL-3.0，以动态库形式随附，可以自行替换 |
| SQLite、SQLModel、SQLAlchemy | 自评文件的存取 | 公有领域；MIT |
| pydantic、PyYAML | 评价方案的读取 | MIT |
| openpyxl、defusedxml、xlrd | Excel 表的读取 | MIT；PSF；BSD |
| pdfplumber、pdfminer.six | 上年 PDF 中表格的读取 | MIT |
| pyHanko、asn1crypto、cryptography、lxml | 数字签名 | MIT；MIT；Apache-2.0 或 BSD；BSD |
| ReportLab、uharfbuzz、segno、XlsxWriter | 报告成文、二维码与 Excel 副本 | BSD；Apache-2.0；BSD；BSD |
| PDFium、pypdfium2 | 报告预览 | BSD、Apache-2.0 |
| 宋体、小标宋、黑体、楷体 | 报告正文与标题，改自 Noto Serif SC、Noto Sans SC、霞鹜文楷 | SIL OFL 1.1 |
| Python、platformdirs | 程序语言，文件夹位置 | PSF；MIT |
| 仿宋 | 报告正文，改自 FandolFang | GPL-3.0 附字体例外：嵌入它的文件不因此受 GPL 约束 |
| Lucide | 图标 | ISC、MIT |

许可全文在安装目录的 LICENSE 以及 resources 下各文件夹内。
</source>
        <translation>
Zipingtai is published under the **Apache-2.0** licence. It uses these works, with thanks:

| Part | Used for | Licence |
|:---|:---|:---|
| Qt {qt}, PySide6 | Windows | LGPL-3.0, shipped as dynamic libraries that you may replace |
| SQLite, SQLModel, SQLAlchemy | Reading and writing evaluations | Public domain; MIT |
| pydantic, PyYAML | Reading rubrics | MIT |
| openpyxl, defusedxml, xlrd | Reading Excel sheets | MIT; PSF; BSD |
| pdfplumber, pdfminer.six | Reading tables in last year&apos;s PDF | MIT |
| pyHanko, asn1crypto, cryptography, lxml | Digital signatures | MIT; MIT; Apache-2.0 or BSD; BSD |
| ReportLab, uharfbuzz, segno, XlsxWriter | Making the report, QR codes and Excel copies | BSD; Apache-2.0; BSD; BSD |
| PDFium, pypdfium2 | Report preview | BSD, Apache-2.0 |
| Song, Xiaobiaosong, Hei and Kai faces | Body and headings of the report, made from Noto Serif SC, Noto Sans SC, LXGW WenKai | SIL OFL 1.1 |
| Python, platformdirs | Programming language, places of folders | PSF; MIT |
| Fangsong face | Body of the report, made from FandolFang | GPL-3.0 with font exception: a file it is embedded in is not bound by the GPL |
| Lucide | Icons | ISC, MIT |

The full licences are in LICENSE of the installation folder and in the folders below resources.
</translation>
    </message>
</context>
<context>
    <name>AnotherWindow</name>
    <message>
        <source>开始页</source>
        <translation>Start page</translation>
    </message>
</context>
<context>
    <name>AnswerField</name>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>未答</source>
        <translation>Blank</translation>
    </message>
</context>
<context>
    <name>BackDialog</name>
    <message>
        <source>收回填报表</source>
        <translation>Take in collection sheets</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>填入</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>选择各科室填好交回的 Excel 文件，可以一次选几个；文件只读不改，核对之后才填入。</source>
        <translation>Choose the Excel files the sections filled in and returned; several at once. They are only read, and nothing is filled in before you have checked it.</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>收回的内容</source>
        <translation>What was returned</translation>
    </message>
    <message>
        <source>原来空着的填入；与现有不同的，在下面逐处选择。</source>
        <translation>What was empty is filled in; where it differs from what is there, choose below.</translation>
    </message>
    <message>
        <source>不同的都保留现有</source>
        <translation>Keep mine wherever they differ</translation>
    </message>
    <message>
        <source>不同的都用填报的</source>
        <translation>Take theirs wherever they differ</translation>
    </message>
    <message>
        <source>只看要选的</source>
        <translation>Only what is to be chosen</translation>
    </message>
    <message>
        <source>请选择填好的填报表</source>
        <translation>Please choose the sheets that were filled in</translation>
    </message>
    <message>
        <source>停止读取</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>正在读取 {count} 份填报表</source>
        <translation>Reading {count} collection sheets</translation>
    </message>
    <message>
        <source>…… 另有 {count} 条</source>
        <translation>… {count} more</translation>
    </message>
    <message>
        <source>{count} 份填报表：{who}</source>
        <translation>{count} collection sheets: {who}</translation>
    </message>
    <message>
        <source>保留现有</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>不填入</source>
        <translation>Leave empty</translation>
    </message>
    <message>
        <source>填入 {count} 处，其中改掉现有 {replaced} 处</source>
        <translation>{count} places are filled in, {replaced} of them replacing what is there</translation>
    </message>
    <message>
        <source>还有 {open} 处没有选，保持原样</source>
        <translation>{open} are not decided yet and stay as they are</translation>
    </message>
    <message>
        <source>{agreed} 处与现有一致</source>
        <translation>{agreed} agree with what is there</translation>
    </message>
    <message>
        <source>{slips} 处读不出</source>
        <translation>{slips} could not be read</translation>
    </message>
    <message>
        <source>选择填好的填报表</source>
        <translation>Choose collection sheets</translation>
    </message>
    <message>
        <source>填报表 (*.xlsx *.xlsm *.xls *.et *.ods)</source>
        <translation>Collection sheets (*.xlsx *.xlsm *.xls *.et *.ods)</translation>
    </message>
</context>
<context>
    <name>BackupKeeper</name>
    <message>
        <source>没有做成备份：{0}</source>
        <translation>No backup was made: {0}</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>备份与恢复</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>打开、关闭、导入前、签字后，以及连续修改 15 分钟，程序自动备份。两天内的全部保留，再早的按天、周、月各留一份，签字时的一直保留。恢复总是另存为新文件，不会覆盖现在的文件。</source>
        <translation>The program makes a backup when a file is opened, closed, before an import, after a signature, and after 15 minutes of editing. All of the last two days are kept, of earlier ones one a day, a week, a month; those made at a signature stay for good. A backup is always restored as a new file and never overwrites the present one.</translation>
    </message>
    <message>
        <source>哪个文件的备份</source>
        <translation>Backups of which file</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>只读打开</source>
        <translation>Open read-only</translation>
    </message>
    <message>
        <source>看看这份备份，不会改动它；现在的文件先关闭</source>
        <translation>Look at this backup without changing it; the present file is closed first</translation>
    </message>
    <message>
        <source>恢复为新文件…</source>
        <translation>Restore as a new file…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>{0}（{1} 份备份）</source>
        <translation>{0} ({1} backups)</translation>
    </message>
    <message>
        <source>还没有备份：打开一份自评，程序就会备份它。</source>
        <translation>No backups yet: open an evaluation and the program makes one.</translation>
    </message>
    <message>
        <source>正在读取并校验…</source>
        <translation>Reading and verifying…</translation>
    </message>
    <message>
        <source>这份备份不能用：{0}</source>
        <translation>This backup cannot be used: {0}</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>已签字（第{0}次）</source>
        <translation>Signed (no. {0})</translation>
    </message>
    <message>
        <source>未算出总分</source>
        <translation>No total yet</translation>
    </message>
    <message>
        <source>总分 {0}</source>
        <translation>Total {0}</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 年度，{2}。{3}，{4} 个指标中 {5} 个已有得分，佐证材料 {6} 份。校验无误。</source>
        <translation>{0}  {1}, {2}. {3}, {5} of {4} indicators scored, {6} files of evidence. Verified without fault.</translation>
    </message>
    <message>
        <source>（未填单位名称）</source>
        <translation>(name of the unit missing)</translation>
    </message>
    <message>
        <source>{0} 恢复{1}.ziping</source>
        <translation>{0} restored{1}.ziping</translation>
    </message>
    <message>
        <source>恢复为新文件</source>
        <translation>Restore as a new file</translation>
    </message>
    <message>
        <source>自评文件 (*.ziping)</source>
        <translation>Evaluations (*.ziping)</translation>
    </message>
    <message>
        <source>正在恢复…</source>
        <translation>Restoring…</translation>
    </message>
    <message>
        <source>已恢复为 {0}，现在的文件没有改动。</source>
        <translation>Restored as {0}; the present file is unchanged.</translation>
    </message>
    <message>
        <source>打开它</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>留在现在的文件</source>
        <translation>Stay with the present file</translation>
    </message>
    <message>
        <source>恢复好了</source>
        <translation>Restored</translation>
    </message>
</context>
<context>
    <name>BackupsModel</name>
    <message>
        <source>备份时间</source>
        <translation>Made</translation>
    </message>
    <message>
        <source>保留</source>
        <translation>Kept</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>签字时，一直保留</source>
        <translation>Made at a signature, kept for good</translation>
    </message>
    <message>
        <source>按时间逐步精简</source>
        <translation>Thinned out with time</translation>
    </message>
</context>
<context>
    <name>BudgetForm</name>
    <message>
        <source>预算表的栏目</source>
        <translation>Columns of the budget table</translation>
    </message>
    <message>
        <source>每一栏有预算数和执行数，取自“整张表”里共用的数据项。相邻而分组名称相同的栏，印在同一组里。</source>
        <translation>Each column has a planned and an executed figure, taken from the common figures under “Whole form”. Neighbours with the same group name are printed as one group.</translation>
    </message>
    <message>
        <source>合计关系</source>
        <translation>Sums</translation>
    </message>
    <message>
        <source>合计与各分项之和不等时由核查提出。分项之间用加号，如 基本支出预算数 + 项目支出预算数。</source>
        <translation>A check reports a sum that differs from its parts. Put plus signs between the parts, as in a formula.</translation>
    </message>
    <message>
        <source>改预算表</source>
        <translation>Change the budget table</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>预算数</source>
        <translation>Planned</translation>
    </message>
    <message>
        <source>执行数</source>
        <translation>Executed</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>各分项</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>改合计关系</source>
        <translation>Change the sums</translation>
    </message>
</context>
<context>
    <name>CasesModel</name>
    <message>
        <source>用例</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>还没有运行</source>
        <translation>Not run yet</translation>
    </message>
    <message>
        <source>与预期相同</source>
        <translation>As expected</translation>
    </message>
</context>
<context>
    <name>CasesPanel</name>
    <message>
        <source>用例</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>全部运行</source>
        <translation>Run all</translation>
    </message>
    <message>
        <source>放到试算里</source>
        <translation>Load into the try-out</translation>
    </message>
    <message>
        <source>以现在的结果为准</source>
        <translation>Take the present result as expected</translation>
    </message>
    <message>
        <source>改名称…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>正在运行…</source>
        <translation>Running…</translation>
    </message>
    <message>
        <source>{0} 个用例，{1} 个与预期不同</source>
        <translation>{0} cases, {1} not as expected</translation>
    </message>
    <message>
        <source>{0} 个用例都与预期相同</source>
        <translation>{0} cases, all as expected</translation>
    </message>
    <message>
        <source>保留为用例</source>
        <translation>Keep as a case</translation>
    </message>
    <message>
        <source>这个用例要说明什么？如“执行率恰为 95%”</source>
        <translation>What does this case show? Such as “execution rate exactly 95 %”</translation>
    </message>
    <message>
        <source>保留用例</source>
        <translation>Keep case</translation>
    </message>
    <message>
        <source>改用例的预期</source>
        <translation>Change what a case expects</translation>
    </message>
    <message>
        <source>改用例名称</source>
        <translation>Rename case</translation>
    </message>
    <message>
        <source>这个用例要说明什么？</source>
        <translation>What does this case show?</translation>
    </message>
    <message>
        <source>删除用例</source>
        <translation>Delete case</translation>
    </message>
    <message>
        <source>{0} 个用例</source>
        <translation>{0} cases</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>本年方案的变化</source>
        <translation>What changed in this year&apos;s form</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>原方案“{old}”与本年方案“{new}”逐项比较：</source>
        <translation>The old form “{old}” and this year&apos;s “{new}”, item by item:</translation>
    </message>
    <message>
        <source>按原文件印出的指标名称和分值与本年方案“{new}”比较；原文件没有印出的评分方法无从比较。</source>
        <translation>Names and weights printed in the source are compared with this year&apos;s form “{new}”; scoring methods it does not print cannot be compared.</translation>
    </message>
    <message>
        <source>没有发现变化。</source>
        <translation>No changes found.</translation>
    </message>
</context>
<context>
    <name>CheckActions</name>
    <message>
        <source>没有发现问题</source>
        <translation>Nothing found</translation>
    </message>
</context>
<context>
    <name>CheckSheet</name>
    <message>
        <source>导出核查表</source>
        <translation>Export the check sheet</translation>
    </message>
    <message>
        <source>已生成核查表：{0}</source>
        <translation>Check sheet made: {0}</translation>
    </message>
</context>
<context>
    <name>ChooseDialog</name>
    <message>
        <source>输入几个字查找</source>
        <translation>Type a few letters to search</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ChoosePage</name>
    <message>
        <source>请选择上年的自评</source>
        <translation>Please choose last year&apos;s self-evaluation</translation>
    </message>
    <message>
        <source>文件只读不改；读到的内容先给您逐项核对，确认后才建立新文件。</source>
        <translation>It is only read: you check every item before a new file is made.</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>停止读取</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>粘贴文字</source>
        <translation>Paste text</translation>
    </message>
    <message>
        <source>把在 Word、Excel 或网页里复制的表格和文字直接读进来（Ctrl+V）</source>
        <translation>Read tables and text copied from Word, Excel or a web page (Ctrl+V)</translation>
    </message>
    <message>
        <source>可以是自评台文件（.ziping），Excel、Word、WPS、PDF、网页或文本的自评表和自评报告；</source>
        <translation>An evaluation (.ziping), or a table or report as Excel, Word, WPS, PDF, web page or text;</translation>
    </message>
    <message>
        <source>也可以把文件拖到这里，或复制其中的表格和文字后点“粘贴文字”。</source>
        <translation>or drop a file here, or copy its text and press “Paste text”.</translation>
    </message>
    <message>
        <source>正在读取“{name}”</source>
        <translation>Reading “{name}”</translation>
    </message>
    <message>
        <source>正在查找单位、数据、指标和文字……</source>
        <translation>Looking for unit, figures, indicators and texts…</translation>
    </message>
    <message>
        <source>剪贴板里没有文字，请先在原文件中复制</source>
        <translation>There is no text on the clipboard; please copy it in the source first</translation>
    </message>
    <message>
        <source>可以读取的文件 ({patterns})</source>
        <translation>Readable files ({patterns})</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>拖动列名换位置，拖动边线改宽度；右键选择显示哪些列</source>
        <translation>Drag a head to move its column, its edge to change the width; right-click to choose the columns</translation>
    </message>
    <message>
        <source>（窗口太窄，暂时收起）</source>
        <translation> (hidden while the window is this narrow)</translation>
    </message>
    <message>
        <source>恢复原来的列</source>
        <translation>Restore the usual columns</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>与上年对照</source>
        <translation>Compare with last year</translation>
    </message>
    <message>
        <source>导出对照表…</source>
        <translation>Export comparison…</translation>
    </message>
    <message>
        <source>转到该指标</source>
        <translation>Go to this indicator</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>停止读取</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>只看变化</source>
        <translation>Changes only</translation>
    </message>
    <message>
        <source>用文件里带的上年数</source>
        <translation>Use last year&apos;s figures of this file</translation>
    </message>
    <message>
        <source>选择上年文件…</source>
        <translation>Choose last year&apos;s file…</translation>
    </message>
    <message>
        <source>上年数：取自本文件各栏旁边带入的上年数</source>
        <translation>Last year: the figures carried beside the cells of this file</translation>
    </message>
    <message>
        <source>选择上年的自评</source>
        <translation>Choose last year&apos;s self-evaluation</translation>
    </message>
    <message>
        <source>上年数：{name}</source>
        <translation>Last year: {name}</translation>
    </message>
    <message>
        <source>请选择上年的自评文件（任何格式），或把它拖到这里</source>
        <translation>Please choose last year&apos;s self-evaluation (any format), or drop it here</translation>
    </message>
    <message>
        <source>总分 {last} → {this}；新增 {new} 项，取消 {gone} 项，共 {changed} 项有变化</source>
        <translation>Total {last} → {this}; {new} new, {gone} gone, {changed} changed</translation>
    </message>
    <message>
        <source>对照表已导出：{0}</source>
        <translation>Comparison exported: {0}</translation>
    </message>
    <message>
        <source>上年文件里的项目</source>
        <translation>Projects in last year&apos;s file</translation>
    </message>
    <message>
        <source>请选是上年的哪个项目</source>
        <translation>Choose which project of last year it is</translation>
    </message>
    <message>
        <source>两份文件不是同一个单位的：上年“{last}”，本年“{this}”。若不是单位改名，请核对是否选错了文件。</source>
        <translation>The two files are not of the same unit: last year “{last}”, this year “{this}”. Unless the unit was renamed, please check whether it is the right file.</translation>
    </message>
    <message>
        <source>{0}-与上年对照.pdf</source>
        <translation>{0}-comparison.pdf</translation>
    </message>
</context>
<context>
    <name>ComparedYears</name>
    <message>
        <source>两年逐项对照</source>
        <translation>Two years item by item</translation>
    </message>
    <message>
        <source>删除线：上年有、本年没有</source>
        <translation>Struck out: last year only</translation>
    </message>
    <message>
        <source>下划线：本年新写的</source>
        <translation>Underlined: new this year</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>返回部门整体</source>
        <translation>Back to the department</translation>
    </message>
    <message>
        <source>增加项目…</source>
        <translation>Add project…</translation>
    </message>
    <message>
        <source>同一文件中</source>
        <translation>In the same file</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Basics</translation>
    </message>
    <message>
        <source>指标评分表</source>
        <translation>Score table</translation>
    </message>
    <message>
        <source>得分分析</source>
        <translation>Score analysis</translation>
    </message>
    <message>
        <source>项目自评</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>文字报告</source>
        <translation>Narrative</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>报告预览</source>
        <translation>Report preview</translation>
    </message>
    <message>
        <source>签发</source>
        <translation>Sign off</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Review</translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>复制为自己的方案</source>
        <translation>Copy as a rubric of my own</translation>
    </message>
    <message>
        <source>复制“{0}”（{1}）。复制后在编辑器里按本地的正式通知修改，原方案不变。</source>
        <translation>Copy “{0}” ({1}). Then change it in the editor after your bureau&apos;s notice; the original stays as it is.</translation>
    </message>
    <message>
        <source>表名</source>
        <translation>Name of the form</translation>
    </message>
    <message>
        <source>方案编号</source>
        <translation>Id of the rubric</translation>
    </message>
    <message>
        <source>小写字母、数字和连字符</source>
        <translation>Small letters, digits and hyphens</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>复制并编辑</source>
        <translation>Copy and edit</translation>
    </message>
</context>
<context>
    <name>Differences</name>
    <message>
        <source>方案总则</source>
        <translation>whole form</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>new</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>dropped</translation>
    </message>
    <message>
        <source>更名</source>
        <translation>renamed</translation>
    </message>
    <message>
        <source>疑似更名</source>
        <translation>renamed?</translation>
    </message>
    <message>
        <source>分值调整</source>
        <translation>weight changed</translation>
    </message>
    <message>
        <source>评分方法调整</source>
        <translation>method changed</translation>
    </message>
    <message>
        <source>位置调整</source>
        <translation>moved</translation>
    </message>
    <message>
        <source>规则依据</source>
        <translation>certainty changed</translation>
    </message>
    <message>
        <source>得分变化</source>
        <translation>score changed</translation>
    </message>
    <message>
        <source>内容变化</source>
        <translation>text changed</translation>
    </message>
</context>
<context>
    <name>DigitalDialog</name>
    <message>
        <source>用数字证书签名</source>
        <translation>Sign with a digital certificate</translation>
    </message>
    <message>
        <source>导出第 {number} 次签发的报告（PDF），并用证书签名：此后文件有任何改动，阅读器都会指出。不联网；密码只用这一次，不保存。没有证书也不影响打印、手签和盖章。</source>
        <translation>Export the report of sign-off no. {number} (PDF) and sign it with a certificate: a reader then shows any later change. No network; the password is used once and never kept. Without a certificate you can still print, sign by hand and stamp.</translation>
    </message>
    <message>
        <source>没有签名的原因</source>
        <translation>Why it was not signed</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>签名并导出</source>
        <translation>Sign and export</translation>
    </message>
    <message>
        <source>证书文件</source>
        <translation>Certificate file</translation>
    </message>
    <message>
        <source>发证机构给的 .p12 或 .pfx</source>
        <translation>The .p12 or .pfx from the certificate authority</translation>
    </message>
    <message>
        <source>证书密码</source>
        <translation>Password of the certificate</translation>
    </message>
    <message>
        <source>印章图片</source>
        <translation>Picture of the seal</translation>
    </message>
    <message>
        <source>可不选；不选时盖章处留空</source>
        <translation>Optional; without one the place of the seal stays empty</translation>
    </message>
    <message>
        <source>印章图片的样子</source>
        <translation>What the picture of the seal looks like</translation>
    </message>
    <message>
        <source>本单位自己的印章，PNG，背景透明；印在签署页留给盖章的位置，大小与实章相同。</source>
        <translation>Your unit&apos;s own seal, PNG, transparent background; printed where the seal goes on the sign-off page, as large as the real one.</translation>
    </message>
    <message>
        <source>保存为</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>选择{0}</source>
        <translation>Choose {0}</translation>
    </message>
    <message>
        <source>选择证书文件</source>
        <translation>Choose the certificate file</translation>
    </message>
    <message>
        <source>数字证书 (*.p12 *.pfx *.P12 *.PFX)</source>
        <translation>Digital certificates (*.p12 *.pfx *.P12 *.PFX)</translation>
    </message>
    <message>
        <source>选择印章图片</source>
        <translation>Choose the picture of the seal</translation>
    </message>
    <message>
        <source>PNG 图片 (*.png *.PNG)</source>
        <translation>PNG pictures (*.png *.PNG)</translation>
    </message>
    <message>
        <source>签名后的报告存到哪里</source>
        <translation>Where to save the signed report</translation>
    </message>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>请选择保存位置</source>
        <translation>Please choose where to save it</translation>
    </message>
    <message>
        <source>请选择证书文件</source>
        <translation>Please choose the certificate file</translation>
    </message>
    <message>
        <source>正在签名…</source>
        <translation>Signing…</translation>
    </message>
</context>
<context>
    <name>Document</name>
    <message>
        <source>已签发（第{0}次）</source>
        <translation>Signed off (no. {0})</translation>
    </message>
    <message>
        <source>已签发（第{0}次），已盖章</source>
        <translation>Signed off (no. {0}), stamped</translation>
    </message>
    <message>
        <source>{0}已签字（第{1}次）</source>
        <translation>Signed by {0} (no. {1})</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>修改{0}</source>
        <translation>Change {0}</translation>
    </message>
    <message>
        <source>清除{0}</source>
        <translation>Clear {0}</translation>
    </message>
</context>
<context>
    <name>DoubtsCard</name>
    <message>
        <source>原文件的疑点</source>
        <translation>Doubts about the source</translation>
    </message>
    <message>
        <source>展开</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Hide</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>程序出错</source>
        <translation>Something went wrong in the program</translation>
    </message>
    <message>
        <source>程序遇到了意料之外的情况，刚才的操作没有完成。</source>
        <translation>The program met something it did not expect; what you just did was not completed.</translation>
    </message>
    <message>
        <source>记录文件：{path}</source>
        <translation>Log file: {path}</translation>
    </message>
    <message>
        <source>出错详情</source>
        <translation>Details of the error</translation>
    </message>
    <message>
        <source>查看详情</source>
        <translation>Show details</translation>
    </message>
    <message>
        <source>复制详情</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>继续使用</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>状态栏显示“已保存”的内容都在文件里，没有丢失。可以继续使用；若反复出现，请关闭后重新打开文件，并把下面的详情交给技术人员。详情里可能有填报的内容，没有别的个人资料。</source>
        <translation>Whatever the status bar calls saved is in the file; nothing was lost. You can go on. If it happens again, close and reopen the file and hand the details below to a technician. The details may quote what you typed and contain no other personal data.</translation>
    </message>
</context>
<context>
    <name>EvaluationView</name>
    <message>
        <source>开始修订…</source>
        <translation>Start a revision…</translation>
    </message>
    <message>
        <source>另存一份…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>{0}，内容已冻结。</source>
        <translation>{0}; its content is frozen. </translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Open again</translation>
    </message>
</context>
<context>
    <name>EvidenceDesk</name>
    <message>
        <source>截图 {0}.png</source>
        <translation>Screenshot {0}.png</translation>
    </message>
    <message>
        <source>添加佐证材料</source>
        <translation>Add evidence</translation>
    </message>
    <message>
        <source>正在把 {0} 份材料存入自评文件…</source>
        <translation>Storing {0} files in the evaluation…</translation>
    </message>
    <message>
        <source>剪贴板里没有文件或截图</source>
        <translation>There is no file or screenshot on the clipboard</translation>
    </message>
    <message>
        <source>“{0}”已经在佐证材料里</source>
        <translation>“{0}” is among the evidence already</translation>
    </message>
    <message>
        <source>添加 {0} 份佐证材料</source>
        <translation>Add {0} files of evidence</translation>
    </message>
    <message>
        <source>添加佐证材料“{0}”</source>
        <translation>Add evidence “{0}”</translation>
    </message>
    <message>
        <source>已{0}</source>
        <translation>Done: {0}</translation>
    </message>
    <message>
        <source>“{0}”与{1}“{2}”内容完全相同。</source>
        <translation>“{0}” has exactly the same content as {1} “{2}”.</translation>
    </message>
    <message>
        <source>有 {0} 份文件的内容与已有材料完全相同，例如</source>
        <translation>{0} files have exactly the same content as evidence already there, for example</translation>
    </message>
    <message>
        <source>当作同一份</source>
        <translation>It is the same one</translation>
    </message>
    <message>
        <source>另列一份</source>
        <translation>List it separately</translation>
    </message>
    <message>
        <source>已有相同的材料</source>
        <translation>The same evidence is there already</translation>
    </message>
    <message>
        <source>用 {0} 份已有附件证明“{1}”</source>
        <translation>Prove “{1}” with {0} attachments</translation>
    </message>
    <message>
        <source>修改“{0}”证明的指标</source>
        <translation>Change what “{0}” proves</translation>
    </message>
    <message>
        <source>{0} 份材料</source>
        <translation>{0} files</translation>
    </message>
    <message>
        <source>从“{0}”取下{1}</source>
        <translation>Take {1} off “{0}”</translation>
    </message>
    <message>
        <source>附件按指标排列，“{0}”已在它的指标里的最前或最后</source>
        <translation>Attachments are numbered by indicator; “{0}” is already first or last of its indicator</translation>
    </message>
    <message>
        <source>移动“{0}”</source>
        <translation>Move “{0}”</translation>
    </message>
    <message>
        <source>{0}{1}正在证明 {2} 个指标，移除后这些指标就没有这份材料了。</source>
        <translation>{0}{1} proves {2} indicators; once removed, these have it no longer.</translation>
    </message>
    <message>
        <source>等</source>
        <translation> and others</translation>
    </message>
    <message>
        <source>移除佐证材料</source>
        <translation>Remove evidence</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>移除 {0} 份佐证材料</source>
        <translation>Remove {0} files of evidence</translation>
    </message>
    <message>
        <source>移除佐证材料“{0}”</source>
        <translation>Remove evidence “{0}”</translation>
    </message>
    <message>
        <source>已{0}；撤销可以找回</source>
        <translation>Done: {0}; undo brings it back</translation>
    </message>
    <message>
        <source>核对佐证材料</source>
        <translation>Verify evidence</translation>
    </message>
    <message>
        <source>正在逐份读出并核对 SHA-256…</source>
        <translation>Reading each file and verifying its SHA-256…</translation>
    </message>
    <message>
        <source>彻底清除以后，“撤销”不能再找回这些材料的内容；签发过的材料和本次打开后添加的不清除。</source>
        <translation>Once purged, undo can no longer bring the content of this evidence back. Evidence of signed revisions, and what was added since the file was opened, is kept.</translation>
    </message>
    <message>
        <source>彻底清除</source>
        <translation>Purge</translation>
    </message>
    <message>
        <source>清除已移除的材料</source>
        <translation>Purge removed evidence</translation>
    </message>
    <message>
        <source>已清除 {0}</source>
        <translation>Purged {0}</translation>
    </message>
    <message>
        <source>没有可以清除的</source>
        <translation>Nothing to purge</translation>
    </message>
    <message>
        <source>正在整理自评文件…</source>
        <translation>Tidying the file…</translation>
    </message>
    <message>
        <source>导出佐证材料：新文件夹的位置和名称</source>
        <translation>Export evidence: place and name of the new folder</translation>
    </message>
    <message>
        <source>{0}-佐证材料</source>
        <translation>{0}-evidence</translation>
    </message>
    <message>
        <source>佐证材料已导出到 {0}</source>
        <translation>Evidence exported to {0}</translation>
    </message>
    <message>
        <source>导出佐证材料</source>
        <translation>Export evidence</translation>
    </message>
    <message>
        <source>正在写入“{0}”…</source>
        <translation>Writing “{0}”…</translation>
    </message>
    <message>
        <source>另存“{0}”到</source>
        <translation>Save “{0}” as</translation>
    </message>
    <message>
        <source>已另存为 {0}</source>
        <translation>Saved as {0}</translation>
    </message>
    <message>
        <source>系统没有打开“{0}”的程序，请“另存为”后处理</source>
        <translation>This system has no program for “{0}”; please use “Save as” and open it elsewhere</translation>
    </message>
</context>
<context>
    <name>EvidenceList</name>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
</context>
<context>
    <name>EvidenceMissingModel</name>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>评价方案要求的材料</source>
        <translation>Evidence the rubric asks for</translation>
    </message>
    <message>
        <source>未作要求</source>
        <translation>Nothing asked for</translation>
    </message>
</context>
<context>
    <name>EvidenceModel</name>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>文件名</source>
        <translation>File name</translation>
    </message>
    <message>
        <source>证明的指标</source>
        <translation>Proves</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>添加时间</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>校验值（SHA-256）</source>
        <translation>Check value (SHA-256)</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>{0}（已损坏）</source>
        <translation>{0} (damaged)</translation>
    </message>
    <message>
        <source>未关联指标</source>
        <translation>Proves nothing yet</translation>
    </message>
    <message>
        <source>{0} 等 {1} 项</source>
        <translation>{0} and others, {1} in all</translation>
    </message>
    <message>
        <source>{0} 字节</source>
        <translation>{0} bytes</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>还没有佐证材料。把文件拖到这里，按 Ctrl+V 粘贴截图，或点“添加…”。</source>
        <translation>No evidence yet. Drop files here, press Ctrl+V to paste a screenshot, or choose “Add…”.</translation>
    </message>
    <message>
        <source>证明的指标…</source>
        <translation>What it proves…</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>彻底清除…</source>
        <translation>Purge…</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>导出文件夹…</source>
        <translation>Export folders…</translation>
    </message>
    <message>
        <source>添加…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>逐份读出，重新计算 SHA-256，看与存入时是否一致</source>
        <translation>Read every file and compute its SHA-256 anew, to see whether it is as it was stored</translation>
    </message>
    <message>
        <source>按指标分文件夹写出，并附 Excel 目录</source>
        <translation>Written in folders by indicator, with an index in Excel</translation>
    </message>
    <message>
        <source>全部材料（{0} 份，{1}）</source>
        <translation>All evidence ({0} files, {1})</translation>
    </message>
    <message>
        <source>全部材料</source>
        <translation>All evidence</translation>
    </message>
    <message>
        <source>没有材料的指标（{0}）</source>
        <translation>Indicators without evidence ({0})</translation>
    </message>
    <message>
        <source>已移除的材料还占 {0}，供撤销时找回。</source>
        <translation>Removed evidence still takes {0}, kept so that undo can bring it back.</translation>
    </message>
    <message>
        <source>“{0}”证明哪些指标</source>
        <translation>Which indicators “{0}” proves</translation>
    </message>
    <message>
        <source>{0} 份材料全部与存入时一致。</source>
        <translation>All {0} files are as they were stored.</translation>
    </message>
    <message>
        <source>{0} 份材料已损坏：{1}。请从原件重新添加，或从“文件 › 备份与恢复”找回。</source>
        <translation>{0} files are damaged: {1}. Please add them again from the originals, or find them in “File › Backups”.</translation>
    </message>
    <message>
        <source>用系统程序打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>修改说明</source>
        <translation>Change the remark</translation>
    </message>
    <message>
        <source>修改文件名</source>
        <translation>Change the file name</translation>
    </message>
    <message>
        <source>编号上移（Alt+↑）</source>
        <translation>Earlier number (Alt+↑)</translation>
    </message>
    <message>
        <source>编号下移（Alt+↓）</source>
        <translation>Later number (Alt+↓)</translation>
    </message>
</context>
<context>
    <name>EvidencePreview</name>
    <message>
        <source>用系统程序打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开的是只读副本，不会改动存着的材料</source>
        <translation>What opens is a read-only copy; the stored file does not change</translation>
    </message>
    <message>
        <source>另存为…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>材料的页面</source>
        <translation>Page of the file</translation>
    </message>
    <message>
        <source>材料的文字</source>
        <translation>Text of the file</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>选一份材料，在这里预览</source>
        <translation>Choose a file to see it here</translation>
    </message>
    <message>
        <source>校验值（SHA-256）：{0}</source>
        <translation>Check value (SHA-256): {0}</translation>
    </message>
    <message>
        <source>{0}，{1} 添加，SHA-256 {2}…</source>
        <translation>{0}, added {1}, SHA-256 {2}…</translation>
    </message>
    <message>
        <source>这张图片读不出来，请用系统程序打开查看。</source>
        <translation>This picture cannot be read; please open it with its program.</translation>
    </message>
</context>
<context>
    <name>EvidenceSection</name>
    <message>
        <source>把文件拖到这里，或按 Ctrl+V 粘贴截图</source>
        <translation>Drop files here, or press Ctrl+V to paste a screenshot</translation>
    </message>
    <message>
        <source>添加…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>已有附件…</source>
        <translation>Existing…</translation>
    </message>
    <message>
        <source>一份材料可以证明几个指标</source>
        <translation>One file may prove several indicators</translation>
    </message>
    <message>
        <source>取下</source>
        <translation>Take off</translation>
    </message>
    <message>
        <source>不再证明这个指标；材料仍留在“佐证材料”页</source>
        <translation>It no longer proves this indicator; the file stays on the page “Evidence”</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>要求：{0}</source>
        <translation>Asked for: {0}</translation>
    </message>
    <message>
        <source>用已有附件证明“{0}”</source>
        <translation>Prove “{0}” with an existing attachment</translation>
    </message>
</context>
<context>
    <name>EvidenceWork</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>Stopped</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Word 文档，可编辑的副本 (*.docx)</source>
        <translation>Word documents, copies to edit (*.docx)</translation>
    </message>
    <message>
        <source>Excel 工作簿，可编辑的副本 (*.xlsx)</source>
        <translation>Excel workbooks, copies to edit (*.xlsx)</translation>
    </message>
    <message>
        <source>导出报告</source>
        <translation>Export the report</translation>
    </message>
    <message>
        <source>“{name}”已存在，要替换它吗？</source>
        <translation>“{name}” exists already. Replace it?</translation>
    </message>
    <message>
        <source>替换</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>正在导出 {name}…</source>
        <translation>Exporting {name}…</translation>
    </message>
    <message>
        <source>停止导出</source>
        <translation>Stop exporting</translation>
    </message>
</context>
<context>
    <name>FactParameter</name>
    <message>
        <source>（请选择）</source>
        <translation>(please choose)</translation>
    </message>
</context>
<context>
    <name>FieldName</name>
    <message>
        <source>年度指标值</source>
        <translation>target</translation>
    </message>
    <message>
        <source>实际完成值</source>
        <translation>actual value</translation>
    </message>
    <message>
        <source>评分依据</source>
        <translation>basis</translation>
    </message>
    <message>
        <source>未达标原因</source>
        <translation>reason</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>improvements</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>remark</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>score</translation>
    </message>
    <message>
        <source>所属上级</source>
        <translation>heading above</translation>
    </message>
    <message>
        <source>指标名称</source>
        <translation>name</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>weight</translation>
    </message>
    <message>
        <source>次序</source>
        <translation>order</translation>
    </message>
    <message>
        <source>指标解释</source>
        <translation>explanation</translation>
    </message>
    <message>
        <source>指标方向</source>
        <translation>direction</translation>
    </message>
    <message>
        <source>度量单位</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>档次</source>
        <translation>level</translation>
    </message>
</context>
<context>
    <name>FileActions</name>
    <message>
        <source>在新窗口打开</source>
        <translation>Open in a new window</translation>
    </message>
    <message>
        <source>自评文件 (*.ziping)</source>
        <translation>Evaluations (*.ziping)</translation>
    </message>
    <message>
        <source>另存一份</source>
        <translation>Save a copy</translation>
    </message>
    <message>
        <source>已另存为 {0}</source>
        <translation>Saved as {0}</translation>
    </message>
    <message>
        <source>正在写入文件，写完就关闭…</source>
        <translation>Writing the file; it closes when that is done…</translation>
    </message>
    <message>
        <source>放弃未保存的 {0} 处修改</source>
        <translation>Give up {0} unsaved changes</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>另存一份…</source>
        <translation>Save a copy…</translation>
    </message>
    <message>
        <source>有修改没有保存</source>
        <translation>Some changes are not saved</translation>
    </message>
    <message>
        <source>佐证材料还在处理，现在关闭就停在这里，没有存完的不会留下。</source>
        <translation>Evidence is still being worked on; closing now stops it, and what is not stored completely does not stay.</translation>
    </message>
    <message>
        <source>关闭文件</source>
        <translation>Close file</translation>
    </message>
    <message>
        <source>停止并关闭</source>
        <translation>Stop and close</translation>
    </message>
    <message>
        <source>-自评报告</source>
        <translation>-report</translation>
    </message>
    <message>
        <source>报告已导出：{0}</source>
        <translation>Report exported: {0}</translation>
    </message>
    <message>
        <source>{0} 副本</source>
        <translation>{0} copy</translation>
    </message>
    <message>
        <source>查看备份…</source>
        <translation>Look at backups…</translation>
    </message>
</context>
<context>
    <name>FilterBox</name>
    <message>
        <source>只显示哪些指标</source>
        <translation>Which indicators to show</translation>
    </message>
    <message>
        <source>只显示未填、失分、有问题或未确认的指标</source>
        <translation>Show only what is unfilled, lost points, has problems, or is unconfirmed</translation>
    </message>
    <message>
        <source>{0} {1} 项</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>全部 {0} 项</source>
        <translation>All: {0}</translation>
    </message>
</context>
<context>
    <name>FilterStrip</name>
    <message>
        <source>显示全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>只显示“{0}”的 {1} 项，其余 {2} 项没有显示</source>
        <translation>Only the {1} of “{0}” are shown, {2} others are not</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>查找（Ctrl+F）</source>
        <translation>Search (Ctrl+F)</translation>
    </message>
    <message>
        <source>在评分表中查找</source>
        <translation>Search the score table</translation>
    </message>
    <message>
        <source>按名称、文字或数字查找；回车到下一处，Shift+回车到上一处，Esc 结束</source>
        <translation>Search names, texts and figures; Return for the next, Shift+Return for the previous, Esc to end</translation>
    </message>
    <message>
        <source>没有找到“{0}”</source>
        <translation>“{0}” was not found</translation>
    </message>
</context>
<context>
    <name>FindRow</name>
    <message>
        <source>上一处（Shift+回车）</source>
        <translation>Previous (Shift+Return)</translation>
    </message>
    <message>
        <source>下一处（回车）</source>
        <translation>Next (Return)</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>None</translation>
    </message>
</context>
<context>
    <name>Finding</name>
    <message>
        <source>算式“{written}”不成立，应为 {exact}</source>
        <translation>“{written}” does not work out; it should be {exact}</translation>
    </message>
    <message>
        <source>，完成率 {rate}</source>
        <translation>, a rate of {rate}</translation>
    </message>
    <message>
        <source>全年执行数 {executed} 大于全年预算数 {planned}{rate}</source>
        <translation>{executed} was spent, more than the budget of {planned}{rate}</translation>
    </message>
    <message>
        <source>请核对预算数是否为调整后的预算数；确有超支的，在未能完成原因中说明。</source>
        <translation>Check that the budget is the adjusted one; if more really was spent, say why under the reasons for what was not achieved.</translation>
    </message>
    <message>
        <source>全年执行数 {executed} ÷ 全年预算数 {planned} = {rate}，低于 90%，没有说明原因</source>
        <translation>Spent {executed} ÷ budget {planned} = {rate}, below 90 %, and no reason is given</translation>
    </message>
    <message>
        <source>请在未能完成原因或相关指标的未达标原因中说明。</source>
        <translation>Please explain it under the reasons for what was not achieved, or in the reason of an indicator it concerns.</translation>
    </message>
    <message>
        <source>预算 {planned}，执行 {executed}，没有支出的占 {left}，超过 {most}</source>
        <translation>Budget {planned}, spent {executed}: {left} was left unspent, more than {most}</translation>
    </message>
    <message>
        <source>请核对；确实如此的，请在存在的问题和改进措施中写明。</source>
        <translation>Please check; if it is so, say so under shortcomings and improvements.</translation>
    </message>
    <message>
        <source>得分率</source>
        <translation>Score rate</translation>
    </message>
    <message>
        <source>得分率 {share}，预算执行率 {spent}，得分率高出执行率的 5% 以上</source>
        <translation>The score rate is {share} where {spent} of the budget was spent: ahead of it by more than 5 % of the latter</translation>
    </message>
    <message>
        <source>请核对得分；确属节约的，请在叙述中说明。</source>
        <translation>Please check the scores; if money really was saved, say so in the narrative.</translation>
    </message>
    <message>
        <source>填报数 {filled} 是文字所写的年初预算，调整后的预算为 {adjusted} 万元</source>
        <translation>The figure {filled} is the initial budget of the text; the adjusted budget is {adjusted} (10,000 yuan)</translation>
    </message>
    <message>
        <source>请改填调整后的 {adjusted}。</source>
        <translation>Please put in the adjusted {adjusted}.</translation>
    </message>
    <message>
        <source>年度指标值 {target} 与实际完成值 {actual} 的单位不同</source>
        <translation>The target {target} and the actual value {actual} are in different units</translation>
    </message>
    <message>
        <source>请把完成值改用“{unit}”填写。</source>
        <translation>Please give the actual value in “{unit}”.</translation>
    </message>
    <message>
        <source>“{name}”是数量指标，{field}却是金额 {amount}</source>
        <translation>“{name}” counts things, but its {field} is an amount of money, {amount}</translation>
    </message>
    <message>
        <source>请核对是否填错了行或单位。</source>
        <translation>Please check the row and the unit.</translation>
    </message>
    <message>
        <source>数字相同而单位不同</source>
        <translation>same digits, different units</translation>
    </message>
    <message>
        <source>是同一金额的两种单位</source>
        <translation>one amount in two units</translation>
    </message>
    <message>
        <source>{shown} 与 {beside} {said}</source>
        <translation>{shown} and {beside}: {said}</translation>
    </message>
    <message>
        <source>请核对单位，统一用万元。</source>
        <translation>Please check the units; use 10,000 yuan throughout.</translation>
    </message>
    <message>
        <source>完成情况里没有“{name}”的内容，像是“{other}”的</source>
        <translation>What was achieved does not speak of “{name}”; it sounds like “{other}”</translation>
    </message>
    <message>
        <source>请核对是否错开了一行。</source>
        <translation>Please check whether the rows have slipped.</translation>
    </message>
    <message>
        <source>{field}写有 {rate}，计算它要用的{names}没有填，无法复算</source>
        <translation>The {field} states {rate}, but {names}, from which it follows, is not filled in; nobody can work it out again</translation>
    </message>
    <message>
        <source>请补填{names}。</source>
        <translation>Please fill in {names}.</translation>
    </message>
    <message>
        <source>总分</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>只读到分值合计 {read} 分的指标，各项得分合计 {added}，无法与原表总分 {claimed} 核对</source>
        <translation>Only indicators worth {read} points were read; their scores add up to {added}, which cannot be held against the printed total {claimed}</translation>
    </message>
    <message>
        <source>请对照原件。</source>
        <translation>Please look at the original.</translation>
    </message>
    <message>
        <source>请核对各项得分；若各项无误，总分应为 {added}</source>
        <translation>Please check the scores; if they are right, the total is {added}</translation>
    </message>
    <message>
        <source>总分 {claimed} 高于可得的最高分 {ceiling}：加分项（{names}）没有加分依据，不能当作已得</source>
        <translation>The total {claimed} is more than the {ceiling} that can be had: nothing earned the bonus points ({names})</translation>
    </message>
    <message>
        <source>请核对加分项是否有表彰；没有的计 0 分</source>
        <translation>Please check for commendations; without one the bonus is 0</translation>
    </message>
    <message>
        <source>请核对得分和分值。</source>
        <translation>Please check score and weight.</translation>
    </message>
    <message>
        <source>请核对本级和所属指标的分值。</source>
        <translation>Please check the weights of the heading and of the indicators below it.</translation>
    </message>
    <message>
        <source>请核对各项分值；原件无误的，可能有指标没有读到。</source>
        <translation>Please check the weights; if the original is right, an indicator may not have been read.</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>请对照原文件核对。</source>
        <translation>Please compare with the source file.</translation>
    </message>
    <message>
        <source>请核对后确认，或改为本年的内容。</source>
        <translation>Please look at it and confirm, or replace it by this year&apos;s.</translation>
    </message>
    <message>
        <source>{what}来自其他文件，尚未确认</source>
        <translation>Taken from another file and not confirmed: {what}</translation>
    </message>
    <message>
        <source>没有填写“{name}”</source>
        <translation>“{name}” is not filled in</translation>
    </message>
    <message>
        <source>请填写。</source>
        <translation>Please fill it in.</translation>
    </message>
    <message>
        <source>{where}里还有模板提示“{hint}”</source>
        <translation>The {where} still holds the template&apos;s hint “{hint}”</translation>
    </message>
    <message>
        <source>请填实或删去。</source>
        <translation>Please fill it in or delete it.</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>text</translation>
    </message>
    <message>
        <source>尚未得分：{reason}</source>
        <translation>No score yet. {reason}</translation>
    </message>
    <message>
        <source>请补填后再核查。</source>
        <translation>Please fill in what is missing.</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>填写了得分，没有填写评分依据</source>
        <translation>A score was typed without its basis</translation>
    </message>
    <message>
        <source>请填写评分依据（文件、日期、数据来源）。</source>
        <translation>Please give the basis (document, date, source of the figures).</translation>
    </message>
    <message>
        <source>方案要求附“{asked}”，已得 {points} 分，没有附件</source>
        <translation>The rubric asks for “{asked}”; {points} points are claimed and nothing is attached</translation>
    </message>
    <message>
        <source>请附上{asked}。</source>
        <translation>Please attach it: {asked}.</translation>
    </message>
    <message>
        <source>没有填写单位名称</source>
        <translation>The unit&apos;s name is not filled in</translation>
    </message>
    <message>
        <source>请填写单位全称。</source>
        <translation>Please give the unit&apos;s full name.</translation>
    </message>
    <message>
        <source>请填写；打印后手写亦可。</source>
        <translation>Please fill it in, now or by hand after printing.</translation>
    </message>
    <message>
        <source>“{name}”还没有写</source>
        <translation>“{name}” is not written yet</translation>
    </message>
    <message>
        <source>请填写；确实没有的填 0。</source>
        <translation>Please fill it in; if there is none, put 0.</translation>
    </message>
    <message>
        <source>请改为同一日期。</source>
        <translation>Please use one date.</translation>
    </message>
    <message>
        <source>落款日期为 {told}，{name}为 {cover}</source>
        <translation>The text is dated {told}, but “{name}” is {cover}</translation>
    </message>
    <message>
        <source>同一份文件里有不同的成文日期：{days}</source>
        <translation>One document bears different dates: {days}</translation>
    </message>
    <message>
        <source>{name}为 {day}，评价年度 {year} 年还没有结束</source>
        <translation>“{name}” is {day}, before the evaluated year {year} was over</translation>
    </message>
    <message>
        <source>请填写实际的填报日期。</source>
        <translation>Please give the day on which it was really filled in.</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日</source>
        <translation>{year}-{month}-{day}</translation>
    </message>
    <message>
        <source>自设指标没有填写{names}</source>
        <translation>The own indicator lacks: {names}</translation>
    </message>
    <message>
        <source>请填写{names}，或删去这一行。</source>
        <translation>Please fill in {names}, or delete the row.</translation>
    </message>
    <message>
        <source>已经得分，没有填写{names}</source>
        <translation>It is scored but lacks: {names}</translation>
    </message>
    <message>
        <source>请填写{names}。</source>
        <translation>Please fill in: {names}.</translation>
    </message>
    <message>
        <source>年度指标值为“{target}”，实际完成值“{actual}”里没有数字</source>
        <translation>The target is “{target}”, but the actual value “{actual}” has no figure</translation>
    </message>
    <message>
        <source>请填写实际完成的数。</source>
        <translation>Please give the figure that was reached.</translation>
    </message>
    <message>
        <source>年度指标值“{target}”里没有可以衡量的数</source>
        <translation>The target “{target}” has nothing that can be measured</translation>
    </message>
    <message>
        <source>请改为可以衡量的目标值。</source>
        <translation>Please set a target that can be measured.</translation>
    </message>
    <message>
        <source>实际完成值 {actual} 为年度指标值 {target} 的 {rate}，目标可能偏低</source>
        <translation>The actual value {actual} is {rate} of the target {target}, which may have been set too low</translation>
    </message>
    <message>
        <source>请核对目标值；确属超额完成的，请在备注中说明。</source>
        <translation>Please check the target; if it really was exceeded, say so in the remark.</translation>
    </message>
    <message>
        <source>完成率 {rate} 达到 {at}，{told}</source>
        <translation>The rate {rate} has reached {at}: {told}</translation>
    </message>
    <message>
        <source>请核对目标值</source>
        <translation>please check the target</translation>
    </message>
    <message>
        <source>没有写明原因</source>
        <translation>no reason is given</translation>
    </message>
    <message>
        <source>请核对目标值；确属超额完成的，请在备注中说明原因。</source>
        <translation>Please check the target; if it really was exceeded, give the reason in the remark.</translation>
    </message>
    <message>
        <source>本次自评停用了这条核查规则，理由：{reason}</source>
        <translation>This check is switched off for this self-evaluation. Reason: {reason}</translation>
    </message>
    <message>
        <source>评价方案停用了这条核查规则，理由：{reason}</source>
        <translation>This check is switched off by the rubric. Reason: {reason}</translation>
    </message>
    <message>
        <source>{label}（项目“{name}”）</source>
        <translation>{label} (project “{name}”)</translation>
    </message>
    <message>
        <source>文件所印的</source>
        <translation>document&apos;s</translation>
    </message>
    <message>
        <source>评价方案的</source>
        <translation>rubric&apos;s</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>总分 {total}，按{whose}等级标准应为“{due}”，原文件写“{claimed}”</source>
        <translation>By the {whose} own scale a total of {total} is “{due}”; the document says “{claimed}”</translation>
    </message>
    <message>
        <source>请核对总分和等级；总分无误的，等级应为“{due}”</source>
        <translation>Please check total and grade; if the total is right, the grade is “{due}”</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Running text</translation>
    </message>
    <message>
        <source>文字写“{words}”，评分表的总分为 {total} 分，与各项之和相符</source>
        <translation>The text says “{words}”; the total of the score table is {total}, which is the sum of its rows</translation>
    </message>
    <message>
        <source>请改为 {total} 分，或核对各项得分。</source>
        <translation>Please change it to {total} points, or check the scores.</translation>
    </message>
    <message>
        <source>文字写“{words}”，等级另写为“{grade}”</source>
        <translation>The text says “{words}”; elsewhere the grade is “{grade}”</translation>
    </message>
    <message>
        <source>请核对等级。</source>
        <translation>Please check the grade.</translation>
    </message>
    <message>
        <source>请删去看不见的字符，项目符号换成普通的。</source>
        <translation>Please delete the invisible characters and use ordinary bullets.</translation>
    </message>
    <message>
        <source>请换用通行的写法；本机有这个字的，可在设置的“报告字体”中选用。</source>
        <translation>Please use the usual form of the character; if this computer has a font with it, choose that under “Report fonts” in the settings.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>name</translation>
    </message>
    <message>
        <source>{where}里有打印不出的字：{characters}{more}</source>
        <translation>The {where} has characters that cannot be printed: {characters}{more}</translation>
    </message>
    <message>
        <source>等</source>
        <translation> and more</translation>
    </message>
    <message>
        <source>{name} {this}，上年为 {last}，相差三倍以上</source>
        <translation>{last} last year, {this} now: {name} differs by three times or more</translation>
    </message>
    <message>
        <source>请按今年的情况改写。</source>
        <translation>Please rewrite it for this year.</translation>
    </message>
    <message>
        <source>年度指标值 {this}，上年为 {last}，降低了目标</source>
        <translation>The target is {this}, last year it was {last}: it was lowered</translation>
    </message>
    <message>
        <source>年度指标值 {this}，上年为 {last}，放宽了目标</source>
        <translation>The target is {this}, last year it was {last}: it was relaxed</translation>
    </message>
    <message>
        <source>请核对；确需调整的，请在备注中说明原因。</source>
        <translation>Please check; if it has to be so, give the reason in the remark.</translation>
    </message>
    <message>
        <source>请核对单位和口径；确属如此的，请在备注中说明。</source>
        <translation>Please check the unit and what is counted; if it is so, say so in the remark.</translation>
    </message>
    <message>
        <source>请核对单位（元、万元）和口径。</source>
        <translation>Please check the unit (yuan, 10,000 yuan) and what is counted.</translation>
    </message>
    <message>
        <source>{field}“{text}”与上年一字不差</source>
        <translation>Last year&apos;s, word for word: {field} “{text}”</translation>
    </message>
    <message>
        <source>“{name}”与上年一字不差</source>
        <translation>“{name}” is last year&apos;s, word for word</translation>
    </message>
    <message>
        <source>文字写“{name}{words}”，评分表为 {value}</source>
        <translation>The text says “{name}{words}”; the score table has {value}</translation>
    </message>
    <message>
        <source>请改为 {value}，或核对该项数据。</source>
        <translation>Please change it to {value}, or check the figures.</translation>
    </message>
    <message>
        <source>完成率 {rate} 按年初预算 {initial} 计算，按调整后的 {adjusted} 应为 {right}%</source>
        <translation>The rate {rate} is worked out on the initial budget {initial}; on the adjusted {adjusted} it is {right}%</translation>
    </message>
    <message>
        <source>请改为 {right}%。</source>
        <translation>Please change it to {right}%.</translation>
    </message>
    <message>
        <source>；所写占比 {shares} 是按 {added} 算的</source>
        <translation>; the shares {shares} are shares of {added}</translation>
    </message>
    <message>
        <source>所列分项 {terms} = {added}，总数写 {whole}（万元），相差 {gap}{more}</source>
        <translation>The parts {terms} = {added}, but the whole is written as {whole} (10,000 yuan): a difference of {gap}{more}</translation>
    </message>
    <message>
        <source>请核对；若各分项无误，总数应为 {added} 万元。</source>
        <translation>Please check; if the parts are right, the whole is {added} (10,000 yuan).</translation>
    </message>
    <message>
        <source>文字写“{words}”，但所写的 {executed} ÷ {planned} = {rate}</source>
        <translation>The text says “{words}”, but {executed} ÷ {planned}, which it states, is {rate}</translation>
    </message>
    <message>
        <source>请核对预算数、执行数和完成率。</source>
        <translation>Please check the budget, what was spent, and the rate.</translation>
    </message>
    <message>
        <source>文字里有 {less} 和 {more}，只差 {gap} 万元</source>
        <translation>The text has {less} and {more}, only {gap} (10,000 yuan) apart</translation>
    </message>
    <message>
        <source>请核对是否同一个数；是的改为一致。</source>
        <translation>Please check whether they are meant to be one figure; if so, make them the same.</translation>
    </message>
    <message>
        <source>{at}：“{name}”得分 {score}，分值 {weight}，失 {lost} 分，没有写明原因</source>
        <translation>{at}: “{name}” scored {score} of {weight}, {lost} points lost, and no reason is given</translation>
    </message>
    <message>
        <source>请填写失分的原因和改进措施。</source>
        <translation>Please give the reason for the lost points, and the improvements.</translation>
    </message>
    <message>
        <source>复核分 {given} 超出 {low} 至 {high} 的范围，没有计入</source>
        <translation>The reviewed score {given} is not within {low} to {high}; it was not counted</translation>
    </message>
    <message>
        <source>请改填 {low} 至 {high} 之间的分数。</source>
        <translation>Please put in a score from {low} to {high}.</translation>
    </message>
    <message>
        <source>自评 {own} 分，复核 {given} 分，没有写复核意见</source>
        <translation>The unit scored {own}, the reviewer {given}, and the opinion is empty</translation>
    </message>
    <message>
        <source>请写明改分的理由。</source>
        <translation>Please say why the score was changed.</translation>
    </message>
    <message>
        <source>复核人</source>
        <translation>reviewer</translation>
    </message>
    <message>
        <source>复核日期</source>
        <translation>date of the review</translation>
    </message>
    <message>
        <source>没有填写{names}</source>
        <translation>Not filled in: {names}</translation>
    </message>
    <message>
        <source>复核</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>评价方案</source>
        <translation>Rubric</translation>
    </message>
    <message>
        <source>自评年度为 {year} 年，评价方案“{title}”为 {made_for} 年度的</source>
        <translation>The evaluation is of {year}, the rubric “{title}” of {made_for}</translation>
    </message>
    <message>
        <source>请对照当年通知，确认方案仍然适用。</source>
        <translation>Please check with the year&apos;s notice that the rubric still holds.</translation>
    </message>
    <message>
        <source>请核对相关指标是否应当扣分，或说明所写问题与评分无关。</source>
        <translation>Please check whether these shortcomings cost points, or say that they have nothing to do with the scores.</translation>
    </message>
    <message>
        <source>填写的得分为 {typed}，按规则计算为 {ruled}（{trace}）</source>
        <translation>The score typed is {typed}; by the rule it is {ruled} ({trace})</translation>
    </message>
    <message>
        <source>请清除填写的得分（采用 {ruled}），或在未达标原因中写明为什么不按规则。</source>
        <translation>Please clear the typed score (which gives {ruled}), or say in the reason why the rule is not followed.</translation>
    </message>
    <message>
        <source>填写的得分 {typed} 超出 {low} 至 {high} 的范围</source>
        <translation>The score typed, {typed}, is not within {low} to {high}</translation>
    </message>
    <message>
        <source>失 {points} 分</source>
        <translation>{points} lost</translation>
    </message>
    <message>
        <source>扣 {points} 分</source>
        <translation>{points} taken off</translation>
    </message>
    <message>
        <source>得分 {points}，分值 {weight}，{what}，没有填写{names}</source>
        <translation>Score {points} of {weight}, {what}; not filled in: {names}</translation>
    </message>
    <message>
        <source>填写的加分为 {typed}，按已填的表彰事项只有 {earned} 分</source>
        <translation>The bonus typed is {typed}; the commendations filled in earn only {earned}</translation>
    </message>
    <message>
        <source>请填写表彰次数，由规则得出加分；没有表彰的，清除填写的得分。</source>
        <translation>Please fill in how many commendations there were and let the rule give the bonus; if there was none, clear the typed score.</translation>
    </message>
    <message>
        <source>年度指标值 {target}，实际完成值 {actual}，没有达到目标，得分 {points} 却是满分</source>
        <translation>The target {target} was missed with {actual}, yet the score {points} is full marks</translation>
    </message>
    <message>
        <source>请核对完成值；目标已批准调整的，请改填调整后的目标值。</source>
        <translation>Please check the actual value; if the target was changed with approval, put in the new one.</translation>
    </message>
    <message>
        <source>各项得分率 100%，没有失分，但“{heading}”写有不足</source>
        <translation>Every score is full marks, but “{heading}” tells of shortcomings</translation>
    </message>
    <message>
        <source>总分 {claimed} 是满分，但“{heading}”一节写有不足</source>
        <translation>The total {claimed} is full marks, but “{heading}” tells of shortcomings</translation>
    </message>
    <message>
        <source>各项共失 {lost} 分，“{heading}”却写“{text}”</source>
        <translation>{lost} lost in all, but “{heading}” says “{text}”</translation>
    </message>
    <message>
        <source>请写明失分所反映的问题，或清空本节，由程序按失分起草。</source>
        <translation>Please write what the lost points show, or empty the section and let the program draft it from them.</translation>
    </message>
    <message>
        <source>请改填所选档次以内的分数，或改选档次。</source>
        <translation>Please give points within the level chosen, or choose another level.</translation>
    </message>
    <message>
        <source>{terms} = {added}，但填报数为 {whole}，相差 {gap}</source>
        <translation>{terms} = {added}, but {whole} is filled in: a difference of {gap}</translation>
    </message>
    <message>
        <source>请核对原表；若各分项无误，应填 {added}。</source>
        <translation>Please check the original; if the parts are right, put in {added}.</translation>
    </message>
    <message>
        <source>还要分配 {points} 分</source>
        <translation>{points} more to be shared out</translation>
    </message>
    <message>
        <source>要减去 {points} 分</source>
        <translation>{points} too many</translation>
    </message>
    <message>
        <source>下级分值 {terms} = {added}，但“{name}”的分值为 {weight}</source>
        <translation>The weights below, {terms} = {added}, are not the {weight} of “{name}”</translation>
    </message>
    <message>
        <source>请调整下级指标的分值，{todo}。</source>
        <translation>Please change the weights below: {todo}.</translation>
    </message>
    <message>
        <source>一级指标的分值 {terms} = {weight}，但方案总分为 {total}</source>
        <translation>The weights of level 1, {terms} = {weight}, are not the rubric&apos;s total of {total}</translation>
    </message>
    <message>
        <source>请核对评价方案文件。</source>
        <translation>Please check the rubric&apos;s file.</translation>
    </message>
    <message>
        <source>共 {count} 项之和</source>
        <translation>the sum of {count} figures</translation>
    </message>
    <message>
        <source>请核对算式中的数。</source>
        <translation>Please check the figures in it.</translation>
    </message>
    <message>
        <source>请改为 {points} 分，或核对该项得分。</source>
        <translation>Please change it to {points} points, or check that score.</translation>
    </message>
    <message>
        <source>{field}里{wrong}</source>
        <translation>In the {field}: {wrong}</translation>
    </message>
    <message>
        <source>文字写“{words}”，各项合计为 {total} 分</source>
        <translation>The text says “{words}”; the scores add up to {total}</translation>
    </message>
    <message>
        <source>文字写“{words}”，总分 {total} 分对应的等级为“{grade}”</source>
        <translation>The text says “{words}”; the grade of a total of {total} is “{grade}”</translation>
    </message>
    <message>
        <source>请改为“{grade}”，或核对各项得分。</source>
        <translation>Please change it to “{grade}”, or check the scores.</translation>
    </message>
    <message>
        <source>文字写“{name}{words}”，按评分表失 {lost} 分</source>
        <translation>The text says “{name}{words}”; by the score table {lost} points were lost</translation>
    </message>
    <message>
        <source>文字写“{called}”{words}，评分表为 {points} 分</source>
        <translation>The text says “{called}” {words}; the score table has {points}</translation>
    </message>
    <message>
        <source>文字写“{called}{words}”，填报数为 {filled} {unit}</source>
        <translation>The text says “{called}{words}”; what is filled in is {filled} “{unit}”</translation>
    </message>
    <message>
        <source>请改为一致的数。</source>
        <translation>Please make the two the same.</translation>
    </message>
    <message>
        <source>文字写“{name}”{figure}，评分表的{field}写 {shown}，{told}</source>
        <translation>The text says “{name}” {figure}; the {field} in the score table says {shown}: {told}</translation>
    </message>
    <message>
        <source>请核对指标名称。</source>
        <translation>Please check the indicator&apos;s name.</translation>
    </message>
    <message>
        <source>文字写“{words}”，评分表有 {counted} 项末级指标</source>
        <translation>The text says “{words}”; the score table has {counted} scored indicators</translation>
    </message>
    <message>
        <source>请核对指标个数。</source>
        <translation>Please check how many indicators there are.</translation>
    </message>
    <message>
        <source>文号“{number}”的年份应当用六角括号</source>
        <translation>The year of a document number stands in tortoise-shell brackets, unlike in “{number}”</translation>
    </message>
    <message>
        <source>请改为〔{year}〕。</source>
        <translation>Please change it to 〔{year}〕.</translation>
    </message>
    <message>
        <source>评分表里没有名为“{name}”的指标{more}</source>
        <translation>The score table has no indicator called “{name}”{more}</translation>
    </message>
    <message>
        <source>，相近的是“{like}”</source>
        <translation>; “{like}” is the nearest</translation>
    </message>
    <message>
        <source>请改为“{like}”，或核对。</source>
        <translation>Please change it to “{like}”, or check.</translation>
    </message>
    <message>
        <source>各项得分合计 {added}，原表总分为 {claimed}，相差 {apart}</source>
        <translation>The scores add up to {added}, the printed total is {claimed}: a difference of {apart}</translation>
    </message>
    <message>
        <source>{at}：“{name}”得分 {score} 高于分值 {weight}</source>
        <translation>{at}: the score {score} of “{name}” is more than its weight {weight}</translation>
    </message>
    <message>
        <source>{at}：“{name}”分值 {weight}，所属指标分值合计 {parts}</source>
        <translation>{at}: “{name}” has a weight of {weight}; the indicators below it add up to {parts}</translation>
    </message>
    <message>
        <source>各项分值合计 {added}，应为 {total}</source>
        <translation>The weights add up to {added} instead of {total}</translation>
    </message>
</context>
<context>
    <name>FindingCards</name>
    <message>
        <source>已说明：{0}</source>
        <translation>Explained: {0}</translation>
    </message>
    <message>
        <source>去填写</source>
        <translation>Fill it in</translation>
    </message>
    <message>
        <source>修改说明</source>
        <translation>Change the remark</translation>
    </message>
    <message>
        <source>忽略并说明</source>
        <translation>Ignore with a reason</translation>
    </message>
</context>
<context>
    <name>FindingMarks</name>
    <message>
        <source>查看 {0}：{1}</source>
        <translation>See {0}: {1}</translation>
    </message>
    <message>
        <source>采用：{0}</source>
        <translation>Apply: {0}</translation>
    </message>
    <message>
        <source>忽略并说明…</source>
        <translation>Ignore with a reason…</translation>
    </message>
</context>
<context>
    <name>FindingsFilter</name>
    <message>
        <source>按级别筛选</source>
        <translation>Filter by severity</translation>
    </message>
    <message>
        <source>全部级别</source>
        <translation>All levels</translation>
    </message>
    <message>
        <source>已说明</source>
        <translation>Explained</translation>
    </message>
    <message>
        <source>新出现的</source>
        <translation>New ones</translation>
    </message>
    <message>
        <source>打开这份自评时还没有的</source>
        <translation>Not there when this evaluation was opened</translation>
    </message>
    <message>
        <source>按类别筛选</source>
        <translation>Filter by family</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>按位置筛选</source>
        <translation>Filter by place</translation>
    </message>
    <message>
        <source>全部位置</source>
        <translation>All places</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Basics</translation>
    </message>
    <message>
        <source>指标评分表</source>
        <translation>Score table</translation>
    </message>
    <message>
        <source>文字报告</source>
        <translation>Narrative</translation>
    </message>
    <message>
        <source>项目自评</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>按文字筛选</source>
        <translation>Filter by words</translation>
    </message>
    <message>
        <source>在结果中查找</source>
        <translation>Search the findings</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>核查</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>展开或收起核查结果</source>
        <translation>Fold or unfold the findings</translation>
    </message>
    <message>
        <source>没有发现问题</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>核查表…</source>
        <translation>Check sheet…</translation>
    </message>
    <message>
        <source>把总分、失分和全部核查发现印成一两页，供签字前审阅</source>
        <translation>Total, lost points and all findings on a page or two, to read before signing</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>由程序按这条建议改好，可以撤销</source>
        <translation>The program makes this change; it can be undone</translation>
    </message>
    <message>
        <source>忽略并说明</source>
        <translation>Ignore with a reason</translation>
    </message>
    <message>
        <source>写明理由，保留这一处</source>
        <translation>Keep it, with a reason</translation>
    </message>
    <message>
        <source>关闭此项检查…</source>
        <translation>Switch this check off…</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>这条规则查什么、为什么要紧、正误举例（F1）</source>
        <translation>What this rule looks for, why it matters, a wrong and a right example (F1)</translation>
    </message>
    <message>
        <source>转到</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>列出 {0} / {1} 项</source>
        <translation>{0} of {1} listed</translation>
    </message>
    <message>
        <source>采用：{0}</source>
        <translation>Apply: {0}</translation>
    </message>
    <message>
        <source>由程序改好，可以撤销：{0}</source>
        <translation>The program changes it; it can be undone: {0}</translation>
    </message>
    <message>
        <source>恢复此项检查</source>
        <translation>Switch this check on again</translation>
    </message>
    <message>
        <source>规则 {0}，只对本次自评</source>
        <translation>Rule {0}, in this evaluation only</translation>
    </message>
</context>
<context>
    <name>FinishPage</name>
    <message>
        <source>单位全称</source>
        <translation>Full name of the unit</translation>
    </message>
    <message>
        <source>例如：某某市图书馆</source>
        <translation>For example: Library of the City of …</translation>
    </message>
    <message>
        <source>本次年度</source>
        <translation>Year of this evaluation</translation>
    </message>
    <message>
        <source>新文件</source>
        <translation>New file</translation>
    </message>
    <message>
        <source>带入</source>
        <translation>Carried over</translation>
    </message>
    <message>
        <source>不带入</source>
        <translation>Not carried over</translation>
    </message>
    <message>
        <source>留空待填</source>
        <translation>Left to fill in</translation>
    </message>
    <message>
        <source>点“开始填报”才会建立新文件；原文件不会有任何改动。带入的内容都标为“未确认”，逐项看过后才能签发。</source>
        <translation>Only “Start filling in” makes the new file; the source is never changed. Everything carried over is marked unconfirmed and has to be looked at before signing.</translation>
    </message>
    <message>
        <source>与来源同为 {year} 年度：数据、得分和文字会直接填入，不再作为上年数。</source>
        <translation>The same year as the source, {year}: figures, scores and texts are filled in rather than shown as last year&apos;s.</translation>
    </message>
    <message>
        <source>猜测：{unit}，请核对后填写</source>
        <translation>Guess: {unit}. Please check and type it in</translation>
    </message>
</context>
<context>
    <name>FlatList</name>
    <message>
        <source>指标平铺列表</source>
        <translation>Flat list of indicators</translation>
    </message>
</context>
<context>
    <name>FlatListModel</name>
    <message>
        <source>一级指标</source>
        <translation>level 1</translation>
    </message>
    <message>
        <source>二级指标</source>
        <translation>level 2</translation>
    </message>
    <message>
        <source>三级指标</source>
        <translation>level 3</translation>
    </message>
    <message>
        <source>四级指标</source>
        <translation>level 4</translation>
    </message>
    <message>
        <source>分值 {0} 分</source>
        <translation>weight {0}</translation>
    </message>
    <message>
        <source>目标值</source>
        <translation>target</translation>
    </message>
    <message>
        <source>完成值</source>
        <translation>actual</translation>
    </message>
    <message>
        <source>{0}未填</source>
        <translation>{0} not filled in</translation>
    </message>
    <message>
        <source>得分 {0} 分</source>
        <translation>score {0}</translation>
    </message>
    <message>
        <source>还没有得分</source>
        <translation>no score yet</translation>
    </message>
    <message>
        <source>状态：{0}</source>
        <translation>state: {0}</translation>
    </message>
</context>
<context>
    <name>FormulaParameter</name>
    <message>
        <source>用 + - * / 和括号，如 执行数 / 预算数</source>
        <translation>Use + - * / and brackets, such as executed / budget</translation>
    </message>
    <message>
        <source>插入数据项</source>
        <translation>Insert a figure</translation>
    </message>
</context>
<context>
    <name>Handbook</name>
    <message>
        <source>自评台使用手册</source>
        <translation>Zipingtai handbook</translation>
    </message>
    <message>
        <source>手册正文</source>
        <translation>Text of the handbook</translation>
    </message>
    <message>
        <source>后退（Alt+←）</source>
        <translation>Back (Alt+←)</translation>
    </message>
    <message>
        <source>后退</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>在手册中查找（Ctrl+F）</source>
        <translation>Search (Ctrl+F)</translation>
    </message>
    <message>
        <source>在手册中查找</source>
        <translation>Search the handbook</translation>
    </message>
    <message>
        <source>手册目录</source>
        <translation>Contents of the handbook</translation>
    </message>
    <message>
        <source>找到 {0} 处</source>
        <translation>{0} found</translation>
    </message>
    <message>
        <source>没有找到。请换一个说法试试。</source>
        <translation>Nothing found. Please try other words.</translation>
    </message>
    <message>
        <source>这一章只有中文。</source>
        <translation>This chapter is in Chinese only.</translation>
    </message>
</context>
<context>
    <name>HeadForm</name>
    <message>
        <source>表名</source>
        <translation>Name of the form</translation>
    </message>
    <message>
        <source>方案编号</source>
        <translation>Id of the rubric</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>总分</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>改表名</source>
        <translation>Change the name of the form</translation>
    </message>
    <message>
        <source>改方案编号</source>
        <translation>Change the id</translation>
    </message>
    <message>
        <source>改地区</source>
        <translation>Change the region</translation>
    </message>
    <message>
        <source>改总分</source>
        <translation>Change the total</translation>
    </message>
    <message>
        <source>改年度</source>
        <translation>Change the year</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>总分下限（含）</source>
        <translation>Least total (included)</translation>
    </message>
    <message>
        <source>共用的数据项</source>
        <translation>Shared figures</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>填写提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>键</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>万元</source>
        <translation>10,000 yuan</translation>
    </message>
    <message>
        <source>总分另有限制（某项未达到时总分不超过多少）</source>
        <translation>The total is limited (how much at most while something is not reached)</translation>
    </message>
    <message>
        <source>出处</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>方案的出处</source>
        <translation>Sources of the rubric</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>条款或位置</source>
        <translation>Clause or place</translation>
    </message>
    <message>
        <source>改总分限制</source>
        <translation>Change the limit of the total</translation>
    </message>
    <message>
        <source>改出处</source>
        <translation>Change the sources</translation>
    </message>
    <message>
        <source>分，各一级指标合计 {0}</source>
        <translation>points; the level-1 indicators add up to {0}</translation>
    </message>
    <message>
        <source>改等级</source>
        <translation>Change grades</translation>
    </message>
    <message>
        <source>改共用数据项</source>
        <translation>Change shared figures</translation>
    </message>
    <message>
        <source>小数位</source>
        <translation>Digits</translation>
    </message>
    <message>
        <source>百分比</source>
        <translation>Percentages</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>{0}保留的小数位</source>
        <translation>Digits kept: {0}</translation>
    </message>
    <message>
        <source>停用的核查</source>
        <translation>Checks switched off</translation>
    </message>
    <message>
        <source>本表不适用的核查和理由；理由列在核查结果里，也印在报告上。</source>
        <translation>Checks that do not apply to this form, and why. The reason stands among the findings and is printed in the report.</translation>
    </message>
    <message>
        <source>核查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>改小数位</source>
        <translation>Change the digits</translation>
    </message>
    <message>
        <source>这项核查已经在表里</source>
        <translation>This check is in the table already</translation>
    </message>
    <message>
        <source>改停用的核查</source>
        <translation>Change the checks switched off</translation>
    </message>
</context>
<context>
    <name>HeadPage</name>
    <message>
        <source>基本情况</source>
        <translation>Basics</translation>
    </message>
    <message>
        <source>单位与封面</source>
        <translation>Unit and cover</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>评价年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>监控截止日期</source>
        <translation>Monitored until</translation>
    </message>
    <message>
        <source>例如：2023年7月31日</source>
        <translation>For example: “2023年7月31日” (year, month, day)</translation>
    </message>
    <message>
        <source>年度{0}规模</source>
        <translation>Scale of {0}</translation>
    </message>
    <message>
        <source>只填一次；各指标自动取用这里的数。可直接填带单位的数，如 1,200 元。</source>
        <translation>Filled in once; every indicator takes them from here. Figures may carry a unit, such as “1,200 元” (yuan).</translation>
    </message>
    <message>
        <source>全年预算数</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>全年执行数</source>
        <translation>Executed</translation>
    </message>
    <message>
        <source>完成率</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>其他数据</source>
        <translation>Other figures</translation>
    </message>
    <message>
        <source>绩效目标与完成情况</source>
        <translation>Goals and what was reached</translation>
    </message>
</context>
<context>
    <name>HelpTopics</name>
    <message>
        <source>分值 {0} 分</source>
        <translation>weight {0}</translation>
    </message>
    <message>
        <source>怎样计分</source>
        <translation>How it is scored</translation>
    </message>
    <message>
        <source>方法：{0}，手册里有更多例子。</source>
        <translation>Method: {0}; the handbook has more examples.</translation>
    </message>
    <message>
        <source>，已填 {0}</source>
        <translation>, filled in: {0}</translation>
    </message>
    <message>
        <source>指标解释</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>评分标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>要附的佐证材料</source>
        <translation>Evidence asked for</translation>
    </message>
    <message>
        <source>推得：规则由已公布的得分反推得出。</source>
        <translation>Derived: the rule follows from published scores.</translation>
    </message>
    <message>
        <source>推定：没有公开的依据，请对照本级财政部门的通知核对。</source>
        <translation>Assumed: nothing published says so; please check against your finance bureau&apos;s notice.</translation>
    </message>
    <message>
        <source>用到的数</source>
        <translation>Figures it reads</translation>
    </message>
    <message>
        <source>现在的计算过程</source>
        <translation>How it is worked out now</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Source</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>从上年文件开始</source>
        <translation>Start from last year&apos;s file</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>1&#x3000;选择文件</source>
        <translation>1  Choose a file</translation>
    </message>
    <message>
        <source>2&#x3000;核对读到的内容</source>
        <translation>2  Check what was read</translation>
    </message>
    <message>
        <source>3&#x3000;单位和年度</source>
        <translation>3  Unit and year</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>开始填报</source>
        <translation>Start filling in</translation>
    </message>
    <message>
        <source>选择上年的自评</source>
        <translation>Choose last year&apos;s self-evaluation</translation>
    </message>
    <message>
        <source>粘贴的文字</source>
        <translation>Pasted text</translation>
    </message>
    <message>
        <source>带入 {kept} 项，不带入 {dropped} 项；本方案另有 {blank} 项原文件没有，留空待填</source>
        <translation>{kept} carried over, {dropped} not; {blank} more of this form are not in the source and left to fill in</translation>
    </message>
    <message>
        <source>请填写单位全称</source>
        <translation>Please write the full name of the unit</translation>
    </message>
    <message>
        <source>正在建立新文件…</source>
        <translation>Making the new file…</translation>
    </message>
</context>
<context>
    <name>ImportIntoDialog</name>
    <message>
        <source>导入到当前文件</source>
        <translation>Import into this file</translation>
    </message>
    <message>
        <source>请选择要导入的文件</source>
        <translation>Please choose the file to import</translation>
    </message>
    <message>
        <source>文件只读不改；读到的内容先与现有内容对照，您点“导入”后才填入，一次撤销即可全部退回。</source>
        <translation>The file is only read. What was read is first held against what is there; it is filled in only when you press “Import”, and one undo takes all of it back.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>换一个文件</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>这份文件是</source>
        <translation>This file is</translation>
    </message>
    <message>
        <source>这份文件是哪一年的</source>
        <translation>Which year this file is of</translation>
    </message>
    <message>
        <source>本年度的：填入表格</source>
        <translation>This year&apos;s: fill in the table</translation>
    </message>
    <message>
        <source>上年的：列在旁边作对照</source>
        <translation>Last year&apos;s: beside the cells, for comparison</translation>
    </message>
    <message>
        <source>要导入的内容</source>
        <translation>What to import</translation>
    </message>
    <message>
        <source>原文件</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>不同的全部替换</source>
        <translation>Replace all that differ</translation>
    </message>
    <message>
        <source>不同的全部保留</source>
        <translation>Keep all that differ</translation>
    </message>
    <message>
        <source>只看与现有不同的</source>
        <translation>Only what differs from mine</translation>
    </message>
    <message>
        <source>选择要导入的文件</source>
        <translation>Choose the file to import</translation>
    </message>
    <message>
        <source>粘贴的文字</source>
        <translation>Pasted text</translation>
    </message>
    <message>
        <source>读自：{name}</source>
        <translation>Read from: {name}</translation>
    </message>
    <message>
        <source>文件里没有读到年度，按本年度（{year}）的数据处理；不是的话请在右上角改选。</source>
        <translation>The file states no year; it is taken as this year&apos;s ({year}). If that is wrong, choose above at the right.</translation>
    </message>
    <message>
        <source>文件是 {read} 年度的，当前文件是 {year} 年度的：只列在旁边作对照，不填入表格。</source>
        <translation>The file is of {read}, this evaluation of {year}: it is shown beside the cells only.</translation>
    </message>
    <message>
        <source>导入前请留意 {count} 处：</source>
        <translation>Please note {count} things before importing:</translation>
    </message>
    <message>
        <source>读到的内容当前文件里都已经有了，没有要导入的</source>
        <translation>All that was read is here already; there is nothing to import</translation>
    </message>
    <message>
        <source>导入 {taken} 项，其中替换现有 {replaced} 项；与现有不同的共 {differ} 项</source>
        <translation>{taken} to import, {replaced} of them replacing what is there; {differ} differ</translation>
    </message>
    <message>
        <source>导入“{name}”的 {count} 项</source>
        <translation>Import {count} items of “{name}”</translation>
    </message>
    <message>
        <source>勾选的才导入。已有内容的栏目默认保留现有的；勾选即用读到的替换。F6 到原文件。</source>
        <translation>Only what is ticked is imported. Cells that hold something keep it unless ticked. F6 goes to the source.</translation>
    </message>
</context>
<context>
    <name>ImportPreviewModel</name>
    <message>
        <source>采用&#x3000;项目</source>
        <translation>Take  Item</translation>
    </message>
    <message>
        <source>读到的内容</source>
        <translation>What was read</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>把握</source>
        <translation>Certainty</translation>
    </message>
    <message>
        <source>对应本年</source>
        <translation>Stands for</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>按上次的对应</source>
        <translation>As matched last time</translation>
    </message>
    <message>
        <source>您选定</source>
        <translation>Chosen by you</translation>
    </message>
    <message>
        <source>{title}&#x3000;采用 {taken} / {all} 项</source>
        <translation>{title}  {taken} of {all} taken</translation>
    </message>
    <message>
        <source>（选择对应…）</source>
        <translation>(choose…)</translation>
    </message>
</context>
<context>
    <name>ImportRows</name>
    <message>
        <source>单位名称</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>没有读到，下一步请填写</source>
        <translation>not found; please type it in the next step</translation>
    </message>
    <message>
        <source>没有读到，按上年处理</source>
        <translation>not found; last year is assumed</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>原表自评总分</source>
        <translation>Total in the source</translation>
    </message>
    <message>
        <source>单位与年度</source>
        <translation>Unit and year</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Texts</translation>
    </message>
    <message>
        <source>，用于：{readers}</source>
        <translation>, used for: {readers}</translation>
    </message>
    <message>
        <source>自设：{slot}</source>
        <translation>Own: {slot}</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>weight</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>score</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>target</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>actual</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>reason</translation>
    </message>
    <message>
        <source>原表自评等级</source>
        <translation>Grade claimed in the source</translation>
    </message>
    <message>
        <source>{points} 分</source>
        <translation>{points} points</translation>
    </message>
</context>
<context>
    <name>ImportRubricDialog</name>
    <message>
        <source>导入评价方案</source>
        <translation>Import a rubric</translation>
    </message>
    <message>
        <source>选择别人导出的方案文件（.zip），或一个方案文件夹。先看清楚是什么、有没有问题，确认后才复制进来。</source>
        <translation>Choose a rubric exported by somebody (.zip), or a rubric&apos;s folder. You see what it is and what is wrong with it before anything is copied.</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>选择文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
    <message>
        <source>方案的内容和问题</source>
        <translation>The rubric and its problems</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>换一个编号</source>
        <translation>Give it another id</translation>
    </message>
    <message>
        <source>覆盖自己的那个方案</source>
        <translation>Overwrite my own</translation>
    </message>
    <message>
        <source>新的编号</source>
        <translation>New id</translation>
    </message>
    <message>
        <source>选择方案</source>
        <translation>Choose a rubric</translation>
    </message>
    <message>
        <source>评价方案 (*.zip)</source>
        <translation>Rubrics (*.zip)</translation>
    </message>
    <message>
        <source>选择方案文件夹</source>
        <translation>Choose a rubric&apos;s folder</translation>
    </message>
    <message>
        <source>这个方案不能导入。</source>
        <translation>This rubric cannot be imported.</translation>
    </message>
    <message>
        <source>总分 {0}，末级指标 {1} 个，用例 {2} 个</source>
        <translation>Total {0}, {1} leaves, {2} cases</translation>
    </message>
    <message>
        <source>出处：{0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>下列用例的结果与预期不同，请问问做这个方案的人：</source>
        <translation>These cases do not come out as expected; please ask who made the rubric:</translation>
    </message>
    <message>
        <source>已经有一模一样的方案（{0}），不必导入。</source>
        <translation>Exactly this rubric is there already ({0}); nothing needs importing.</translation>
    </message>
    <message>
        <source>自己的方案</source>
        <translation>my own</translation>
    </message>
    <message>
        <source>随程序提供的方案</source>
        <translation>a rubric that came with the program</translation>
    </message>
    <message>
        <source>编号 {0} 已被{1}“{2}”使用，请选择怎样导入。</source>
        <translation>The id {0} belongs to {1} “{2}”; please choose how to import.</translation>
    </message>
    <message>
        <source>方案能用，但有 {0} 处用例与预期不同。</source>
        <translation>The rubric can be used, but {0} cases do not come out as expected.</translation>
    </message>
    <message>
        <source>方案没有问题，可以导入。</source>
        <translation>The rubric is sound and can be imported.</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}&#x3000;{2}&#x3000;编号 {3}</source>
        <translation>{0}  {1}  {2}  code {3}</translation>
    </message>
</context>
<context>
    <name>IndicatorForm</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>小写字母、数字和下划线，用点分层；跨年对照靠它，一般不改</source>
        <translation>Small letters, digits and underscores, parted by dots; years are compared by it, so it is rarely changed</translation>
    </message>
    <message>
        <source>指标解释</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>评分标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>须附的佐证材料</source>
        <translation>Evidence to enclose</translation>
    </message>
    <message>
        <source>如 制度文件、网页截图；没有要求的留空</source>
        <translation>Such as rules issued, screenshots; leave empty where nothing is asked for</translation>
    </message>
    <message>
        <source>分</source>
        <translation>points</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>改名称</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>改编号</source>
        <translation>Change the code</translation>
    </message>
    <message>
        <source>改分值</source>
        <translation>Change the weight</translation>
    </message>
    <message>
        <source>改指标解释</source>
        <translation>Change the explanation</translation>
    </message>
    <message>
        <source>改评分标准</source>
        <translation>Change the standard</translation>
    </message>
    <message>
        <source>怎样计分</source>
        <translation>How it is scored</translation>
    </message>
    <message>
        <source>下级指标由填报单位自己设（如产出、效益的具体指标）</source>
        <translation>The unit adds the indicators below (its own outputs and effects)</translation>
    </message>
    <message>
        <source>本指标另要填的数据项</source>
        <translation>Figures only this indicator asks for</translation>
    </message>
    <message>
        <source>各指标共用的数据（如预算数、执行数）写在“整张表”里；逐条计分的条件、扣分事项不必在这里再写。</source>
        <translation>Figures several indicators share (budget, executed) belong to “The whole form”; conditions and deductions need not be repeated here.</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>填写提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>键</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>可以不适用</source>
        <translation>May be not applicable</translation>
    </message>
    <message>
        <source>超额完成另有规定</source>
        <translation>Over-achievement has a rule of its own</translation>
    </message>
    <message>
        <source>改不适用</source>
        <translation>Change not applicable</translation>
    </message>
    <message>
        <source>改超额完成</source>
        <translation>Change over-achievement</translation>
    </message>
    <message>
        <source>规则依据</source>
        <translation>Certainty</translation>
    </message>
    <message>
        <source>依据说明</source>
        <translation>Remark on the certainty</translation>
    </message>
    <message>
        <source>把握</source>
        <translation>Certainty</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>出处</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>条款或位置</source>
        <translation>Clause or place</translation>
    </message>
    <message>
        <source>改依据</source>
        <translation>Change the certainty</translation>
    </message>
    <message>
        <source>改依据说明</source>
        <translation>Change the remark on the certainty</translation>
    </message>
    <message>
        <source>改出处</source>
        <translation>Change the sources</translation>
    </message>
    <message>
        <source>请在左边选一个指标</source>
        <translation>Please choose an indicator at the left</translation>
    </message>
    <message>
        <source>（没有名称）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>分，下级合计 {0}</source>
        <translation>points, those below add up to {0}</translation>
    </message>
    <message>
        <source>改评分方法</source>
        <translation>Change the method</translation>
    </message>
    <message>
        <source>改数据项</source>
        <translation>Change figures</translation>
    </message>
    <message>
        <source>改佐证材料</source>
        <translation>Change the evidence</translation>
    </message>
    <message>
        <source>改单位自设</source>
        <translation>Change who adds the indicators below</translation>
    </message>
</context>
<context>
    <name>IndicatorPanel</name>
    <message>
        <source>所选指标</source>
        <translation>The chosen indicator</translation>
    </message>
    <message>
        <source>都对，确认</source>
        <translation>All right, confirm</translation>
    </message>
    <message>
        <source>取消人工打分</source>
        <translation>Remove typed score</translation>
    </message>
    <message>
        <source>计算过程</source>
        <translation>Arithmetic</translation>
    </message>
    <message>
        <source>增加本单位的指标</source>
        <translation>Add own indicator</translation>
    </message>
    <message>
        <source>扣 {0} 分</source>
        <translation>{0} lost</translation>
    </message>
    <message>
        <source>按规则的计算过程</source>
        <translation>Arithmetic by the rule</translation>
    </message>
    <message>
        <source>下级指标</source>
        <translation>Indicators below</translation>
    </message>
    <message>
        <source>得分 {0} 由人工填写{1}。</source>
        <translation>The score {0} was typed by hand{1}.</translation>
    </message>
    <message>
        <source>有 {0} 处来自其他文件，请核对：{1}</source>
        <translation>{0} values come from another file, please check: {1}</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>…… 共 {0} 项</source>
        <translation>… {0} in all</translation>
    </message>
    <message>
        <source>确认“{0}”的内容</source>
        <translation>Confirm “{0}”</translation>
    </message>
    <message>
        <source>取消“{0}”的人工打分</source>
        <translation>Remove the typed score of “{0}”</translation>
    </message>
    <message>
        <source>评分规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>指标解释</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>评分标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>评分规则由已公布的数据反推得出</source>
        <translation>The rule was derived from published figures</translation>
    </message>
    <message>
        <source>推定，请对照本级财政部门通知核对</source>
        <translation>Assumed; please compare with the notice of your finance bureau</translation>
    </message>
    <message>
        <source>/ {0} 分</source>
        <translation>of {0} points</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>unfilled</translation>
    </message>
    <message>
        <source>；按规则应得 {0} 分</source>
        <translation>; by the rule it would be {0} points</translation>
    </message>
</context>
<context>
    <name>IndicatorTreeModel</name>
    <message>
        <source>人工填写的得分；清除后恢复按规则计算</source>
        <translation>A score typed by hand; clear it to score by the rule again</translation>
    </message>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
</context>
<context>
    <name>IndicatorView</name>
    <message>
        <source>指标评分表</source>
        <translation>Score table</translation>
    </message>
    <message>
        <source>自设指标只能放到留给单位自设的指标下面</source>
        <translation>Own indicators can only stand where the form leaves room for them</translation>
    </message>
</context>
<context>
    <name>InputMethod</name>
    <message>
        <source>这台电脑的输入法是旧版 fcitx，在本窗口里打不出汉字。可以先在 WPS 等程序里打好，再复制、粘贴进来；请信息技术人员安装 fcitx 5 或 ibus，重新登录后就能直接输入。</source>
        <translation>This computer&apos;s input method is the old fcitx, with which no Chinese can be typed in this window. Type it in WPS or another program and paste it here; ask your IT to install fcitx 5 or ibus, then log in again and type here directly.</translation>
    </message>
    <message>
        <source>系统设置了 fcitx 输入法，但没有找到能用的，在本窗口里打不出汉字。请先启动输入法（fcitx 5 或 ibus），再重新打开本程序；急用时可以在别的程序里打好，复制、粘贴进来。</source>
        <translation>The system asks for the input method fcitx, but none that works was found, so no Chinese can be typed in this window. Start the input method (fcitx 5 or ibus), then open this program again; in a hurry, type in another program and paste it here.</translation>
    </message>
</context>
<context>
    <name>InputNotice</name>
    <message>
        <source>中文输入提示</source>
        <translation>About typing Chinese</translation>
    </message>
    <message>
        <source>怎么办…</source>
        <translation>What to do…</translation>
    </message>
    <message>
        <source>关闭提示，不再显示</source>
        <translation>Close this for good</translation>
    </message>
</context>
<context>
    <name>Inputs</name>
    <message>
        <source>单位自设指标</source>
        <translation>the unit&apos;s own indicator</translation>
    </message>
    <message>
        <source>目标与完成</source>
        <translation>Target and actual</translation>
    </message>
    <message>
        <source>对照条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>计算项</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>（基本情况）</source>
        <translation> (basics)</translation>
    </message>
    <message>
        <source>表头数据，多个指标共用；在这里改，各处同时变</source>
        <translation>A figure of the head block, shared by several indicators; changed here, changed everywhere</translation>
    </message>
</context>
<context>
    <name>KeptNotice</name>
    <message>
        <source>查看以前的复核…</source>
        <translation>Earlier reviews…</translation>
    </message>
    <message>
        <source>第{0}次</source>
        <translation>no. {0}</translation>
    </message>
    <message>
        <source>以前对{0}签发的复核留在文件里；这里写的是对现在这一次的。</source>
        <translation>The earlier review of {0} stays in the file; what is written here is of the present one.</translation>
    </message>
</context>
<context>
    <name>KeptReviewsDialog</name>
    <message>
        <source>以前的复核</source>
        <translation>Earlier reviews</translation>
    </message>
    <message>
        <source>哪一次签发的复核</source>
        <translation>Review of which sign-off</translation>
    </message>
    <message>
        <source>第{0}次签发</source>
        <translation>Sign-off no. {0}</translation>
    </message>
    <message>
        <source>逐项复核</source>
        <translation>Review one by one</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>自评得分</source>
        <translation>Self</translation>
    </message>
    <message>
        <source>复核分</source>
        <translation>Reviewed</translation>
    </message>
    <message>
        <source>差额</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>复核意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>复核表 PDF…</source>
        <translation>PDF sheet…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>没有找到第{0}次签发的内容</source>
        <translation>The content of sign-off no. {0} was not found</translation>
    </message>
    <message>
        <source>自评 {0}&#x3000;复核 {1}&#x3000;差额 {2}</source>
        <translation>Self-evaluation {0}  reviewed {1}  change {2}</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>unfilled</translation>
    </message>
    <message>
        <source>复核人：{0}&#x3000;复核日期：{1}</source>
        <translation>Reviewer: {0}  date: {1}</translation>
    </message>
    <message>
        <source>总体复核意见：{0}
{1}</source>
        <translation>Opinion on the whole: {0}
{1}</translation>
    </message>
</context>
<context>
    <name>LabelsForm</name>
    <message>
        <source>往年的写法</source>
        <translation>Earlier names</translation>
    </message>
    <message>
        <source>上年文件里的名称与本表不同的，写在这里，导入时就认得出；几种写法用分号隔开，每种写法只能指一处。在编辑器里改名的指标，旧名自动记下。</source>
        <translation>What last year’s files call otherwise is written here, so that an import knows it. Several names are separated by semicolons; a name may mean one thing only. An indicator renamed in this editor keeps its old name here by itself.</translation>
    </message>
    <message>
        <source>改往年的写法</source>
        <translation>Change earlier names</translation>
    </message>
    <message>
        <source>指什么</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>指标：{0}</source>
        <translation>Indicator: {0}</translation>
    </message>
    <message>
        <source>数据项：{0}</source>
        <translation>Figure: {0}</translation>
    </message>
    <message>
        <source>文字项：{0}</source>
        <translation>Text: {0}</translation>
    </message>
    <message>
        <source>提纲：{0}</source>
        <translation>Heading: {0}</translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message>
        <source>按规则 {0}</source>
        <translation>{0} by the rule</translation>
    </message>
</context>
<context>
    <name>LineParameter</name>
    <message>
        <source>可不填</source>
        <translation>may stay empty</translation>
    </message>
</context>
<context>
    <name>LookDialog</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>读到的内容</source>
        <translation>What was read</translation>
    </message>
    <message>
        <source>忘记上次的对应</source>
        <translation>Forget the matching of last time</translation>
    </message>
    <message>
        <source>本年评价方案</source>
        <translation>This year&apos;s rubric</translation>
    </message>
    <message>
        <source>原文件</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>本年表格</source>
        <translation>This year&apos;s table</translation>
    </message>
    <message>
        <source>一定：名称与方案一致</source>
        <translation>Sure: the name is the form&apos;s own</translation>
    </message>
    <message>
        <source>很可能：常见的别名</source>
        <translation>Likely: a usual alias</translation>
    </message>
    <message>
        <source>猜测：须您勾选才采用</source>
        <translation>Guess: taken only when you tick it</translation>
    </message>
    <message>
        <source>F2 或拖动改对应，空格勾选，F6 到右边</source>
        <translation>F2 or drag to match, space to tick, F6 to the right</translation>
    </message>
    <message>
        <source>只看没有把握或不采用的</source>
        <translation>Only what is unsure or not taken</translation>
    </message>
    <message>
        <source>读自：{name}</source>
        <translation>Read from: {name}</translation>
    </message>
    <message>
        <source>本年方案的变化（{count}）</source>
        <translation>What changed in this year&apos;s form ({count})</translation>
    </message>
    <message>
        <source>原文件里有 {count} 处疑点，请对照原件：</source>
        <translation>There are {count} doubts about the source; please check the original:</translation>
    </message>
    <message>
        <source>{count} 项按上次的对应</source>
        <translation>{count} as matched last time</translation>
    </message>
    <message>
        <source>{place}&#x3000;没有从这里读到内容</source>
        <translation>{place}  nothing was read from here</translation>
    </message>
    <message>
        <source>项目自评（{count}）</source>
        <translation>Projects ({count})</translation>
    </message>
</context>
<context>
    <name>LossesModel</name>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>得分 / 分值</source>
        <translation>Score / weight</translation>
    </message>
    <message>
        <source>失分</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>怎样多得分</source>
        <translation>What would earn more</translation>
    </message>
    <message>
        <source>未达标原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>未写原因</source>
        <translation>No reason given</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>自评文件 (*.ziping)</source>
        <translation>Evaluations (*.ziping)</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>自评台</source>
        <translation>Zipingtai</translation>
    </message>
    <message>
        <source>（未填单位名称）</source>
        <translation>(name of the unit missing)</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}年度 - 自评台</source>
        <translation>{0}  {1} - Zipingtai</translation>
    </message>
    <message>
        <source>每改一处都已立即保存，不必另存</source>
        <translation>Every change is saved at once; there is nothing to save</translation>
    </message>
</context>
<context>
    <name>MergeTableModel</name>
    <message>
        <source>新增 {name}</source>
        <translation>Add {name}</translation>
    </message>
    <message>
        <source>{name}：{field}</source>
        <translation>{name}: {field}</translation>
    </message>
    <message>
        <source>{said}（上年）</source>
        <translation>{said} (last year)</translation>
    </message>
    <message>
        <source>保留规则得分</source>
        <translation>Keep the rule&apos;s score</translation>
    </message>
    <message>
        <source>保留现有</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>用读到的替换</source>
        <translation>Replace with what was read</translation>
    </message>
    <message>
        <source>列在旁边</source>
        <translation>Beside the cell</translation>
    </message>
    <message>
        <source>不导入</source>
        <translation>Not imported</translation>
    </message>
    <message>
        <source>填入空格</source>
        <translation>Fill the empty cell</translation>
    </message>
    <message>
        <source>导入&#x3000;栏目</source>
        <translation>Take  Field</translation>
    </message>
    <message>
        <source>现有</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>读到</source>
        <translation>Read</translation>
    </message>
    <message>
        <source>把握</source>
        <translation>Certainty</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>{points}（按规则）</source>
        <translation>{points} (by the rule)</translation>
    </message>
</context>
<context>
    <name>MethodEditor</name>
    <message>
        <source>评分方法</source>
        <translation>Method</translation>
    </message>
</context>
<context>
    <name>NarrativePage</name>
    <message>
        <source>报告提纲</source>
        <translation>Outline of the report</translation>
    </message>
    <message>
        <source>本节文字</source>
        <translation>Text of this section</translation>
    </message>
    <message>
        <source>在这里写本节的内容；每段一行。</source>
        <translation>Write this section here; one paragraph a line.</translation>
    </message>
    <message>
        <source>确认沿用</source>
        <translation>Confirm as it is</translation>
    </message>
    <message>
        <source>恢复生成</source>
        <translation>Generate again</translation>
    </message>
    <message>
        <source>供对照的是哪一份文字</source>
        <translation>Which text to compare with</translation>
    </message>
    <message>
        <source>插入所选</source>
        <translation>Insert selection</translation>
    </message>
    <message>
        <source>把下面选中的文字放到光标处；没有选中就放入全部</source>
        <translation>Put what is selected below where the cursor is; all of it if nothing is selected</translation>
    </message>
    <message>
        <source>供对照的文字</source>
        <translation>Text to compare with</translation>
    </message>
    <message>
        <source>修改{0}</source>
        <translation>Change {0}</translation>
    </message>
    <message>
        <source>更新“{heading}”里的数字</source>
        <translation>Update the figures in “{heading}”</translation>
    </message>
    <message>
        <source>更新报告里的数字</source>
        <translation>Update the figures in the report</translation>
    </message>
    <message>
        <source>恢复“{heading}”的生成文字</source>
        <translation>Generate “{heading}” again</translation>
    </message>
    <message>
        <source>确认沿用“{heading}”</source>
        <translation>Confirm “{heading}” as it is</translation>
    </message>
    <message>
        <source>{0} 字</source>
        <translation>{0} characters</translation>
    </message>
    <message>
        <source>{0} / {1} 字</source>
        <translation>{0} of {1} characters</translation>
    </message>
    <message>
        <source>现在由数据生成的文字（供对照，不会印出）</source>
        <translation>What the data say now (to compare, not printed)</translation>
    </message>
    <message>
        <source>上年的文字（供参考，不会印出）</source>
        <translation>Last year&apos;s text (for reference, not printed)</translation>
    </message>
    <message>
        <source>随数据自动更新；一经改写即以您的文字为准，不再自动更新。</source>
        <translation>Follows the data; once you change it, your text counts and follows them no more.</translation>
    </message>
    <message>
        <source>以您的文字为准；清空即回到由数据生成或空白。</source>
        <translation>Your text counts; empty it to go back to what is generated.</translation>
    </message>
    <message>
        <source>以您的文字为准；更新只换数字，您写的话不动。</source>
        <translation>Your text counts; an update changes figures only, never your words.</translation>
    </message>
    <message>
        <source>从上年文件带入。请改写，或确认仍然适用。</source>
        <translation>Carried over from last year&apos;s file. Please rewrite it, or confirm that it still holds.</translation>
    </message>
    <message>
        <source>数据里没有可用的内容，请自己编写。</source>
        <translation>The data give nothing for this; please write it yourself.</translation>
    </message>
    <message>
        <source>本标题下有小节，一般不必写正文。</source>
        <translation>This heading has sections below it and usually needs no text.</translation>
    </message>
</context>
<context>
    <name>NewDraftDialog</name>
    <message>
        <source>新建空白自评</source>
        <translation>New empty evaluation</translation>
    </message>
    <message>
        <source>单位名称会印在报告封面上，请写全称。方案、年度建好后不再改变，单位名称随时可改。</source>
        <translation>The name of the unit is printed on the cover; please write it in full. Rubric and year do not change later, the name can.</translation>
    </message>
    <message>
        <source>单位全称</source>
        <translation>Full name of the unit</translation>
    </message>
    <message>
        <source>例如：某某市图书馆</source>
        <translation>For example: Library of the City of …</translation>
    </message>
    <message>
        <source>评价方案</source>
        <translation>Rubric</translation>
    </message>
    <message>
        <source>正在读取评价方案…</source>
        <translation>Reading the rubrics…</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>管理方案…</source>
        <translation>Manage rubrics…</translation>
    </message>
    <message>
        <source>没有本地的方案？可以复制一个来改、从 U 盘导入，或从表格新建</source>
        <translation>Your region is not there? Copy one and change it, import one from a stick, or start one from a sheet</translation>
    </message>
    <message>
        <source>保存位置</source>
        <translation>Save in</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>新建并开始填报</source>
        <translation>Create and start filling in</translation>
    </message>
    <message>
        <source>请先填写单位全称</source>
        <translation>Please write the full name of the unit first</translation>
    </message>
</context>
<context>
    <name>Obstacles</name>
    <message>
        <source>尚未得分</source>
        <translation>No score yet</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>尚待解决的问题</source>
        <translation>What is still to be solved</translation>
    </message>
    <message>
        <source>确需保留时写明理由，理由会印在报告上</source>
        <translation>If it has to stay, write why; the reason is printed in the report</translation>
    </message>
    <message>
        <source>保留的理由</source>
        <translation>Why it stays</translation>
    </message>
    <message>
        <source>写明理由并保留</source>
        <translation>Keep with this reason</translation>
    </message>
    <message>
        <source>另有 {count} 项已写明理由，将印在报告上。</source>
        <translation>{count} more have a reason, which will be printed in the report.</translation>
    </message>
    <message>
        <source>没有未解决的错误，可以签字。</source>
        <translation>No unsolved errors; it can be signed.</translation>
    </message>
    <message>
        <source>· {label}：{reason}</source>
        <translation>· {label}: {reason}</translation>
    </message>
    <message>
        <source>保留“{label}”并写明理由</source>
        <translation>Keep “{label}” with a reason</translation>
    </message>
    <message>
        <source>转到该处</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>暂不能签发，还有 {what}。双击一项即回到该处；填好、改好后再来签发。</source>
        <translation>Cannot be signed yet: {what}. Double-click a line to go there; come back when it is filled in and put right.</translation>
    </message>
</context>
<context>
    <name>OfficeTreeModel</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>责任科室</source>
        <translation>Section in charge</translation>
    </message>
    <message>
        <source>（没有要填的）</source>
        <translation>(nothing to fill in)</translation>
    </message>
    <message>
        <source>（各不相同）</source>
        <translation>(various)</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>自己编写</source>
        <translation>written by you</translation>
    </message>
    <message>
        <source>数据已变化，文字待更新</source>
        <translation>the data changed; text to be updated</translation>
    </message>
    <message>
        <source>上年文字，未确认</source>
        <translation>last year&apos;s text, unconfirmed</translation>
    </message>
    <message>
        <source>由数据生成</source>
        <translation>generated from the data</translation>
    </message>
    <message>
        <source>尚未填写</source>
        <translation>not written yet</translation>
    </message>
</context>
<context>
    <name>OwnStrip</name>
    <message>
        <source>平均分配分值</source>
        <translation>Share the weight equally</translation>
    </message>
    <message>
        <source>按比例分配</source>
        <translation>Share in proportion</translation>
    </message>
    <message>
        <source>把这一部分的分值平均分给各指标，合计正好相等</source>
        <translation>Share this part&apos;s weight equally; the sum comes out exactly</translation>
    </message>
    <message>
        <source>按各指标现有分值的比例放大或缩小，合计正好相等</source>
        <translation>Scale the present weights up or down; the sum comes out exactly</translation>
    </message>
</context>
<context>
    <name>PageFinder</name>
    <message>
        <source>在报告中查找（Ctrl+F）</source>
        <translation>Search (Ctrl+F)</translation>
    </message>
    <message>
        <source>在报告中查找</source>
        <translation>Search the report</translation>
    </message>
    <message>
        <source>换行和空格不影响查找；回车到下一处，Shift+回车到上一处，Esc 结束</source>
        <translation>Blanks and line ends do not matter; Return for the next, Shift+Return for the previous, Esc to end</translation>
    </message>
</context>
<context>
    <name>PartActions</name>
    <message>
        <source>增加运行监控</source>
        <translation>Add monitoring</translation>
    </message>
    <message>
        <source>1—7月运行监控</source>
        <translation>Monitoring January to July</translation>
    </message>
    <message>
        <source>增加“{0}”</source>
        <translation>Add “{0}”</translation>
    </message>
    <message>
        <source>项目自评表 (*.docx *.xlsx *.pdf *.doc *.xls *.wps *.et *.ziping);;所有文件 (*)</source>
        <translation>Project evaluations (*.docx *.xlsx *.pdf *.doc *.xls *.wps *.et *.ziping);;All files (*)</translation>
    </message>
    <message>
        <source>从上年的项目自评表开始</source>
        <translation>Start from last year&apos;s project evaluation</translation>
    </message>
    <message>
        <source>正在读取 {0}…</source>
        <translation>Reading {0}…</translation>
    </message>
    <message>
        <source>从“{0}”增加项目</source>
        <translation>Add a project from “{0}”</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>“{0}”改名</source>
        <translation>Rename “{0}”</translation>
    </message>
    <message>
        <source>“{0}”里填写的 {1} 处内容会一起删除。删错了可以撤销。</source>
        <translation>{1} values filled in for “{0}” are deleted with it. It can be undone.</translation>
    </message>
    <message>
        <source>删除“{0}”</source>
        <translation>Delete “{0}”</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>移动“{0}”</source>
        <translation>Move “{0}”</translation>
    </message>
</context>
<context>
    <name>PartNameDialog</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>项目自评表</source>
        <translation>Form of the project</translation>
    </message>
    <message>
        <source>名称会印在部门报告的项目表里，请与预算批复一致；自评表选定后不再改变。</source>
        <translation>The name is printed in the report&apos;s table of projects; write it as in the approved budget. The form does not change later.</translation>
    </message>
    <message>
        <source>例如：公共图书馆免费开放补助资金</source>
        <translation>For example: subsidy for free opening of public libraries</translation>
    </message>
    <message>
        <source>正在读取评价方案…</source>
        <translation>Reading the rubrics…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>增加项目</source>
        <translation>Add project</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>拖出方框后按 Ctrl+C 可复制框内文字</source>
        <translation>Ctrl+C copies a box</translation>
    </message>
    <message>
        <source>不再并排显示（F9）</source>
        <translation>No longer beside the table (F9)</translation>
    </message>
    <message>
        <source>与评分表并排显示（F9）</source>
        <translation>Beside the score table (F9)</translation>
    </message>
    <message>
        <source>第 </source>
        <translation>Page </translation>
    </message>
    <message>
        <source> 页</source>
        <translation> </translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Page number</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>缩小（Ctrl+滚轮）</source>
        <translation>Smaller (Ctrl+wheel)</translation>
    </message>
    <message>
        <source>放大（Ctrl+滚轮）</source>
        <translation>Larger (Ctrl+wheel)</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Fit the width</translation>
    </message>
    <message>
        <source>显示整页</source>
        <translation>Whole page</translation>
    </message>
    <message>
        <source>并排显示两页</source>
        <translation>Two pages side by side</translation>
    </message>
    <message>
        <source>共 {count} 页</source>
        <translation>of {count}</translation>
    </message>
</context>
<context>
    <name>PrintForm</name>
    <message>
        <source>附件号</source>
        <translation>Annex number</translation>
    </message>
    <message>
        <source>如 附件2；没有的留空</source>
        <translation>Such as Annex 2; leave empty if there is none</translation>
    </message>
    <message>
        <source>封面标题</source>
        <translation>Title on the cover</translation>
    </message>
    <message>
        <source>一行印一行；写 {year} 的地方印年度</source>
        <translation>Each line is printed as a line; the year is printed where {year} stands</translation>
    </message>
    <message>
        <source>文字项</source>
        <translation>Texts</translation>
    </message>
    <message>
        <source>填报单位写在封面和表头的文字，如填报人、年度绩效目标。不结转的，来年从空白写起。</source>
        <translation>What the unit writes on the cover and in the head block, such as who filled it in and the goals of the year. What is not carried over starts empty next year.</translation>
    </message>
    <message>
        <source>封面</source>
        <translation>Cover</translation>
    </message>
    <message>
        <source>表头</source>
        <translation>Head block</translation>
    </message>
    <message>
        <source>结转</source>
        <translation>Carried over</translation>
    </message>
    <message>
        <source>不结转</source>
        <translation>Not carried over</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>印在</source>
        <translation>Printed on</translation>
    </message>
    <message>
        <source>填写提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>到下一年</source>
        <translation>Next year</translation>
    </message>
    <message>
        <source>改附件号</source>
        <translation>Change the annex number</translation>
    </message>
    <message>
        <source>改文字项</source>
        <translation>Change the texts</translation>
    </message>
    <message>
        <source>评分表</source>
        <translation>Score tables</translation>
    </message>
    <message>
        <source>打印成几张表，每张印哪些一级指标（用顿号隔开）；每个一级指标恰在一张表里。下面是所选的一张的栏目。</source>
        <translation>How many tables are printed, and which level-1 indicators each lists (separated by 、); every one stands in exactly one table. The columns of the chosen table are below.</translation>
    </message>
    <message>
        <source>表名</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>一级指标</source>
        <translation>Level-1 indicators</translation>
    </message>
    <message>
        <source>各栏按宽度的份数分配纸宽：份数是别栏两倍的，印成两倍宽。</source>
        <translation>Columns share the width of the paper: one with twice the shares is printed twice as wide.</translation>
    </message>
    <message>
        <source>栏名</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>印什么</source>
        <translation>Shows</translation>
    </message>
    <message>
        <source>宽度</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>评分表的栏目</source>
        <translation>Columns of the score table</translation>
    </message>
    <message>
        <source>“{0}”的栏目</source>
        <translation>Columns of “{0}”</translation>
    </message>
    <message>
        <source>所选评分表的栏目</source>
        <translation>Columns of the chosen table</translation>
    </message>
    <message>
        <source>改封面标题</source>
        <translation>Change the title on the cover</translation>
    </message>
    <message>
        <source>改评分表</source>
        <translation>Change the score tables</translation>
    </message>
    <message>
        <source>改评分表的栏目</source>
        <translation>Change the columns of a score table</translation>
    </message>
</context>
<context>
    <name>Printable</name>
    <message>
        <source>{sign}（U+{number}）</source>
        <translation>{sign} (U+{number})</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>打印报告</source>
        <translation>Print the report</translation>
    </message>
    <message>
        <source>正在打印…</source>
        <translation>Printing…</translation>
    </message>
    <message>
        <source>停止打印</source>
        <translation>Stop printing</translation>
    </message>
    <message>
        <source>已送往打印机：{count} 页</source>
        <translation>Sent to the printer: {count} pages</translation>
    </message>
    <message>
        <source>这台打印机纸边有 {rim:.1f} 毫米印不到，第 {pages} 页靠边的内容会被裁掉。请按原大打印时换一台打印机，或确认被裁的只是页边的校验码、二维码。</source>
        <translation>This printer leaves {rim:.1f} mm white at the edge of the paper; what stands near the edge of pages {pages} would be cut off. To print at full size, please use another printer, or make sure that only check codes and QR codes at the edge are lost.</translation>
    </message>
    <message>
        <source>仍然打印</source>
        <translation>Print anyway</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>找不到文件“{file}”。</source>
        <translation>The file “{file}” was not found.</translation>
    </message>
    <message>
        <source>请检查文件名和所在文件夹；文件若在 U 盘上，请先插好 U 盘。</source>
        <translation>Please check the name and the folder; if it is on a stick, plug it in first.</translation>
    </message>
    <message>
        <source>文件“{file}”已经存在。</source>
        <translation>The file “{file}” exists already.</translation>
    </message>
    <message>
        <source>请换一个文件名，或先把原文件移走；原文件没有改动。</source>
        <translation>Please choose another name, or move the old file away first; it was not changed.</translation>
    </message>
    <message>
        <source>“{file}”不是自评台文件：{why}。</source>
        <translation>“{file}” is no file of Zipingtai: {why}.</translation>
    </message>
    <message>
        <source>请选择扩展名为 .ziping 的自评文件；Excel、Word、PDF 等请用“从上年文件开始”。</source>
        <translation>Please choose an evaluation ending in .ziping; for Excel, Word or PDF use “Start from last year&apos;s file”.</translation>
    </message>
    <message>
        <source>“{file}”已损坏：{what}。</source>
        <translation>“{file}” is damaged: {what}.</translation>
    </message>
    <message>
        <source>请从备份恢复；原文件保持不动，可交技术人员查看。</source>
        <translation>Please restore a backup; the original stays as it is and can be given to technical support.</translation>
    </message>
    <message>
        <source>“{file}”打不开：{why}。</source>
        <translation>“{file}” cannot be opened: {why}.</translation>
    </message>
    <message>
        <source>请检查文件权限，或等占用它的程序关闭后再试；文件没有改动。</source>
        <translation>Please check the permissions, or wait until the program that uses it has closed; the file was not changed.</translation>
    </message>
    <message>
        <source>“{file}”上次写入时中断，须先复原才能打开，而此处不能写入：{why}。</source>
        <translation>Writing “{file}” was interrupted last time; it has to be restored before it can be opened, and nothing can be written here: {why}.</translation>
    </message>
    <message>
        <source>请把它连同“{journal}”一起复制到可以写入的文件夹，再从那里打开。</source>
        <translation>Please copy it together with “{journal}” to a folder that can be written to, and open it there.</translation>
    </message>
    <message>
        <source>“{file}”由较新版本的自评台保存（文件格式 {version}，本程序支持到 {supported}）。</source>
        <translation>“{file}” was saved by a newer version of Zipingtai (file format {version}, this program knows up to {supported}).</translation>
    </message>
    <message>
        <source>已按只读方式打开；要修改，请安装较新版本的自评台。</source>
        <translation>It was opened read-only; to change it, please install a newer version.</translation>
    </message>
    <message>
        <source>“{file}”正由 {holder} 编辑（自 {since}）。</source>
        <translation>“{file}” is being edited by {holder} (since {since}).</translation>
    </message>
    <message>
        <source>可以只读查看；对方关闭后即可编辑。</source>
        <translation>You can look at it read-only; when it is closed there, you can edit it.</translation>
    </message>
    <message>
        <source>没有能打开新窗口显示“{file}”。</source>
        <translation>No new window could be opened for “{file}”.</translation>
    </message>
    <message>
        <source>请再次启动本程序，在开始页打开这个文件。</source>
        <translation>Please start the program again and open the file from the start page.</translation>
    </message>
    <message>
        <source>“{file}”以只读方式打开，不能修改：{why}。</source>
        <translation>“{file}” is open read-only and cannot be changed: {why}.</translation>
    </message>
    <message>
        <source>请用“另存一份”得到可以修改的副本。</source>
        <translation>Please use “Save a copy” for one that can be changed.</translation>
    </message>
    <message>
        <source>“{file}”没有写入成功：{why}。</source>
        <translation>“{file}” was not written: {why}.</translation>
    </message>
    <message>
        <source>请检查磁盘空间和文件夹权限后重试；屏幕上的内容没有丢失。</source>
        <translation>Please check disk space and permissions and try again; what is on the screen is not lost.</translation>
    </message>
    <message>
        <source>“{file}”已签发（第{revision}次），内容不能修改。</source>
        <translation>“{file}” is signed off (no. {revision}); its content cannot be changed.</translation>
    </message>
    <message>
        <source>要修改，请先“开始修订”并写明原因。</source>
        <translation>To change it, start a revision and give the reason.</translation>
    </message>
    <message>
        <source>命令不完整或写错了：{what}。</source>
        <translation>The command is incomplete or mistyped: {what}.</translation>
    </message>
    <message>
        <source>运行 zipingtai --help 查看用法。</source>
        <translation>Run zipingtai --help for usage.</translation>
    </message>
    <message>
        <source>没有可用的显示器，打不开窗口。</source>
        <translation>There is no display to open a window on.</translation>
    </message>
    <message>
        <source>请在桌面环境中运行；没有桌面时可用命令行，见 zipingtai --help。</source>
        <translation>Please run it in a desktop session; without one use the command line, see zipingtai --help.</translation>
    </message>
    <message>
        <source>没有编号为“{rubric}”的评价方案。</source>
        <translation>There is no rubric with the id “{rubric}”.</translation>
    </message>
    <message>
        <source>可用的方案：{known}。</source>
        <translation>Rubrics there are: {known}.</translation>
    </message>
    <message>
        <source>评价方案有 {count} 处错误：{errors}</source>
        <translation>The rubric has {count} errors: {errors}</translation>
    </message>
    <message>
        <source>请按行号逐处改正后再试。</source>
        <translation>Please mend them line by line and try again.</translation>
    </message>
    <message>
        <source>方案编号“{rubric}”不能用：{why}。</source>
        <translation>“{rubric}” cannot be the id of a rubric: {why}.</translation>
    </message>
    <message>
        <source>编号用小写英文字母、数字和短横线，如 baiyun-2025，不超过 60 个字符。</source>
        <translation>An id has small letters, digits and hyphens, such as baiyun-2025, 60 characters at most.</translation>
    </message>
    <message>
        <source>已有编号为“{rubric}”的评价方案：{title}（{year} 年度，{whose}）。</source>
        <translation>There is a rubric with the id “{rubric}” already: {title} ({year}, {whose}).</translation>
    </message>
    <message>
        <source>请另取编号；自己的方案也可以先导出留底，再选择覆盖。原有的方案没有改动。</source>
        <translation>Please take another id; or export your own first and then choose to overwrite it. The old one was not changed.</translation>
    </message>
    <message>
        <source>“{rubric}”是随程序提供的评价方案，不能{action}。</source>
        <translation>“{rubric}” came with the program; it cannot {action}.</translation>
    </message>
    <message>
        <source>请先复制为自己的方案，再修改副本。</source>
        <translation>Please copy it as a rubric of your own and change the copy.</translation>
    </message>
    <message>
        <source>“{file}”不是评价方案：{why}。</source>
        <translation>“{file}” is no rubric: {why}.</translation>
    </message>
    <message>
        <source>请选择含有 rubric.yaml 的文件夹，或自评台导出的方案文件（.zip）。</source>
        <translation>Please choose a folder with a rubric.yaml, or a rubric exported by Zipingtai (.zip).</translation>
    </message>
    <message>
        <source>“{label}”应为数字，读到“{text}”：{why}。</source>
        <translation>“{label}” has to be a number; “{text}” was read: {why}.</translation>
    </message>
    <message>
        <source>请填数字，可带单位，如 520.38、98.2%、1,200 元。</source>
        <translation>Please write a number, with a unit if you like, such as 520.38, 98.2%, “1,200 元” (yuan).</translation>
    </message>
    <message>
        <source>“{label}”的得分 {text} 超出范围（{low} 至 {high}）。</source>
        <translation>The score {text} of “{label}” is out of range ({low} to {high}).</translation>
    </message>
    <message>
        <source>请填范围以内的分数。</source>
        <translation>Please write a score inside the range.</translation>
    </message>
    <message>
        <source>“{label}”的分值 {text} 不能用。</source>
        <translation>The weight {text} of “{label}” cannot be used.</translation>
    </message>
    <message>
        <source>分值应为大于 0 的数字，如 2 或 7.5。</source>
        <translation>A weight is a number above 0, such as 2 or 7.5.</translation>
    </message>
    <message>
        <source>“{label}”下有 {count} 个指标还没有分值，不能按比例分配。</source>
        <translation>{count} indicators below “{label}” have no weight, so it cannot be shared in proportion.</translation>
    </message>
    <message>
        <source>请先给每个指标填一个大致的分值，或用“平均分配分值”。</source>
        <translation>Please give each a rough weight first, or use “Share the weight equally”.</translation>
    </message>
    <message>
        <source>“{label}”由评价方案规定，不能{action}。</source>
        <translation>“{label}” is fixed by the rubric; it cannot {action}.</translation>
    </message>
    <message>
        <source>只有单位自设的指标可以增加、改名、改分值或删除。</source>
        <translation>Only the unit&apos;s own indicators can be added, renamed, re-weighted or deleted.</translation>
    </message>
    <message>
        <source>无法读取“{file}”：不支持 {suffix} 文件。</source>
        <translation>“{file}” cannot be read: {suffix} files are not supported.</translation>
    </message>
    <message>
        <source>请另存为 {supported} 后重新选择。</source>
        <translation>Please save it as {supported} and choose it again.</translation>
    </message>
    <message>
        <source>无法读取“{file}”：{suffix} 是旧版的二进制格式。</source>
        <translation>“{file}” cannot be read: {suffix} is an old binary format.</translation>
    </message>
    <message>
        <source>请用 {program} 打开，选择“另存为”，类型选 {target}，再选择新存的文件。</source>
        <translation>Please open it with {program}, choose “Save as”, type {target}, and choose the new file.</translation>
    </message>
    <message>
        <source>没有读完“{file}”：{why}。</source>
        <translation>“{file}” was not read to the end: {why}.</translation>
    </message>
    <message>
        <source>文件可能已损坏或被人改动过；请用 Office 或 WPS 打开并另存后重试，原文件没有改动。</source>
        <translation>The file may be damaged or tampered with; please open it in Office or WPS, save it anew and try again. The original was not changed.</translation>
    </message>
    <message>
        <source>已停止读取“{file}”。</source>
        <translation>Reading “{file}” was stopped.</translation>
    </message>
    <message>
        <source>没有写入任何内容；可以重新选择文件。</source>
        <translation>Nothing was written; you can choose a file again.</translation>
    </message>
    <message>
        <source>“{file}”里没有文字，只有图片（{pages} 页）。</source>
        <translation>“{file}” has no text, only pictures ({pages} pages).</translation>
    </message>
    <message>
        <source>它可能是扫描件，须先用文字识别（OCR）软件转成 Word 或文本，再选择转换后的文件。</source>
        <translation>It may be a scan; please turn it into Word or text with OCR software first and choose the result.</translation>
    </message>
    <message>
        <source>无法读取“{file}”：{why}。</source>
        <translation>“{file}” cannot be read: {why}.</translation>
    </message>
    <message>
        <source>“{file}”里没有找到评分表：{why}。</source>
        <translation>No score table was found in “{file}”: {why}.</translation>
    </message>
    <message>
        <source>请确认表头有“三级指标”“分值”“得分”等字样，或正文写有自评得分；也可改用“新建”逐项填写。</source>
        <translation>Please make sure its heads say something like “三级指标”, “分值”, “得分”, or its text states the scores; or use “New” and fill it in.</translation>
    </message>
    <message>
        <source>“{file}”里没有项目自评表：{what}。</source>
        <translation>There is no project evaluation in “{file}”: {what}.</translation>
    </message>
    <message>
        <source>请选上年的项目自评表，或含有项目的自评文件；部门整体的表请用“文件”菜单中的“从上年文件开始”。</source>
        <translation>Please choose last year&apos;s project evaluation, or an evaluation with projects; for the department&apos;s use “Start from last year&apos;s file” in the menu File.</translation>
    </message>
    <message>
        <source>“{file}”太大：{what}。</source>
        <translation>“{file}” is too large: {what}.</translation>
    </message>
    <message>
        <source>自评表通常不到 5 MB；请确认没有选错文件，或删去多余的工作表后另存。</source>
        <translation>A self-evaluation is rarely above 5 MB; please make sure it is the right file, or delete sheets that are not needed.</translation>
    </message>
    <message>
        <source>“{file}”里没有写明年度。</source>
        <translation>“{file}” does not state a year.</translation>
    </message>
    <message>
        <source>请指明本次自评的年度（命令行用 --year）。</source>
        <translation>Please state the year of this evaluation (--year on the command line).</translation>
    </message>
    <message>
        <source>没有可以下发的指标：{what}。</source>
        <translation>There are no indicators to hand out: {what}.</translation>
    </message>
    <message>
        <source>请至少选一项本表已有的指标；编号见 zipingtai score --json。</source>
        <translation>Please choose at least one indicator of this form; codes are listed by zipingtai score --json.</translation>
    </message>
    <message>
        <source>“{file}”不是自评台下发的填报表：{why}。</source>
        <translation>“{file}” is no collection sheet of Zipingtai: {why}.</translation>
    </message>
    <message>
        <source>请选择科室在下发的原表上填好的文件；内容重新打过的表，请照着填入或改用“从上年文件开始”。</source>
        <translation>Please choose the file the section filled in as it was handed out; retyped sheets have to be filled in by hand or through “Start from last year&apos;s file”.</translation>
    </message>
    <message>
        <source>“{file}”的{what}是“{theirs}”，不是“{ours}”，没有收回。</source>
        <translation>The {what} of “{file}” is “{theirs}”, not “{ours}”; it was not taken in.</translation>
    </message>
    <message>
        <source>请核对是否选错了文件，或先打开这份填报表所属的自评；没有改动任何内容。</source>
        <translation>Please check whether it is the right file, or open the evaluation it belongs to first; nothing was changed.</translation>
    </message>
    <message>
        <source>已停止下发填报表。</source>
        <translation>Handing out collection sheets was stopped.</translation>
    </message>
    <message>
        <source>已写好的 {count} 份留在文件夹里；可以重新下发。</source>
        <translation>The {count} that are written stay in the folder; you can hand them out again.</translation>
    </message>
    <message>
        <source>还不能签发，有 {count} 项没有解决：{reasons}</source>
        <translation>It cannot be signed yet, {count} things are not solved: {reasons}</translation>
    </message>
    <message>
        <source>请逐项改正；确需保留的，请在“核查”中写明理由。</source>
        <translation>Please mend them one by one; for what has to stay, write a reason under “Checks”.</translation>
    </message>
    <message>
        <source>本方案没有“{role}”这一签字角色。</source>
        <translation>This form has no signing role “{role}”.</translation>
    </message>
    <message>
        <source>可用的角色：{roles}。</source>
        <translation>Roles there are: {roles}.</translation>
    </message>
    <message>
        <source>“{role}”已于 {date} 由 {name} 签字。</source>
        <translation>“{role}” was signed on {date} by {name}.</translation>
    </message>
    <message>
        <source>每一角色只签一次；内容有变，请先开始修订。</source>
        <translation>Each role signs once; if the content changed, start a revision first.</translation>
    </message>
    <message>
        <source>第{revision}次签发的数据重算后总分为 {now}，签发时为 {then}，没有打印。</source>
        <translation>The data of sign-off no. {revision} now score {now}, at the signature {then}; nothing was printed.</translation>
    </message>
    <message>
        <source>请打印签发时存档的 PDF，或用签发时的程序版本打开后打印。</source>
        <translation>Please print the PDF kept at the signature, or open it with the version it was signed with.</translation>
    </message>
    <message>
        <source>不能校验 {suffix} 文件“{file}”。</source>
        <translation>{suffix} files such as “{file}” cannot be verified.</translation>
    </message>
    <message>
        <source>请选择签发后的报告（.pdf）或自评文件（.ziping）。</source>
        <translation>Please choose a signed report (.pdf) or an evaluation (.ziping).</translation>
    </message>
    <message>
        <source>“{file}”还没有签发，没有可以核对的校验码。</source>
        <translation>“{file}” is not signed off; there is no digest to verify.</translation>
    </message>
    <message>
        <source>请先签发，再校验。</source>
        <translation>Please sign it first.</translation>
    </message>
    <message>
        <source>“{file}”里没有自评数据，无法校验：{why}。</source>
        <translation>“{file}” holds no evaluation data and cannot be verified: {why}.</translation>
    </message>
    <message>
        <source>请用自评台签发后生成的原始 PDF；扫描件和重新打印的 PDF 只能与 .ziping 文件人工核对。</source>
        <translation>Please use the PDF Zipingtai made at the signature; scans and reprints can only be compared with the .ziping by hand.</translation>
    </message>
    <message>
        <source>没有写明原因。</source>
        <translation>No reason was given.</translation>
    </message>
    <message>
        <source>请写明原因，原因会印在报告上。</source>
        <translation>Please give the reason; it is printed in the report.</translation>
    </message>
    <message>
        <source>不能生成 {suffix} 文件。</source>
        <translation>A {suffix} file cannot be made.</translation>
    </message>
    <message>
        <source>请把输出文件的扩展名改为 {supported}。</source>
        <translation>Please let the name of the output end in {supported}.</translation>
    </message>
    <message>
        <source>“{label}”有 {count} 个字，Excel 的一个单元格放不下（最多 32767 个）。</source>
        <translation>“{label}” has {count} characters; one cell of Excel cannot hold them (32767 at most).</translation>
    </message>
    <message>
        <source>请缩短这段文字，或导出 Word 或 PDF。没有写入任何文件。</source>
        <translation>Please shorten the text, or export Word or PDF. No file was written.</translation>
    </message>
    <message>
        <source>已停止导出“{file}”。</source>
        <translation>Exporting “{file}” was stopped.</translation>
    </message>
    <message>
        <source>没有写入任何内容；可以重新导出。</source>
        <translation>Nothing was written; you can export again.</translation>
    </message>
    <message>
        <source>字库里没有这些字：{characters}。</source>
        <translation>The fonts lack these characters: {characters}.</translation>
    </message>
    <message>
        <source>请换用通行的写法，或在“设置”的“报告字体”中选用有这些字的本机字体（生僻字）。</source>
        <translation>Please write them another way, or choose a font of this machine that has them in “Settings”, “Report fonts” (rare characters).</translation>
    </message>
    <message>
        <source>设置中为“{place}”选的字体“{font}”找不到了：{file}。</source>
        <translation>The font “{font}” chosen for “{place}” in the settings is gone: {file}.</translation>
    </message>
    <message>
        <source>请在“设置”的“报告字体”中重新选择，或改用自带字体。没有写入任何文件。</source>
        <translation>Please choose again in “Settings”, “Report fonts”, or use the program&apos;s own. No file was written.</translation>
    </message>
    <message>
        <source>“{place}”不能用字体“{font}”：{why}。</source>
        <translation>“{place}” cannot use the font “{font}”: {why}.</translation>
    </message>
    <message>
        <source>请另选一种字体或字体文件，或用自带字体。本机可用：{known}。</source>
        <translation>Please choose another font or font file, or the program&apos;s own. On this machine: {known}.</translation>
    </message>
    <message>
        <source>没有打印成功：打印机“{printer}”没有接受。</source>
        <translation>It was not printed: the printer “{printer}” did not take it.</translation>
    </message>
    <message>
        <source>请检查打印机是否开机、有纸、已连接；也可以先导出 PDF 再打印。</source>
        <translation>Please check that the printer is on, has paper and is connected; or export the PDF and print that.</translation>
    </message>
    <message>
        <source>已停止打印。</source>
        <translation>Printing was stopped.</translation>
    </message>
    <message>
        <source>已送出的页可能仍会印出来；可以重新打印。</source>
        <translation>Pages already sent may still come out; you can print again.</translation>
    </message>
    <message>
        <source>“{file}”不能用来签名：{why}。</source>
        <translation>“{file}” cannot be used to sign: {why}.</translation>
    </message>
    <message>
        <source>请选择发证机构给的 .p12 或 .pfx 证书文件（RSA 或 ECDSA，含私钥）。</source>
        <translation>Please choose the .p12 or .pfx from the certificate authority (RSA or ECDSA, with the private key).</translation>
    </message>
    <message>
        <source>证书“{file}”的密码不对，没有签名。</source>
        <translation>The password of the certificate “{file}” is wrong; nothing was signed.</translation>
    </message>
    <message>
        <source>请核对密码（注意大小写和输入法）后重试；密码不会被保存。</source>
        <translation>Please check the password (capitals, input method) and try again; it is never kept.</translation>
    </message>
    <message>
        <source>证书“{file}”（{subject}）不在有效期内：{since} 至 {until}。</source>
        <translation>The certificate “{file}” ({subject}) is not valid today: {since} to {until}.</translation>
    </message>
    <message>
        <source>请向发证机构更新证书，并检查电脑的日期是否正确。</source>
        <translation>Please renew it with the certificate authority, and check the date of this computer.</translation>
    </message>
    <message>
        <source>这份报告不能加数字签名：{why}。</source>
        <translation>This report cannot be signed digitally: {why}.</translation>
    </message>
    <message>
        <source>请选择自评台签发后导出的 PDF；原文件没有改动。</source>
        <translation>Please choose a PDF exported by Zipingtai after the signature; the original was not changed.</translation>
    </message>
    <message>
        <source>“{file}”还没有签发，不能用数字证书签名。</source>
        <translation>“{file}” is not signed off and cannot be signed with a certificate.</translation>
    </message>
    <message>
        <source>请先签发，再导出并签名；草稿不能签名。</source>
        <translation>Please sign it off first, then export and sign; a draft cannot be signed.</translation>
    </message>
    <message>
        <source>“{file}”不能作为复核表读入：{why}。</source>
        <translation>“{file}” cannot be read as a review sheet: {why}.</translation>
    </message>
    <message>
        <source>请使用由这份自评导出的绩效自评复核表（Excel），不要改动表头和指标编码。</source>
        <translation>Please use the review sheet (Excel) exported from this evaluation; do not change its heads and codes.</translation>
    </message>
    <message>
        <source>“{file}”不是根证书。</source>
        <translation>“{file}” is no root certificate.</translation>
    </message>
    <message>
        <source>请选择发证机构公布的根证书文件（.cer、.crt 或 .pem）。</source>
        <translation>Please choose the root certificate published by the certificate authority (.cer, .crt or .pem).</translation>
    </message>
    <message>
        <source>“{text}”不能用来核对：{why}。</source>
        <translation>“{text}” cannot be compared: {why}.</translation>
    </message>
    <message>
        <source>请用扫码枪扫报告上的二维码，或照着页脚输入 16 位的数据校验码。</source>
        <translation>Please scan the QR code of the report, or type the 16 characters of the check code in its footer.</translation>
    </message>
    <message>
        <source>“{file}”不能作为盖章扫描件：{why}。</source>
        <translation>“{file}” cannot be a scan of the stamped report: {why}.</translation>
    </message>
    <message>
        <source>请选择盖章后报告的扫描文件（PDF、JPG 或 PNG）；没有加入任何内容。</source>
        <translation>Please choose the scan of the stamped report (PDF, JPG or PNG); nothing was added.</translation>
    </message>
    <message>
        <source>“{file}”还没有签发，没有可以盖章的报告。</source>
        <translation>“{file}” is not signed off; there is no report to stamp.</translation>
    </message>
    <message>
        <source>请先签发、打印、盖章，再加入扫描件。</source>
        <translation>Please sign, print and stamp it first, then add the scan.</translation>
    </message>
    <message>
        <source>印章图片“{file}”不能用：{why}。</source>
        <translation>The picture of the seal “{file}” cannot be used: {why}.</translation>
    </message>
    <message>
        <source>请选择本单位印章的 PNG 图片，背景透明，边长 500 像素以上为好。</source>
        <translation>Please choose a PNG of your unit&apos;s seal, transparent background, best 500 pixels or more each way.</translation>
    </message>
    <message>
        <source>{0}{1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>没有写单位名称。</source>
        <translation>The name of the unit is missing.</translation>
    </message>
    <message>
        <source>请写单位全称，它会印在报告封面上。</source>
        <translation>Please write the unit&apos;s full name; it is printed on the cover of the report.</translation>
    </message>
    <message>
        <source>年度不能是 {year}。</source>
        <translation>The year cannot be {year}.</translation>
    </message>
    <message>
        <source>请写四位数的年度，{first} 至 {last}。</source>
        <translation>Please write a year of four digits, {first} to {last}.</translation>
    </message>
    <message>
        <source>请用能打开它的程序确认内容完整，另存一份后重试；原文件没有改动。</source>
        <translation>Please make sure with a program that can open it that it is complete, save a copy and try again; the source is unchanged.</translation>
    </message>
    <message>
        <source>请用较新版本的自评台校验。</source>
        <translation>Please verify with a newer version of Zipingtai.</translation>
    </message>
    <message>
        <source>文件中已有名为“{name}”的表（{part}），同名的在报告和命令中分不清。</source>
        <translation>The file has a form named “{name}” already ({part}); two of the same name cannot be told apart in reports and commands.</translation>
    </message>
    <message>
        <source>请在名称里写明区别，如批次、年度或资金来源；原有的没有改动。</source>
        <translation>Please write the difference into the name, such as batch, year or source of funds; the one there is unchanged.</translation>
    </message>
    <message>
        <source>有 {count} 个单元格没有粘贴：{errors}</source>
        <translation>{count} cells were not pasted: {errors}</translation>
    </message>
    <message>
        <source>其余单元格已粘贴，可一步撤销；请改正这几个以后再填。</source>
        <translation>All others were, and one undo takes them back; please mend these and fill them in.</translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>整张表</source>
        <translation>The whole form</translation>
    </message>
</context>
<context>
    <name>ProblemsPanel</name>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>没有问题，可以保存</source>
        <translation>No problems; it can be saved</translation>
    </message>
    <message>
        <source>正在检查…</source>
        <translation>Checking…</translation>
    </message>
</context>
<context>
    <name>ProjectsModel</name>
    <message>
        <source>项目名称</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>监控名称</source>
        <translation>Monitoring</translation>
    </message>
    <message>
        <source>全年预算数</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>全年执行数</source>
        <translation>Executed</translation>
    </message>
    <message>
        <source>执行率</source>
        <translation>Execution rate</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>ProjectsPage</name>
    <message>
        <source>项目自评</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Project</translation>
    </message>
    <message>
        <source>运行监控</source>
        <translation>Monitoring</translation>
    </message>
    <message>
        <source>每个项目有自己的表、得分和等级；部门报告里列出各项目，签发时一并冻结。双击一行打开。</source>
        <translation>Each project has its own table, score and grade; the department&apos;s report lists them, and they are frozen with it. Double-click a row to open it.</translation>
    </message>
    <message>
        <source>增加项目…</source>
        <translation>Add project…</translation>
    </message>
    <message>
        <source>从上年的表开始…</source>
        <translation>Start from last year&apos;s…</translation>
    </message>
    <message>
        <source>部门报告后附各项目自己的自评表</source>
        <translation>Bind the forms into the report</translation>
    </message>
    <message>
        <source>不选时，部门报告只列各项目的预算、执行、得分和等级</source>
        <translation>Without it, the department&apos;s report lists budget, execution, score and grade of each project only</translation>
    </message>
    <message>
        <source>项目支出绩效自评</source>
        <translation>Project self-evaluations</translation>
    </message>
    <message>
        <source>年中用同一套指标填一次实际完成情况；年末填表时显示在每项指标旁边，偏差一目了然。不影响签发。</source>
        <translation>At mid-year the same tree is filled in once; at year&apos;s end it stands beside each indicator, so that deviations show. It never blocks signing.</translation>
    </message>
    <message>
        <source>增加运行监控…</source>
        <translation>Add monitoring…</translation>
    </message>
    <message>
        <source>绩效运行监控</source>
        <translation>Performance monitoring</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>改名…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>还没有项目。部门整体自评之外还要交项目自评表的，在这里增加。</source>
        <translation>No projects yet. Where project evaluations are due beside the department&apos;s, add them here.</translation>
    </message>
    <message>
        <source>没有年中的运行监控。</source>
        <translation>No mid-year monitoring.</translation>
    </message>
    <message>
        <source>报告附各项目的自评表</source>
        <translation>Report with the projects&apos; tables</translation>
    </message>
    <message>
        <source>报告不附各项目的自评表</source>
        <translation>Report without the projects&apos; tables</translation>
    </message>
</context>
<context>
    <name>ProjectsView</name>
    <message>
        <source>上年文件里的项目</source>
        <translation>Projects in last year&apos;s file</translation>
    </message>
    <message>
        <source>带入&#x3000;项目</source>
        <translation>Take  Project</translation>
    </message>
    <message>
        <source>自评表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>上年得分</source>
        <translation>Last score</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>打勾的项目带入新文件，自设指标、目标和文字标为“未确认”。空格打勾或取消。</source>
        <translation>Ticked projects come into the new file; own indicators, targets and texts are marked as unconfirmed. Space ticks and unticks.</translation>
    </message>
</context>
<context>
    <name>RateChart</name>
    <message>
        <source>各级指标得分率</source>
        <translation>Score rates by level</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>unfilled</translation>
    </message>
    <message>
        <source>（已填 {0}/{1} 项）</source>
        <translation> ({0}/{1} filled in)</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>不是数字</source>
        <translation>not a number</translation>
    </message>
    <message>
        <source>位数过多</source>
        <translation>too many digits</translation>
    </message>
    <message>
        <source>请填“是”或“否”</source>
        <translation>please write “是” (yes) or “否” (no)</translation>
    </message>
    <message>
        <source>不是下拉列表中的任何一项</source>
        <translation>it is none of the list&apos;s entries</translation>
    </message>
    <message>
        <source>内容太多，没有读完</source>
        <translation>it is too much to be read to its end</translation>
    </message>
    <message>
        <source>LibreOffice 没能转换这个旧格式文件</source>
        <translation>LibreOffice could not convert this old format</translation>
    </message>
    <message>
        <source>文件不完整或已损坏</source>
        <translation>the file is incomplete or damaged</translation>
    </message>
    <message>
        <source>没有文字</source>
        <translation>there is no text</translation>
    </message>
    <message>
        <source>文件是空的</source>
        <translation>the file is empty</translation>
    </message>
    <message>
        <source>它不是文本文件，只是扩展名这样写</source>
        <translation>it is no text file, only its extension says so</translation>
    </message>
    <message>
        <source>文件太大，不是证书</source>
        <translation>the file is too large for a certificate</translation>
    </message>
    <message>
        <source>不是 PKCS#12 格式（.p12 或 .pfx）</source>
        <translation>it is not PKCS#12 (.p12 or .pfx)</translation>
    </message>
    <message>
        <source>加密算法或密钥种类不支持（如国密 SM2）</source>
        <translation>its cipher or kind of key is not supported (such as SM2)</translation>
    </message>
    <message>
        <source>里面没有私钥，只有证书不能签名</source>
        <translation>there is no private key in it, and a certificate alone cannot sign</translation>
    </message>
    <message>
        <source>里面没有与私钥相配的证书</source>
        <translation>there is no certificate in it that fits the private key</translation>
    </message>
    <message>
        <source>密钥不是 RSA 或 ECDSA</source>
        <translation>the key is neither RSA nor ECDSA</translation>
    </message>
    <message>
        <source>像素太多，印章图片边长不应超过 4000 像素</source>
        <translation>too many pixels; a seal&apos;s picture has at most 4000 at each side</translation>
    </message>
    <message>
        <source>不是能读的 PNG 图片</source>
        <translation>it is no readable PNG picture</translation>
    </message>
    <message>
        <source>背景不透明，会盖住单位名称和日期</source>
        <translation>its background is not transparent and would cover name and date</translation>
    </message>
    <message>
        <source>不是能读的 PDF，或有密码、已被限制修改</source>
        <translation>it is no readable PDF, or it is locked by a password or against changes</translation>
    </message>
    <message>
        <source>报告上没有单位盖章的位置，请不带印章图片签名</source>
        <translation>the report has no place for the seal; please sign without a picture of it</translation>
    </message>
    <message>
        <source>报告上已有印章图片，后来的签名请不带印章图片</source>
        <translation>the report has a picture of the seal; further signatures come without one</translation>
    </message>
    <message>
        <source>读取时正被其他程序改动</source>
        <translation>another program changes it while it is read</translation>
    </message>
    <message>
        <source>内容正被改动</source>
        <translation>the content is being changed</translation>
    </message>
    <message>
        <source>按要求只读打开</source>
        <translation>it was opened read-only on request</translation>
    </message>
    <message>
        <source>副本与原文件不一致</source>
        <translation>the copy is not like the original</translation>
    </message>
    <message>
        <source>文件夹没有读取权限</source>
        <translation>the folder may not be read</translation>
    </message>
    <message>
        <source>不能建立文件夹</source>
        <translation>the folder cannot be made</translation>
    </message>
    <message>
        <source>没有权限</source>
        <translation>it is not permitted</translation>
    </message>
    <message>
        <source>所在磁盘是只读的</source>
        <translation>its disk is read-only</translation>
    </message>
    <message>
        <source>磁盘空间不足</source>
        <translation>the disk is full</translation>
    </message>
    <message>
        <source>文件或文件夹不存在</source>
        <translation>the file or folder does not exist</translation>
    </message>
    <message>
        <source>文件夹不存在</source>
        <translation>the folder does not exist</translation>
    </message>
    <message>
        <source>这是一个文件夹</source>
        <translation>it is a folder</translation>
    </message>
    <message>
        <source>已有同名的文件</source>
        <translation>there is a file of that name</translation>
    </message>
    <message>
        <source>正被其他程序使用</source>
        <translation>another program is using it</translation>
    </message>
    <message>
        <source>磁盘读写出错</source>
        <translation>the disk failed</translation>
    </message>
    <message>
        <source>文件太大</source>
        <translation>the file is too large</translation>
    </message>
    <message>
        <source>打开的文件太多</source>
        <translation>too many files are open</translation>
    </message>
    <message>
        <source>文件名太长</source>
        <translation>the file&apos;s name is too long</translation>
    </message>
    <message>
        <source>所在位置不支持文件锁</source>
        <translation>file locks do not work in that place</translation>
    </message>
    <message>
        <source>没有带“指标”和“分值”的表头</source>
        <translation>it has no table head with “指标” (indicator) and “分值” (weight)</translation>
    </message>
    <message>
        <source>文件或所在文件夹是只读的</source>
        <translation>the file or its folder is read-only</translation>
    </message>
    <message>
        <source>另一个程序正占用该文件</source>
        <translation>another program holds the file</translation>
    </message>
    <message>
        <source>打不开文件或其日志，文件夹可能已断开或没有权限</source>
        <translation>the file or its journal cannot be opened; its folder may be gone or not permitted</translation>
    </message>
    <message>
        <source>磁盘读写出错，磁盘可能已满、断开或损坏</source>
        <translation>the disk failed; it may be full, gone or damaged</translation>
    </message>
    <message>
        <source>文件已损坏</source>
        <translation>the file is damaged</translation>
    </message>
    <message>
        <source>内容已签发或被其他程序改动</source>
        <translation>the content was signed or changed by another program</translation>
    </message>
    <message>
        <source>文字太长</source>
        <translation>the text is too long</translation>
    </message>
    <message>
        <source>内容不是自评台的格式</source>
        <translation>its content is not of Zipingtai&apos;s format</translation>
    </message>
    <message>
        <source>是其他程序的数据库</source>
        <translation>it is the database of another program</translation>
    </message>
    <message>
        <source>本程序读不懂较新版本的格式</source>
        <translation>this program cannot read the format of a newer version</translation>
    </message>
    <message>
        <source>文件已关闭</source>
        <translation>the file is closed</translation>
    </message>
    <message>
        <source>屏幕上的内容还没有全部写入文件，不能签发</source>
        <translation>what is on the screen is not all in the file yet and cannot be signed</translation>
    </message>
    <message>
        <source>自评文件不能作为佐证材料，请导出 PDF 后添加</source>
        <translation>an evaluation cannot be evidence; please export a PDF and add that</translation>
    </message>
    <message>
        <source>这不是文件，请选择文件夹里的文件</source>
        <translation>it is no file; please choose a file in the folder</translation>
    </message>
    <message>
        <source>这是一份备份</source>
        <translation>it is a backup</translation>
    </message>
    <message>
        <source>不是 PDF、JPG 或 PNG</source>
        <translation>it is neither PDF, JPG nor PNG</translation>
    </message>
    <message>
        <source>不是能读的 PDF，或有密码</source>
        <translation>it is no readable PDF, or it has a password</translation>
    </message>
    <message>
        <source>逗号只能分隔千位，如 3,500；小数请用点，如 3.5</source>
        <translation>a comma only parts thousands, as in 3,500; for decimals please use a point, as in 3.5</translation>
    </message>
</context>
<context>
    <name>RecentFilesModel</name>
    <message>
        <source>{unit}&#x3000;{year} 年度</source>
        <translation>{unit}  {year}</translation>
    </message>
    <message>
        <source>{unit}，{year} 年度，{result}，{date} 打开，位于 {folder}</source>
        <translation>{unit}, {year}, {result}, opened {date}, in {folder}</translation>
    </message>
    <message>
        <source>得分未齐</source>
        <translation>not fully scored</translation>
    </message>
    <message>
        <source>{total} 分&#x3000;{grade}</source>
        <translation>{total} points  {grade}</translation>
    </message>
</context>
<context>
    <name>RecordsModel</name>
    <message>
        <source>空</source>
        <translation>empty</translation>
    </message>
</context>
<context>
    <name>RecordsTable</name>
    <message>
        <source>加一行</source>
        <translation>Add a row</translation>
    </message>
    <message>
        <source>删一行</source>
        <translation>Delete a row</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
</context>
<context>
    <name>RefreshStrip</name>
    <message>
        <source>更新</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>全部更新</source>
        <translation>Update all</translation>
    </message>
    <message>
        <source>更新报告里所有过时的数字；您写的话不动</source>
        <translation>Update all outdated figures in the report; your words stay</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>I see</translation>
    </message>
    <message>
        <source>您改写过的 {0} 处以您的文字为准。</source>
        <translation>In the {0} places you rewrote, your words stand.</translation>
    </message>
    <message>
        <source>数据有变化，</source>
        <translation>The data changed; </translation>
    </message>
    <message>
        <source>等</source>
        <translation> and others</translation>
    </message>
    <message>
        <source>数据变了 {0} 处：{1}。</source>
        <translation>The data changed in {0} places: {1}. </translation>
    </message>
    <message>
        <source>增加“{0}”</source>
        <translation>Add “{0}”</translation>
    </message>
    <message>
        <source>去掉“{0}”</source>
        <translation>out: “{0}”</translation>
    </message>
</context>
<context>
    <name>ReopenDialog</name>
    <message>
        <source>开始修订</source>
        <translation>Start the revision</translation>
    </message>
    <message>
        <source>修订原因（会印在报告上）</source>
        <translation>Reason of the revision (printed in the report)</translation>
    </message>
    <message>
        <source>修订原因</source>
        <translation>Reason of the revision</translation>
    </message>
    <message>
        <source>例如：财政局复核要求更正预算完成率的执行数</source>
        <translation>For example: the finance bureau asks to correct the amount executed</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>已签发的一份原样保留，仍可查看和打印。修订从它的内容接着改，改完须重新签发；新报告封面会标明第几次修订和原因。写过的复核留在原来那一次之下，修订后重新复核。</source>
        <translation>What was signed off is kept as it is and can be read and printed. A revision goes on from its content and must be signed off again; the cover of the new report says which revision it is and why. A review stays with the sign-off it was written on; a revision is reviewed anew.</translation>
    </message>
</context>
<context>
    <name>ReportActions</name>
    <message>
        <source>（已签名）</source>
        <translation> (signed)</translation>
    </message>
    <message>
        <source>盖章扫描件 (*.pdf *.jpg *.jpeg *.png *.PDF *.JPG *.JPEG *.PNG)</source>
        <translation>Scans of the stamped report (*.pdf *.jpg *.jpeg *.png *.PDF *.JPG *.JPEG *.PNG)</translation>
    </message>
    <message>
        <source>选择盖章后的扫描件</source>
        <translation>Choose the scan of the stamped report</translation>
    </message>
    <message>
        <source>这些扫描件已经在文件里</source>
        <translation>These scans are in the file already</translation>
    </message>
    <message>
        <source>第 {0} 次签发已标为“已盖章”</source>
        <translation>Sign-off no. {0} is marked as stamped</translation>
    </message>
    <message>
        <source>加入盖章扫描件</source>
        <translation>Add the scan of the stamped report</translation>
    </message>
    <message>
        <source>正在存入扫描件…</source>
        <translation>Storing the scan…</translation>
    </message>
    <message>
        <source>从文件中移除盖章扫描件“{0}”？签发的数据不受影响。</source>
        <translation>Remove the scan “{0}” from the file? The signed data are not affected.</translation>
    </message>
    <message>
        <source>移除盖章扫描件</source>
        <translation>Remove the scan</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>ReportFonts</name>
    <message>
        <source>正文（仿宋）</source>
        <translation>Text (Fangsong)</translation>
    </message>
    <message>
        <source>标题（小标宋）</source>
        <translation>Titles (Xiaobiaosong)</translation>
    </message>
    <message>
        <source>一级标题（黑体）</source>
        <translation>Level-1 headings (Heiti)</translation>
    </message>
    <message>
        <source>二级标题（楷体）</source>
        <translation>Level-2 headings (Kaiti)</translation>
    </message>
    <message>
        <source>表格和页码（宋体）</source>
        <translation>Tables and page numbers (Songti)</translation>
    </message>
    <message>
        <source>以上都没有的字（生僻字）</source>
        <translation>Characters none of these has (rare ones)</translation>
    </message>
</context>
<context>
    <name>ReportFontsDialog</name>
    <message>
        <source>报告字体</source>
        <translation>Report fonts</translation>
    </message>
    <message>
        <source>报告通常用自带字体，在任何电脑上排出来都一样。本机装有仿宋_GB2312、方正小标宋等公文字体时，可以改用它们印汉字：分行、分页不变，仍可校验；字体缺的字由自带字体代替，并在报告预览中逐字列出。</source>
        <translation>The report usually has faces of its own and looks the same on every computer. Where this machine has official faces such as Fangsong_GB2312, they can print the Chinese characters instead: lines and pages stay as they are and it can still be verified; characters a font lacks come from the program&apos;s own and are listed in the preview.</translation>
    </message>
    <message>
        <source>正在查找本机的字体…</source>
        <translation>Looking for fonts on this machine…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>None</translation>
    </message>
    <message>
        <source>自带字体</source>
        <translation>The program&apos;s own</translation>
    </message>
    <message>
        <source>选择字体文件…</source>
        <translation>Choose a font file…</translation>
    </message>
    <message>
        <source>本机有 {count} 种可用的公文字体。</source>
        <translation>{count} usable official faces on this machine.</translation>
    </message>
    <message>
        <source>本机没有找到公文字体。</source>
        <translation>No official faces were found on this machine.</translation>
    </message>
    <message>
        <source>选择字体文件</source>
        <translation>Choose a font file</translation>
    </message>
    <message>
        <source>字体 (*.ttf *.ttc *.TTF *.TTC *.otf *.OTF)</source>
        <translation>Fonts (*.ttf *.ttc *.TTF *.TTC *.otf *.OTF)</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>文字报告的提纲</source>
        <translation>Outline of the narrative</translation>
    </message>
    <message>
        <source>“起草”选了内容的一节由程序按数据写出初稿，填报人可以改；没有选的由填报人写。字数上限留空为不限。</source>
        <translation>A section with content chosen under “Draft” is first written by the program from the data, and may be changed; all others are written by hand. Without a limit its length is free.</translation>
    </message>
    <message>
        <source>签字角色</source>
        <translation>Signing roles</translation>
    </message>
    <message>
        <source>按签字的次序；第一个签字冻结内容，最后一个（一般是单位负责人）签了才算签发。</source>
        <translation>In the order of signing; the first signature freezes the content, and with the last one (usually the unit&apos;s head) it is signed off.</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>第{0}级</source>
        <translation>Level {0}</translation>
    </message>
    <message>
        <source>级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Heading</translation>
    </message>
    <message>
        <source>起草</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>字数上限</source>
        <translation>Most characters</translation>
    </message>
    <message>
        <source>填报人写</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>收支情况</source>
        <translation>income and spending</translation>
    </message>
    <message>
        <source>自评结论</source>
        <translation>conclusion</translation>
    </message>
    <message>
        <source>逐个项目</source>
        <translation>project by project</translation>
    </message>
    <message>
        <source>存在问题</source>
        <translation>shortcomings</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>Improvements</translation>
    </message>
    <message>
        <source>分析：{0}</source>
        <translation>analysis: {0}</translation>
    </message>
    <message>
        <source>改报告提纲</source>
        <translation>Change the outline</translation>
    </message>
    <message>
        <source>改签字角色</source>
        <translation>Change the signing roles</translation>
    </message>
    <message>
        <source>填写提示</source>
        <translation>Hint</translation>
    </message>
</context>
<context>
    <name>ReportPreview</name>
    <message>
        <source>报告的页面</source>
        <translation>Page of the report</translation>
    </message>
    <message>
        <source>打印…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>按原大打印报告（Ctrl+P）</source>
        <translation>Print the report in its true size (Ctrl+P)</translation>
    </message>
    <message>
        <source>用数字证书签名…</source>
        <translation>Certificate…</translation>
    </message>
    <message>
        <source>导出 PDF，并用单位的数字证书（.p12、.pfx）签名；签发后可用</source>
        <translation>Export the PDF and sign it with the unit&apos;s certificate (.p12, .pfx); after the sign-off</translation>
    </message>
    <message>
        <source>导出报告</source>
        <translation>Export report</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>关闭提示</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>正在更新…</source>
        <translation>Updating…</translation>
    </message>
    <message>
        <source>字库里没有这些字，导出前请换用通行的写法：{characters}</source>
        <translation>The fonts lack these characters; please write them another way before exporting: {characters}</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>第 {number} 次签发</source>
        <translation>Sign-off no. {number}</translation>
    </message>
    <message>
        <source>第 {number} 次签发的内容</source>
        <translation>The content of sign-off no. {number}</translation>
    </message>
    <message>
        <source>没有更新：程序出错</source>
        <translation>Not updated: an error in the program</translation>
    </message>
    <message>
        <source>已复制 {count} 个字</source>
        <translation>{count} characters copied</translation>
    </message>
    <message>
        <source>框内没有文字</source>
        <translation>No words in the box</translation>
    </message>
    <message>
        <source>报告更新后即可打印…</source>
        <translation>It can be printed once the report is updated…</translation>
    </message>
    <message>
        <source>{year}年度-{unit}-自评报告{mark}.pdf</source>
        <translation>{year}-{unit}-report{mark}.pdf</translation>
    </message>
    <message>
        <source>已导出：{path}</source>
        <translation>Exported: {path}</translation>
    </message>
    <message>
        <source>已导出 {name}</source>
        <translation>{name} exported</translation>
    </message>
    <message>
        <source>草稿，每页带水印</source>
        <translation>Draft, with a watermark on every page</translation>
    </message>
</context>
<context>
    <name>ReturnedModel</name>
    <message>
        <source>自评表里现有的</source>
        <translation>In the table now</translation>
    </message>
    <message>
        <source>空着</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>{office}&#x3000;{file}&#x3000;{cell}</source>
        <translation>{office}  {file}  {cell}</translation>
    </message>
    <message>
        <source>数据项</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>现有</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>填报</source>
        <translation>Filled in</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>（不知道是哪一项）</source>
        <translation>(it is not known which item)</translation>
    </message>
    <message>
        <source>读不出：{why}</source>
        <translation>not readable: {why}</translation>
    </message>
    <message>
        <source>&#x3000;／&#x3000;</source>
        <translation>  /  </translation>
    </message>
    <message>
        <source>各科室填的不同，请选</source>
        <translation>The sections differ; please choose</translation>
    </message>
    <message>
        <source>与现有不同，请选</source>
        <translation>Differs from mine; please choose</translation>
    </message>
    <message>
        <source>不填入</source>
        <translation>Leave empty</translation>
    </message>
    <message>
        <source>保留现有</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>填入</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>填入{office}的</source>
        <translation>Fill in what {office} wrote</translation>
    </message>
    <message>
        <source>改为{office}的</source>
        <translation>Change to what {office} wrote</translation>
    </message>
    <message>
        <source>{file} 的 {cell} 写着“{text}”，没有读入：{why}。</source>
        <translation>{cell} of {file} says “{text}”, which was not taken: {why}.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>PDF 文件 (*.pdf)</source>
        <translation>PDF files (*.pdf)</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx)</source>
        <translation>Excel workbooks (*.xlsx)</translation>
    </message>
    <message>
        <source>打印复核表</source>
        <translation>Print the review sheet</translation>
    </message>
    <message>
        <source>导出复核表供填写</source>
        <translation>Export the review sheet to be filled in</translation>
    </message>
    <message>
        <source>已生成复核表：{0}</source>
        <translation>Review sheet made: {0}</translation>
    </message>
    <message>
        <source>读入填好的复核表</source>
        <translation>Read in the review sheet</translation>
    </message>
    <message>
        <source>Excel 工作簿 (*.xlsx *.et *.xls *.ods)</source>
        <translation>Excel workbooks (*.xlsx *.et *.xls *.ods)</translation>
    </message>
    <message>
        <source>正在读入 {name}…</source>
        <translation>Reading {name}…</translation>
    </message>
    <message>
        <source>停止读入</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>
……共 {0} 处</source>
        <translation>
… {0} in all</translation>
    </message>
    <message>
        <source>这些地方文件里已有，而复核表写的不同：

{0}</source>
        <translation>The file holds something else than the review sheet in these places:

{0}</translation>
    </message>
    <message>
        <source>取复核表的</source>
        <translation>Take the sheet&apos;s</translation>
    </message>
    <message>
        <source>保留文件里的</source>
        <translation>Keep the file&apos;s</translation>
    </message>
    <message>
        <source>从复核表读入 {0} 处</source>
        <translation>{0} cells taken from the review sheet</translation>
    </message>
</context>
<context>
    <name>ReviewModel</name>
    <message>
        <source>序号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>自评得分</source>
        <translation>Self</translation>
    </message>
    <message>
        <source>复核分</source>
        <translation>Reviewed</translation>
    </message>
    <message>
        <source>差额</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>复核意见</source>
        <translation>Opinion</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>转到</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>所选指标和复核结论</source>
        <translation>Chosen indicator and conclusion of the review</translation>
    </message>
    <message>
        <source>只看写过的</source>
        <translation>Reviewed only</translation>
    </message>
    <message>
        <source>只列出写过复核分或复核意见的指标</source>
        <translation>List only indicators with a reviewed score or an opinion</translation>
    </message>
    <message>
        <source>读入填好的…</source>
        <translation>Read in…</translation>
    </message>
    <message>
        <source>导出 Excel 供填写…</source>
        <translation>Excel to fill in…</translation>
    </message>
    <message>
        <source>复核表 PDF…</source>
        <translation>PDF sheet…</translation>
    </message>
    <message>
        <source>把复核人填好的 Excel 复核表读进来；不同之处由您选择</source>
        <translation>Read the Excel review sheet the reviewer filled in; you choose where it differs</translation>
    </message>
    <message>
        <source>交给复核人填写，填好后读入；只读取填写的值</source>
        <translation>For the reviewer to fill in and read back; only values are read</translation>
    </message>
    <message>
        <source>绩效自评复核表，供签字存档</source>
        <translation>The review sheet, to sign and keep</translation>
    </message>
    <message>
        <source>复核意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>总体复核意见</source>
        <translation>Opinion on the whole</translation>
    </message>
    <message>
        <source>复核人</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>复核日期</source>
        <translation>Date of the review</translation>
    </message>
    <message>
        <source>如 2022年4月1日</source>
        <translation>such as “2022年4月1日” (year, month, day)</translation>
    </message>
    <message>
        <source>2022年12月31日</source>
        <translation>“2022年12月31日”</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>等 {0} 处待改</source>
        <translation> and more, {0} to mend</translation>
    </message>
    <message>
        <source>自评 {0}</source>
        <translation>Self-evaluation {0}</translation>
    </message>
    <message>
        <source>{0}&#x3000;尚未复核：复核分不填的，按自评得分计</source>
        <translation>{0}  Not reviewed yet</translation>
    </message>
    <message>
        <source>复核 {0}</source>
        <translation>Review {0}</translation>
    </message>
    <message>
        <source>差额 {0}，改动 {1} 项</source>
        <translation>difference {0}, {1} changed</translation>
    </message>
    <message>
        <source>请选择指标</source>
        <translation>Please choose an indicator</translation>
    </message>
    <message>
        <source>复核表里有 {0} 处没有读入：</source>
        <translation>{0} places of the review sheet were not read in:</translation>
    </message>
</context>
<context>
    <name>RubricChangesModel</name>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>原方案</source>
        <translation>Old rubric</translation>
    </message>
    <message>
        <source>新方案</source>
        <translation>New rubric</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>new</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>改名</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>改分值</source>
        <translation>Change the weight</translation>
    </message>
    <message>
        <source>改评分方法</source>
        <translation>Change the method</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>moved</translation>
    </message>
    <message>
        <source>改依据</source>
        <translation>Change the certainty</translation>
    </message>
    <message>
        <source>整张表</source>
        <translation>The whole form</translation>
    </message>
    <message>
        <source>相同</source>
        <translation>same</translation>
    </message>
    <message>
        <source>{0}（按近似名称推断，请核对）</source>
        <translation>{0} (matched by a similar name, please check)</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 分</source>
        <translation>{0}  {1} points</translation>
    </message>
    <message>
        <source>在“{0}”下</source>
        <translation>below “{0}”</translation>
    </message>
    <message>
        <source>一级指标</source>
        <translation>level 1</translation>
    </message>
</context>
<context>
    <name>RubricCompareDialog</name>
    <message>
        <source>比较两个方案</source>
        <translation>Compare two rubrics</translation>
    </message>
    <message>
        <source>原方案</source>
        <translation>Old rubric</translation>
    </message>
    <message>
        <source>新方案</source>
        <translation>New rubric</translation>
    </message>
    <message>
        <source>对调</source>
        <translation>Swap</translation>
    </message>
    <message>
        <source>两个方案的差别</source>
        <translation>Differences between two rubrics</translation>
    </message>
    <message>
        <source>也列出相同的指标</source>
        <translation>List equal indicators, too</translation>
    </message>
    <message>
        <source>复制全部文字</source>
        <translation>Copy all text</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>正在比较…</source>
        <translation>Comparing…</translation>
    </message>
    <message>
        <source>{0}&#x3000;打开的自评所带</source>
        <translation>{0}  (carried by the open evaluation)</translation>
    </message>
    <message>
        <source>{0} 个指标有变化，{1} 个相同</source>
        <translation>{0} indicators changed, {1} the same</translation>
    </message>
    <message>
        <source>没有差别，{1} 个指标都相同</source>
        <translation>No differences, {1} indicators the same</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>RubricEditor</name>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>保存方案</source>
        <translation>Save rubric</translation>
    </message>
    <message>
        <source>改动只用于以后新建的自评；已经建好的自评文件各带一份建立时的方案，不受影响。</source>
        <translation>Changes count for evaluations begun later; each existing one carries the rubric it was begun with and stays as it is.</translation>
    </message>
    <message>
        <source>指标和整张表</source>
        <translation>Indicators and the whole form</translation>
    </message>
    <message>
        <source>选中的指标</source>
        <translation>Chosen indicator</translation>
    </message>
    <message>
        <source>整张表</source>
        <translation>The whole form</translation>
    </message>
    <message>
        <source>问题、试算和用例</source>
        <translation>Problems, try-out and cases</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>试算</source>
        <translation>Try-out</translation>
    </message>
    <message>
        <source>用例</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>改好列出的问题才能保存</source>
        <translation>Mend the listed problems to save</translation>
    </message>
    <message>
        <source>编辑评价方案：{0}（{1}）</source>
        <translation>Edit rubric: {0} ({1})</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>有修改没有保存</source>
        <translation>Some changes are not saved</translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>{0}；有 {1} 处问题</source>
        <translation>{0}; {1} problems</translation>
    </message>
    <message>
        <source>问题（{0}）</source>
        <translation>Problems ({0})</translation>
    </message>
    <message>
        <source>用例（{0} 个不同）</source>
        <translation>Cases ({0} differ)</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>放弃修改</source>
        <translation>Discard the changes</translation>
    </message>
    <message>
        <source>方案“{0}”有修改没有保存。</source>
        <translation>The rubric “{0}” has unsaved changes.</translation>
    </message>
    <message>
        <source>关闭编辑器</source>
        <translation>Close the editor</translation>
    </message>
    <message>
        <source>报告和签字</source>
        <translation>Report and signing</translation>
    </message>
    <message>
        <source>预算表</source>
        <translation>Budget table</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Printing</translation>
    </message>
    <message>
        <source>往年的写法</source>
        <translation>Earlier names</translation>
    </message>
</context>
<context>
    <name>RubricManager</name>
    <message>
        <source>评价方案管理</source>
        <translation>Rubrics</translation>
    </message>
    <message>
        <source>随程序提供的方案不能改动；要按本地的正式通知调整，先“复制为自己的方案”，再编辑。已经建好的自评文件各带一份建立时的方案，这里的改动、删除都不影响它们。</source>
        <translation>Rubrics that came with the program cannot be changed; to follow your bureau&apos;s notice, copy one as your own and edit it. Existing evaluations carry the rubric they were begun with; changes and deletions here do not touch them.</translation>
    </message>
    <message>
        <source>正在处理</source>
        <translation>Working</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>评价方案</source>
        <translation>Rubric</translation>
    </message>
    <message>
        <source>方案说明</source>
        <translation>About the rubric</translation>
    </message>
    <message>
        <source>查看…</source>
        <translation>Show…</translation>
    </message>
    <message>
        <source>编辑…</source>
        <translation>Edit…</translation>
    </message>
    <message>
        <source>复制为自己的方案…</source>
        <translation>Copy as my own…</translation>
    </message>
    <message>
        <source>从表格新建…</source>
        <translation>New from a sheet…</translation>
    </message>
    <message>
        <source>从 U 盘导入…</source>
        <translation>Import from a stick…</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>与另一方案比较…</source>
        <translation>Compare with another…</translation>
    </message>
    <message>
        <source>删除…</source>
        <translation>Delete…</translation>
    </message>
    <message>
        <source>随程序提供的方案不能改动，请先复制为自己的方案</source>
        <translation>It came with the program and cannot be changed; please copy it as your own first</translation>
    </message>
    <message>
        <source>打开的自评文件带有这个方案，与列表中编号相同的方案一样。</source>
        <translation>The open evaluation carries this rubric, the same as the one of this id in the list.</translation>
    </message>
    <message>
        <source>打开的自评文件带有这个方案；列表中没有一样的。可以查看、比较、导出，或复制为自己的方案。</source>
        <translation>The open evaluation carries this rubric; the list has none like it. It can be shown, compared, exported, or copied as your own.</translation>
    </message>
    <message>
        <source>它的编号与随程序提供的一个方案相同，使用时以它为准。</source>
        <translation>Its id is that of a rubric that came with the program; this one is used instead.</translation>
    </message>
    <message>
        <source>总分 {0}；末级指标 {1} 个；{2}</source>
        <translation>Total {0}; {1} leaves; {2}</translation>
    </message>
    <message>
        <source>“推定”的规则没有公开依据，填报界面和报告都会注明，请对照正式通知核对。</source>
        <translation>Rules marked as assumed have no published source; form and report say so. Please check them against the official notice.</translation>
    </message>
    <message>
        <source>出处：{0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>评价方案 (*.zip)</source>
        <translation>Rubrics (*.zip)</translation>
    </message>
    <message>
        <source>导出方案</source>
        <translation>Export rubric</translation>
    </message>
    <message>
        <source>已导出：{0}</source>
        <translation>Exported: {0}</translation>
    </message>
    <message>
        <source>删除“{0}”（{1}）？
用它建好的自评文件各带一份方案，照常打开和填报；以后新建自评时不能再选它。</source>
        <translation>Delete “{0}” ({1})?
Evaluations begun with it carry a copy and open as before; new ones can no longer choose it.</translation>
    </message>
    <message>
        <source>删除方案</source>
        <translation>Delete rubric</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}&#x3000;{2}&#x3000;编号 {3}</source>
        <translation>{0}  {1}  {2}  code {3}</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open its folder</translation>
    </message>
    <message>
        <source>方案文件有错误，编辑器打不开；请打开所在文件夹，按下面说的行号改正</source>
        <translation>The rubric has errors and the editor cannot open it; please open its folder and mend the lines named below</translation>
    </message>
    <message>
        <source>不能使用：新建和导入时不会用到它。请改正文件，或导出后交给编写它的人，也可以删除。</source>
        <translation>Unusable: it is passed over for new evaluations and imports. Mend the file, or export it to whoever wrote it; it can also be deleted.</translation>
    </message>
</context>
<context>
    <name>RubricRulesModel</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>评分规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>规则依据</source>
        <translation>Certainty</translation>
    </message>
    <message>
        <source>由填报单位自己设指标。</source>
        <translation>The unit adds its own indicators.</translation>
    </message>
</context>
<context>
    <name>RubricShelfModel</name>
    <message>
        <source>方案</source>
        <translation>Rubric</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>末级指标</source>
        <translation>Leaves</translation>
    </message>
    <message>
        <source>其中推定</source>
        <translation>Assumed</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>（读不出表名）</source>
        <translation>(name of the form not readable)</translation>
    </message>
    <message>
        <source>不能使用</source>
        <translation>cannot be used</translation>
    </message>
    <message>
        <source>打开的自评所带</source>
        <translation>open file</translation>
    </message>
    <message>
        <source>自己的方案</source>
        <translation>my own</translation>
    </message>
    <message>
        <source>随程序提供</source>
        <translation>shipped</translation>
    </message>
</context>
<context>
    <name>RubricTree</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>加同级</source>
        <translation>Beside</translation>
    </message>
    <message>
        <source>加下级</source>
        <translation>Below</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>下级平均分配</source>
        <translation>Share equally below</translation>
    </message>
    <message>
        <source>上级分值按下级合计</source>
        <translation>Weights from below</translation>
    </message>
    <message>
        <source>一级指标合计 {0} 分，总分 {1} 分</source>
        <translation>Level-1 indicators add up to {0}, total {1}</translation>
    </message>
    <message>
        <source>下级合计与分值不符：{0}</source>
        <translation>Sums below that differ from the weight: {0}</translation>
    </message>
    <message>
        <source>增加指标</source>
        <translation>Add indicator</translation>
    </message>
    <message>
        <source>新指标</source>
        <translation>New indicator</translation>
    </message>
    <message>
        <source>复制指标</source>
        <translation>Copy indicator</translation>
    </message>
    <message>
        <source>删除指标</source>
        <translation>Delete indicator</translation>
    </message>
    <message>
        <source>移动指标</source>
        <translation>Move indicator</translation>
    </message>
    <message>
        <source>平均分配分值</source>
        <translation>Share the weight equally</translation>
    </message>
    <message>
        <source>按下级合计</source>
        <translation>Take the sum from below</translation>
    </message>
</context>
<context>
    <name>RubricTreeModel</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>评分方法</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Certainty</translation>
    </message>
    <message>
        <source>，有问题</source>
        <translation>, has problems</translation>
    </message>
    <message>
        <source>（没有名称）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>{0}（下级少 {1}）</source>
        <translation>{0} ({1} less below)</translation>
    </message>
    <message>
        <source>{0}（下级多 {1}）</source>
        <translation>{0} ({1} more below)</translation>
    </message>
    <message>
        <source>单位自设</source>
        <translation>added by the unit</translation>
    </message>
    <message>
        <source>改名称</source>
        <translation>Rename</translation>
    </message>
    <message>
        <source>改分值</source>
        <translation>Change the weight</translation>
    </message>
    <message>
        <source>移动指标</source>
        <translation>Move indicator</translation>
    </message>
</context>
<context>
    <name>RubricWords</name>
    <message>
        <source>公开印有</source>
        <translation>printed publicly</translation>
    </message>
    <message>
        <source>由数字推得</source>
        <translation>derived from figures</translation>
    </message>
    <message>
        <source>推定</source>
        <translation>assumed</translation>
    </message>
    <message>
        <source>印有</source>
        <translation>printed</translation>
    </message>
    <message>
        <source>推得</source>
        <translation>derived</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>undecided</translation>
    </message>
    <message>
        <source>可写 90%</source>
        <translation>or as 90%</translation>
    </message>
    <message>
        <source>指标解释</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>评分标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>年度指标值</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>实际完成值</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>评分依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>未达标原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>Improvements</translation>
    </message>
    <message>
        <source>依据、原因和措施</source>
        <translation>Basis, reason, improvements</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>第{0}级分值</source>
        <translation>Level {0}: weight</translation>
    </message>
    <message>
        <source>第{0}级名称</source>
        <translation>Level {0}: name</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>复核分超出范围</source>
        <translation>Reviewed score out of range</translation>
    </message>
    <message>
        <source>复核分与自评得分不同而没有复核意见</source>
        <translation>Score changed by the reviewer without an opinion</translation>
    </message>
    <message>
        <source>没有填写复核人或复核日期</source>
        <translation>Reviewer or date of the review missing</translation>
    </message>
    <message>
        <source>分项之和与合计不符</source>
        <translation>Parts do not add up to the whole</translation>
    </message>
    <message>
        <source>下级分值之和与本级分值不符</source>
        <translation>Weights below do not add up to the heading&apos;s</translation>
    </message>
    <message>
        <source>全部分值之和与方案总分不符</source>
        <translation>All weights together are not the rubric&apos;s total</translation>
    </message>
    <message>
        <source>原表总分与各项之和不符</source>
        <translation>Printed total is not the sum of the scores</translation>
    </message>
    <message>
        <source>执行数大于预算数</source>
        <translation>More spent than budgeted</translation>
    </message>
    <message>
        <source>执行率低于 90% 而没有说明原因</source>
        <translation>Less than 90 % spent, and no reason given</translation>
    </message>
    <message>
        <source>结转结余超过 20%</source>
        <translation>More than 20 % left unspent</translation>
    </message>
    <message>
        <source>预算数填的是年初数</source>
        <translation>Initial instead of adjusted budget filled in</translation>
    </message>
    <message>
        <source>比率无法复算</source>
        <translation>Rate that nobody can work out again</translation>
    </message>
    <message>
        <source>完成率按年初预算计算</source>
        <translation>Rate worked out on the initial budget</translation>
    </message>
    <message>
        <source>填写的得分与按规则计算的不一致</source>
        <translation>Typed score is not what the rule gives</translation>
    </message>
    <message>
        <source>填写的得分超出范围</source>
        <translation>Typed score out of range</translation>
    </message>
    <message>
        <source>失分而没有写明原因或改进措施</source>
        <translation>Points lost without a reason or improvements</translation>
    </message>
    <message>
        <source>加分没有对应的表彰事项</source>
        <translation>Bonus without a commendation</translation>
    </message>
    <message>
        <source>没有达到自设目标却得满分</source>
        <translation>Full marks although the own target was missed</translation>
    </message>
    <message>
        <source>全部满分，却写有存在的问题</source>
        <translation>Full marks throughout beside written shortcomings</translation>
    </message>
    <message>
        <source>总分计入了没有得到的加分</source>
        <translation>Total counts a bonus that was not earned</translation>
    </message>
    <message>
        <source>有失分，却写没有问题</source>
        <translation>Points lost, yet no shortcomings admitted</translation>
    </message>
    <message>
        <source>得分不在所选档次的范围内</source>
        <translation>Score outside the level chosen</translation>
    </message>
    <message>
        <source>得分率明显高于预算执行率</source>
        <translation>Scores run ahead of spending</translation>
    </message>
    <message>
        <source>等级与总分不符</source>
        <translation>Grade does not go with the total</translation>
    </message>
    <message>
        <source>完成值达到目标值的 130% 以上</source>
        <translation>Actual value at 130 % of the target or more</translation>
    </message>
    <message>
        <source>超额完成而没有说明</source>
        <translation>Over-achievement without an explanation</translation>
    </message>
    <message>
        <source>指标尚未得分</source>
        <translation>Indicator without a score</translation>
    </message>
    <message>
        <source>内容来自其他文件，尚未确认</source>
        <translation>Taken from another file and not confirmed</translation>
    </message>
    <message>
        <source>填写了得分而没有评分依据</source>
        <translation>Score typed without a basis</translation>
    </message>
    <message>
        <source>封面或表头缺少必填内容</source>
        <translation>Cover or head incomplete</translation>
    </message>
    <message>
        <source>模板提示语没有删除</source>
        <translation>Template&apos;s hint left in</translation>
    </message>
    <message>
        <source>表头数据没有填</source>
        <translation>Head figure missing</translation>
    </message>
    <message>
        <source>自设指标没有名称或分值</source>
        <translation>Own indicator without a name or weight</translation>
    </message>
    <message>
        <source>自设指标没有填目标值或完成值</source>
        <translation>Own indicator without a target or an actual value</translation>
    </message>
    <message>
        <source>目标是数字，完成值却没有数字</source>
        <translation>Target is a figure, actual value is not</translation>
    </message>
    <message>
        <source>目标无法衡量</source>
        <translation>Target cannot be measured</translation>
    </message>
    <message>
        <source>叙述的章节没有写</source>
        <translation>Section of the narrative not written</translation>
    </message>
    <message>
        <source>完成情况说的像是另一项指标</source>
        <translation>Result sounds like another indicator&apos;s</translation>
    </message>
    <message>
        <source>没有附佐证材料</source>
        <translation>Evidence missing</translation>
    </message>
    <message>
        <source>目标值与完成值的单位不同</source>
        <translation>Target and actual value in different units</translation>
    </message>
    <message>
        <source>数量指标填了金额</source>
        <translation>Amount of money where things are counted</translation>
    </message>
    <message>
        <source>同一金额用了两种单位</source>
        <translation>One amount in two units</translation>
    </message>
    <message>
        <source>文字与评分表用了两种单位</source>
        <translation>Text and score table use different units</translation>
    </message>
    <message>
        <source>文字与表格不一致</source>
        <translation>Text contradicts the table</translation>
    </message>
    <message>
        <source>文字里的算式不成立</source>
        <translation>Arithmetic in a text does not work out</translation>
    </message>
    <message>
        <source>文号的括号不规范</source>
        <translation>Wrong brackets in a document number</translation>
    </message>
    <message>
        <source>文字中的比率与表格不一致</source>
        <translation>Rate in a text is not the table&apos;s</translation>
    </message>
    <message>
        <source>文字中的完成率与所写金额不符</source>
        <translation>Rate in a text does not follow from its amounts</translation>
    </message>
    <message>
        <source>文字中的分项之和与总数不符</source>
        <translation>Parts in a text do not add up to the whole</translation>
    </message>
    <message>
        <source>同一文字里有两个只差一两分的数</source>
        <translation>Two amounts in one text hardly differ</translation>
    </message>
    <message>
        <source>文字里的指标个数与评分表不一致</source>
        <translation>Text miscounts the indicators</translation>
    </message>
    <message>
        <source>文字里的指标名称不在评分表中</source>
        <translation>Text names an indicator the table does not have</translation>
    </message>
    <message>
        <source>有打印不出的字</source>
        <translation>Characters that cannot be printed</translation>
    </message>
    <message>
        <source>封面日期与落款日期不同</source>
        <translation>Date on the cover is not the date of the text</translation>
    </message>
    <message>
        <source>填报日期早于评价年度结束</source>
        <translation>Dated before the year was over</translation>
    </message>
    <message>
        <source>目标值比上年低</source>
        <translation>Target lower than last year&apos;s</translation>
    </message>
    <message>
        <source>完成值与上年相差三倍以上</source>
        <translation>Three times last year&apos;s value, or a third of it</translation>
    </message>
    <message>
        <source>文字与上年一字不差</source>
        <translation>Text is last year&apos;s, word for word</translation>
    </message>
    <message>
        <source>评价方案与评价年度不一致</source>
        <translation>Rubric of another year</translation>
    </message>
    <message>
        <source>来源文件里的疑点</source>
        <translation>Doubts about the source file</translation>
    </message>
</context>
<context>
    <name>RuleFamily</name>
    <message>
        <source>合计与分值</source>
        <translation>Sums and weights</translation>
    </message>
    <message>
        <source>预算与执行</source>
        <translation>Budget and execution</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>超额完成</source>
        <translation>Over-achievement</translation>
    </message>
    <message>
        <source>填写是否完整</source>
        <translation>Completeness</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>文字与数据</source>
        <translation>Texts and figures</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>与上年对照</source>
        <translation>Compare with last year</translation>
    </message>
    <message>
        <source>评价方案</source>
        <translation>Rubric</translation>
    </message>
    <message>
        <source>读取来源文件</source>
        <translation>Source document</translation>
    </message>
</context>
<context>
    <name>RulePage</name>
    <message>
        <source>核查规则 {0}</source>
        <translation>Rule {0}</translation>
    </message>
    <message>
        <source>查什么</source>
        <translation>What it looks for</translation>
    </message>
    <message>
        <source>为什么要紧</source>
        <translation>Why it matters</translation>
    </message>
    <message>
        <source>错</source>
        <translation>Wrong</translation>
    </message>
    <message>
        <source>对</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>见于</source>
        <translation>Seen in</translation>
    </message>
    <message>
        <source>这里的问题</source>
        <translation>What is wrong here</translation>
    </message>
    <message>
        <source>规则说明</source>
        <translation>The rule explained</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>手册原文</source>
        <translation>The handbook, in Chinese</translation>
    </message>
</context>
<context>
    <name>SaveStatus</name>
    <message>
        <source>重试</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>正在保存…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>已保存 {0}</source>
        <translation>Saved {0}</translation>
    </message>
    <message>
        <source>全部内容都在文件里</source>
        <translation>Everything is in the file</translation>
    </message>
    <message>
        <source>只读</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>没有保存：{0}</source>
        <translation>Not saved: {0}</translation>
    </message>
</context>
<context>
    <name>Score</name>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>{names}为 0，不能作除数</source>
        <translation>{names} is 0, and nothing can be divided by it</translation>
    </message>
    <message>
        <source>{low} 且 {high}</source>
        <translation>{low} and {high}</translation>
    </message>
    <message>
        <source>任何值</source>
        <translation>any value</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>超额完成</source>
        <translation>Over-achievement</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>{text}的，得满分。</source>
        <translation>Full marks if this holds: {text}.</translation>
    </message>
    <message>
        <source>{text}的，不计分，总分按其余指标的分值折算。</source>
        <translation>Not scored if this holds, and the total is scaled up from the other indicators: {text}.</translation>
    </message>
    <message>
        <source>{text}，得满分</source>
        <translation>{text}: full marks</translation>
    </message>
    <message>
        <source>{text}，不计分，总分按其余指标折算</source>
        <translation>{text}: not scored, the total is scaled up from the others</translation>
    </message>
    <message>
        <source>提示核对目标值</source>
        <translation>a hint to check the target</translation>
    </message>
    <message>
        <source>须写明原因</source>
        <translation>a reason is required</translation>
    </message>
    <message>
        <source>扣 {points} 分</source>
        <translation>minus {points} points</translation>
    </message>
    <message>
        <source>完成率达到 {at} 的，{then}。</source>
        <translation>From a rate of {at} on: {then}.</translation>
    </message>
    <message>
        <source>目标值可能偏低，请核对</source>
        <translation>the target may be too low; please check</translation>
    </message>
    <message>
        <source>目标值可能偏低，须写明原因</source>
        <translation>the target may be too low; a reason is required</translation>
    </message>
    <message>
        <source>{measure} {interval} 的，总分最高 {cap} 分</source>
        <translation>with “{measure}” {interval} the total is at most {cap}</translation>
    </message>
    <message>
        <source>{lines}。</source>
        <translation>{lines}.</translation>
    </message>
    <message>
        <source>总分受{measure}限制，{reason}</source>
        <translation>The total is limited by “{measure}”. {reason}</translation>
    </message>
    <message>
        <source>{measure} {value}（{interval}），总分最高 {cap} 分</source>
        <translation>“{measure}” is {value} ({interval}), so the total is at most {cap}</translation>
    </message>
    <message>
        <source>全部指标都不适用，没有总分</source>
        <translation>No indicator applies, so there is no total</translation>
    </message>
    <message>
        <source>{left_out} 分的指标不适用，按 {total} × {full} ÷ {possible} 折算为 {scaled} 分</source>
        <translation>Indicators worth {left_out} points do not apply; scaled up, {total} × {full} ÷ {possible} = {scaled}</translation>
    </message>
    <message>
        <source>{why}（各项合计 {total} 分）</source>
        <translation>{why} (the scores add up to {total})</translation>
    </message>
    <message>
        <source>还没有指标</source>
        <translation>There is no indicator yet</translation>
    </message>
    <message>
        <source>不超过分值 {weight}</source>
        <translation>not more than the weight {weight}</translation>
    </message>
    <message>
        <source>不低于 {floor}</source>
        <translation>not less than {floor}</translation>
    </message>
    <message>
        <source>填写的得分 {typed} 超出 {low} 至 {high}</source>
        <translation>The score typed, {typed}, is not within {low} to {high}</translation>
    </message>
    <message>
        <source>{interval} 得 {points} 分</source>
        <translation>{interval} earns {points}</translation>
    </message>
    <message>
        <source>按{measure}分档计分：{lines}。</source>
        <translation>By the interval of “{measure}”: {lines}.</translation>
    </message>
    <message>
        <source>{measure} {value} 不在任何一档</source>
        <translation>“{measure}” is {value}, which is in none of the intervals</translation>
    </message>
    <message>
        <source>{value} 在“{interval}”一档</source>
        <translation>{value} is in the interval “{interval}”</translation>
    </message>
    <message>
        <source>所在档</source>
        <translation>Interval</translation>
    </message>
    <message>
        <source>{measure}达到“{interval}”可再得 {more} 分</source>
        <translation>+{more} with “{measure}” at “{interval}”</translation>
    </message>
    <message>
        <source>（{number}）{text}：{rule}</source>
        <translation>({number}) {text}: {rule}</translation>
    </message>
    <message>
        <source>按下列情形分别计分后相加：{lines}</source>
        <translation>Each of these is scored, and the scores are added: {lines}</translation>
    </message>
    <message>
        <source>按下列情形之一计分：{lines}</source>
        <translation>One of these is scored: {lines}</translation>
    </message>
    <message>
        <source>情形读到 {number}；应为 1 至 {most}</source>
        <translation>The case given is {number}; it has to be 1 to {most}</translation>
    </message>
    <message>
        <source>（{number}）{text}</source>
        <translation>({number}) {text}</translation>
    </message>
    <message>
        <source>情形</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>{variant}·{step}</source>
        <translation>{variant} · {step}</translation>
    </message>
    <message>
        <source>平均分配</source>
        <translation>share equally</translation>
    </message>
    <message>
        <source>按所填分值的比例分配</source>
        <translation>share, in proportion to their weights,</translation>
    </message>
    <message>
        <source>下面由单位自设指标，{how} {weight} 分，得分是各指标得分之和；没有自设指标的，由填报人打分。</source>
        <translation>The unit&apos;s own indicators below {how} {weight} points, and their scores are added; where there are none, the score is typed.</translation>
    </message>
    <message>
        <source>请在下面增加本单位的指标，或直接填写得分</source>
        <translation>Add the unit&apos;s own indicators below, or type the score</translation>
    </message>
    <message>
        <source>无扣分事项</source>
        <translation>nothing taken off</translation>
    </message>
    <message>
        <source>{text}，每次扣 {minus} 分{most}</source>
        <translation>{text}, minus {minus} each time{most}</translation>
    </message>
    <message>
        <source>满分 {weight} 分，按次扣分：{lines}。{ends}。</source>
        <translation>{weight} points, less for every time: {lines}. {ends}.</translation>
    </message>
    <message>
        <source>最多扣 {points} 分</source>
        <translation>At most {points} are taken off</translation>
    </message>
    <message>
        <source>扣完为止</source>
        <translation>The score does not fall below 0</translation>
    </message>
    <message>
        <source>没有扣分事项，得满分</source>
        <translation>nothing to take off, full marks</translation>
    </message>
    <message>
        <source>{times} 次 × {minus} 分</source>
        <translation>{times} × {minus} points</translation>
    </message>
    <message>
        <source>（合计最多扣 {points} 分）</source>
        <translation> (at most {points} in all)</translation>
    </message>
    <message>
        <source>{weight} − {cost}{limited}{ended}</source>
        <translation>{weight} − {cost}{limited}{ended}</translation>
    </message>
    <message>
        <source>，扣完为止</source>
        <translation>, not below 0</translation>
    </message>
    <message>
        <source>没有扣分事项时可再得 {more} 分</source>
        <translation>+{more} with nothing taken off</translation>
    </message>
    <message>
        <source>，最多扣 {points} 分</source>
        <translation>, at most {points}</translation>
    </message>
    <message>
        <source>目标值、完成值不全是数字，请填自评得分</source>
        <translation>Target and actual value are not both figures; please type the score</translation>
    </message>
    <message>
        <source>由填报人对照评分标准打分，0 至 {weight} 分；低于满分须写明原因。</source>
        <translation>Scored by hand against the standard, 0 to {weight}; below full marks a reason is required.</translation>
    </message>
    <message>
        <source>请填自评得分</source>
        <translation>Please type the score</translation>
    </message>
    <message>
        <source>目标值和完成值都是数字时，得分 = 完成值 ÷ 目标值 × {weight}，最高 {weight} 分；否则由填报人对照目标打分。</source>
        <translation>Where target and actual value are both figures, score = actual ÷ target × {weight}, at most {weight}; otherwise it is scored by hand against the target.</translation>
    </message>
    <message>
        <source>{rate} ≥ 100%，得满分</source>
        <translation>{rate} ≥ 100%: full marks</translation>
    </message>
    <message>
        <source>完成值达到 {target} 可再得 {more} 分</source>
        <translation>+{more} with an actual value of {target}</translation>
    </message>
    <message>
        <source>完成率</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>自评得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>人工填写</source>
        <translation>typed by hand</translation>
    </message>
    <message>
        <source>达成年度指标</source>
        <translation>annual target reached</translation>
    </message>
    <message>
        <source>部分达成年度指标并具有一定效果</source>
        <translation>target reached in part, with some effect</translation>
    </message>
    <message>
        <source>未达成年度指标且效果较差</source>
        <translation>target not reached, with little effect</translation>
    </message>
    <message>
        <source>（{number}）{level}，{span}</source>
        <translation>({number}) {level}, {span}</translation>
    </message>
    <message>
        <source>先定档，再在档内打分（含下限）：{lines}。</source>
        <translation>First a level is chosen, then points within it (its lower end included): {lines}.</translation>
    </message>
    <message>
        <source>档次读到 {number}；应为 1 至 {most}</source>
        <translation>The level given is {number}; it has to be 1 to {most}</translation>
    </message>
    <message>
        <source>档内得分 {given} 不在“{level}”的 {span}之内</source>
        <translation>The points given, {given}, are not within the level “{level}”, {span}</translation>
    </message>
    <message>
        <source>档次</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>第 {number} 档，{level}</source>
        <translation>level {number}, {level}</translation>
    </message>
    <message>
        <source>本档分数</source>
        <translation>Points of the level</translation>
    </message>
    <message>
        <source>在档内打分</source>
        <translation>given within the level</translation>
    </message>
    <message>
        <source>本档最高 {weight} 分，还可多得 {more} 分</source>
        <translation>+{more} at most: this level goes up to {weight}</translation>
    </message>
    <message>
        <source>达到“{level}”可再得至少 {more} 分</source>
        <translation>at least +{more} by reaching “{level}”</translation>
    </message>
    <message>
        <source>{low}（含）至 {high}（含）分（{from_rate}～{to_rate}）</source>
        <translation>{low} to {high} points, both included ({from_rate}–{to_rate})</translation>
    </message>
    <message>
        <source>{low}（含）至 {high}（不含）分（{from_rate}～{to_rate}）</source>
        <translation>{low} to below {high} points ({from_rate}–{to_rate})</translation>
    </message>
    <message>
        <source>{measure} {sign} {limit} 得 {weight} 分，否则得 {otherwise} 分。</source>
        <translation>“{measure}” {sign} {limit} earns {weight}, anything else {otherwise}.</translation>
    </message>
    <message>
        <source>{value} {limit}，得满分</source>
        <translation>{value} {limit}: full marks</translation>
    </message>
    <message>
        <source>{value} 不符合 {limit}</source>
        <translation>{value} is not {limit}</translation>
    </message>
    <message>
        <source>{count} 条全部符合</source>
        <translation>all {count} met</translation>
    </message>
    <message>
        <source>（{number}）{text}，{points} 分</source>
        <translation>({number}) {text}, {points} points</translation>
    </message>
    <message>
        <source>逐条对照，符合的得分，各条平均分配 {weight} 分：{lines}。</source>
        <translation>Points for each condition met; they share {weight} points equally: {lines}.</translation>
    </message>
    <message>
        <source>逐条对照，符合的得分：{lines}。</source>
        <translation>Points for each condition met: {lines}.</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>符合 {met}/{all} 条</source>
        <translation>{met} of {all} met</translation>
    </message>
    <message>
        <source>对照条件</source>
        <translation>Conditions</translation>
    </message>
    <message>
        <source>未符合</source>
        <translation>Not met</translation>
    </message>
    <message>
        <source>做到“{text}”可再得 {more} 分</source>
        <translation>+{more} by meeting “{text}”</translation>
    </message>
    <message>
        <source>{text}，每项{signed} 分</source>
        <translation>{text}, {signed} each</translation>
    </message>
    <message>
        <source>{lines}。合计最多加 {cap} 分，最多扣 {floor} 分；没有则为 0 分。</source>
        <translation>{lines}. At most {cap} are added and {floor} taken off in all; without any it is 0.</translation>
    </message>
    <message>
        <source>{times} × {signed}</source>
        <translation>{times} × {signed}</translation>
    </message>
    <message>
        <source>没有表彰或批评</source>
        <translation>neither commended nor criticised</translation>
    </message>
    <message>
        <source>{working}（合计 {exact}；加分以 {cap} 分、扣分以 {floor} 分为限）</source>
        <translation>{working} (together {exact}; at most {cap} are added, {floor} taken off)</translation>
    </message>
    <message>
        <source>加 {points}</source>
        <translation>+{points}</translation>
    </message>
    <message>
        <source>扣 {points}</source>
        <translation>−{points}</translation>
    </message>
    <message>
        <source>越高越好</source>
        <translation>more is better</translation>
    </message>
    <message>
        <source>越低越好</source>
        <translation>less is better</translation>
    </message>
    <message>
        <source>等于目标</source>
        <translation>exactly the target</translation>
    </message>
    <message>
        <source>完成值</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>目标值</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>请在这一档内填自评得分</source>
        <translation>Please type a score within this level</translation>
    </message>
    <message>
        <source>请先选档次，再填自评得分</source>
        <translation>Please choose a level first, then type the score</translation>
    </message>
    <message>
        <source>定性（分档）</source>
        <translation>Qualitative (levels)</translation>
    </message>
    <message>
        <source>{sign} {name}</source>
        <translation>{sign} {name}</translation>
    </message>
    <message>
        <source>{low}～{high} 分</source>
        <translation>{low}–{high} points</translation>
    </message>
    <message>
        <source>“{name}”不能为负数</source>
        <translation>“{name}” cannot be negative</translation>
    </message>
    <message>
        <source>{measure}达到 {limit} 可再得 {more} 分</source>
        <translation>+{more} with “{measure}” at {limit}</translation>
    </message>
    <message>
        <source>{measure}达到 {full} 得 {weight} 分；未达到的，按比例计分。</source>
        <translation>“{measure}” at {full} earns {weight}, below that in proportion.</translation>
    </message>
    <message>
        <source>{measure}达到 {full} 得 {weight} 分，{zero} 及以下不得分，其间按直线比例计分。</source>
        <translation>“{measure}” at {full} earns {weight}, at {zero} and below nothing, between them along a straight line.</translation>
    </message>
    <message>
        <source>{rate} ≥ {limit}，得满分</source>
        <translation>{rate} ≥ {limit}: full marks</translation>
    </message>
    <message>
        <source>{rate} ≤ {limit}，不得分</source>
        <translation>{rate} ≤ {limit}: nothing</translation>
    </message>
    <message>
        <source>；绝对值超过 {limit} 不得分</source>
        <translation>; beyond {limit} either way nothing</translation>
    </message>
    <message>
        <source>得分 = {weight} × (1 − {factor}{measure}的绝对值)，最低 0 分{beyond}。</source>
        <translation>Score = {weight} × (1 − {factor}|“{measure}”|), not below 0{beyond}.</translation>
    </message>
    <message>
        <source>{rate} &gt; {limit}，不得分</source>
        <translation>{rate} &gt; {limit}: nothing</translation>
    </message>
    <message>
        <source>{measure}为 0 时得满分，可再得 {more} 分</source>
        <translation>+{more} with “{measure}” at 0, which is full marks</translation>
    </message>
    <message>
        <source>；差额在 {tolerance} 以内不扣分</source>
        <translation>; a gap of up to {tolerance} costs nothing</translation>
    </message>
    <message>
        <source>得分 = 完成数 ÷ 总数 × {weight}，最高 {weight} 分{spare}。</source>
        <translation>Score = done ÷ all × {weight}, at most {weight}{spare}.</translation>
    </message>
    <message>
        <source>全部完成可再得 {more} 分</source>
        <translation>+{more} with all of it done</translation>
    </message>
    <message>
        <source>超出</source>
        <translation>above</translation>
    </message>
    <message>
        <source>低于</source>
        <translation>below</translation>
    </message>
    <message>
        <source>偏离</source>
        <translation>away from</translation>
    </message>
    <message>
        <source>不足一级的按一级计</source>
        <translation>a step begun counts as one</translation>
    </message>
    <message>
        <source>不足一级的不计</source>
        <translation>only whole steps count</translation>
    </message>
    <message>
        <source>{measure} {limit} 得 {weight} 分；每{beyond} {size}扣 {minus} 分（{part}），扣完为止。</source>
        <translation>“{measure}” {limit} earns {weight}; for every {size} {beyond} it, {minus} are taken off ({part}), not below 0.</translation>
    </message>
    <message>
        <source>扣分级数</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>{beyond} ÷ {size}</source>
        <translation>{beyond} ÷ {size}</translation>
    </message>
    <message>
        <source>{count} 级</source>
        <translation>{count} steps</translation>
    </message>
    <message>
        <source>{weight} − {count} × {minus}{ended}</source>
        <translation>{weight} − {count} × {minus}{ended}</translation>
    </message>
    <message>
        <source>{measure}{beyond} {limit} 不到 {size}时可再得 {more} 分</source>
        <translation>+{more} with “{measure}” less than {size} {beyond} {limit}</translation>
    </message>
    <message>
        <source>{measure}{beyond} {limit} 不多于 {size}时可再得 {more} 分</source>
        <translation>+{more} with “{measure}” not more than {size} {beyond} {limit}</translation>
    </message>
    <message>
        <source>{size} 个百分点</source>
        <translation>{size} percentage points</translation>
    </message>
    <message>
        <source>不高于目标值</source>
        <translation>not above the target</translation>
    </message>
    <message>
        <source>超过的，得分 = 目标值 ÷ 完成值 × {weight}</source>
        <translation>above it, score = target ÷ actual × {weight}</translation>
    </message>
    <message>
        <source>超过的，得分 = (1 − 超出比例) × {weight}，达到目标值两倍不得分</source>
        <translation>above it, score = (1 − excess) × {weight}, nothing from twice the target on</translation>
    </message>
    <message>
        <source>{measure}越低越好：不高于目标值得 {weight} 分；{above}；目标值为 0 而完成值大于 0 的不得分。</source>
        <translation>Less is better for “{measure}”: not above the target earns {weight}; {above}; with a target of 0, anything above 0 earns nothing.</translation>
    </message>
    <message>
        <source>目标值为 0，完成值 {value} 大于 0，不得分</source>
        <translation>the target is 0, and {value} is more: nothing</translation>
    </message>
    <message>
        <source>目标 {target} ÷ 完成 {actual}</source>
        <translation>target {target} ÷ actual {actual}</translation>
    </message>
    <message>
        <source>超出 {rate} ≥ 100%，不得分</source>
        <translation>{rate} ≥ 100% above: nothing</translation>
    </message>
    <message>
        <source>超出比例</source>
        <translation>Excess</translation>
    </message>
    <message>
        <source>{measure}降到 {target} 可再得 {more} 分</source>
        <translation>+{more} with “{measure}” down to {target}</translation>
    </message>
    <message>
        <source>等于目标值</source>
        <translation>exactly the target</translation>
    </message>
    <message>
        <source>不相等的不得分</source>
        <translation>anything else nothing</translation>
    </message>
    <message>
        <source>不相等的，得分 = (1 − 偏离比例) × {weight}，最低 0 分；目标值为 0 而完成值不为 0 的不得分</source>
        <translation>for anything else, score = (1 − deviation) × {weight}, not below 0; with a target of 0, anything else earns nothing</translation>
    </message>
    <message>
        <source>{measure}等于目标值得 {weight} 分；{other}。</source>
        <translation>“{measure}” at exactly the target earns {weight}; {other}.</translation>
    </message>
    <message>
        <source>目标值为 0，完成值为 {value}，不得分</source>
        <translation>the target is 0, the actual value {value}: nothing</translation>
    </message>
    <message>
        <source>{value} 不等于 {target}，不得分</source>
        <translation>{value} is not {target}: nothing</translation>
    </message>
    <message>
        <source>偏离 {rate} ≥ 100%，不得分</source>
        <translation>{rate} ≥ 100% away: nothing</translation>
    </message>
    <message>
        <source>偏离比例</source>
        <translation>Deviation</translation>
    </message>
    <message>
        <source>{measure}等于 {target} 时可再得 {more} 分</source>
        <translation>+{more} with “{measure}” at exactly {target}</translation>
    </message>
    <message>
        <source>{before}{after}</source>
        <translation>{before} {after}</translation>
    </message>
    <message>
        <source>还缺{names}</source>
        <translation>Still missing: {names}</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
    <message>
        <source>{name}：{working} = {result}</source>
        <translation>{name}: {working} = {result}</translation>
    </message>
    <message>
        <source>{name}：{result}</source>
        <translation>{name}: {result}</translation>
    </message>
</context>
<context>
    <name>ScoreBar</name>
    <message>
        <source>总分</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>未完成</source>
        <translation>incomplete</translation>
    </message>
    <message>
        <source>总分 {0}，等级 {1}，扣 {2} 分，已填 {3}</source>
        <translation>Total {0}, grade {1}, {2} points lost, filled in {3}</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>各项合计 {0}</source>
        <translation>items add up to {0}</translation>
    </message>
    <message>
        <source>距{0}差 {1}</source>
        <translation>{1} below {0}</translation>
    </message>
    <message>
        <source>满分 {0}</source>
        <translation>of {0}</translation>
    </message>
    <message>
        <source>已填合计 {0}</source>
        <translation>so far {0}</translation>
    </message>
    <message>
        <source>扣分</source>
        <translation>lost</translation>
    </message>
    <message>
        <source>未填 / 共 {0}</source>
        <translation>to score / {0}</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>下发填报表</source>
        <translation>Hand out collection sheets</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>生成填报表…</source>
        <translation>Make the sheets…</translation>
    </message>
    <message>
        <source>选中的指标由</source>
        <translation>The chosen indicators go to</translation>
    </message>
    <message>
        <source>科室名称</source>
        <translation>Name of the section</translation>
    </message>
    <message>
        <source>填报</source>
        <translation>Filled in</translation>
    </message>
    <message>
        <source>不下发</source>
        <translation>Not handed out</translation>
    </message>
    <message>
        <source>指标和责任科室</source>
        <translation>Indicators and sections in charge</translation>
    </message>
    <message>
        <source>要生成的填报表</source>
        <translation>Sheets to be made</translation>
    </message>
    <message>
        <source>请先写科室名称</source>
        <translation>Please write the section&apos;s name first</translation>
    </message>
    <message>
        <source>请先在左边选中指标</source>
        <translation>Please choose indicators at the left first</translation>
    </message>
    <message>
        <source>{office}：{count} 项指标</source>
        <translation>{office}: {count} indicators</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>{sheets} 份填报表；还有 {left} 项指标没有分给科室</source>
        <translation>{sheets} sheets; {left} indicators are not given to a section</translation>
    </message>
    <message>
        <source>填报表放在哪个文件夹</source>
        <translation>Folder for the sheets</translation>
    </message>
    <message>
        <source>正在生成填报表，{done} / {every}……</source>
        <translation>Making the sheets, {done} of {every}…</translation>
    </message>
    <message>
        <source>在“责任科室”一栏写上由谁填，可以写几个，用“、”隔开；写在上级指标上，其下各项都归它。</source>
        <translation>Write beside “Section in charge” who fills it in; several are separated by commas. What stands beside a higher indicator holds for all below it. </translation>
    </message>
    <message>
        <source>每个科室生成一份 Excel 填报表，填好交回后，用“收回科室填报表”一次读入。</source>
        <translation>Every section gets a collection sheet in Excel; filled in and returned, all are read at once with “Take in collection sheets”.</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>文字大小</source>
        <translation>Size of the text</translation>
    </message>
    <message>
        <source>标准</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大</source>
        <translation>Large</translation>
    </message>
    <message>
        <source>特大</source>
        <translation>Very large</translation>
    </message>
    <message>
        <source>{size}：预算完成率 98.20%</source>
        <translation>{size}: rate 98.20%</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>高对比度（黑底白字）</source>
        <translation>High contrast (black)</translation>
    </message>
    <message>
        <source>界面缩放（下次打开程序时生效）</source>
        <translation>Scale (from the next start)</translation>
    </message>
    <message>
        <source>语言（下次打开程序时生效）</source>
        <translation>Language (from the next start)</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>报告字体…</source>
        <translation>Report fonts…</translation>
    </message>
    <message>
        <source>印报告时用本机的仿宋_GB2312、方正小标宋等公文字体</source>
        <translation>Print the report with this machine&apos;s official faces, such as Fangsong_GB2312</translation>
    </message>
</context>
<context>
    <name>SettleModel</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>建议的评分方法</source>
        <translation>Proposed method</translation>
    </message>
    <message>
        <source>依据的文字</source>
        <translation>The words it rests on</translation>
    </message>
    <message>
        <source>须核定</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>整张表</source>
        <translation>The whole form</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>待核定</source>
        <translation>to be settled</translation>
    </message>
    <message>
        <source>采用</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>人工评分</source>
        <translation>scored by hand</translation>
    </message>
    <message>
        <source>在编辑器里改</source>
        <translation>in the editor</translation>
    </message>
</context>
<context>
    <name>ShowDialog</name>
    <message>
        <source>查看评价方案：{0}（{1}）</source>
        <translation>Rubric: {0} ({1})</translation>
    </message>
    <message>
        <source>指标和评分规则</source>
        <translation>Indicators and rules</translation>
    </message>
    <message>
        <source>只看推定的规则（没有公开依据，须对照正式通知核对）</source>
        <translation>Only assumed rules (no published source; check them against the official notice)</translation>
    </message>
    <message>
        <source>复制全部文字</source>
        <translation>Copy all text</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 年度&#x3000;总分 {2}&#x3000;末级指标 {3} 个，其中规则为推定的 {4} 个</source>
        <translation>{0}  {1}  total {2}  {3} leaves, the rules of {4} of them assumed</translation>
    </message>
    <message>
        <source>等级：{0}</source>
        <translation>Grades: {0}</translation>
    </message>
    <message>
        <source>总分限制：{0}</source>
        <translation>Limit of the total: {0}</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
</context>
<context>
    <name>SidesPanel</name>
    <message>
        <source>逐处选择</source>
        <translation>Choose one by one</translation>
    </message>
</context>
<context>
    <name>SignOffDialog</name>
    <message>
        <source>签发</source>
        <translation>Sign off</translation>
    </message>
    <message>
        <source>签字人姓名</source>
        <translation>Name of the signer</translation>
    </message>
    <message>
        <source>首个签字即冻结本次内容；其后改动须开始修订。打印后仍可手签、盖章。</source>
        <translation>The first signature freezes the content; later changes need a revision. Printed, it can still be signed by hand and stamped.</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>{year} 年度&#x3000;{unit}</source>
        <translation>{year}  {unit}</translation>
    </message>
    <message>
        <source>（未填单位）</source>
        <translation>(no unit)</translation>
    </message>
    <message>
        <source>未签</source>
        <translation>not signed</translation>
    </message>
    <message>
        <source>{name}&#x3000;{when} 已签</source>
        <translation>signed by {name}, {when}</translation>
    </message>
    <message>
        <source>得分未齐</source>
        <translation>not fully scored</translation>
    </message>
    <message>
        <source>{total} 分</source>
        <translation>{total} points</translation>
    </message>
    <message>
        <source>以“{role}”签字</source>
        <translation>Sign as “{role}”</translation>
    </message>
    <message>
        <source>有修改没有写入文件，请先解决存盘问题</source>
        <translation>Some changes are not written to the file; please solve that first</translation>
    </message>
    <message>
        <source>各角色均已签字</source>
        <translation>Every role has signed</translation>
    </message>
    <message>
        <source>请填写签字人姓名</source>
        <translation>Please write the name of the signer</translation>
    </message>
    <message>
        <source>正在存盘…</source>
        <translation>Saving…</translation>
    </message>
    <message>
        <source>正在签发…</source>
        <translation>Signing…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>由下一位签字</source>
        <translation>Next signer</translation>
    </message>
    <message>
        <source>导出报告 PDF</source>
        <translation>Export report as PDF</translation>
    </message>
    <message>
        <source>{role} {name} 已签字。内容已冻结为第 {number} 次签发。</source>
        <translation>{role} {name} has signed. The content is frozen as sign-off no. {number}.</translation>
    </message>
    <message>
        <source>单位负责人已签，可以打印、盖章、报送。</source>
        <translation>The head has signed; it can be printed, stamped and sent.</translation>
    </message>
    <message>
        <source>还待签字：{roles}。</source>
        <translation>Still to sign: {roles}.</translation>
    </message>
    <message>
        <source>数据校验码（SHA-256，与报告每页所印一致）</source>
        <translation>Check code of the data (SHA-256, as printed on every page)</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>报送后若有人改动任何一个数字，校验码便对不上。本次内容不再改变；要修改，请用“开始修订”。</source>
        <translation>Should anybody change a single figure later, the code no longer fits. The content stays as it is; to change it, start a revision.</translation>
    </message>
    <message>
        <source>按方案的签字次序，{roles}应先签字。</source>
        <translation>By the order of signing, {roles} must sign first.</translation>
    </message>
    <message>
        <source>还有 {what}</source>
        <translation>Still open: {what}</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>{0}，内容已冻结</source>
        <translation>{0}; its content is frozen</translation>
    </message>
    <message>
        <source>要修改内容，请开始修订并写明原因；已签发的版本原样保留。</source>
        <translation>To change it, start a revision and give the reason; what was signed stays as it is.</translation>
    </message>
    <message>
        <source>继续签字…</source>
        <translation>Go on signing…</translation>
    </message>
    <message>
        <source>开始修订…</source>
        <translation>Start a revision…</translation>
    </message>
    <message>
        <source>尚未签发</source>
        <translation>Not signed off</translation>
    </message>
    <message>
        <source>第 {0} 次修订，尚未签发</source>
        <translation>Revision no. {0}, not signed off</translation>
    </message>
    <message>
        <source>修订原因：{0}</source>
        <translation>Reason of the revision: {0}</translation>
    </message>
    <message>
        <source>签字顺序：{0}</source>
        <translation>Order of signing: {0}</translation>
    </message>
    <message>
        <source>签发…</source>
        <translation>Sign off…</translation>
    </message>
    <message>
        <source>没有阻碍，可以签发。</source>
        <translation>Nothing stands in the way; it can be signed.</translation>
    </message>
    <message>
        <source>项目没有填完：{0}</source>
        <translation>Projects not filled in: {0}</translation>
    </message>
    <message>
        <source>还不能签发：{0}。</source>
        <translation>It cannot be signed yet: {0}.</translation>
    </message>
    <message>
        <source>第 {0} 次</source>
        <translation>No. {0}</translation>
    </message>
    <message>
        <source>校验码 {0}</source>
        <translation>Check code {0}</translation>
    </message>
</context>
<context>
    <name>SourceView</name>
    <message>
        <source>原文件的工作表或正文</source>
        <translation>Sheet or text of the source</translation>
    </message>
    <message>
        <source>原文件的内容</source>
        <translation>Content of the source</translation>
    </message>
    <message>
        <source>文件很长，这里只显示前面的部分；读取的是全文。</source>
        <translation>The file is long; only its beginning is shown. All of it was read.</translation>
    </message>
    <message>
        <source>正文</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>StampedLines</name>
    <message>
        <source>已盖章</source>
        <translation>Stamped</translation>
    </message>
    <message>
        <source>还没有盖章扫描件</source>
        <translation>No scan of the stamped report yet</translation>
    </message>
    <message>
        <source>加入盖章扫描件…</source>
        <translation>Add the scan of the stamped report…</translation>
    </message>
    <message>
        <source>盖章后的报告扫描成 PDF、JPG 或 PNG；存在本文件里，不改变签发的数据</source>
        <translation>The stamped report scanned as PDF, JPG or PNG; kept in this file, the signed data do not change</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>查看{0}</source>
        <translation>Show {0}</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>移除{0}</source>
        <translation>Remove {0}</translation>
    </message>
</context>
<context>
    <name>StandingPage</name>
    <message>
        <source>得分率</source>
        <translation>Score rates</translation>
    </message>
    <message>
        <source>失分清单（{0} 项，按失分多少排列）</source>
        <translation>Where points were lost ({0}, most first)</translation>
    </message>
    <message>
        <source>没有失分的指标</source>
        <translation>No indicator lost points</translation>
    </message>
    <message>
        <source>还有 {0} 项未填，填完才有总分和等级</source>
        <translation>{0} are not filled in; total and grade come when all are</translation>
    </message>
    <message>
        <source>未填不等于 0 分：下面的得分率只算已填的指标。</source>
        <translation>Unfilled is not zero: the rates below count only what is filled in.</translation>
    </message>
    <message>
        <source>还没有总分</source>
        <translation>No total yet</translation>
    </message>
    <message>
        <source>未入等级</source>
        <translation>no grade</translation>
    </message>
    <message>
        <source>总分 {0}，{1}</source>
        <translation>Total {0}, {1}</translation>
    </message>
    <message>
        <source>已是最高等级。</source>
        <translation>The highest grade already.</translation>
    </message>
    <message>
        <source>距“{0}”（{1} 分起）还差 {2} 分。</source>
        <translation>{2} points below “{0}” (from {1}).</translation>
    </message>
    <message>
        <source>现有指标的失分全部补回也达不到</source>
        <translation>Not even all points lost would reach it</translation>
    </message>
    <message>
        <source>。</source>
        <translation>.</translation>
    </message>
    <message>
        <source>“{0}”（失 {1} 分）</source>
        <translation>“{0}” ({1} lost)</translation>
    </message>
    <message>
        <source>等 {0} 项</source>
        <translation> and others, {0} in all</translation>
    </message>
    <message>
        <source>把{0}的失分补回即可达到。</source>
        <translation>Winning back the points lost in {0} would reach it.</translation>
    </message>
</context>
<context>
    <name>StartDialog</name>
    <message>
        <source>从表格新建方案</source>
        <translation>New rubric from a sheet</translation>
    </message>
    <message>
        <source>正在读取</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>选择通知所附的自评表（空表或填好的都可以）：指标、层次和分值照表读取，评分方法按“评分标准”的文字给出建议，一律标为“推定”，下一步逐项核定。</source>
        <translation>Choose the form that came with the notice (empty or filled in): indicators, levels and weights are read, methods proposed from the words of the standard, all marked as assumed and settled one by one in the next step.</translation>
    </message>
    <message>
        <source>表格文件</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>Excel、Word、PDF、网页或文本</source>
        <translation>Excel, Word, PDF, web page or text</translation>
    </message>
    <message>
        <source>选择文件…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>留空用表上印的标题</source>
        <translation>Empty: the title printed on the sheet</translation>
    </message>
    <message>
        <source>如 某某市</source>
        <translation>such as City of …</translation>
    </message>
    <message>
        <source>用表上印的年度</source>
        <translation>The year printed on the sheet</translation>
    </message>
    <message>
        <source>表名</source>
        <translation>Name of the form</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>方案编号</source>
        <translation>Id of the rubric</translation>
    </message>
    <message>
        <source>须核定的事项</source>
        <translation>What is to be settled</translation>
    </message>
    <message>
        <source>采用(&amp;A)</source>
        <translation>&amp;Accept</translation>
    </message>
    <message>
        <source>改为人工评分(&amp;M)</source>
        <translation>Score by &amp;hand</translation>
    </message>
    <message>
        <source>在编辑器里改(&amp;E)</source>
        <translation>Change it in the &amp;editor</translation>
    </message>
    <message>
        <source>其余全部采用</source>
        <translation>Accept all others</translation>
    </message>
    <message>
        <source>新建并打开编辑器</source>
        <translation>Create and open the editor</translation>
    </message>
    <message>
        <source>读取表格</source>
        <translation>Read the sheet</translation>
    </message>
    <message>
        <source>自评表 ({0})</source>
        <translation>Sheets ({0})</translation>
    </message>
    <message>
        <source>选择自评表</source>
        <translation>Choose a sheet</translation>
    </message>
    <message>
        <source>知道了(&amp;A)</source>
        <translation>&amp;I see</translation>
    </message>
    <message>
        <source>“{0}”，{1} 年度，总分 {2}，末级指标 {3} 个。{4} 项须核定，还有 {5} 项没有处理。</source>
        <translation>“{0}”, {1}, total {2}, {3} leaves. {4} to settle, {5} not dealt with yet.</translation>
    </message>
    <message>
        <source>还有 {0} 项没有处理，会在方案里注明“待核定”。现在就新建吗？</source>
        <translation>{0} are not dealt with and will be marked as to be settled. Create it now?</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Create</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>自评台</source>
        <translation>Zipingtai</translation>
    </message>
    <message>
        <source>部门整体支出绩效自评：填报、核查、签发、成文</source>
        <translation>Self-evaluation of a department&apos;s whole spending: fill in, check, sign, print</translation>
    </message>
    <message>
        <source>开始本年度的自评</source>
        <translation>Start this year&apos;s evaluation</translation>
    </message>
    <message>
        <source>选上年的自评文件（.ziping）或 Excel、Word、WPS、PDF 报告。单位、自设指标、目标和文字自动带入；结果清空，上年数列在旁边。</source>
        <translation>Choose last year&apos;s file (.ziping) or report in Excel, Word, WPS, PDF. Unit, own indicators, targets and texts come along; results are emptied and stand beside the cells.</translation>
    </message>
    <message>
        <source>从上年文件开始</source>
        <translation>Start from last year&apos;s file</translation>
    </message>
    <message>
        <source>新建空白自评</source>
        <translation>New empty evaluation</translation>
    </message>
    <message>
        <source>选评价方案，填单位和年度</source>
        <translation>Choose a rubric, write unit and year</translation>
    </message>
    <message>
        <source>打开自评文件…</source>
        <translation>Open an evaluation…</translation>
    </message>
    <message>
        <source>接着填，或查看已签发的</source>
        <translation>Go on filling in, or look at what was signed</translation>
    </message>
    <message>
        <source>查看样例</source>
        <translation>Show the sample</translation>
    </message>
    <message>
        <source>虚构单位的完整自评，可随意试改</source>
        <translation>A complete one of an invented unit</translation>
    </message>
    <message>
        <source>最近打开</source>
        <translation>Opened recently</translation>
    </message>
    <message>
        <source>双击打开</source>
        <translation>Double-click to open</translation>
    </message>
    <message>
        <source>最近打开的自评</source>
        <translation>Evaluations opened recently</translation>
    </message>
    <message>
        <source>还没有打开过自评文件</source>
        <translation>No evaluation was opened yet</translation>
    </message>
    <message>
        <source>打开过的文件会列在这里，下次双击就能接着填。</source>
        <translation>Files you opened are listed here; a double click goes on with one.</translation>
    </message>
    <message>
        <source>本程序不联网，资料只在本机；每改一处立即存盘，不必另按保存。</source>
        <translation>Never online; data stay on this machine. Every change is saved at once.</translation>
    </message>
    <message>
        <source>也可以把 .ziping 文件或上年的 Excel、Word、WPS、PDF 拖进窗口</source>
        <translation>Or drop a .ziping or last year&apos;s Excel, Word, WPS or PDF here</translation>
    </message>
</context>
<context>
    <name>Surely</name>
    <message>
        <source>一定</source>
        <translation>sure</translation>
    </message>
    <message>
        <source>很可能</source>
        <translation>likely</translation>
    </message>
    <message>
        <source>猜测</source>
        <translation>guess</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>增加本单位的指标（Insert）</source>
        <translation>Add an indicator of our own (Insert)</translation>
    </message>
    <message>
        <source>删除所选的自设指标</source>
        <translation>Delete the chosen own indicator</translation>
    </message>
    <message>
        <source>下一个未填的指标（F8）</source>
        <translation>Next unfilled indicator (F8)</translation>
    </message>
    <message>
        <source>展开到哪一级</source>
        <translation>Unfold to which level</translation>
    </message>
    <message>
        <source>“{0}”下有 {1} 个指标，一并删除？删除后可以撤销。</source>
        <translation>There are {1} indicators below “{0}”. Delete them, too? It can be undone.</translation>
    </message>
    <message>
        <source>删除指标</source>
        <translation>Delete indicator</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>已经在最前面</source>
        <translation>It is first already</translation>
    </message>
    <message>
        <source>已经在最后面</source>
        <translation>It is last already</translation>
    </message>
    <message>
        <source>请先选择一个自设指标，或留给单位自设指标的那一级</source>
        <translation>Please choose an own indicator first, or a level the form leaves to the unit</translation>
    </message>
    <message>
        <source>分值已经是这样分配的，没有改动</source>
        <translation>The weight is shared like that already; nothing changed</translation>
    </message>
    <message>
        <source>没有“{0}”的指标</source>
        <translation>There are no indicators like “{0}”</translation>
    </message>
    <message>
        <source>全部指标都已得分</source>
        <translation>All indicators are scored</translation>
    </message>
    <message>
        <source>展开到一级</source>
        <translation>Unfold level 1</translation>
    </message>
    <message>
        <source>展开到二级</source>
        <translation>Unfold to level 2</translation>
    </message>
    <message>
        <source>展开到三级</source>
        <translation>Unfold to level 3</translation>
    </message>
    <message>
        <source>全部展开</source>
        <translation>Unfold all</translation>
    </message>
</context>
<context>
    <name>TargetDelegate</name>
    <message>
        <source>对应本年的指标或栏目，可以输入几个字查找</source>
        <translation>The indicator or field of this year; type a few letters to search</translation>
    </message>
    <message>
        <source>不采用</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>输入几个字查找</source>
        <translation>Type a few letters to search</translation>
    </message>
</context>
<context>
    <name>TargetField</name>
    <message>
        <source>保存位置</source>
        <translation>Save in</translation>
    </message>
    <message>
        <source>更改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>更改保存位置</source>
        <translation>Change where it is saved</translation>
    </message>
    <message>
        <source>新文件存到哪里</source>
        <translation>Where to save the new file</translation>
    </message>
    <message>
        <source>自评文件 (*.ziping)</source>
        <translation>Evaluations (*.ziping)</translation>
    </message>
</context>
<context>
    <name>TargetList</name>
    <message>
        <source>把左边的一行拖到它该去的地方</source>
        <translation>Drag a row from the left to where it belongs</translation>
    </message>
    <message>
        <source>只看留空的</source>
        <translation>Only what stays empty</translation>
    </message>
    <message>
        <source>本年的指标和栏目</source>
        <translation>Indicators and fields of this year</translation>
    </message>
</context>
<context>
    <name>TargetListModel</name>
    <message>
        <source>数据</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Texts</translation>
    </message>
    <message>
        <source>本年的指标和栏目</source>
        <translation>Indicators and fields of this year</translation>
    </message>
    <message>
        <source>来自原文件</source>
        <translation>From the source</translation>
    </message>
    <message>
        <source>（留空待填）</source>
        <translation>(left to fill in)</translation>
    </message>
</context>
<context>
    <name>TextDifference</name>
    <message>
        <source>两年内容的差别</source>
        <translation>What differs between the two years</translation>
    </message>
    <message>
        <source>{what}：</source>
        <translation>{what}: </translation>
    </message>
    <message>
        <source>两年都没有填写数据和文字。</source>
        <translation>Neither year has figures or texts here.</translation>
    </message>
    <message>
        <source>&#x3000;（相同）</source>
        <translation>  (the same)</translation>
    </message>
</context>
<context>
    <name>TitleBar</name>
    <message>
        <source>核查</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>预览</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>（未填单位名称）</source>
        <translation>(name of the unit missing)</translation>
    </message>
    <message>
        <source>项目自评</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>运行监控</source>
        <translation>Monitoring</translation>
    </message>
    <message>
        <source>返回部门整体</source>
        <translation>Back to the department</translation>
    </message>
    <message>
        <source>导出报告</source>
        <translation>Export the report</translation>
    </message>
    <message>
        <source>签发…</source>
        <translation>Sign off…</translation>
    </message>
    <message>
        <source>继续签字…</source>
        <translation>Go on signing…</translation>
    </message>
    <message>
        <source>{0} 年度</source>
        <translation>{0}</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>认识自评台</source>
        <translation>Get to know Zipingtai</translation>
    </message>
    <message>
        <source>一分钟认识自评台</source>
        <translation>Zipingtai in one minute</translation>
    </message>
    <message>
        <source>主窗口的图，各部分标有数字，说明在下面</source>
        <translation>A picture of the main window, its parts numbered; they are explained below</translation>
    </message>
    <message>
        <source>打开示例练手</source>
        <translation>Try the sample</translation>
    </message>
    <message>
        <source>看使用手册</source>
        <translation>Read the handbook</translation>
    </message>
    <message>
        <source>开始使用</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>以后在“帮助”菜单里可以再看</source>
        <translation>It is always there in the menu Help</translation>
    </message>
    <message>
        <source>目录</source>
        <translation>Contents</translation>
    </message>
    <message>
        <source>这份自评的各页，下面是各指标和项目</source>
        <translation>the pages of this evaluation, below them its indicators and projects</translation>
    </message>
    <message>
        <source>得分条</source>
        <translation>Score bar</translation>
    </message>
    <message>
        <source>总分、等级、小计和进度，随填随算</source>
        <translation>total, grade, subtotals and progress, following every edit</translation>
    </message>
    <message>
        <source>评分表</source>
        <translation>Score table</translation>
    </message>
    <message>
        <source>像电子表格一样填；F8 到下一个未填的，Ctrl+Z 撤销</source>
        <translation>filled in like a spreadsheet; F8 goes to the next unfilled, Ctrl+Z undoes</translation>
    </message>
    <message>
        <source>指标面板</source>
        <translation>Indicator panel</translation>
    </message>
    <message>
        <source>要填的数、计算过程、原因、佐证和评分规则；按 F1 看说明</source>
        <translation>figures to fill in, arithmetic, reasons, evidence and rule; F1 explains</translation>
    </message>
    <message>
        <source>核查</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>前后矛盾和漏填当场列出，点一下就到那里</source>
        <translation>contradictions and gaps, listed as they arise; one click goes there</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>每改一处都已写到磁盘上，断电也不会丢</source>
        <translation>every change is on the disk; a power cut loses nothing</translation>
    </message>
</context>
<context>
    <name>TryPanel</name>
    <message>
        <source>保留为用例…</source>
        <translation>Keep as a case…</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>填入打开的自评的数据</source>
        <translation>Fill in the open evaluation&apos;s figures</translation>
    </message>
    <message>
        <source>手填得分（留空按规则）</source>
        <translation>Typed score (empty: by the rule)</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>分</source>
        <translation>points</translation>
    </message>
    <message>
        <source>方案改好后才能试算。</source>
        <translation>Mend the rubric to try it out.</translation>
    </message>
    <message>
        <source>这里的指标由填报单位自己设，建新自评时填写。</source>
        <translation>The unit adds its own indicators here when it fills in the form.</translation>
    </message>
    <message>
        <source>请选一个末级指标。</source>
        <translation>Please choose a leaf.</translation>
    </message>
    <message>
        <source>未答</source>
        <translation>not answered</translation>
    </message>
    <message>
        <source>方案还有问题，改好后再试算。</source>
        <translation>The rubric has problems; mend them to try it out.</translation>
    </message>
    <message>
        <source>{0} / {1} 分</source>
        <translation>{0} of {1} points</translation>
    </message>
    <message>
        <source>还没有得分</source>
        <translation>no score yet</translation>
    </message>
    <message>
        <source>全表已评 {0} / {1} 项，合计 {2} 分</source>
        <translation>{0} of {1} scored, {2} points in all</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
</context>
<context>
    <name>VariantMethod</name>
    <message>
        <source>第 {0} 种情形的评分方法</source>
        <translation>Method of variant {0}</translation>
    </message>
</context>
<context>
    <name>VerifiedDialog</name>
    <message>
        <source>校验：{0}</source>
        <translation>Verify: {0}</translation>
    </message>
    <message>
        <source>校验结果</source>
        <translation>Result of verifying</translation>
    </message>
    <message>
        <source>用根证书核对签名人…</source>
        <translation>Check the signer by a root certificate…</translation>
    </message>
    <message>
        <source>选择发证机构公布的根证书，看数字签名的证书是不是它签发的</source>
        <translation>Choose the root certificate of the authority, to see whether it issued the signature&apos;s certificate</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>核对纸质报告</source>
        <translation>Compare a paper</translation>
    </message>
    <message>
        <source>纸上的二维码或校验码</source>
        <translation>QR code or check code of the paper</translation>
    </message>
    <message>
        <source>用扫码枪扫页脚的二维码，或输入 16 位数据校验码</source>
        <translation>Scan the QR code in the footer, or type the 16 characters of the check code</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>选择根证书</source>
        <translation>Choose a root certificate</translation>
    </message>
    <message>
        <source>根证书 (*.cer *.crt *.pem *.der)</source>
        <translation>Root certificates (*.cer *.crt *.pem *.der)</translation>
    </message>
</context>
<context>
    <name>Verify</name>
    <message>
        <source>无法识别的签名人</source>
        <translation>unknown signer</translation>
    </message>
    <message>
        <source>签名后内容被改动，或签名是伪造的</source>
        <translation>changed after signing, or the signature is forged</translation>
    </message>
    <message>
        <source>签名后文件末尾多出 {count} 个字节，不在签名之内，也不是正常的修订</source>
        <translation>{count} bytes were put behind the signature; it does not cover them, and they are no proper revision</translation>
    </message>
    <message>
        <source>签名后文件被追加了内容</source>
        <translation>something was added to the file after signing</translation>
    </message>
    <message>
        <source>签名后未被改动</source>
        <translation>not changed since signing</translation>
    </message>
    <message>
        <source>没有读到证书，不知道是谁签的</source>
        <translation>no certificate was found; who signed is not known</translation>
    </message>
    <message>
        <source>签名时证书不在有效期内；{said}</source>
        <translation>the certificate was not valid when it was used; {said}</translation>
    </message>
    <message>
        <source>&#x3000;{time}（签名人电脑的时间）</source>
        <translation>  {time} (by the signer&apos;s computer)</translation>
    </message>
    <message>
        <source>（{role}）</source>
        <translation> ({role})</translation>
    </message>
    <message>
        <source>{name}{role}{when}&#x3000;{state}；{identity}</source>
        <translation>{name}{role}{when}  {state}; {identity}</translation>
    </message>
    <message>
        <source>证书由“{issuer}”签发，根证书已核对</source>
        <translation>certificate issued by “{issuer}”, its root was checked</translation>
    </message>
    <message>
        <source>证书自称由“{issuer}”签发，本机没有核对它的根证书，签名人是谁请另行核实</source>
        <translation>the certificate claims to be issued by “{issuer}”; its root was not checked, so please find out otherwise who signed</translation>
    </message>
    <message>
        <source>第{number}次 {digest}</source>
        <translation>no. {number} {digest}</translation>
    </message>
    <message>
        <source>纸上的数据校验码</source>
        <translation>check code on paper</translation>
    </message>
    <message>
        <source>纸上的年度</source>
        <translation>year on paper</translation>
    </message>
    <message>
        <source>纸上的签发次数</source>
        <translation>number of the sign-off on paper</translation>
    </message>
    <message>
        <source>纸上的总分</source>
        <translation>total on paper</translation>
    </message>
    <message>
        <source>纸上的等级</source>
        <translation>grade on paper</translation>
    </message>
    <message>
        <source>纸上的单位</source>
        <translation>unit on paper</translation>
    </message>
    <message>
        <source>纸上的校验码与第{number}次签发的数据相符。</source>
        <translation>The check code on paper is that of sign-off no. {number}.</translation>
    </message>
    <message>
        <source>纸上的校验码与第{number}次签发的数据相符；其后已有第{last}次签发，这份纸不是最新的。</source>
        <translation>The check code on paper is that of sign-off no. {number}; no. {last} has followed since, so this paper is not the newest.</translation>
    </message>
    <message>
        <source>未确认标记：{what}</source>
        <translation>Mark “unconfirmed”: {what}</translation>
    </message>
    <message>
        <source>上年内容：{what}</source>
        <translation>Last year&apos;s: {what}</translation>
    </message>
    <message>
        <source>核查保留理由：{what}</source>
        <translation>Reason why a finding may stand: {what}</translation>
    </message>
    <message>
        <source>改写前的生成文字：{what}</source>
        <translation>Generated text before it was rewritten: {what}</translation>
    </message>
    <message>
        <source>评价方案</source>
        <translation>rubric</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>name</translation>
    </message>
    <message>
        <source>次序</source>
        <translation>order</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>指标“{code}”</source>
        <translation>indicator “{code}”</translation>
    </message>
    <message>
        <source>{name}的{field}</source>
        <translation>{name}, {field}</translation>
    </message>
    <message>
        <source>项目“{name}”：{what}</source>
        <translation>Project “{name}”: {what}</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(nothing)</translation>
    </message>
    <message>
        <source>不能解读的内容</source>
        <translation>something that cannot be read</translation>
    </message>
    <message>
        <source>{where}：应为“{expected}”，现为“{found}”</source>
        <translation>{where}: should be “{expected}”, is “{found}”</translation>
    </message>
    <message>
        <source>有 {count} 处与签发时不符。</source>
        <translation>Not as it was signed off: {count} differences.</translation>
    </message>
    <message>
        <source>与签发时一致。</source>
        <translation>As it was signed off.</translation>
    </message>
    <message>
        <source>没有发现改动，但没能全部核对。</source>
        <translation>No change was found, but not everything could be checked.</translation>
    </message>
    <message>
        <source>{unit}&#x3000;{year} 年度&#x3000;第{revision}次签发</source>
        <translation>{unit}  {year}  sign-off no. {revision}</translation>
    </message>
    <message>
        <source>相符</source>
        <translation>matches</translation>
    </message>
    <message>
        <source>不符</source>
        <translation>does not match</translation>
    </message>
    <message>
        <source>数据校验码&#x3000;{digest}&#x3000;{matches}</source>
        <translation>Check code of the data  {digest}  {matches}</translation>
    </message>
    <message>
        <source>签字&#x3000;{role}&#x3000;{name}&#x3000;{date}</source>
        <translation>Signed  {role}  {name}  {date}</translation>
    </message>
    <message>
        <source>数字签名&#x3000;{line}</source>
        <translation>Digital signature  {line}</translation>
    </message>
    <message>
        <source>已盖章&#x3000;{scan}</source>
        <translation>Stamped  {scan}</translation>
    </message>
    <message>
        <source>没有重算</source>
        <translation>not worked out again</translation>
    </message>
    <message>
        <source>总分&#x3000;签发的 {printed}，重算 {recomputed}</source>
        <translation>Total  signed off {printed}, worked out again {recomputed}</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>not found</translation>
    </message>
    <message>
        <source>不符&#x3000;{difference}</source>
        <translation>Differs  {difference}</translation>
    </message>
    <message>
        <source>没有核对&#x3000;{what}</source>
        <translation>Not checked  {what}</translation>
    </message>
    <message>
        <source>说明&#x3000;{note}</source>
        <translation>Note  {note}</translation>
    </message>
    <message>
        <source>第{number}次签发</source>
        <translation>Sign-off no. {number}</translation>
    </message>
    <message>
        <source>签发的次序</source>
        <translation>Order of the sign-offs</translation>
    </message>
    <message>
        <source>第{number}次</source>
        <translation>no. {number}</translation>
    </message>
    <message>
        <source>的数据校验码</source>
        <translation>, check code of the data</translation>
    </message>
    <message>
        <source>的数据</source>
        <translation>, data</translation>
    </message>
    <message>
        <source>自评台的签发数据</source>
        <translation>signed data of Zipingtai</translation>
    </message>
    <message>
        <source>次数</source>
        <translation>, its number</translation>
    </message>
    <message>
        <source>修订原因</source>
        <translation>, reason of the revision</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>, time</translation>
    </message>
    <message>
        <source>的签字</source>
        <translation>, signatures</translation>
    </message>
    <message>
        <source>至少一人签字</source>
        <translation>at least one signature</translation>
    </message>
    <message>
        <source>的首个签字时间</source>
        <translation>, time of the first signature</translation>
    </message>
    <message>
        <source>所接的前次校验码</source>
        <translation>, check code of the one before</translation>
    </message>
    <message>
        <source>{name}{what}</source>
        <translation>{name}{what}</translation>
    </message>
    <message>
        <source>有</source>
        <translation>there</translation>
    </message>
    <message>
        <source>项目“{name}”的得分</source>
        <translation>Scores of the project “{name}”</translation>
    </message>
    <message>
        <source>{name}的得分（重算）</source>
        <translation>{name}, score (worked out again)</translation>
    </message>
    <message>
        <source>指标“{code}”的得分（重算）</source>
        <translation>Score of the indicator “{code}” (worked out again)</translation>
    </message>
    <message>
        <source>总分（重算）</source>
        <translation>Total (worked out again)</translation>
    </message>
    <message>
        <source>等级（重算）</source>
        <translation>Grade (worked out again)</translation>
    </message>
    <message>
        <source>没有印在报告上</source>
        <translation>not printed in the report</translation>
    </message>
    <message>
        <source>没有这一页</source>
        <translation>no such page</translation>
    </message>
    <message>
        <source>缺少这一页</source>
        <translation>this page is missing</translation>
    </message>
    <message>
        <source>张数</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>第{sheets}张</source>
        <translation>Sheet {sheets}</translation>
    </message>
    <message>
        <source>{sheets}的画面</source>
        <translation>{sheets}, picture</translation>
    </message>
    <message>
        <source>文字相同而画面不同：二维码不同，或盖了图片、批注、印章</source>
        <translation>same text but another picture: another QR code, or an image, a comment or a seal lies on it</translation>
    </message>
    <message>
        <source>与数据排出的一致</source>
        <translation>as set from the data</translation>
    </message>
    <message>
        <source>{where} 至 {name}</source>
        <translation>{where} to {name}</translation>
    </message>
    <message>
        <source>签名所在的部分读不出来</source>
        <translation>the part that holds the signatures cannot be read</translation>
    </message>
    <message>
        <source>有签名的痕迹，但读不出签名</source>
        <translation>there are traces of a signature, but none can be read</translation>
    </message>
    <message>
        <source>签名的格式不对</source>
        <translation>the signature is malformed</translation>
    </message>
    <message>
        <source>签名不能核对</source>
        <translation>the signature cannot be checked</translation>
    </message>
    <message>
        <source>所附数据</source>
        <translation>Attached data</translation>
    </message>
    <message>
        <source>印出的内容是与自评台 {version} 按数据排出的报告比对的；报告若由别的版本生成，版面可能不同。</source>
        <translation>The print was compared with the report as Zipingtai {version} sets it from the data; one made by another version may be laid out differently.</translation>
    </message>
    <message>
        <source>报告附有签发数据以外的附件（如年度对比）；只核对了它们与文件所附内容一致，其数据不在数据校验码之内。</source>
        <translation>The report has annexes beside the signed data (such as the comparison of years). They are as attached to the file; the check code does not cover their data.</translation>
    </message>
    <message>
        <source>报告用本机的公文字体（{faces}）排印：文字已逐字核对，画面和二维码没有比较。</source>
        <translation>The report is set in fonts of a computer ({faces}): its text was compared sign by sign, pictures and QR codes were not.</translation>
    </message>
    <message>
        <source>各页印出的内容：重排报告所需的评价方案不全，只核对了填写的文字是否印出、总分和校验码；表格、得分和版面没有逐页核对</source>
        <translation>What the pages say: a rubric needed to set the report again is not at hand. Only the texts filled in, the total and the check code were checked; tables, scores and layout were not, page by page</translation>
    </message>
    <message>
        <source>签字人和日期在签字时写下，不在数据校验码之内；要核对，请对照 .ziping 文件或原件。</source>
        <translation>Names and dates of the signatures were written when signing and are not covered by the check code; to check them, compare with the .ziping file or the original.</translation>
    </message>
    <message>
        <source>文件校验</source>
        <translation>Check of the file</translation>
    </message>
    <message>
        <source>与签发时一致</source>
        <translation>as signed off</translation>
    </message>
    <message>
        <source>与签字时一致</source>
        <translation>as signed</translation>
    </message>
    <message>
        <source>被改动</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>没有签发时所用的评价方案，没有重算得分。</source>
        <translation>The rubric it was signed off with is not at hand; the scores were not worked out again.</translation>
    </message>
    <message>
        <source>第{pending}次修订正在进行，尚未签发；校验的是第{last}次签发的数据。</source>
        <translation>Revision no. {pending} is under way and not signed off; what was verified is sign-off no. {last}.</translation>
    </message>
    <message>
        <source>“{name}”的得分：没有它签发时所用的评价方案，没有重算</source>
        <translation>Scores of “{name}”: the rubric it was signed off with is not at hand; not worked out again</translation>
    </message>
    <message>
        <source>评价方案（文件内的副本）</source>
        <translation>Rubric (the copy in the file)</translation>
    </message>
    <message>
        <source>评价方案编号</source>
        <translation>Id of the rubric</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>签字角色</source>
        <translation>Role of a signature</translation>
    </message>
    <message>
        <source>所附数据不能解读，没有重算得分，也没有与印出的文字核对。</source>
        <translation>The attached data cannot be read; the scores were not worked out again, nor was the print compared with them.</translation>
    </message>
    <message>
        <source>本机没有签发时所用的评价方案“{rubric}”（或内容不同），没有重算得分；印出的文字只核对了填写的文字和总分。</source>
        <translation>This computer does not have the rubric “{rubric}” it was signed off with (or has another of that name); the scores were not worked out again, and of the print only the texts filled in and the total were checked.</translation>
    </message>
    <message>
        <source>{count} 份</source>
        <translation>{count} copies</translation>
    </message>
    <message>
        <source>各页</source>
        <translation>every page</translation>
    </message>
    <message>
        <source>{where}印的数据校验码（与所附数据不符）</source>
        <translation>Check code printed on {where} (not that of the attached data)</translation>
    </message>
    <message>
        <source>总分（评分表）</source>
        <translation>Total (score table)</translation>
    </message>
    <message>
        <source>签署页的首个签字日期</source>
        <translation>Date of the first signature on the signature page</translation>
    </message>
    <message>
        <source>所附附件内容</source>
        <translation>Attached annexes</translation>
    </message>
    <message>
        <source>自评台写的附件</source>
        <translation>annexes written by Zipingtai</translation>
    </message>
    <message>
        <source>数字签名“{name}”</source>
        <translation>Digital signature “{name}”</translation>
    </message>
    <message>
        <source>第{sheets}张上的表单域</source>
        <translation>Form fields on sheet {sheets}</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>none</translation>
    </message>
    <message>
        <source>有，会盖住印出的内容</source>
        <translation>some, which hide what is printed</translation>
    </message>
    <message>
        <source>佐证材料“{name}”</source>
        <translation>Evidence “{name}”</translation>
    </message>
    <message>
        <source>盖章扫描件“{name}”</source>
        <translation>Scan of the stamped report “{name}”</translation>
    </message>
    <message>
        <source>与添加时一致</source>
        <translation>as it was added</translation>
    </message>
    <message>
        <source>内容缺失或损坏</source>
        <translation>missing or damaged</translation>
    </message>
    <message>
        <source>内容损坏</source>
        <translation>damaged</translation>
    </message>
    <message>
        <source>内容完好</source>
        <translation>intact</translation>
    </message>
    <message>
        <source>第{number}次签发的盖章扫描件“{name}”&#x3000;{added}加入&#x3000;{state}（不在数据校验码之内）</source>
        <translation>scan of the stamped sign-off no. {number} “{name}”, added {added}, {state} (not covered by the check code)</translation>
    </message>
</context>
<context>
    <name>WindowActions</name>
    <message>
        <source>已导入，标为“未确认”的请逐项看过；要全部退回，按 Ctrl+Z</source>
        <translation>Imported; please look at what is marked unconfirmed. Ctrl+Z takes all of it back</translation>
    </message>
    <message>
        <source>已生成 {0} 份填报表，在 {1}</source>
        <translation>{0} collection sheets made, in {1}</translation>
    </message>
    <message>
        <source>已填入 {0} 处，标为“未确认”的请逐项看过；要全部退回，按 Ctrl+Z</source>
        <translation>{0} filled in; please look at what is marked unconfirmed. Ctrl+Z takes all of it back</translation>
    </message>
</context>
<context>
    <name>YearBox</name>
    <message>
        <source> 年度</source>
        <translation>&#xa0;</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
</context>
<context>
    <name>YearTable</name>
    <message>
        <source>指标名称</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>基本情况数据</source>
        <translation>Basic figures</translation>
    </message>
</context>
<context>
    <name>YearTableModel</name>
    <message>
        <source>{0}年</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>对照</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>本次</source>
        <translation>this one</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>年度指标值</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>实际完成值</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>得分
增减</source>
        <translation>Score
change</translation>
    </message>
</context>
<context>
    <name>_Lacking</name>
    <message>
        <source>没有材料的指标</source>
        <translation>Indicators without evidence</translation>
    </message>
    <message>
        <source>双击或按回车转到指标</source>
        <translation>Double-click or press Return to go to the indicator</translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>{name}&#x3000;{count} 项</source>
        <translation>{name}  {count}</translation>
    </message>
    <message>
        <source>{label}：{reason}</source>
        <translation>{label}: {reason}</translation>
    </message>
    <message>
        <source>逐项复核</source>
        <translation>Review one by one</translation>
    </message>
</context>
<context>
    <name>_Losses</name>
    <message>
        <source>失分清单</source>
        <translation>Where points were lost</translation>
    </message>
</context>
<context>
    <name>_RecentDelegate</name>
    <message>
        <source>{year} 年度&#x3000;{date}</source>
        <translation>{year}  {date}</translation>
    </message>
</context>
<context>
    <name>_Refused</name>
    <message>
        <source>读入填好的复核表</source>
        <translation>Read in the review sheet</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>I see</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>核查结果</source>
        <translation>Findings</translation>
    </message>
</context>
<context>
    <name>cells</name>
    <message>
        <source>名称由评价方案规定</source>
        <translation>The rubric sets the name</translation>
    </message>
    <message>
        <source>待定</source>
        <translation>open</translation>
    </message>
    <message>
        <source>分值由评价方案规定；自设指标合计 {0} / {1} 分</source>
        <translation>The rubric sets the weight; own indicators weigh {0} / {1} points</translation>
    </message>
    <message>
        <source>分值由评价方案规定</source>
        <translation>The rubric sets the weight</translation>
    </message>
    <message>
        <source>分值是下级指标分值之和</source>
        <translation>The weight is the sum of those below</translation>
    </message>
    <message>
        <source>分值由各自设指标平均分配</source>
        <translation>The weight is shared equally by the own indicators</translation>
    </message>
    <message>
        <source>目标值由评价方案规定</source>
        <translation>The rubric sets the target</translation>
    </message>
    <message>
        <source>逐条对照得出；请在右侧“对照条件”中回答</source>
        <translation>Comes from the conditions; please answer them under “Conditions” on the right</translation>
    </message>
    <message>
        <source>由数据算出；数据在右侧“计算项”中填写</source>
        <translation>Computed from figures; please type them under “Figures” on the right</translation>
    </message>
    <message>
        <source>下级指标得分之和；有一项未得分就不显示</source>
        <translation>The sum of the scores below; empty while one of them is missing</translation>
    </message>
    <message>
        <source>先增加本单位的指标（Insert）</source>
        <translation>First add indicators of the unit (Insert)</translation>
    </message>
    <message>
        <source>按 Insert 增加本单位的指标</source>
        <translation>Insert adds an indicator of the unit</translation>
    </message>
    <message>
        <source>上年 {0}</source>
        <translation>Last year {0}</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>目标值</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>完成值</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>评分依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>unfilled</translation>
    </message>
    <message>
        <source>有问题</source>
        <translation>problems</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>unconfirmed</translation>
    </message>
    <message>
        <source>失分</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>未填 {0}</source>
        <translation>{0} unfilled</translation>
    </message>
    <message>
        <source>失分 {0}</source>
        <translation>lost {0}</translation>
    </message>
    <message>
        <source>（在“基本情况”或指标面板填写）</source>
        <translation> (type it under “Basics” or in the indicator panel)</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>未选</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>undecided</translation>
    </message>
    <message>
        <source>{0}～{1} 分</source>
        <translation>{0}–{1} points</translation>
    </message>
    <message>
        <source>（{0}）{1}（{2} 分）</source>
        <translation>({0}) {1} ({2} points)</translation>
    </message>
</context>
<context>
    <name>collect</name>
    <message>
        <source>未命名科室</source>
        <translation>Unnamed section</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message>
        <source>忽略并说明</source>
        <translation>Ignore with a reason</translation>
    </message>
    <message>
        <source>{0}：{1}

为什么可以保留？（理由会印在报告上；留空则恢复为待处理）</source>
        <translation>{0}: {1}

Why may it stand? (The reason is printed in the report; left empty, the finding is open again.)</translation>
    </message>
    <message>
        <source>说明核查发现 {0}</source>
        <translation>Explain finding {0}</translation>
    </message>
    <message>
        <source>标为已确认</source>
        <translation>mark as confirmed</translation>
    </message>
    <message>
        <source>清除 {0}，按规则计算</source>
        <translation>clear {0}, score by the rule</translation>
    </message>
    <message>
        <source>采用核查建议 {0}</source>
        <translation>Apply the fix of {0}</translation>
    </message>
    <message>
        <source>恢复核查规则 {0}</source>
        <translation>Switch rule {0} on again</translation>
    </message>
    <message>
        <source>{code} {name}

为什么这条规则不适用于本次自评？（全部 {code} 的发现都不再提示；理由会保留并印在报告上）</source>
        <translation>{code} {name}

Why does this rule not apply to this evaluation? (No finding of {code} is shown any more; the reason is kept and printed in the report.)</translation>
    </message>
    <message>
        <source>关闭此项检查</source>
        <translation>Switch this check off</translation>
    </message>
    <message>
        <source>没有写理由，{0} 没有关闭</source>
        <translation>No reason was given; {0} stays on</translation>
    </message>
    <message>
        <source>关闭核查规则 {0}</source>
        <translation>Switch rule {0} off</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Warning</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>已说明：{0}</source>
        <translation>Explained: {0}</translation>
    </message>
    <message>
        <source>已关闭：{0}</source>
        <translation>Switched off: {0}</translation>
    </message>
    <message>
        <source>待填</source>
        <translation>To fill</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>{0} 项{1}</source>
        <translation>{1}: {0}</translation>
    </message>
</context>
<context>
    <name>languages</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source> 或 </source>
        <translation> or </translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>English</translation>
    </message>
</context>
<context>
    <name>menu</name>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>项目(&amp;P)</source>
        <translation>&amp;Projects</translation>
    </message>
    <message>
        <source>核查(&amp;C)</source>
        <translation>&amp;Checks</translation>
    </message>
    <message>
        <source>签发(&amp;S)</source>
        <translation>&amp;Sign-off</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>新建(&amp;N)…</source>
        <translation>&amp;New…</translation>
    </message>
    <message>
        <source>打开(&amp;O)…</source>
        <translation>&amp;Open…</translation>
    </message>
    <message>
        <source>在新窗口打开(&amp;W)…</source>
        <translation>Open in a new &amp;window…</translation>
    </message>
    <message>
        <source>从上年文件开始(&amp;P)…</source>
        <translation>Start from &amp;last year&apos;s file…</translation>
    </message>
    <message>
        <source>导入到当前文件(&amp;I)…</source>
        <translation>&amp;Import into this file…</translation>
    </message>
    <message>
        <source>给科室下发填报表(&amp;G)…</source>
        <translation>&amp;Hand out collection sheets…</translation>
    </message>
    <message>
        <source>收回科室填报表(&amp;K)…</source>
        <translation>Ta&amp;ke in collection sheets…</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <source>另存一份(&amp;A)…</source>
        <translation>Save a &amp;copy…</translation>
    </message>
    <message>
        <source>导出报告(&amp;E)…</source>
        <translation>&amp;Export report…</translation>
    </message>
    <message>
        <source>打印报告(&amp;P)…</source>
        <translation>&amp;Print report…</translation>
    </message>
    <message>
        <source>备份与恢复(&amp;B)…</source>
        <translation>&amp;Backups…</translation>
    </message>
    <message>
        <source>评价方案(&amp;R)…</source>
        <translation>&amp;Rubrics…</translation>
    </message>
    <message>
        <source>设置(&amp;T)…</source>
        <translation>Se&amp;ttings…</translation>
    </message>
    <message>
        <source>关闭文件(&amp;C)</source>
        <translation>&amp;Close file</translation>
    </message>
    <message>
        <source>退出(&amp;X)</source>
        <translation>E&amp;xit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>复制表格区域(&amp;C)</source>
        <translation>&amp;Copy cells</translation>
    </message>
    <message>
        <source>粘贴到表格(&amp;V)</source>
        <translation>Paste into the &amp;table</translation>
    </message>
    <message>
        <source>在大框中编辑文字(&amp;L)</source>
        <translation>Edit &amp;long text</translation>
    </message>
    <message>
        <source>增加本单位的指标(&amp;I)</source>
        <translation>Add an &amp;indicator of our own</translation>
    </message>
    <message>
        <source>增加下级指标(&amp;B)</source>
        <translation>Add an indicator &amp;below</translation>
    </message>
    <message>
        <source>删除自设指标(&amp;D)</source>
        <translation>&amp;Delete own indicator</translation>
    </message>
    <message>
        <source>上移自设指标</source>
        <translation>Move own indicator up</translation>
    </message>
    <message>
        <source>下移自设指标</source>
        <translation>Move own indicator down</translation>
    </message>
    <message>
        <source>平均分配分值</source>
        <translation>Share the weight equally</translation>
    </message>
    <message>
        <source>按比例分配分值</source>
        <translation>Share the weight in proportion</translation>
    </message>
    <message>
        <source>基本情况</source>
        <translation>Basics</translation>
    </message>
    <message>
        <source>指标评分表</source>
        <translation>Score table</translation>
    </message>
    <message>
        <source>得分分析</source>
        <translation>Score analysis</translation>
    </message>
    <message>
        <source>项目自评</source>
        <translation>Projects</translation>
    </message>
    <message>
        <source>文字报告</source>
        <translation>Narrative</translation>
    </message>
    <message>
        <source>佐证材料</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>报告预览</source>
        <translation>Report preview</translation>
    </message>
    <message>
        <source>展开到一级</source>
        <translation>Unfold level 1</translation>
    </message>
    <message>
        <source>展开到二级</source>
        <translation>Unfold to level 2</translation>
    </message>
    <message>
        <source>展开到三级</source>
        <translation>Unfold to level 3</translation>
    </message>
    <message>
        <source>全部展开</source>
        <translation>Unfold all</translation>
    </message>
    <message>
        <source>平铺列表（每个指标一行）(&amp;T)</source>
        <translation>Flat lis&amp;t (one line an indicator)</translation>
    </message>
    <message>
        <source>显示哪些列(&amp;O)…</source>
        <translation>C&amp;olumns shown…</translation>
    </message>
    <message>
        <source>显示全部指标（取消筛选）</source>
        <translation>Show all indicators (no filter)</translation>
    </message>
    <message>
        <source>查找指标(&amp;F)…</source>
        <translation>&amp;Find indicators…</translation>
    </message>
    <message>
        <source>下一个未填的指标(&amp;U)</source>
        <translation>Next &amp;unfilled indicator</translation>
    </message>
    <message>
        <source>转到下一个窗格</source>
        <translation>Next pane</translation>
    </message>
    <message>
        <source>显示或收起目录</source>
        <translation>Contents shown or hidden</translation>
    </message>
    <message>
        <source>报告与表格并排显示</source>
        <translation>Report beside the table</translation>
    </message>
    <message>
        <source>显示或收起指标面板</source>
        <translation>Indicator panel shown or hidden</translation>
    </message>
    <message>
        <source>增加项目(&amp;A)…</source>
        <translation>&amp;Add a project…</translation>
    </message>
    <message>
        <source>从上年的表开始(&amp;L)…</source>
        <translation>Start from &amp;last year&apos;s…</translation>
    </message>
    <message>
        <source>增加运行监控(&amp;M)…</source>
        <translation>Add &amp;monitoring…</translation>
    </message>
    <message>
        <source>返回部门整体(&amp;B)</source>
        <translation>&amp;Back to the department</translation>
    </message>
    <message>
        <source>显示核查结果(&amp;C)</source>
        <translation>Show &amp;findings</translation>
    </message>
    <message>
        <source>与上年对照(&amp;Y)…</source>
        <translation>Compare with last &amp;year…</translation>
    </message>
    <message>
        <source>下一处问题(&amp;N)</source>
        <translation>&amp;Next finding</translation>
    </message>
    <message>
        <source>上一处问题(&amp;B)</source>
        <translation>&amp;Previous finding</translation>
    </message>
    <message>
        <source>核查表（签字前审阅）(&amp;P)…</source>
        <translation>Check sheet (to read before &amp;signing)…</translation>
    </message>
    <message>
        <source>签字情况(&amp;S)</source>
        <translation>&amp;Signatures</translation>
    </message>
    <message>
        <source>签发…</source>
        <translation>Sign off…</translation>
    </message>
    <message>
        <source>复核(&amp;F)</source>
        <translation>Re&amp;view</translation>
    </message>
    <message>
        <source>用数字证书签名(&amp;D)…</source>
        <translation>Sign with a certificate (&amp;digital)…</translation>
    </message>
    <message>
        <source>加入盖章扫描件(&amp;K)…</source>
        <translation>Add the scan of the &amp;stamped report…</translation>
    </message>
    <message>
        <source>校验文件或报告(&amp;V)…</source>
        <translation>&amp;Verify a file or report…</translation>
    </message>
    <message>
        <source>开始修订(&amp;R)…</source>
        <translation>Start a &amp;revision…</translation>
    </message>
    <message>
        <source>这里怎么用(&amp;W)</source>
        <translation>&amp;What to do here</translation>
    </message>
    <message>
        <source>使用手册(&amp;M)</source>
        <translation>Hand&amp;book</translation>
    </message>
    <message>
        <source>一分钟认识自评台(&amp;T)</source>
        <translation>Zipingtai in one &amp;minute</translation>
    </message>
    <message>
        <source>关于自评台(&amp;A)</source>
        <translation>&amp;About Zipingtai</translation>
    </message>
</context>
<context>
    <name>messages</name>
    <message>
        <source>知道了</source>
        <translation>I see</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>自评台</source>
        <translation>Zipingtai</translation>
    </message>
</context>
<context>
    <name>own_indicators</name>
    <message>
        <source>增加“{0}”的指标</source>
        <translation>Add indicators of “{0}”</translation>
    </message>
    <message>
        <source>删除“{0}”</source>
        <translation>Delete “{0}”</translation>
    </message>
    <message>
        <source>移动“{0}”</source>
        <translation>Move “{0}”</translation>
    </message>
    <message>
        <source>自设指标合计 {0} / {1} 分</source>
        <translation>Own indicators add up to {0} of {1}</translation>
    </message>
    <message>
        <source>还差 {0} 分</source>
        <translation>{0} to share out</translation>
    </message>
    <message>
        <source>多出 {0} 分</source>
        <translation>{0} too many</translation>
    </message>
    <message>
        <source>{0} 项待定</source>
        <translation>{0} undecided</translation>
    </message>
    <message>
        <source>平均分配“{0}”的分值</source>
        <translation>Share the weight of “{0}” equally</translation>
    </message>
    <message>
        <source>按比例分配“{0}”的分值</source>
        <translation>Share the weight of “{0}” in proportion</translation>
    </message>
    <message>
        <source>评分表</source>
        <translation>Score table</translation>
    </message>
    <message>
        <source>增加下级指标</source>
        <translation>add an indicator below it</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>移动到这里</source>
        <translation>move here</translation>
    </message>
    <message>
        <source>移动</source>
        <translation>moved</translation>
    </message>
</context>
<context>
    <name>part_lines</name>
    <message>
        <source>已填完</source>
        <translation>complete</translation>
    </message>
    <message>
        <source>已评 {0} / {1} 项</source>
        <translation>{0} of {1} scored</translation>
    </message>
    <message>
        <source>完成值 {0}</source>
        <translation>actual {0}</translation>
    </message>
    <message>
        <source>得 {0} 分</source>
        <translation>score {0}</translation>
    </message>
</context>
<context>
    <name>parts</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>places</name>
    <message>
        <source>单位名称</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>“{0}”的佐证材料</source>
        <translation>Evidence of “{0}”</translation>
    </message>
    <message>
        <source>核查意见</source>
        <translation>Opinion of the checks</translation>
    </message>
    <message>
        <source>报告附各项目的自评表</source>
        <translation>Report with the projects&apos; tables</translation>
    </message>
    <message>
        <source>监控截止日期</source>
        <translation>Monitored until</translation>
    </message>
    <message>
        <source>目标值</source>
        <translation>target</translation>
    </message>
    <message>
        <source>完成值</source>
        <translation>actual</translation>
    </message>
    <message>
        <source>评分依据</source>
        <translation>Basis of the score</translation>
    </message>
    <message>
        <source>未达标原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>改进措施</source>
        <translation>Improvements</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>指标解释</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>指标方向</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>度量单位</source>
        <translation>Measured in</translation>
    </message>
    <message>
        <source>档次</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>次序</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>复核分</source>
        <translation>Reviewed</translation>
    </message>
    <message>
        <source>复核意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>复核人</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>复核日期</source>
        <translation>Date of the review</translation>
    </message>
    <message>
        <source>“{0}”的{1}</source>
        <translation>{1} of “{0}”</translation>
    </message>
</context>
<context>
    <name>table_blocks</name>
    <message>
        <source>粘贴 {0} 个单元格</source>
        <translation>Paste {0} cells</translation>
    </message>
    <message>
        <source>已粘贴 {0} 个单元格</source>
        <translation>{0} cells pasted</translation>
    </message>
    <message>
        <source>内容与表中相同，没有改动</source>
        <translation>The content is the same as in the table; nothing changed</translation>
    </message>
    <message>
        <source> {0} 个单元格</source>
        <translation> {0} cells</translation>
    </message>
    <message>
        <source>清除{0}</source>
        <translation>Clear {0}</translation>
    </message>
    <message>
        <source>等 {0} 个单元格</source>
        <translation> and others, {0} cells</translation>
    </message>
    <message>
        <source>跳过 {0}，没有改动</source>
        <translation>{0} skipped, not changed</translation>
    </message>
    <message>
        <source>“{0}”的{1}</source>
        <translation>{1} of “{0}”</translation>
    </message>
    <message>
        <source>另有 {0} 个</source>
        <translation>{0} more</translation>
    </message>
</context>
<context>
    <name>verified</name>
    <message>
        <source>校验文件或报告</source>
        <translation>Verify a file or report</translation>
    </message>
    <message>
        <source>签发的文件或报告 (*.ziping *.pdf)</source>
        <translation>Signed files and reports (*.ziping *.pdf)</translation>
    </message>
    <message>
        <source>正在校验…</source>
        <translation>Verifying…</translation>
    </message>
</context>
</TS>
