"""Problems a person can put right: each with a stable code, what is wrong and what to do next."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from desktop.domain.text import QT_TRANSLATE_NOOP


class Advice(NamedTuple):
    """Two sentences with ``{fields}``: what is wrong, and what to do."""

    problem: str
    remedy: str


class Problem(Enum):
    """Every message of a refused action. Codes never change their meaning."""

    FILE_MISSING = Advice(
        QT_TRANSLATE_NOOP("Problem", "找不到文件“{file}”。"),
        QT_TRANSLATE_NOOP("Problem", "请检查文件名和所在文件夹；文件若在 U 盘上，请先插好 U 盘。"),
    )
    FILE_EXISTS = Advice(
        QT_TRANSLATE_NOOP("Problem", "文件“{file}”已经存在。"),
        QT_TRANSLATE_NOOP("Problem", "请换一个文件名，或先把原文件移走；原文件没有改动。"),
    )
    UNIT_MISSING = Advice(
        QT_TRANSLATE_NOOP("Problem", "没有写单位名称。"),
        QT_TRANSLATE_NOOP("Problem", "请写单位全称，它会印在报告封面上。"),
    )
    YEAR_RANGE = Advice(
        QT_TRANSLATE_NOOP("Problem", "年度不能是 {year}。"),
        QT_TRANSLATE_NOOP("Problem", "请写四位数的年度，{first} 至 {last}。"),
    )
    FILE_NOT_OURS = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”不是自评台文件：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请选择扩展名为 .ziping 的自评文件；Excel、Word、PDF 等请用“从上年文件开始”。"),
    )
    FILE_DAMAGED = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”已损坏：{what}。"),
        QT_TRANSLATE_NOOP("Problem", "请从备份恢复；原文件保持不动，可交技术人员查看。"),
    )
    FILE_UNREADABLE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”打不开：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请检查文件权限，或等占用它的程序关闭后再试；文件没有改动。"),
    )
    FILE_INTERRUPTED = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”上次写入时中断，须先复原才能打开，而此处不能写入：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请把它连同“{journal}”一起复制到可以写入的文件夹，再从那里打开。"),
    )
    FILE_NEWER = Advice(
        QT_TRANSLATE_NOOP(
            "Problem", "“{file}”由较新版本的自评台保存（文件格式 {version}，本程序支持到 {supported}）。"
        ),
        QT_TRANSLATE_NOOP("Problem", "已按只读方式打开；要修改，请安装较新版本的自评台。"),
    )
    FILE_LOCKED = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”正由 {holder} 编辑（自 {since}）。"),
        QT_TRANSLATE_NOOP("Problem", "可以只读查看；对方关闭后即可编辑。"),
    )
    WINDOW_NOT_STARTED = Advice(
        QT_TRANSLATE_NOOP("Problem", "没有能打开新窗口显示“{file}”。"),
        QT_TRANSLATE_NOOP("Problem", "请再次启动本程序，在开始页打开这个文件。"),
    )
    FILE_READ_ONLY = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”以只读方式打开，不能修改：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请用“另存一份”得到可以修改的副本。"),
    )
    FILE_WRITE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”没有写入成功：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请检查磁盘空间和文件夹权限后重试；屏幕上的内容没有丢失。"),
    )
    FILE_SIGNED = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”已签发（第{revision}次），内容不能修改。"),
        QT_TRANSLATE_NOOP("Problem", "要修改，请先“开始修订”并写明原因。"),
    )
    NO_COMMAND = Advice(
        QT_TRANSLATE_NOOP("Problem", "命令不完整或写错了：{what}。"),
        QT_TRANSLATE_NOOP("Problem", "运行 zipingtai --help 查看用法。"),
    )

    NO_SCREEN = Advice(
        QT_TRANSLATE_NOOP("Problem", "没有可用的显示器，打不开窗口。"),
        QT_TRANSLATE_NOOP("Problem", "请在桌面环境中运行；没有桌面时可用命令行，见 zipingtai --help。"),
    )

    RUBRIC_UNKNOWN = Advice(
        QT_TRANSLATE_NOOP("Problem", "没有编号为“{rubric}”的评价方案。"),
        QT_TRANSLATE_NOOP("Problem", "可用的方案：{known}。"),
    )
    RUBRIC_BROKEN = Advice(
        QT_TRANSLATE_NOOP("Problem", "评价方案有 {count} 处错误：{errors}"),
        QT_TRANSLATE_NOOP("Problem", "请按行号逐处改正后再试。"),
    )
    RUBRIC_ID = Advice(
        QT_TRANSLATE_NOOP("Problem", "方案编号“{rubric}”不能用：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "编号用小写英文字母、数字和短横线，如 baiyun-2025，不超过 60 个字符。"),
    )
    RUBRIC_TAKEN = Advice(
        QT_TRANSLATE_NOOP("Problem", "已有编号为“{rubric}”的评价方案：{title}（{year} 年度，{whose}）。"),
        QT_TRANSLATE_NOOP("Problem", "请另取编号；自己的方案也可以先导出留底，再选择覆盖。原有的方案没有改动。"),
    )
    RUBRIC_SHIPPED = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{rubric}”是随程序提供的评价方案，不能{action}。"),
        QT_TRANSLATE_NOOP("Problem", "请先复制为自己的方案，再修改副本。"),
    )
    RUBRIC_PACKAGE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”不是评价方案：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请选择含有 rubric.yaml 的文件夹，或自评台导出的方案文件（.zip）。"),
    )

    FIGURE_UNREADABLE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{label}”应为数字，读到“{text}”：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请填数字，可带单位，如 520.38、98.2%、1,200 元。"),
    )
    CELLS_REFUSED = Advice(
        QT_TRANSLATE_NOOP("Problem", "有 {count} 个单元格没有粘贴：{errors}"),
        QT_TRANSLATE_NOOP("Problem", "其余单元格已粘贴，可一步撤销；请改正这几个以后再填。"),
    )
    SCORE_RANGE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{label}”的得分 {text} 超出范围（{low} 至 {high}）。"),
        QT_TRANSLATE_NOOP("Problem", "请填范围以内的分数。"),
    )
    WEIGHT_RANGE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{label}”的分值 {text} 不能用。"),
        QT_TRANSLATE_NOOP("Problem", "分值应为大于 0 的数字，如 2 或 7.5。"),
    )
    WEIGHT_MISSING = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{label}”下有 {count} 个指标还没有分值，不能按比例分配。"),
        QT_TRANSLATE_NOOP("Problem", "请先给每个指标填一个大致的分值，或用“平均分配分值”。"),
    )
    STRUCTURE_FIXED = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{label}”由评价方案规定，不能{action}。"),
        QT_TRANSLATE_NOOP("Problem", "只有单位自设的指标可以增加、改名、改分值或删除。"),
    )

    IMPORT_SUFFIX = Advice(
        QT_TRANSLATE_NOOP("Problem", "无法读取“{file}”：不支持 {suffix} 文件。"),
        QT_TRANSLATE_NOOP("Problem", "请另存为 {supported} 后重新选择。"),
    )
    IMPORT_OLD_FORMAT = Advice(
        QT_TRANSLATE_NOOP("Problem", "无法读取“{file}”：{suffix} 是旧版的二进制格式。"),
        QT_TRANSLATE_NOOP("Problem", "请用 {program} 打开，选择“另存为”，类型选 {target}，再选择新存的文件。"),
    )
    IMPORT_STOPPED = Advice(
        QT_TRANSLATE_NOOP("Problem", "没有读完“{file}”：{why}。"),
        QT_TRANSLATE_NOOP(
            "Problem", "文件可能已损坏或被人改动过；请用 Office 或 WPS 打开并另存后重试，原文件没有改动。"
        ),
    )
    IMPORT_CANCELLED = Advice(
        QT_TRANSLATE_NOOP("Problem", "已停止读取“{file}”。"),
        QT_TRANSLATE_NOOP("Problem", "没有写入任何内容；可以重新选择文件。"),
    )
    IMPORT_SCANNED = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”里没有文字，只有图片（{pages} 页）。"),
        QT_TRANSLATE_NOOP("Problem", "它可能是扫描件，须先用文字识别（OCR）软件转成 Word 或文本，再选择转换后的文件。"),
    )
    IMPORT_UNREADABLE = Advice(
        QT_TRANSLATE_NOOP("Problem", "无法读取“{file}”：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请用能打开它的程序确认内容完整，另存一份后重试；原文件没有改动。"),
    )
    IMPORT_NOTHING = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”里没有找到评分表：{why}。"),
        QT_TRANSLATE_NOOP(
            "Problem", "请确认表头有“三级指标”“分值”“得分”等字样，或正文写有自评得分；也可改用“新建”逐项填写。"
        ),
    )
    IMPORT_NO_PROJECT = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”里没有项目自评表：{what}。"),
        QT_TRANSLATE_NOOP(
            "Problem", "请选上年的项目自评表，或含有项目的自评文件；部门整体的表请用“文件”菜单中的“从上年文件开始”。"
        ),
    )
    IMPORT_TOO_LARGE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”太大：{what}。"),
        QT_TRANSLATE_NOOP("Problem", "自评表通常不到 5 MB；请确认没有选错文件，或删去多余的工作表后另存。"),
    )
    IMPORT_NO_YEAR = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”里没有写明年度。"),
        QT_TRANSLATE_NOOP("Problem", "请指明本次自评的年度（命令行用 --year）。"),
    )

    COLLECT_UNKNOWN = Advice(
        QT_TRANSLATE_NOOP("Problem", "没有可以下发的指标：{what}。"),
        QT_TRANSLATE_NOOP("Problem", "请至少选一项本表已有的指标；编号见 zipingtai score --json。"),
    )
    COLLECT_NOT_OURS = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”不是自评台下发的填报表：{why}。"),
        QT_TRANSLATE_NOOP(
            "Problem", "请选择科室在下发的原表上填好的文件；内容重新打过的表，请照着填入或改用“从上年文件开始”。"
        ),
    )
    COLLECT_OTHER = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”的{what}是“{theirs}”，不是“{ours}”，没有收回。"),
        QT_TRANSLATE_NOOP("Problem", "请核对是否选错了文件，或先打开这份填报表所属的自评；没有改动任何内容。"),
    )
    COLLECT_STOPPED = Advice(
        QT_TRANSLATE_NOOP("Problem", "已停止下发填报表。"),
        QT_TRANSLATE_NOOP("Problem", "已写好的 {count} 份留在文件夹里；可以重新下发。"),
    )

    SIGN_REFUSED = Advice(
        QT_TRANSLATE_NOOP("Problem", "还不能签发，有 {count} 项没有解决：{reasons}"),
        QT_TRANSLATE_NOOP("Problem", "请逐项改正；确需保留的，请在“核查”中写明理由。"),
    )
    SIGN_ROLE = Advice(
        QT_TRANSLATE_NOOP("Problem", "本方案没有“{role}”这一签字角色。"),
        QT_TRANSLATE_NOOP("Problem", "可用的角色：{roles}。"),
    )
    SIGN_TWICE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{role}”已于 {date} 由 {name} 签字。"),
        QT_TRANSLATE_NOOP("Problem", "每一角色只签一次；内容有变，请先开始修订。"),
    )

    REVISION_RESCORED = Advice(
        QT_TRANSLATE_NOOP("Problem", "第{revision}次签发的数据重算后总分为 {now}，签发时为 {then}，没有打印。"),
        QT_TRANSLATE_NOOP("Problem", "请打印签发时存档的 PDF，或用签发时的程序版本打开后打印。"),
    )

    VERIFY_SUFFIX = Advice(
        QT_TRANSLATE_NOOP("Problem", "不能校验 {suffix} 文件“{file}”。"),
        QT_TRANSLATE_NOOP("Problem", "请选择签发后的报告（.pdf）或自评文件（.ziping）。"),
    )
    VERIFY_UNSIGNED = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”还没有签发，没有可以核对的校验码。"),
        QT_TRANSLATE_NOOP("Problem", "请先签发，再校验。"),
    )
    VERIFY_NEWER = Advice(
        QT_TRANSLATE_NOOP(
            "Problem", "“{file}”由较新版本的自评台保存（文件格式 {version}，本程序支持到 {supported}）。"
        ),
        QT_TRANSLATE_NOOP("Problem", "请用较新版本的自评台校验。"),
    )
    VERIFY_NO_DATA = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”里没有自评数据，无法校验：{why}。"),
        QT_TRANSLATE_NOOP(
            "Problem", "请用自评台签发后生成的原始 PDF；扫描件和重新打印的 PDF 只能与 .ziping 文件人工核对。"
        ),
    )

    REASON_MISSING = Advice(
        QT_TRANSLATE_NOOP("Problem", "没有写明原因。"),
        QT_TRANSLATE_NOOP("Problem", "请写明原因，原因会印在报告上。"),
    )

    REPORT_SUFFIX = Advice(
        QT_TRANSLATE_NOOP("Problem", "不能生成 {suffix} 文件。"),
        QT_TRANSLATE_NOOP("Problem", "请把输出文件的扩展名改为 {supported}。"),
    )
    REPORT_CELL = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{label}”有 {count} 个字，Excel 的一个单元格放不下（最多 32767 个）。"),
        QT_TRANSLATE_NOOP("Problem", "请缩短这段文字，或导出 Word 或 PDF。没有写入任何文件。"),
    )
    REPORT_STOPPED = Advice(
        QT_TRANSLATE_NOOP("Problem", "已停止导出“{file}”。"),
        QT_TRANSLATE_NOOP("Problem", "没有写入任何内容；可以重新导出。"),
    )
    REPORT_GLYPHS = Advice(
        QT_TRANSLATE_NOOP("Problem", "字库里没有这些字：{characters}。"),
        QT_TRANSLATE_NOOP("Problem", "请换用通行的写法，或在“设置”的“报告字体”中选用有这些字的本机字体（生僻字）。"),
    )
    PART_NAME_TAKEN = Advice(
        QT_TRANSLATE_NOOP("Problem", "文件中已有名为“{name}”的表（{part}），同名的在报告和命令中分不清。"),
        QT_TRANSLATE_NOOP("Problem", "请在名称里写明区别，如批次、年度或资金来源；原有的没有改动。"),
    )
    FONT_GONE = Advice(
        QT_TRANSLATE_NOOP("Problem", "设置中为“{place}”选的字体“{font}”找不到了：{file}。"),
        QT_TRANSLATE_NOOP("Problem", "请在“设置”的“报告字体”中重新选择，或改用自带字体。没有写入任何文件。"),
    )
    FONT_UNKNOWN = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{place}”不能用字体“{font}”：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请另选一种字体或字体文件，或用自带字体。本机可用：{known}。"),
    )
    PRINT_FAILED = Advice(
        QT_TRANSLATE_NOOP("Problem", "没有打印成功：打印机“{printer}”没有接受。"),
        QT_TRANSLATE_NOOP("Problem", "请检查打印机是否开机、有纸、已连接；也可以先导出 PDF 再打印。"),
    )
    PRINT_STOPPED = Advice(
        QT_TRANSLATE_NOOP("Problem", "已停止打印。"),
        QT_TRANSLATE_NOOP("Problem", "已送出的页可能仍会印出来；可以重新打印。"),
    )
    CERT_UNREADABLE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”不能用来签名：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请选择发证机构给的 .p12 或 .pfx 证书文件（RSA 或 ECDSA，含私钥）。"),
    )
    CERT_PASSPHRASE = Advice(
        QT_TRANSLATE_NOOP("Problem", "证书“{file}”的密码不对，没有签名。"),
        QT_TRANSLATE_NOOP("Problem", "请核对密码（注意大小写和输入法）后重试；密码不会被保存。"),
    )
    CERT_NOT_VALID = Advice(
        QT_TRANSLATE_NOOP("Problem", "证书“{file}”（{subject}）不在有效期内：{since} 至 {until}。"),
        QT_TRANSLATE_NOOP("Problem", "请向发证机构更新证书，并检查电脑的日期是否正确。"),
    )
    CERT_PDF = Advice(
        QT_TRANSLATE_NOOP("Problem", "这份报告不能加数字签名：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请选择自评台签发后导出的 PDF；原文件没有改动。"),
    )
    CERT_UNSIGNED = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”还没有签发，不能用数字证书签名。"),
        QT_TRANSLATE_NOOP("Problem", "请先签发，再导出并签名；草稿不能签名。"),
    )
    REVIEW_SHEET = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”不能作为复核表读入：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请使用由这份自评导出的绩效自评复核表（Excel），不要改动表头和指标编码。"),
    )
    CERT_ROOT = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”不是根证书。"),
        QT_TRANSLATE_NOOP("Problem", "请选择发证机构公布的根证书文件（.cer、.crt 或 .pem）。"),
    )
    PAPER_CODE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{text}”不能用来核对：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请用扫码枪扫报告上的二维码，或照着页脚输入 16 位的数据校验码。"),
    )
    SCAN_FILE = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”不能作为盖章扫描件：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请选择盖章后报告的扫描文件（PDF、JPG 或 PNG）；没有加入任何内容。"),
    )
    SCAN_UNSIGNED = Advice(
        QT_TRANSLATE_NOOP("Problem", "“{file}”还没有签发，没有可以盖章的报告。"),
        QT_TRANSLATE_NOOP("Problem", "请先签发、打印、盖章，再加入扫描件。"),
    )
    SEAL_PICTURE = Advice(
        QT_TRANSLATE_NOOP("Problem", "印章图片“{file}”不能用：{why}。"),
        QT_TRANSLATE_NOOP("Problem", "请选择本单位印章的 PNG 图片，背景透明，边长 500 像素以上为好。"),
    )


class UserError(Exception):
    """Something the person at the keyboard can put right.

    Attributes:
        code: Which problem; tests and scripts compare this, never the words.
        problem: What is wrong, filled in.
        remedy: What to do next, filled in.
    """

    def __init__(self, code: Problem, **context: object) -> None:
        self.code = code
        self.context = context
        self.problem = code.value.problem.format(**context)
        self.remedy = code.value.remedy.format(**context)
        super().__init__(f"{self.problem}{self.remedy}")
