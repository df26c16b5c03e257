"""The files of a model, held against the checksums recorded beside them before anything is loaded."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from replycoach.errors import ModelError

SUMS = "SHA256SUMS"
"""The record in a model's folder, in the form that ``sha256sum -c`` reads."""


def seal(folder: Path) -> None:
    """Record the checksums of all files of a model."""
    lines = [f"{sha256(content).hexdigest()}  {name}\n" for name, content in _files(folder).items()]
    (folder / SUMS).write_text("".join(lines), "utf-8", newline="\n")


def opened(folder: Path) -> dict[str, bytes]:
    """The files of a sealed model by name, as they were when they were checked.

    Raises `ModelError` where there is no record, and for a file that is missing, was added, or is not as it was recorded.
    """
    try:
        recorded = dict(line.split("  ", 1)[::-1] for line in (folder / SUMS).read_text("utf-8").splitlines())
        files = _files(folder)
    except (OSError, ValueError) as error:
        raise ModelError(f"The model in {folder} cannot be read: {error}. Reinstall replycoach.") from error
    for name in sorted(recorded.keys() | files.keys()):
        if name not in files or sha256(files[name]).hexdigest() != recorded.get(name):
            raise ModelError(f"{folder / name} is damaged: its checksum is not the recorded one. Reinstall replycoach.")
    return files


def _files(folder: Path) -> dict[str, bytes]:
    """All files but the record, and but hidden ones, which some systems leave in every folder."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {
        name: (folder / name).read_bytes() for name in names if name != SUMS and not Path(name).name.startswith(".")
    }
