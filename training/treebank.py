"""Read the English Web Treebank: sentences of tokens whose text can be put together again exactly."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sentence:
    """One sentence: parallel lists, with heads as positions in the sentence (a root is its own head)."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    morphs: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True))


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a gzipped CoNLL-U file, multiword tokens ("don't") as their parts ("do", "n't")."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        for line in lines:
            if line.strip():
                if not line.startswith("#"):
                    rows.append(line.rstrip("\n").split("\t"))
            elif rows:
                yield _sentence(rows)
                rows = []
        if rows:
            yield _sentence(rows)


def _sentence(rows: list[list[str]]) -> Sentence:
    sentence = Sentence()
    surface, last_part = "", 0
    for number, form, lemma, pos, tag, morph, head, dep, _, misc in rows:
        space = "SpaceAfter=No" not in misc
        if "-" in number:
            surface, last_part, space_after_parts = form, int(number.split("-")[1]), space
            continue
        if "." in number:
            continue
        index = int(number)
        if index < last_part:
            space = False
            if surface.lower().startswith(form.lower()):
                form, surface = surface[: len(form)], surface[len(form) :]
        elif index == last_part:
            space = space_after_parts
            form = surface or form
        sentence.words.append(form)
        sentence.spaces.append(space)
        sentence.lemmas.append(form if lemma == "_" and form != "_" else lemma)
        sentence.tags.append(tag)
        sentence.pos.append(pos)
        sentence.morphs.append("" if morph == "_" else morph)
        sentence.heads.append(int(head) - 1 if head != "0" else index - 1)
        sentence.deps.append("ROOT" if dep == "root" else dep)
    sentence.spaces[-1] = False
    return sentence
