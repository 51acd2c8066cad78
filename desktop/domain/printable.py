"""Which characters the report can print, and what becomes of those that are no characters at all.

The table is made from the shipped faces (tests/reports/printable_ranges.py): a character none of them has cannot be
printed, unless this machine has a face of its own for it (usecases/report_fonts).
"""

from __future__ import annotations

import re
from typing import Final

from desktop.domain.text import say

_RANGES: Final = (
    "20-7e a0-ff 101 113 11b 12b 144 148 14d 16b 1ce 1d0 1d2 1d4 1d6 1d8 1da 1dc 251 261 2c7 2c9-2cb 2d9 391-3a1 "
    "3a3-3a9 3b1-3c1 3c3-3c9 401 410-44f 451 2010-2016 2018-2022 2025-2027 2030 2032-2033 2035 2039-203b 20ac 2103 "
    "2105 2109-210a 210f 2113 2116 2121-2122 2160-216b 2170-217b 2190-2199 2200 2202-2203 2205-220b 220f 2211-2213 "
    "2215 221a 221d-2220 2223 2225-222e 2234-2237 223d 2243 2245 2248 224c 2260-2262 2264-2267 226a-226b 226e-226f "
    "2272-2273 2276-2277 2282-2287 228a-228b 2295-2299 22a0 22a5 22bf 2312 2460-249b 2500-254b 2550-2573 2581-258f "
    "2593-2595 25a0-25ab 25b1-25b3 25b6-25b7 25bc-25bd 25c0-25c1 25c6-25c7 25c9-25cc 25ce-25d3 25e2-25e6 25ef "
    "2605-2606 2609 2640 2642 2713 3000-303f 3041-3093 309b-309e 30a1-30f6 30fb-30fe 3105-3129 3220-3229 3231 32a3 "
    "3380-33df 3447 344a 356e 360e 364d 3658 3666 36c3 36da 36f9 37c3 3807 3813 3918 3944 39d0-39d1 39df 3af0 3b0a "
    "3b0e 3b1a 3b4e 3b55 3bbe 3c00 3cc7 3cd8 3cda 3d14 3d50 3db2 3e06 3e0c 3e84 3eec 3f4f 3fe0 4056 40ae 40c5 40ce "
    "415f 4339 4383 4396 43dd 43e1 43f2 4403 44d6 44db 44e8 44eb-44ec 45d6 45db 45ea 45f4 4723 4759 48ba 48bc 48d8 "
    "497d 4983 4c9f-4ca0 4ca2 4d13-4d19 4dae 4e00-9fa5 9fcd-9fcf f92c f979 f995 f9e7 f9f1 fa0c-fa0f fa11 fa13-fa14 "
    "fa18 fa1f-fa21 fa23-fa24 fa27-fa29 fe30-fe52 fe54-fe57 fe59-fe66 fe68-fe6b ff01-ff9f ffa1-ffbe ffc2-ffc7 "
    "ffca-ffcf ffd2-ffd7 ffda-ffdc ffe0-ffe6 20164 20676 20cd0 2139a 21413 235cb 23c97-23c98 23e23 249db 24a7d 24ac9 "
    "25532 25562 255a8 25ed7 26221 2648d 26676 2677c 26b5c 26c21 27ff9 28408 28678 28695 287e0 28b49 28c47 28c4f "
    "28c51 28c54 28e99 29f7e 29f83 29f8c 2a7dd 2a8fb 2a917 2aa30 2aa36 2aa58 2afa2 2b127-2b128 2b137-2b138 2b1ed "
    "2b300 2b363 2b36f 2b372 2b37d 2b404 2b410 2b413 2b461 2b4e7 2b4ef 2b4f6 2b4f9 2b50d-2b50e 2b536 2b5ae-2b5af "
    "2b5b3 2b5e7 2b5f4 2b61c-2b61d 2b626-2b628 2b62a 2b62c 2b695-2b696 2b6ad 2b6ed 2b7a9 2b7c5 2b7e6 2b7f9 2b7fc "
    "2b806 2b80a 2b81c 2b8b8 2bac7 2bb5f 2bb62 2bb7c 2bb83 2bc1b 2bd77 2bd87 2bdf7 2be29 2c029-2c02a 2c0a9 2c0ca "
    "2c1d5 2c1d9 2c1f9 2c27c 2c288 2c2a4 2c317 2c35b 2c361 2c364 2c488 2c494 2c497 2c542 2c613 2c618 2c621 2c629 "
    "2c62b-2c62d 2c62f 2c642 2c64a-2c64b 2c72c 2c72f 2c79f 2c7c1 2c7fd 2c8d9 2c8de 2c8e1 2c8f3 2c907 2c90a 2c91d "
    "2ca02 2ca0e 2ca7d 2caa9 2cb29 2cb2d-2cb2e 2cb31 2cb38-2cb39 2cb3b 2cb3f 2cb41 2cb4a 2cb4e 2cb5a-2cb5b 2cb64 "
    "2cb69 2cb6c 2cb6f 2cb73 2cb76 2cb78 2cb7c 2cbb1 2cbbf-2cbc0 2cbce 2cc56 2cc5f 2ccf5-2ccf6 2ccfd 2ccff "
    "2cd02-2cd03 2cd0a 2cd8b 2cd8d 2cd8f-2cd90 2cd9f-2cda0 2cda8 2cdad-2cdae 2cdd5 2ce18 2ce1a 2ce23 2ce26 2ce2a "
    "2ce7c 2ce88 2ce93 "
)

# Signs that Word and WPS keep in private places of a symbol face, by what they look like.
_SYMBOLS: Final = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF06C: "●", 0xF06E: "■", 0xF071: "□", 0xF075: "◆", 0xF0A8: "□", 0xF0D8: "▶",
    0xF0FC: "√", 0xF0FE: "√", 0xF0E0: "→", 0xF0B0: "°", 0xF0B4: "×", 0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±",
}  # fmt: skip
_NOTHING: Final = {0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFC}  # hyphens and blanks nobody sees, anchors
_LINE_ENDS: Final = {0x0B: "\n", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n", 0x85: "\n"}
_CONTROLS: Final = {*range(0x20), *range(0x7F, 0xA0)} - {0x09, 0x0A, 0x0D}
_CLEANED: Final = {
    **dict.fromkeys(_CONTROLS | _NOTHING | set(range(0xFE00, 0xFE10))),  # the last choose a shape of the sign before
    **_LINE_ENDS,
    **_SYMBOLS,
}
_UNCLEAN: Final = re.compile("[" + "".join(map(re.escape, map(chr, _CLEANED))) + "]")


def _class(ranges: str) -> str:
    """The ranges as a class of a regular expression."""
    pairs = (word.partition("-") for word in ranges.split())
    return "".join(f"{re.escape(chr(int(a, 16)))}-{re.escape(chr(int(b or a, 16)))}" for a, _, b in pairs)


_MISSING: Final = re.compile(f"[^{_class(''.join(_RANGES))}\\t\\n\\r]")


def missing(text: str) -> tuple[str, ...]:
    r"""The characters of a text that no shipped face has, each once, in order.

    >>> missing("完成\U0001f600，达标")
    ('😀',)
    """
    return tuple(dict.fromkeys(_MISSING.findall(text)))


def clean(text: str) -> str:
    r"""A text without what only looks like text: control characters go, a symbol face's signs become real ones.

    >>> clean("\uf0b7按期\x07完成")
    '•按期完成'
    """
    return text.translate(_CLEANED) if _UNCLEAN.search(text) else text


def named(character: str) -> str:
    """A character and its number, for it may be invisible: “😀”（U+1F600）."""
    shown = f"“{character}”" if character.isprintable() and not "\ue000" <= character <= "\uf8ff" else ""
    return say("Printable", "{sign}（U+{number}）").format(sign=shown, number=f"{ord(character):04X}")
