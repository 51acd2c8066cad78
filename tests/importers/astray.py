"""Reading processes gone astray: the real one, with one reader replaced by something no library should do."""

from __future__ import annotations

import sys

BEGIN = "import sys; sys.path[:] = {places!r}\nfrom desktop import importers\nfrom desktop.importers import serve\n"
END = "\nserve.importers.load = astray\nsys.exit(serve.main())\n"

READERS = {
    "abort": "import os; os.abort()",
    "leave": "import os; os._exit(3)",
    "hang": "while True: pass",
    "eat": "held = [bytearray(1_000_000) for _ in range(3_000)]",
    "eat outside Python": "import ctypes; ctypes.memset(ctypes.pythonapi.PyMem_RawMalloc(2**31), 0, 2**31)",
    "fail": "raise KeyError('a mistake inside a library')",
    "recurse": "astray(path)",
    "talk": "import os; os.write(answers.fileno(), b'x' * 20_000_000)",
    "answer nonsense": "import os; os.write(answers.fileno(), b'{\"got\": [[[{}]]]}\\n' * 2)",
    "answer in depth": "import os; os.write(answers.fileno(), b'[' * 100_000 + b'\\n')",
    "refuse without words": 'import os; os.write(answers.fileno(), b\'{"refused": "FILE_LOCKED", "context": {}}\\n\')',
    "start a program": "import subprocess; subprocess.run(['true'])",
    "fill the disk": "open(asked_file, 'wb').write(bytes(20_000_000))",
}


def start(reader: str, written: str = "") -> list[str]:
    """How to start a process with one of ``READERS``; ``written`` is the file it tries to fill."""
    body = f"""
import gc, io
answers = None
def astray(path):
    global answers
    asked_file = {written!r}
    streams = [one for one in gc.get_objects() if isinstance(one, io.BufferedWriter)]
    numbers = [getattr(one, "name", 0) for one in streams]  # a module being compiled meanwhile is written by its path
    answers = next(one for one, name in zip(streams, numbers) if isinstance(name, int) and name > 2)
    {READERS[reader]}
"""
    places = [place for place in sys.path if place]
    return [sys.executable, "-P", "-X", "utf8", "-c", BEGIN.format(places=places) + body + END]
