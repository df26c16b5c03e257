"""The spaCy pipeline of the grammar: its tokenizer, its lemmas, and loading it.

Importing this module imports spaCy, which takes a second or two: import it only when a sentence must be parsed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_suffix_regex
from spacy.vectors import Vectors  # type: ignore[import-not-found]

from replycoach.errors import ModelError
from replycoach.reading import sealed

MODEL = Path(__file__).parent / "model" / "grammar"
VECTORS = "vectors.npz"

NOT_CONTRACTIONS = ("id", "Id", "wed", "Wed")
"""Words that spaCy takes for contractions ("i'd", "we'd"); in support text they are something else."""
WHOLE = ("etc.", "Ft.", "Lt.", "approx.", "incl.", "tel.", "ext.", "Tel.", "Ext.")
"""Abbreviations that keep their full stop."""
PREFIXES = ("e", "non", "pre", "re", "anti", "co", "ex", "mid", "multi", "post", "pro", "semi", "un")
"""What a hyphen does not cut off: "e-mail", "pre-order" and "re-send" are one word, as in the treebank."""

INFLECTED: Mapping[str, str] = {
    "NNS": "NOUN",
    "VBD": "VERB",
    "VBG": "VERB",
    "VBN": "VERB",
    "VBZ": "VERB",
    "JJR": "ADJ",
    "JJS": "ADJ",
    "RBR": "ADV",
    "RBS": "ADV",
}
"""The tags whose lemma is another form, and the part of speech under which lemminflect keeps it."""
AS_WRITTEN = frozenset({"NNP", "NNPS", "FW", "ADD", "SYM", "LS"})
"""The tags whose lemma keeps its capitals."""


def load(path: Path | None = None) -> Language:
    """Load the grammar that ships with the package, or another pipeline saved in a folder.

    The grammar sets tags, parts of speech, morphology, dependencies (Universal Dependencies) and lemmas. Its files are held against
    their checksums first, where the folder has some.
    """
    folder = path or MODEL
    try:
        if folder == MODEL or (folder / sealed.SUMS).exists():
            sealed.opened(folder)
        nlp = spacy.load(folder)
        if (folder / VECTORS).exists():
            add_vectors(nlp, folder / VECTORS)
        return nlp
    except (OSError, ValueError, KeyError) as error:
        message = f"The grammar in {folder} cannot be loaded: reinstall replycoach, or give another pipeline."
        raise ModelError(message) from error


def add_vectors(nlp: Language, path: Path) -> None:
    """Give the pipeline its word vectors, kept in eight bits a number (a quarter of what spaCy would write)."""
    with np.load(path) as stored:
        words = bytes(stored["words"]).decode("utf-8").split("\n")
        data = stored["numbers"].astype(np.float32) * stored["scales"]
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=data, keys=words, name="distilled", attr="LOWER")


def save_vectors(path: Path, words: list[str], numbers: NDArray[np.int8], scales: NDArray[np.float32]) -> None:
    """Write word vectors for `add_vectors`: `words` in lower case, a row of `numbers` each, a scale a column."""
    coded = np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)
    np.savez_compressed(path, words=coded, numbers=numbers, scales=scales)


def blank() -> Language:
    """Return a pipeline that only cuts English text into tokens, as the grammar does.

    >>> [token.text for token in blank()("My order id isnt in the e-mail!!")]
    ['My', 'order', 'id', 'is', 'nt', 'in', 'the', 'e-mail', '!!']
    """
    return fit_tokenizer(spacy.blank("en"))


def fit_tokenizer(nlp: Language) -> Language:
    """Bring spaCy's English tokenizer nearer to the treebank and to what customers write; return the pipeline."""
    tokenizer: Any = nlp.tokenizer
    rules = {text: parts for text, parts in (tokenizer.rules or {}).items() if text not in NOT_CONTRACTIONS}
    rules |= {text: [{"ORTH": text}] for text in WHOLE}
    rules |= {text: [{"ORTH": text[:3]}, {"ORTH": text[3:]}] for text in ("wanna", "Wanna")}
    tokenizer.rules = rules
    guard = "".join(rf"(?<!\b{prefix})" for prefix in PREFIXES)
    infixes = [str(infix) for infix in nlp.Defaults.infixes or ()]
    guarded = [guard + infix if "(?:-|" in infix else infix for infix in infixes]
    tokenizer.infix_finditer = compile_infix_regex(guarded).finditer
    tokenizer.suffix_search = compile_suffix_regex([r"[!?]{2,}", *(nlp.Defaults.suffixes or ())]).search
    return nlp


class Lemmas:
    """Gives each token its lemma, by form and tag: from a table learned from the treebank, else by lemminflect."""

    def __init__(self, table: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self.table = table or {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token."""
        for token in doc:
            token.lemma_ = self.lemma(token.text, token.tag_)
        return doc

    def lemma(self, form: str, tag: str) -> str:
        """Return the lemma of a word form that has this (Penn Treebank) tag.

        >>> Lemmas().lemma("Parcels", "NNS"), Lemmas().lemma("Ana", "NNP"), Lemmas().lemma("The", "DT")
        ('parcel', 'Ana', 'the')
        """
        lower = form.lower()
        known = self.table.get(tag, {}).get(lower)
        if known is not None:
            return known
        pos = INFLECTED.get(tag)
        if pos is not None:
            return _inflected(lower, pos)
        return form if tag in AS_WRITTEN else lower

    def to_disk(self, path: Path | str, *, exclude: Any = ()) -> None:  # noqa: ARG002  (spaCy's signature)
        """Write the table as one JSON file."""
        text = json.dumps(self.table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        Path(path).with_suffix(".json").write_text(text, "utf-8")

    def from_disk(self, path: Path | str, *, exclude: Any = ()) -> Lemmas:  # noqa: ARG002  (spaCy's signature)
        """Read the table."""
        self.table = json.loads(Path(path).with_suffix(".json").read_text("utf-8"))
        return self


def _inflected(lower: str, pos: str) -> str:
    """Ask lemminflect, which loads its dictionary at the first call, so that most texts never need it."""
    from lemminflect import getLemma

    found: tuple[str, ...] = getLemma(lower, upos=pos)
    return found[0] if found and found[0] else lower


@Language.factory("replycoach_lemmas", assigns=["token.lemma"], requires=["token.tag"])
def make_lemmas(nlp: Language, name: str) -> Lemmas:  # noqa: ARG001  (spaCy's signature)
    """Make an empty component for spaCy, which then fills it from disk."""
    return Lemmas()
