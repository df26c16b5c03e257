"""What was understood of a case, sentence by sentence: the answer to "why does it say that?"."""

from __future__ import annotations

from replycoach.formats.text import STAGE_NAMES, printable
from replycoach.model import STAGES
from replycoach.reading import Reading, Sentence

LEAST = 0.2
"""Moves and cues less likely than this are not shown."""


def render(reading: Reading) -> str:
    """The moves, cues and stages with their probabilities, as plain text; what counts as there is starred."""
    lines = []
    if reading.customer:
        odds = sorted(reading.customer.odds.items(), key=lambda item: -item[1])
        lines.append("customer   " + "  ".join(f"{name} {value:.2f}" for name, value in odds if value >= LEAST))
        lines += [f"  asks     {printable(' '.join(one.asks.split()))}" for one in reading.customer.questions]
        if reading.customer.reading.about:
            lines.append(f"  about    {printable(', '.join(reading.customer.reading.about))}")
    for sentence in reading.sentences:
        lines += ["", f"{sentence.index + 1:3}  {printable(' '.join(sentence.text.split()))}"]
        lines += [f"     {told}" for told in (_moves(sentence), _cues(sentence, reading)) if told]
    stages = [
        f"{STAGE_NAMES[stage]} {reading.carp_odds.get(stage, 0):.2f}{'*' if reading.performs(stage) else ''}"
        for stage in STAGES
    ]
    lines += ["", "CARP       " + "  ".join(stages)]
    draft = [
        f"{name} {value:.2f}{'*' if reading.likely(name) else ''}"
        for name, value in sorted(reading.flags.items(), key=lambda item: -item[1])
        if value >= LEAST
    ]
    lines.append("the draft  " + ("  ".join(draft) or "no flaw likely as a whole"))
    return "\n".join(lines) + "\n\n"


def _moves(sentence: Sentence) -> str:
    told = [
        f"{move} {value:.2f}{'*' if move in sentence.moves else ''}"
        for move, value in sorted(sentence.move_odds.items(), key=lambda item: -item[1])
        if value >= LEAST
    ]
    return f"moves  {'  '.join(told)}" if told else ""


def _cues(sentence: Sentence, reading: Reading) -> str:
    told = []
    for cue, value in sorted(sentence.cues.items(), key=lambda item: -item[1]):
        if value >= LEAST:
            start, end = sentence.carrying(cue)
            there = "*" if value >= reading.thresholds.threshold(cue, reading.strictness) else ""
            told.append(f"{cue} {value:.2f}{there} “{printable(' '.join(reading.text[start:end].split()))}”")
    return f"cues   {'; '.join(told)}" if told else ""
