"""What a reply's sentences do and how they land, read by one small trained encoder.

The customer's message is read first, on its own; the reply is then read with the customer in view. So one message can
be read once and kept while its answer is being written. Each sentence is the mean of its words and every label is
linear in that mean, which tells for nothing which words carry a label. Only NumPy, ONNX Runtime and the tokenizer are
needed. One text is read at a time: it always gives the same numbers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from replycoach.errors import ModelError
from replycoach.reading import sealed

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from replycoach.profile import Strictness

    Floats = NDArray[np.float32]

HOME = Path(__file__).parent / "model" / "meaning"
CLS, SEP = 101, 102
CUSTOMER_TOKENS = 128
REPLY_TOKENS = 352
REMEMBERED = 16
"""Messages and stretches of drafts whose reading is kept; each takes about a megabyte."""

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
CLAUSE_STARTS = re.compile(
    r"(?<=[,;:.!?()–—])\s+|\s[-–—]\s|(?<!\s)\s+(?=(?:and|but|so|because|which|if|when|or)\s)", re.IGNORECASE
)


@dataclass(frozen=True)
class CustomerMeaning:
    """How the customer feels and what kind of message it is, as probabilities."""

    emotion: Mapping[str, float]
    vague: float
    clear: float
    urgent: float
    abusive: float
    complaint: float
    churn: float
    question: float


@dataclass(frozen=True, slots=True)
class _Said:
    """The tokens of one sentence, from which it is worked out which words carry a cue, when somebody asks."""

    reply: str
    tokens: Floats
    offsets: tuple[tuple[int, int], ...]
    weights: Floats
    """What each cue makes of a token: (cues, size)."""

    def words(self) -> tuple[list[tuple[int, int]], list[list[int]]]:
        """The words, and the rows of the tokens that each is made of."""
        words: list[tuple[int, int]] = []
        rows: list[list[int]] = []
        for row, (start, end) in enumerate(self.offsets):
            if words and words[-1][1] == start and not self.reply[start - 1].isspace():
                words[-1] = (words[-1][0], end)
                rows[-1].append(row)
            else:
                words.append((start, end))
                rows.append([row])
        return words, rows

    def adds(self, rows: list[list[int]], cue: int) -> Floats:
        """What each word adds to a cue."""
        adds = (self.tokens @ self.weights.T)[:, cue]
        return np.array([adds[own].max() for own in rows], dtype=np.float32)


@dataclass(frozen=True)
class SentenceMeaning:
    """One sentence: its moves and the cues of flaws in its wording, as probabilities, and its vector."""

    start: int
    end: int
    moves: Mapping[str, float]
    cues: Mapping[str, float]
    vector: Floats = field(repr=False)
    _said: _Said = field(repr=False)

    def carrying(self, cue: str) -> tuple[int, int]:
        """Where in the reply the words are that carry this cue: the clauses whose words add most to it."""
        words, rows = self._said.words()
        if len(words) < FEW_WORDS:
            return self.start, self.end
        adds = self._said.adds(rows, list(self.cues).index(cue))
        first, last = _richest_run(adds - adds.mean() + SLACK * adds.std())
        start, end = words[first][0], words[last][1]
        clauses = _clauses(self._said.reply, (self.start, self.end))
        covered = [(a, b) for a, b in clauses if min(end, b) - max(start, a) > COVERED * (b - a)]
        if covered:
            start, end = min(start, covered[0][0]), max(end, covered[-1][1])
        return start, end


FEW_WORDS = 6
"""A sentence shorter than this is shown whole."""

SLACK = 0.5
"""How far below its sentence's mean a word may be (in standard deviations) and still belong to the run."""

COVERED = 0.4
"""The share of a clause that must be in the run for the whole clause to be shown."""


@dataclass(frozen=True)
class ReplyMeaning:
    """The reply as a whole: its sentences, flaws by rule id and CARP stages as probabilities, and how good it is (1–5)."""

    sentences: tuple[SentenceMeaning, ...]
    flags: Mapping[str, float]
    carp: Mapping[str, float]
    quality: float

    @property
    def vector(self) -> Floats:
        """The sentences' vectors, one row each."""
        return np.array([s.vector for s in self.sentences], dtype=np.float32)


class _Message(NamedTuple):
    """A customer's message as the encoder keeps it."""

    past: Floats
    marker: Floats
    mean: Floats
    size: int


class _Window(NamedTuple):
    """Some whole sentences of a reply, as tokens; `sentence` and the offsets are per token, -1 outside sentences."""

    ids: list[int]
    sentence: list[int]
    offsets: list[tuple[int, int]]


class Meaning:
    """The trained model, loaded once.

    >>> meaning = Meaning.load()
    >>> said = meaning.read_reply("You should have read the manual.", [(0, 32)], "My kettle leaks.", "email")
    >>> sorted(said.carp)
    ['acknowledge', 'control', 'problem_solve', 'refocus']
    """

    def __init__(
        self, session: InferenceSession, tokenizer: Tokenizer, heads: Mapping[str, Floats], meta: Mapping[str, Any]
    ) -> None:
        self._session, self._tokenizer, self._heads, self._meta = session, tokenizer, heads, meta
        self._moves, self._cues, self._flags = (list(meta[key]) for key in ("moves", "cues", "flags"))
        self._scale = {key: np.array(value, dtype=np.float64) for key, value in meta["scale"].items()}
        self._nothing = np.zeros((meta["layers"], 2, 1, meta["heads"], 0, meta["head_size"]), dtype=np.float32)
        self._message = lru_cache(maxsize=REMEMBERED)(self._read_message)
        self._hidden = lru_cache(maxsize=REMEMBERED)(self._read_window)

    @classmethod
    def load(cls, path: Path | None = None) -> Meaning:
        """The model that ships with the package, or the one in the folder `path`; its files are checked first."""
        files = sealed.opened(path or HOME)
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        session = InferenceSession(files["encoder.onnx"], options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        with np.load(BytesIO(files["heads.npz"]), allow_pickle=False) as stored:
            heads = {name: stored[name].astype(np.float32) for name in stored.files}
        return cls(session, tokenizer, heads, json.loads(files["meta.json"]))

    def threshold(self, label: str, strictness: Strictness = "balanced") -> float:
        """The probability from which a label counts as there.

        Labels are ``move/<move>``, a rule id (a cue in one sentence), ``draft/<rule id>`` (a flaw of the whole draft),
        ``carp/<stage>`` and ``customer/<aspect>``.
        """
        try:
            return float(self._meta["thresholds"][label][strictness]["cut"])
        except KeyError:
            raise ModelError(f"The meaning model knows no label {label!r} at strictness {strictness!r}.") from None

    def forget(self) -> None:
        """Drop the messages and drafts kept for the next draft of the same answer."""
        self._message.cache_clear()
        self._hidden.cache_clear()

    def read_customer(self, text: str) -> CustomerMeaning:
        """How the customer feels and what kind of message this is; it does not depend on any reply."""
        message = self._message(text)
        out = (
            self._heads["customer_weight"] @ np.concatenate([message.marker, message.mean])
            + self._heads["customer_bias"]
        )
        emotions, aspects = self._meta["emotions"], self._meta["aspects"]
        temperature, *shift = self._scale["emotion"]
        odds = out[: len(emotions)] / temperature + np.array(shift)
        shares = np.exp(odds - odds.max())
        holds = _scaled(out[len(emotions) :, None], self._scale["aspects"])
        return CustomerMeaning(
            emotion=dict(zip(emotions, (shares / shares.sum()).tolist(), strict=True)),
            **dict(zip(aspects, holds.tolist(), strict=True)),
        )

    def read_reply(
        self, reply: str, sentences: Sequence[tuple[int, int]], customer: str = "", channel: str = "email"
    ) -> ReplyMeaning:
        """The meaning of each sentence (given by its start and end in `reply`) and of the whole."""
        message = self._message(customer)
        vectors = np.zeros((len(sentences), len(message.mean)), dtype=np.float32)
        places: list[list[tuple[int, int]]] = [[]] * len(sentences)
        tokens: list[Floats] = [np.zeros((0, len(message.mean)), dtype=np.float32)] * len(sentences)
        markers, means, sizes = [], [], []
        for window in self._windows(reply, sentences, channel, self._meta["positions"] - message.size):
            hidden = self._hidden(tuple(window.ids), customer)
            of = np.array(window.sentence)
            markers.append(hidden[0])
            means.append(hidden.mean(0))
            sizes.append(len(window.ids))
            for n in np.unique(of[of >= 0]):
                here = np.flatnonzero(of == n)
                if len(here) > len(tokens[n]):
                    tokens[n], vectors[n] = hidden[here], hidden[here].mean(0)
                    places[n] = [window.offsets[i] for i in here]
        weights = np.array(sizes, dtype=np.float32)[:, None] / sum(sizes)
        logits = vectors @ self._heads["sentence_weight"].T + self._heads["sentence_bias"]
        top = logits.max(0) if len(sentences) else np.full(len(self._moves) + len(self._cues), -8.0, dtype=np.float32)
        whole = self._whole(
            (np.array(markers) * weights).sum(0), (np.array(means) * weights).sum(0), message.mean, top, channel
        )
        return ReplyMeaning(
            tuple(
                self._sentence(reply, span, vectors[n], tokens[n], places[n], logits[n])
                for n, span in enumerate(sentences)
            ),
            *whole,
        )

    def _whole(
        self, marker: Floats, mean: Floats, customer: Floats, top: Floats, channel: str
    ) -> tuple[dict[str, float], dict[str, float], float]:
        """Flags, stages and quality of the draft. The inputs are those of training/encoder.py."""
        heads, cues, flags = self._heads, len(self._cues), len(self._flags)
        features = np.concatenate([marker, mean, customer, 1 / (1 + np.exp(-top))])
        inner = heads["draft_in_weight"] @ features + heads["draft_in_bias"]
        out = heads["draft_out_weight"] @ _gelu(inner) + heads["draft_out_bias"]
        loudest = top[len(self._moves) :]
        out[:cues] += heads["lift"] * loudest
        by_cue = _scaled(np.stack([out[:cues], loudest], 1), self._scale["draft_cues"])
        made = 1 / (1 + np.exp(-top[: len(self._moves)]))
        here = np.array([channel == name for name in self._meta["channels"]], dtype=np.float32)
        around = np.concatenate([made, here, np.outer(here, made[self._meta["frame"]]).ravel()])
        others = _scaled(out[cues:flags, None], self._scale["draft_others"], around)
        stages = _scaled(out[flags:-1, None], self._scale["stages"], around)
        return (
            dict(zip(self._flags, [*by_cue.tolist(), *others.tolist()], strict=True)),
            dict(zip(self._meta["stages"], stages.tolist(), strict=True)),
            float(1 + 4 / (1 + np.exp(-out[-1]))),
        )

    def _sentence(
        self, reply: str, span: tuple[int, int], vector: Floats, tokens: Floats,
        offsets: list[tuple[int, int]], logits: Floats,
    ) -> SentenceMeaning:  # fmt: skip
        odds = _scaled(logits[:, None], self._scale["sentence"]).tolist()
        return SentenceMeaning(
            start=span[0],
            end=span[1],
            moves=dict(zip(self._moves, odds, strict=False)),
            cues=dict(zip(self._cues, odds[len(self._moves) :], strict=True)),
            vector=vector,
            _said=_Said(reply, tokens, tuple(offsets), self._heads["sentence_weight"][len(self._moves) :]),
        )

    def _read_message(self, text: str) -> _Message:
        ids = self._tokenizer.encode(text.translate(STRAIGHT), add_special_tokens=False).ids
        head = CUSTOMER_TOKENS * 5 // 8
        if len(ids) > CUSTOMER_TOKENS:
            ids = ids[:head] + ids[head - CUSTOMER_TOKENS :]
        hidden, past = self._run([CLS, *ids, SEP], 0, 0, self._nothing)
        return _Message(past, hidden[0], hidden.mean(0), len(ids) + 2)

    def _read_window(self, ids: tuple[int, ...], customer: str) -> Floats:
        message = self._message(customer)
        return self._run(ids, message.size, 1, message.past)[0]

    def _run(self, ids: Sequence[int], place: int, kind: int, past: Floats) -> tuple[Floats, Floats]:
        size = len(ids)
        feed = {
            "ids": np.array([ids], dtype=np.int64),
            "places": np.arange(place, place + size, dtype=np.int64)[None],
            "types": np.full((1, size), kind, dtype=np.int64),
            "past": past,
        }
        tokens, present = self._session.run(["tokens", "present"], feed)
        return tokens, present

    def _windows(self, reply: str, sentences: Sequence[tuple[int, int]], channel: str, room: int) -> list[_Window]:
        """The reply in pieces of whole sentences that fit the encoder; a piece begins with the last one's end."""
        head = [CLS, *self._tokenizer.encode(f"{channel}:", add_special_tokens=False).ids]
        room = min(room, REPLY_TOKENS) - len(head) - 1
        pieces: list[list[int]] = [[]]
        coded = [self._tokenizer.encode(reply[a:b].translate(STRAIGHT), add_special_tokens=False) for a, b in sentences]
        sizes = [min(len(c.ids), room) for c in coded]
        for n, size in enumerate(sizes):
            if pieces[-1] and sum(sizes[m] for m in pieces[-1]) + size > room:
                last = pieces[-1][-1]
                pieces.append([last] if len(pieces[-1]) > 1 and sizes[last] + size <= room else [])
            pieces[-1].append(n)
        windows = []
        for piece in pieces:
            ids, where, offsets = list(head), [-1] * len(head), [(0, 0)] * len(head)
            for n in piece:
                ids += coded[n].ids[:room]
                where += [n] * sizes[n]
                offsets += [(sentences[n][0] + a, sentences[n][0] + b) for a, b in coded[n].offsets[:room]]
            windows.append(_Window([*ids, SEP], [*where, -1], [*offsets, (0, 0)]))
        return windows


def _scaled(
    logits: NDArray[Any], weights: NDArray[np.float64], around: NDArray[Any] | None = None
) -> NDArray[np.float64]:
    """Calibrated probabilities: a logistic function of each label's logits and of what is around, then the intercept."""
    own = logits.shape[1]
    z = (logits * weights[:, :own]).sum(1) + weights[:, -1]
    if around is not None:
        z = z + weights[:, own:-1] @ around
    return np.asarray(1 / (1 + np.exp(-z)))


def _gelu(x: Floats) -> Floats:
    """The exact Gaussian error linear unit."""
    return np.asarray(x * 0.5 * (1 + _erf(x / np.sqrt(2.0))), dtype=np.float32)


def _erf(x: Floats) -> Floats:
    """The error function within 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.asarray(np.sign(x) * (1 - series * np.exp(-x * x)), dtype=np.float32)


def _clauses(text: str, span: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The clauses of a sentence, roughly: cut at punctuation and before conjunctions.

    >>> [("You left it open, so it leaked"[a:b]) for a, b in _clauses("You left it open, so it leaked", (0, 30))]
    ['You left it open,', 'so it leaked']
    """
    gaps = [match.span() for match in CLAUSE_STARTS.finditer(text, *span)]
    starts, ends = [span[0], *(end for _, end in gaps)], [*(start for start, _ in gaps), span[1]]
    return tuple(zip(starts, ends, strict=True))


def _richest_run(adds: Floats) -> tuple[int, int]:
    """First and last index of the run with the largest sum.

    >>> _richest_run(np.array([-1.0, 2.0, -0.5, 3.0, -2.0]))
    (1, 3)
    """
    best, span, total, first = -np.inf, (0, 0), 0.0, 0
    for n, value in enumerate(adds.tolist()):
        if total <= 0:
            total, first = 0.0, n
        total += value
        if total > best:
            best, span = total, (first, n)
    return span
