"""What a reply's sentences do and how they land, read by one small trained encoder.

The customer's message is read first, on its own; the reply is then read with the customer in view. So one message can
be read once and kept while its answer is being written. Most layers read each sentence of the reply by itself, and only the
last reads them together; so an edit costs the few sentences around it, and that last layer. Each sentence is the mean of its words and every label is
linear in that mean, which tells for nothing which words carry a label. Only NumPy, ONNX Runtime and the tokenizer are
needed. One text is read at a time: it always gives the same numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from replycoach.errors import ModelError
from replycoach.reading import sealed
from replycoach.reading.carrying import Said

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from replycoach.profile import Strictness

    Floats = NDArray[np.float32]

HOME = Path(__file__).parent / "model" / "meaning"
CLS, SEP = 101, 102
CUSTOMER_TOKENS = 128
FRAME = 4
"""Tokens around the sentences of a reply: its marker, the channel, a colon and the end."""
REPLY_TOKENS = 352
REMEMBERED = 16
"""Messages and stretches of drafts whose reading is kept; each takes about a megabyte."""
BLOCKS = 128
"""Blocks whose reading is kept; each takes about sixty kilobytes."""
SENTENCES = 512
"""Sentences whose tokens are kept."""
BLOCK, PARAGRAPH = 32, 12
"""Tokens from which a block is full, anywhere and before a new paragraph: many small ones cost more than a few."""
ORDERS = 32
"""Sentences are counted up to here, from either end; 0 is what belongs to none."""

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


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


@dataclass(frozen=True)
class SentenceMeaning:
    """One sentence: its moves and the cues of flaws in its wording, as probabilities, and its vector."""

    start: int
    end: int
    moves: Mapping[str, float]
    cues: Mapping[str, float]
    vector: Floats = field(repr=False)
    _said: Said = field(repr=False)

    def carrying(self, cue: str) -> tuple[int, int]:
        """Where in the reply the words are that carry this cue: the clauses whose words add most to it."""
        return self._said.carrying((self.start, self.end), list(self.cues).index(cue))


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
    """A customer's message as the encoder keeps it: what the near and the far layers look back on."""

    near: Floats
    far: Floats
    marker: Floats
    mean: Floats
    size: int


_Block = tuple[tuple[int, ...], ...]
"""The tokens of neighbouring sentences, which the near layers are given at once though none sees another."""


class _Window(NamedTuple):
    """Some whole sentences of a reply, by their numbers, and the tokens of each, in blocks."""

    numbers: tuple[int, ...]
    blocks: tuple[_Block, ...]


class _Coded(NamedTuple):
    """A sentence as tokens, and where each stands in the reply."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    begins: bool
    """Whether it begins a paragraph."""


class Meaning:
    """The trained model, loaded once.

    >>> meaning = Meaning.load()
    >>> said = meaning.read_reply("You should have read the manual.", [(0, 32)], "My kettle leaks.", "email")
    >>> sorted(said.carp)
    ['acknowledge', 'control', 'problem_solve', 'refocus']
    """

    def __init__(
        self, near: InferenceSession, far: InferenceSession, tokenizer: Tokenizer, heads: Mapping[str, Floats],
        meta: Mapping[str, Any],
    ) -> None:  # fmt: skip
        self._near, self._far, self._tokenizer, self._heads, self._meta = near, far, tokenizer, heads, meta
        self._moves, self._cues, self._flags = (list(meta[key]) for key in ("moves", "cues", "flags"))
        self._scale = {key: np.array(value, dtype=np.float64) for key, value in meta["scale"].items()}
        self._nothing = np.zeros((meta["layers"], 2, 1, meta["heads"], 0, meta["head_size"]), dtype=np.float32)
        self._message = lru_cache(maxsize=REMEMBERED)(self._read_message)
        self._frame = lru_cache(maxsize=REMEMBERED)(self._read_frame)
        self._tokens = lru_cache(maxsize=SENTENCES)(self._encoded)
        self._alone = lru_cache(maxsize=BLOCKS)(self._read_alone)
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
        near, far = (
            InferenceSession(files[name], options, providers=["CPUExecutionProvider"])
            for name in ("near.onnx", "far.onnx")
        )
        tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        with np.load(BytesIO(files["heads.npz"]), allow_pickle=False) as stored:
            heads = {name: stored[name].astype(np.float32) for name in stored.files}
        return cls(near, far, tokenizer, heads, json.loads(files["meta.json"]))

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
        for kept in (self._message, self._frame, self._tokens, self._alone, self._hidden):
            kept.cache_clear()

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
        tokens: list[Floats] = [np.zeros((0, len(message.mean)), dtype=np.float32)] * len(sentences)
        coded = list(self._coded(reply, sentences))
        markers, means, sizes = [], [], []
        for window in self._windows(coded, self._meta["positions"] - message.size):
            hidden = self._hidden(window.blocks, channel, customer)
            markers.append(hidden[0])
            means.append(hidden.mean(0))
            sizes.append(len(hidden))
            said = [ids for block in window.blocks for ids in block]
            at = len(hidden) - sum(map(len, said))
            for n, ids in zip(window.numbers, said, strict=True):
                if len(ids) > len(tokens[n]):
                    tokens[n] = hidden[at : at + len(ids)]
                    vectors[n] = tokens[n].mean(0)
                at += len(ids)
        weights = np.array(sizes, dtype=np.float32)[:, None] / sum(sizes)
        logits = vectors @ self._heads["sentence_weight"].T + self._heads["sentence_bias"]
        top = logits.max(0) if len(sentences) else np.full(len(self._moves) + len(self._cues), -8.0, dtype=np.float32)
        whole = self._whole(
            (np.array(markers) * weights).sum(0), (np.array(means) * weights).sum(0), message.mean, top, channel
        )
        return ReplyMeaning(
            tuple(
                self._sentence(reply, span, vectors[n], tokens[n], coded[n].offsets, logits[n])
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
        offsets: tuple[tuple[int, int], ...], logits: Floats,
    ) -> SentenceMeaning:  # fmt: skip
        odds = _scaled(logits[:, None], self._scale["sentence"]).tolist()
        return SentenceMeaning(
            start=span[0],
            end=span[1],
            moves=dict(zip(self._moves, odds, strict=False)),
            cues=dict(zip(self._cues, odds[len(self._moves) :], strict=True)),
            vector=vector,
            _said=Said(reply, tokens, offsets[: len(tokens)], self._heads["sentence_weight"][len(self._moves) :]),
        )

    def _read_message(self, text: str) -> _Message:
        ids = self._tokenizer.encode(text.translate(STRAIGHT), add_special_tokens=False).ids
        head = CUSTOMER_TOKENS * 5 // 8
        if len(ids) > CUSTOMER_TOKENS:
            ids = ids[:head] + ids[head - CUSTOMER_TOKENS :]
        ids = [CLS, *ids, SEP]
        layers = self._meta["near"]
        alone, near = self._run_near(ids, np.arange(len(ids)), 0, self._nothing[:layers], _everything(len(ids)))
        hidden, far = self._run_far(alone, np.zeros((2, 1, len(ids)), dtype=np.int64), self._nothing[layers:])
        return _Message(near, far, hidden[0], hidden.mean(0), len(ids))

    def _read_frame(self, channel: str, customer: str) -> tuple[Floats, Floats, int]:
        """What stands around every reply, as its sentences see it, with the message before it."""
        message = self._message(customer)
        ids = [CLS, *self._tokenizer.encode(f"{channel}:", add_special_tokens=False).ids, SEP]
        size, end = message.size, message.size + len(ids)
        alone, past = self._run_near(ids, np.arange(size, end), 1, message.near, _everything(len(ids)))
        return alone, np.concatenate([message.near, past], 4), end

    def _read_alone(self, block: _Block, channel: str, customer: str) -> Floats:
        """Sentences without their neighbours."""
        _, past, place = self._frame(channel, customer)
        ids = [one for sentence in block for one in sentence]
        of = np.repeat(np.arange(len(block)), [len(sentence) for sentence in block])
        places = np.concatenate([np.arange(place, place + len(sentence)) for sentence in block])
        return self._run_near(ids, places, 1, past, of[:, None] == of)[0]

    def _read_window(self, blocks: tuple[_Block, ...], channel: str, customer: str) -> Floats:
        """The frame's tokens and the sentences', all seen together."""
        frame, _, _ = self._frame(channel, customer)
        sizes = [len(ids) for block in blocks for ids in block]
        first = np.repeat(np.arange(len(sizes)), sizes)
        order = np.zeros((2, 1, len(frame) + len(first)), dtype=np.int64)
        order[:, 0, len(frame) :] = np.minimum(np.stack([first, len(sizes) - 1 - first]) + 1, ORDERS - 1)
        alone = np.concatenate([frame, *(self._alone(block, channel, customer) for block in blocks if any(block))])
        return self._run_far(alone, order, self._message(customer).far)[0]

    def _run_near(
        self, ids: Sequence[int], places: NDArray[np.int64], kind: int, past: Floats, sees: NDArray[np.bool_]
    ) -> tuple[Floats, Floats]:
        """What the near layers make of some tokens; `sees` tells which of them each token sees besides all of the past."""
        before = np.ones((len(ids), past.shape[4]), dtype=bool)
        feed = {
            "ids": np.array([ids], dtype=np.int64),
            "places": places[None],
            "types": np.full((1, len(ids)), kind, dtype=np.int64),
            "past": past,
            "sees": np.concatenate([before, sees], 1),
        }
        tokens, present = self._near.run(["tokens", "present"], feed)
        return tokens, present

    def _run_far(self, alone: Floats, order: NDArray[np.int64], past: Floats) -> tuple[Floats, Floats]:
        tokens, present = self._far.run(["tokens", "present"], {"alone": alone[None], "order": order, "past": past})
        return tokens, present

    def _encoded(self, sentence: str) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
        """A sentence's tokens, and where in it they stand."""
        coded = self._tokenizer.encode(sentence.translate(STRAIGHT), add_special_tokens=False)
        return tuple(coded.ids), tuple(coded.offsets)

    def _coded(self, reply: str, sentences: Sequence[tuple[int, int]]) -> Iterator[_Coded]:
        last = 0
        for start, end in sentences:
            ids, places = self._tokens(reply[start:end])
            offsets = tuple((start + a, start + b) for a, b in places)
            yield _Coded(ids, offsets, reply.count("\n", last, start) > 1)
            last = end

    def _windows(self, coded: Sequence[_Coded], room: int) -> list[_Window]:
        """The reply in pieces of whole sentences that fit the encoder; a piece begins with the last one's end."""
        room = min(room, REPLY_TOKENS) - FRAME
        pieces: list[list[int]] = [[]]
        sizes = [min(len(one.ids), room) for one in coded]
        for n, size in enumerate(sizes):
            if pieces[-1] and sum(sizes[m] for m in pieces[-1]) + size > room:
                last = pieces[-1][-1]
                pieces.append([last] if len(pieces[-1]) > 1 and sizes[last] + size <= room else [])
            pieces[-1].append(n)
        return [_Window(tuple(piece), _blocks([coded[n] for n in piece], room)) for piece in pieces]


def _blocks(coded: Sequence[_Coded], room: int) -> tuple[_Block, ...]:
    """Neighbouring sentences in blocks; an edit changes no other block, or only those up to the end of the paragraph."""
    blocks: list[list[tuple[int, ...]]] = []
    size = BLOCK
    for one in coded:
        if size >= BLOCK or (one.begins and size >= PARAGRAPH):
            blocks.append([])
            size = 0
        blocks[-1].append(one.ids[:room])
        size += len(one.ids)
    return tuple(map(tuple, blocks))


def _everything(size: int) -> NDArray[np.bool_]:
    return np.ones((size, size), dtype=bool)


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
