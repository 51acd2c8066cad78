"""What argparse says of a command it cannot read, in Chinese."""

from __future__ import annotations

import re

# Its own messages, the same from Python 3.11 to 3.13.
_SAID: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"还缺 \1"),
    (r"one of the arguments (.+) is required", r"\1 中要写一个"),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 不能与 \2 同用"),
    (r"argument (.+?): expected (?:one argument|at least one argument|\d+ arguments?)", r"\1 后面还要写内容"),
    (r"argument (.+?): ignored explicit argument .*", r"\1 后面不能写内容"),
    (r"argument (.+?): invalid int value: '(.*)'", r"\1 应为整数，读到“\2”"),
    (r"argument (.+?): invalid \w+ value: '(.*)'", r"\1 不能是“\2”"),
    (r"argument 命令: invalid choice: '(.*?)' \(choose from .*\)", r"没有“\1”这个命令"),
    (r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"\1 不能是“\2”，可以是 \3"),
    (r"unrecognized arguments: (.+)", r"多出了“\1”"),
    (r"ambiguous option: (\S+) could match (.+)", r"\1 不明确，可以是 \2"),
)


def in_chinese(message: str) -> str:
    """One message of argparse; one that is ours already stays.

    >>> in_chinese("argument --year: invalid int value: '二三'"), in_chinese("report 后面还要写 .ziping 文件")
    ('--year 应为整数，读到“二三”', 'report 后面还要写 .ziping 文件')
    """
    for pattern, said in _SAID:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return match.expand(said).replace("', '", "、").replace("'", "")
    return message
