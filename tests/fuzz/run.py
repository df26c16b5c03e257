"""Drive one target by coverage, with atheris: ``python tests/fuzz/run.py TARGET [libFuzzer options] [CORPUS …]``.

Without a target it names them all. Crashes land in the folder in which it is run; put one into ``corpus/TARGET`` once it is understood.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["replycoach"]):
    import outputs  # noqa: F401 (enters its targets)
    from targets import TARGETS


def main() -> None:
    """Fuzz the target that the first argument names."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        print("\n".join(TARGETS))
        return
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
