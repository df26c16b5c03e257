"""What is promised in a sentence, by its grammar: the verb, and where its time can stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WAITS = frozenset("if once when unless until whenever".split())
"""What a deed waits for."""


def promised(doc: Doc) -> Token | None:
    """The last verb that is promised: after "will", or being done."""
    last, held = None, set()
    for token in doc:
        if (token.pos_ not in ("VERB", "AUX") and token.lower_ != "touch") or token.dep_ in (
            "aux",
            "cop",
            "aux:pass",
            "acl:relcl",
            "acl",
            "advcl",
            "auxpass",
        ):
            continue
        helpers = [child for child in token.children if child.dep_ in ("aux", "aux:pass", "cop")]
        will = any(helper.lower_ in ("will", "'ll", "shall", "’ll") for helper in helpers)
        doing = token.tag_ == "VBG" and any(
            helper.lemma_ == "be" and helper.tag_ in ("VBP", "VBZ") for helper in helpers
        )
        doing = doing and not _only_lasts(token)
        subject = next((child for child in token.children if child.dep_.startswith("nsubj")), None)
        shared = subject is None and token.dep_ in ("conj", "xcomp") and token.head.i in held and token.tag_ == "VB"
        if (
            (will or doing)
            and not (subject is not None and (subject.lower_ == "you" or _is_any(subject)))
            and not any(child.lower_ in ("not", "n't", "never") for child in token.children)
            and not (
                token.dep_ == "ccomp" and any(one.lower_ in ("not", "n't", "never") for one in token.head.children)
            )
            or shared
        ):
            last = token
            held.add(token.i)
    return last


def _only_lasts(verb: Token) -> bool:
    """Whether it tells what goes on just now, "calls are taking longer", "we're having trouble": nothing that gets done."""
    lasts = verb.lemma_.lower() == "take" and not any(
        child.dep_ in ("obj", "dobj", "nsubjpass") for child in verb.children
    )
    return lasts or verb.lemma_.lower() in ("experience", "face", "have", "see", "run", "receive")


def _is_any(subject: Token) -> bool:
    """Whether a subject is any of its kind, "incomplete forms": what happens to these is no promise in this case."""
    named = any(child.dep_.startswith(("det", "nmod", "poss", "nummod")) for child in subject.children)
    return subject.tag_ == "NNS" and not named and subject.dep_ != "conj" and subject.n_rights == 0


def end_of(doc: Doc, verb: Token) -> int:
    """The token after which the time of this verb can stand: the end of what hangs on it, before a subordinate clause."""
    stop = int(verb.right_edge.i) + 1
    for token in doc[verb.i + 1 : stop]:
        if token.text in (";", ":", "–", "—", ",", "(") or token.text[0] in ".!?…":
            return int(token.i)
        if token.lower_ in (
            "if",
            "because",
            "once",
            "when",
            "unless",
            "until",
            "while",
            "after",
            "before",
            "so",
            "but",
        ) and (token.i > verb.i + 1 or token.lower_ in WAITS):
            return int(token.i)
    return stop
