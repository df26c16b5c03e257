"""The names that the meaning model learns, in the order of its outputs."""

from __future__ import annotations

MOVES = (
    "greeting", "introduction", "thanks", "apology", "acknowledgement", "restatement", "ownership",
    "reassurance", "refocus", "question", "explanation", "action", "instruction", "solution", "timeframe",
    "refusal", "handoff", "hold", "further_help", "signoff",
)  # fmt: skip

CUES = (
    "language/negative-phrasing", "language/blame", "language/blame-shifting", "language/rude",
    "language/commanding", "language/dead-end", "language/disparages-company", "template/robotic",
    "echo/meaningless", "acknowledgement/late", "tone/over-cheerful", "tone/cold", "clarity/jargon",
    "clarity/interrogation", "clarity/hard-to-read", "time/vague", "time/missing", "time/hold-unasked",
    "ownership/unowned", "ownership/bluffing", "ownership/approval-stall", "channel/personal-data",
    "channel/needless-handoff",
)  # fmt: skip
"""Flaws that live in the wording of a sentence."""

FLAGS = (
    *CUES, "acknowledgement/missing", "acknowledgement/missing-thanks", "acknowledgement/missing-reassurance",
    "acknowledgement/ignored-question", "template/untailored", "template/unfilled",
    "structure/missing-greeting", "structure/missing-signoff", "structure/missing-further-help",
    "structure/missing-next-step", "tone/shouting", "clarity/unasked-question", "channel/too-long",
)  # fmt: skip
"""All flaws, judged on the whole draft."""

STAGES = ("control", "acknowledge", "refocus", "problem_solve")
EMOTIONS = ("pleased", "calm", "worried", "frustrated", "angry")
ASPECTS = ("vague", "clear", "urgent", "abusive", "complaint", "churn", "question")
"""Yes-or-no qualities of the customer's message."""

SENTENCE = (*MOVES, *CUES)
DRAFT = (*FLAGS, *STAGES, "quality")

CHANNELS = ("email", "chat", "social", "phone")
FRAME = ("greeting", "signoff", "further_help", "thanks")
"""Moves that some channels expect and others do not."""
