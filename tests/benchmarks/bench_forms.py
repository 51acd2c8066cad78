"""How well forms of other provinces are read: precision, recall and F1 by layout, and what the documents claim.

    python tests/benchmarks/bench_forms.py [--held-back] [--show NAME] [--rubric ID]

The forms are those of ``tests/data/forms``, laid out anew each time. Without ``--held-back`` only the forms one may
look at while working are read; with it only the others, and nothing but sums is printed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.rubricfiles import load_folder  # noqa: E402
from tests.importers.forms import LAYOUTS, forms  # noqa: E402
from tests.importers.measure import Reading, measured  # noqa: E402


def main() -> int:
    """Print a line for each layout and the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-back", action="store_true")
    parser.add_argument("--show", default="")
    parser.add_argument("--layout", default="")
    parser.add_argument("--rubric", default="national-project-2020")
    arguments = parser.parse_args()
    rubric = load_folder(ROOT / "rubrics" / arguments.rubric)
    whole: list[Reading] = []
    with tempfile.TemporaryDirectory() as folder:
        for layout in LAYOUTS:
            if arguments.layout not in (layout, ""):
                continue
            found = [
                measured(form, layout, Path(folder), rubric)
                for form in forms()
                if form.held_back == arguments.held_back
                and arguments.show in form.name
                and not (layout == "sheet" and not any(block.boxes for block in form.blocks))
            ]
            whole += found
            print(f"{layout:14} {_sums(found)}")  # noqa: T201
            if not arguments.held_back:
                for one in found:
                    if one.wrong or one.lost or one.claims:
                        print(f"    {one.name}: wrong {one.wrong} lost {one.lost} {one.claims}"[:330])  # noqa: T201
    print(f"{'all':14} {_sums(whole)}")  # noqa: T201
    return 0


def _sums(found: list[Reading]) -> str:
    count: Counter[str] = Counter()
    for one in found:
        count.update(hits=one.hits, read=one.read, wanted=one.wanted, sure=one.sure_and_wrong)
        count.update({"documents": 1})
        count.update(f"wrong {claim}" for claim in one.claims)
    precision, recall = count["hits"] / max(count["read"], 1), count["hits"] / max(count["wanted"], 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    claims = " ".join(f"{name} {number}" for name, number in sorted(count.items()) if name.startswith("wrong"))
    return (
        f"precision {precision:.3f} recall {recall:.3f} F1 {both:.3f}; called exact but wrong {count['sure']}; "
        f"of {count['documents']} documents: {claims or 'all claims right'}"
    )


if __name__ == "__main__":
    sys.exit(main())
