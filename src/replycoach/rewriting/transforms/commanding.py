"""Orders become requests: "You must send a photo." is "Could you send a photo, please?"; the condition and the reason stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from replycoach.model import Finding
from replycoach.reading import Reading
from replycoach.reading.grammar import is_command
from replycoach.rewriting.proposal import Proposal
from replycoach.rewriting.sentences import facts
from replycoach.rewriting.transforms._consequence import FIRST, once, softened
from replycoach.rewriting.transforms._joined import clause_before
from replycoach.rewriting.transforms._orders import (
    AND_YOU,
    BE_AT,
    IN_BY,
    NEED_YOU,
    PAY,
    PAYMENT,
    SHOULD,
    SO,
    STEP,
    YOU_DO,
    as_rule,
    is_burden,
    plain_order,
    two_ways,
    wanted,
)
from replycoach.rewriting.transforms._piece import Piece, Wording, by_sentence, capital, small, tail_off, words
from replycoach.rewriting.transforms._reproach import AS_SAID, without_slights
from replycoach.rewriting.transforms._request import is_demanded, requests, spliced

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

RULES = ("language/commanding",)

BOUND = re.compile(r"(?:if|when|once|before|after|to|for|in|unless|until)\b", re.IGNORECASE)
"""A condition before what is needed for it, which is no favour."""
REASONED = re.compile(r"^(?:to avoid|please)\b", re.IGNORECASE)
"""A request already."""
NOTE = "asks instead of ordering"
DUTY = re.compile(
    r"\b(?P<you>you)(?: will| would|'ll|'d(?= (?:have|need))| shall)?(?: first)? ?(?:(?:just|simply|only) )?(?P<duty>must|shall|(?:(?:have|need)(?: got)?|'ve(?: got)?|(?:are|'re)(?: hereby)? (?:required|obliged|instructed|expected|asked|requested|reminded)|had better|are|'re) to|'d better|'re to)(?P<never> not)?(?: first| simply| just| now| therefore| only)? (?P<act>[a-z][\w'-]+)",
    re.IGNORECASE,
)
IT_IS = re.compile(
    r"^(?:it is|it's) (?:required|mandatory|compulsory|essential|imperative|necessary|obligatory)(?: of you| for you)? (?:that you |to )(?P<act>[a-z][\w-]+)\b",
    re.IGNORECASE,
)
OPENERS = re.compile(
    r"^(?:(?:now|first|firstly|then|next|so|ok|okay|right|simply|just|kindly|and|look|listen)\b,?\s+)+(?=[a-z])",
    re.IGNORECASE,
)
HURRY = re.compile(
    r",?\s*\b(?:immediately|at once|right now|right away|straight away|this instant|asap|without (?:further )?delay|forthwith|promptly)\b(?=\s*[,.;!]|\s+(?:and|or|so|if)\b|$)",
    re.IGNORECASE,
)
FORBIDS = re.compile(
    r"\b(?:not|never|nor|avoid|stop|without)\b|n['’]t\b|\b(?:two|three|both|all|several|many|more|any|\d+)\b[^,.;]{0,30}\bat once\b",
    re.IGNORECASE,
)
EMPHASIS = re.compile(
    r",? (?:no exceptions|no excuses|or else|end of story|full stop|is that clear|understood|got it|ok|okay|do you hear)(?=[.!?]*$)",
    re.IGNORECASE,
)
AGAIN = re.compile(
    r"(?P<and>,? and|,)(?P<then> then| now| after that| afterwards)? (?:you(?:'ll| will)? (?:must(?!n)|(?:have|need|are(?: (?:required|obliged|asked|requested|expected))?) to|are|should|(?:will|shall)(?= (?:have (?:the|your|it|all)|make sure|ensure|bring|clear|move|send|keep|leave|provide|give|wait|stay|sign|return)\b))|must|(?:have|need) to)(?P<never> not)?(?: to)? (?=[a-z])",
    re.IGNORECASE,
)
"""The duty said again: "you are to wait, and you are not to call"."""
MISSPELT = re.compile(r"\b(?:to|should|must|could|would|might|may) of [a-z]+(?:ed|en|ne|id|de|nt|in)\b", re.IGNORECASE)
"""A "have" by its sound, in which no verb can be told."""
TERMS = re.compile(
    r"^(?P<before>(?:so|then|and),? )?you(?:'ll| will)? (?:must|need to|have to|are (?:required )?to) pay (?P<what>(?=[^,.;]*(?:\d|\b(?:fees?|deposit|balance|bill|invoice|amount|instal+ments?|payments?|charges?|rest|price|rent|premium|excess|costs?|difference|duty|tax)\b))(?:(?!(?:by|before|on|until|till|within|at|for|when|once|with|to|in)\b)[^\s,.;]+ )*?(?!(?:by|before|on|until|till|within|at|for|when|once|with|to|in)\b)[^\s,.;]*[^\s.,;])(?P<rest>(?:,| (?:by|before|on|until|till|within|at|for|when|once|with|to|in)\b)[^;?]*)?[.!]*$",
    re.IGNORECASE,
)
"""What is to be paid, as a duty."""
NO_SUM = re.compile(
    r"(?<!of) [£$€]?\d[\d.,]*$|\b(?:you|we|they|i)\b|\b(?:and|or|then) (?!(?:the|your|our|an?|any|all|its|postage|shipping|delivery|tax|duty|vat|[£$€]?\d)\b)[a-z]",
    re.IGNORECASE,
)
"""What a sum is not, or another act behind it."""
WAITS = re.compile(
    r"^(?:so |then |now )?you(?:'ll| will|'d| would)?(?: just| simply| only| first)* (?:must|(?:have|need) to)(?: just| simply| only| first)* (?:(?:wait|be patient)(?: a (?:bit|little|while)(?: longer)?| for (?:it|that|now))?[.!]*$|prove\b)",
    re.IGNORECASE,
)
"""A duty that gives nothing to do, or a burden of proof, which no "please" makes lighter."""
NEXT_TIME = re.compile(r"\b(?:next|another) time(?=[,.;!]|\s*$)", re.IGNORECASE)
"""A reminder for another time, which nobody can be asked for now."""
SAYS = re.compile(
    r"\b(?:think|feel|know|say|says|said|find|hear|believe|mean|that|what|which|who|where|why|how|if|whether|and|or|but|sure|told|tell|form|document|steps?|things?|everything) $",
    re.IGNORECASE,
)
"""Words behind which "you have to" is no clause of its own."""
OTHERWISE = re.compile(
    r",?(?: as)? (?:otherwise|or else|else) (?P<what>(?:it|the|there|no|nothing|nobody|you (?:won't|can't|will not|cannot)|your|that|this|they|we (?:can't|cannot))\b[^.;!?]+)[.!]*$",
    re.IGNORECASE,
)
"""What happens if it is not done."""
NOTHING = re.compile(
    r"(?:nothing can|(?P<you>you) (?:won't|will not|can't|cannot)) be (?P<done>[a-z]+ed|done|paid|sent)$", re.IGNORECASE
)
THREAT = re.compile(
    r"\b(?:otherwise|or else|no matter|i'm not|we're not|don't (?:even|bother)|won't|never(?! (?:after|before|in|on|at|with|under|by|while)\b)|is it so|like (?:it or not|everyone else|anyone else)|your (?:tone|mind)|proper browser|whatever you're|speak up|as you're told|do (?:as|what)|do (?:it|this|that|so)(?=[.!]*$)|do (?:it|this|that|so) (?:(?:by |for )?yourself|on your own|alone)|(?:and|then) (?:then )?(?:we|i) (?:can't|cannot|won't)|i say so|needful|so do it|and don't write)\b",
    re.IGNORECASE,
)
"""What no "please" makes good."""
LIKE_OTHERS = re.compile(
    r"\b(?:like (?:everyone|anyone|everybody) else|no matter|or else|otherwise|until you have)\b", re.IGNORECASE
)
AND_DONT = re.compile(
    r"(?P<and>, (?:and|but) )(?P<never>(?:do not|don't) (?!worry|forget|hesitate)[a-z]+\b)", re.IGNORECASE
)
"""An order that follows in the same sentence."""
AND_BE = re.compile(r"(?P<and>,? (?:and|or) |, )be (?P<state>[a-z]+(?:ed|en)(?: (?:in|on|up|off))?)\b", re.IGNORECASE)
"""A state in a row of acts: "type it and be logged in"."""
AND_NO_ACT = re.compile(r"(?:,? (?:and|or|then)|,) (?:please |then )?(?P<act>be|[a-z]+)\b", re.IGNORECASE)
BE_THERE = re.compile(
    r"(?:stay (?:in|home|at|near|by|close|there|here|with|on the line)\b|be (?:at|here|there|ready|on time|in|home|by)|get (?:an?|the|your|me|two|three|it|both|to)|have (?:the|your|all|both|him|her|it|them) [^.;!?]{0,60}\b(?:by|ready|back|here|off|out|downstairs|with us|[a-z]{3,}ed)\b|have (?:this|it|them|these) (?:with|back|here)|have (?:an?|the|your) \w+ (?:ready|drop|with|check|look|inspect|test|measure|repair|sign|confirm|replace|install))\b",
    re.IGNORECASE,
)
"""What can be asked for although its verb says little."""
NOT_AN_ACT = frozenset(
    "be have know understand realise realize remember appreciate accept see want feel think believe note wait admit like get say let hang hold bear stay calm quit stop cease refrain argue drop shut worry agree learn explain expect hope been".split()
)
"""What nobody can be asked for politely by asking for it."""
TURNS_TO = re.compile(
    r"(?:go|turn|speak|talk|apply|write|report (?:it|this|that)) to\b|(?:contact|ring|call|phone|ask|e-?mail)\b",
    re.IGNORECASE,
)
"""Where somebody would have to turn, which is no order of ours."""
TO_US = re.compile(r"\b(?:us|me|our|my|back|here|helpline|support|this number)\b|\d", re.IGNORECASE)
"""Ourselves, to whom the customer turns for us; to turn to others is no favour."""
NO_STEP = frozenset("be understand realise realize accept stop quit cease refrain calm shut hope".split())
"""Of those, the ones that no step in a row may be; the others may be nouns there."""
PAPERS = frozenset("form order ticket claim case report invoice photo booking".split())
"""Nouns that a parser takes for orders when a number follows."""
HANDS_ON = frozenset(
    "send provide upload attach enclose include forward give reply fill confirm tell let share call ring contact email e-mail message dm"
    " submit check scan describe answer try".split()
)
"""What a customer does for the agent: "could you" fits; a step in using something is better as "please"."""


def propose(reading: Reading, finding: Finding, prose_span: tuple[int, int]) -> Iterator[Proposal]:
    """A request with "could you … please?" or "please …", whichever fits what is asked."""
    touched = [one for one in reading.sentences if one.start < prose_span[1] and prose_span[0] < one.end]
    for sentence in touched:
        duty = DUTY.search(sentence.text)
        act = duty["act"].lower() if duty else "be"
        if act not in NOT_AN_ACT and any(re.match(rf"{act}\b", one.text.lower()) for one in reading.sentences):
            return  # it stands there plainly
        words = max(sentence.start, prose_span[0]), min(sentence.end, prose_span[1])
        made = list(by_sentence(reading, words, rewrite))
        if made:
            yield from made
            return


def rewrite(piece: Piece) -> Iterator[Wording]:
    """All ways to ask for what this sentence orders, the best first."""
    if not WAITS.match(piece.text):
        yield from requested(piece, capital(without_slights(piece.text)))
    elif not piece.alone:
        yield Wording("", "review", "leaves out a call to wait")


def requested(piece: Piece, text: str) -> Iterator[Wording]:
    """The same for these words; what happens otherwise becomes the reason."""
    if NEXT_TIME.search(text):
        return
    text = plain_order(text.replace("’", "'"), piece.reading.parser)
    rule = as_rule(text, (one.text for one in piece.reading.sentences if one.index != piece.sentence.index))
    if rule is not None:
        yield from [Wording(rule, "review", "says the rule as one")] if rule else []
        return
    if (needs := wanted(text)) != capital(text):
        yield Wording(needs, "review", "says what is needed")
        return
    if FIRST.match(text):
        for told in once(text, piece.reading.parser):
            yield Wording(told, "review", "says what it opens the way for")
        return
    text, hard = softened(text), text
    if text != hard and facts(hard) <= facts(text):
        if REASONED.search(text):
            yield Wording(text, "review", NOTE)
            return
    else:
        text = hard
    text = re.sub(r"\b(are|'re) not to\b", r"\1 to not", EMPHASIS.sub("", text), flags=re.IGNORECASE)
    text = NEED_YOU.sub("you need to ", text)
    said = AS_SAID.match(text)
    if said and not facts(said["place"]):
        text = text[said.end() :]
    otherwise = OTHERWISE.search(text)
    if otherwise is None:
        yield from asked_for(piece, text)
        return
    for one in asked_for(piece, f"{text[: otherwise.start()]}."):
        if one.text.endswith("."):
            nothing = NOTHING.match(otherwise["what"])
            who = "you" if nothing and nothing["you"] else "this"
            why = f" so that {who} can be {nothing['done']}" if nothing else f", as otherwise {otherwise['what']}"
            whole = f"{tail_off(one.text)}{why}."
            yield Wording(whole, "review", NOTE)


def asked_for(piece: Piece, text: str) -> Iterator[Wording]:
    """The ways to ask for what these words order, without what happens otherwise."""
    if "?" in text or MISSPELT.search(text):
        return
    if PAY.search(text):
        said = PAY.sub(r"\g<what> is \g<sum>", text)
        yield Wording(capital(said), "review", "tells the cost as a fact")
        return
    if (terms := TERMS.match(text)) and not NO_SUM.search(terms["what"]):
        many = re.search(r"(?:ments|s)$", terms["what"].split(" of ")[0]) or " and " in terms["what"]
        verb = "are" if many and not re.match(r"[£$€]?\d[\d.,]* (?:euros|pounds|dollars)\b", terms["what"]) else "is"
        said = f"{terms['what']} {verb} due{tail_off(terms['rest'] or '')}."
        yield Wording(capital(said), "review", "tells the terms as a fact")
        return
    if re.search(r"\bplease\b", text, re.IGNORECASE):
        yield from _question(piece, text)
        return
    if there := IN_BY.match(text):
        yield Wording(capital(f"we need {small(there['what'])}{there['back'] or ''} {there['time']}."), "review", NOTE)
        return
    if paid := PAYMENT.match(text):
        yield Wording(f"{paid['what']} is due {paid['time']}.", "review", "tells the terms as a fact")
        return
    if BE_AT.match(text) and not THREAT.search(text):
        yield Wording(f"Please {small(text)}", "review", NOTE)
        return
    found = DUTY.search(text) or SHOULD.match(text)
    if both := AND_YOU.match(text):
        yield Wording(f"{both['first']}, and please {_calm(both['act'])}", "review", NOTE)
    elif found:
        yield from _duty(piece, text, found)
    elif does := YOU_DO.match(text):
        yield from _asked(piece, "", text[does.start("act") :])
    elif told := IT_IS.match(text):
        yield from _asked(piece, "", text[told.start("act") :])
    else:
        yield from _imperative(piece, text)
        yield from _question(piece, text)
        if not re.match(r"(?:do not|don't)\b", text, re.IGNORECASE) and not THREAT.search(AND_DONT.sub("", text)):
            yield Wording(AND_DONT.sub(r"\g<and>please \g<never>", text), "safe", NOTE)


def _question(piece: Piece, text: str) -> Iterator[Wording]:
    """The whole row of orders as a question."""
    for asked in requests(EMPHASIS.sub("", text), piece.reading.parser):
        yield Wording(asked, "review", NOTE)


def _duty(piece: Piece, text: str, found: re.Match[str]) -> Iterator[Wording]:
    before, act = text[: found.start()], text[found.start("act") :]
    if re.match(r"you(?:'d| would)\b", found[0], re.IGNORECASE) and TURNS_TO.match(act):
        yield Wording(capital(f"{before}you can {act}"), "review", "says where to turn, and orders nothing")
        return
    if found["duty"].lower().endswith("are to") and act.split()[0].endswith("ing"):
        return
    opener = re.match(r"^(?:so|and|then|therefore|first|now|next|also|but)?,?\s*$", before, re.IGNORECASE)
    if re.match(r"^(?:otherwise|if not|else),?\s*$", before, re.IGNORECASE):
        yield from _asked(piece, f"{tail_off(before)}, ", act)
        return
    condition = re.match(
        r"^(?P<when>(?:if|when|once|before|after|to|in order to|for|unless|because|since|as|until)\b[^.;!?]{3,120}), $",
        before,
        re.IGNORECASE,
    )
    if condition is None and not SAYS.search(before):
        condition = re.match(
            r"^(?P<when>(?:before|after) \w+ing(?: \w+){0,3}|in (?:this|that|such a|any) (?:case|event)|(?:for|to) [^,.;!?]{3,60}|(?:before|after|once|when|if|as soon as|so that) (?:i|we|you|it|the|your|our|an?)\b [^,.;!?]{3,80}) $",
            before,
            re.IGNORECASE,
        )
    if condition:
        before = f"{condition['when']}, "
    elif not found["never"] and is_burden(act):
        yield from _choice(piece, before if not opener else "", act)
        return
    if not opener and not condition and not found["never"] and (joined := clause_before(before, piece.reading.parser)):
        if commands(piece.reading.parser.parse(capital(joined[0]))):
            yield from _imperative(piece, f"{capital(joined[0])} and {act}")
        elif not (_goes_on(act) or THREAT.search(act) or _act(act).lower() in NOT_AN_ACT) or BE_THERE.match(act):
            yield from _behind(joined, _asked(piece, "", act))
        return
    if (not opener and not condition) or (_act(act).lower() in NOT_AN_ACT and not BE_THERE.match(act)):
        return
    if found["never"]:
        yield Wording(_capped(before, condition, f"please don't {_calm(act)}"), "review", NOTE)
        return
    yield from _asked(piece, before if condition else _step(before), act)


def _choice(piece: Piece, before: str, act: str) -> Iterator[Wording]:
    """A burden with two ways as the choice that it is; any other is told and not asked for, and stays as it is."""
    joined = clause_before(before, piece.reading.parser) if before else ("", "")
    if joined and (ways := two_ways(act, piece.reading.parser)):
        lead = f"{capital(joined[0])}. " if joined[0] else ""
        yield Wording(f"{lead}You can {ways}.", "review", "tells both ways, and orders neither")


def _behind(joined: tuple[str, str], requests_: Iterator[Wording]) -> Iterator[Wording]:
    """Requests behind the clause that leads to them; "so" stays, as it gives the reason."""
    clause, link = joined
    for one in requests_:
        if link == "so" and not one.text.startswith("Could"):
            yield Wording(f"{capital(clause)}, so {small(one.text)}", "review", NOTE)
        elif link != "so":
            yield Wording(f"{capital(clause)}. {one.text}", "review", NOTE)


def _step(text: str) -> str:
    """The word for its place in a row that a sentence begins with, to stand before a request."""
    step = re.match(r"(?:then|next|first|afterwards|finally)\b", text, re.IGNORECASE)
    comma = "" if step is None or step[0].lower() == "then" else ","
    return f"{capital(step[0])}{comma} " if step else ""


def _capped(before: str, condition: re.Match[str] | None, request: str) -> str:
    return capital(f"{condition['when']}, {request}" if condition else request)


RULE = re.compile(r"you(?:['’]re| are) (?:required|obliged|expected|asked) to\b", re.IGNORECASE)
IF_NOT = re.compile(
    r"(?:and )?(?:if (?:you (?:don['’]t|do not|fail to)|not\b)|otherwise\b|without (?:it|this|that)\b)",
    re.IGNORECASE,
)


def _asked(piece: Piece, before: str, act: str) -> Iterator[Wording]:
    """The request for an act, given as a verb and what hangs on it."""
    act = re.sub(r"\band not (?=[a-z]+ (?:it|them|the|your|any|to)\b)", "and don't ", act)
    act = re.sub(r"(?<=\band you )mustn't\b", "must not", act)
    act = AGAIN.sub(
        lambda found: f"{found['and']}{found['then'] or ''} {'don' + chr(39) + 't ' if found['never'] else ''}",
        _calm(act),
    )
    act = AND_BE.sub(r"\g<and>make sure that you're \g<state>", act)
    if THREAT.search(act) or any(found["act"].lower() in NO_STEP for found in AND_NO_ACT.finditer(act)):
        return
    if _act(act).lower() in NOT_AN_ACT and not BE_THERE.match(act):
        return
    body, more = spliced(re.sub(r"[.!…]+$", "", act), piece.reading.parser)
    behind = f" {capital(more)}." if more else ""
    if RULE.match(piece.text) and any(
        IF_NOT.match(one.text) for one in piece.reading.sentences[piece.sentence.index + 1 :][:1]
    ):
        return  # a rule and what happens without it are told, and not asked for
    before_it = piece.reading.sentences[max(0, piece.sentence.index - 1) : piece.sentence.index + 1]
    safety = "review" if HURRY.search(act) or HURRY.search(piece.text) else "safe"
    ours = _act(act).lower() in HANDS_ON and not (TURNS_TO.match(act) and TO_US.search(act) is None)
    ours = ours and not is_demanded(body, (one.text for one in before_it))
    if ours and not (_goes_on(body) or BOUND.match(before)) and len(body) < 140:
        asked = f"{capital(before)}{'could' if before else 'Could'} you {_with_please(body)}?"
        yield Wording(f"{asked}{behind}", safety, NOTE)  # type: ignore[arg-type]
    yield Wording(f"{capital(before)}{'please' if before else 'Please'} {body}.{behind}", safety, NOTE)  # type: ignore[arg-type]


def _with_please(body: str) -> str:
    """The request with "please" where it sounds best: at the end of a short one, else before the verb."""
    simple = len(body.split()) <= 8 and not re.search(
        r",|\b(?:if|when|so that|because|before|after|and|or|that|which|so)\b", body
    )
    return f"{body}, please" if simple else f"please {body}"


def _goes_on(body: str) -> bool:
    """Whether something follows that is no part of the request: another clause with its own subject, or a list of steps."""
    return (
        bool(
            re.search(
                r"[;–—]|:(?!//)|,? (?:and |or |but )?(?:don't|do not)\b|, (?:this|that|it|we|i|the|you|there|they|not|(?:any |all )?other [a-z]+)\b|, ?(?:and|so|or|but|then|otherwise|as|since|because|takes|usually|normally)\b|\band (?:once|when|then|if|after|as soon as)\b|\b(?:because|since|nobody)\b|, without\b|\b(?:or|and|so|but) (?:someone|somebody|one of us|we|i|it|they|you|your|the|there|this|that|no)\b",
                body,
                re.IGNORECASE,
            )
        )
        or len(re.findall(",", body)) > 1
        or ". " in body
    )


def _calm(act: str) -> str:
    """The act without its hurry; in what is forbidden, and of several things, "at once" says what is meant."""
    return act if FORBIDS.search(act) else HURRY.sub("", act)


def _act(act: str) -> str:
    found = re.match(r"[\w-]+", act)
    return found[0] if found else ""


def _imperative(piece: Piece, text: str) -> Iterator[Wording]:
    plain = OPENERS.sub("", text)
    before = _step(text)
    condition = re.match(
        r"^(?:if|when|once|before|after|to|in order to|for|unless|until)\b[^.;!?,]{3,100}, (?=[a-z])",
        plain,
        re.IGNORECASE,
    )
    if condition:
        before, plain = before + (small(condition[0]) if before else condition[0]), plain[condition.end() :]
    doc = piece.reading.parser.parse(capital(plain))
    if not len(doc) or not (commands(doc) or STEP.match(plain)):
        if (so := SO.match(plain)) and commands(piece.reading.parser.parse(capital(so["act"]))):
            yield Wording(capital(f"{so['why']}please {_calm(so['act'])}"), "review", NOTE)
        return
    if doc[0].lower_ == "do" and len(doc) > 2 and doc[1].lower_ in ("not", "n't"):
        if doc[2].lemma_ not in ("worry", "hesitate", "be", "argue", "walk", "come", "bother", "even") and doc[
            2
        ].tag_ in ("VB", "VBP"):
            rest = _calm(words(doc, 2, len(doc)))
            if LIKE_OTHERS.search(rest):
                return
            yield Wording(
                f"{capital(before)}{'please' if before else 'Please'} don't {re.sub(r'[.!…]+$', '', rest)}.",
                "safe",
                NOTE,
            )
        return
    if (doc[0].lemma_.lower() in NOT_AN_ACT or doc[0].lower_ in NOT_AN_ACT) and not BE_THERE.match(plain):
        return
    yield from _asked(piece, before, small(plain))


def commands(doc: Doc) -> bool:
    """Whether the sentence is an order that begins with its verb."""
    first = doc[0]
    if first.lower_ == "do" and len(doc) > 2 and doc[1].lower_ in ("not", "n't"):
        return True
    if first.tag_ not in ("VB", "VBP") or (
        first.lower_ in PAPERS and len(doc) > 1 and doc[1].pos_ not in ("DET", "PRON")
    ):
        return False
    return is_command(first) and _main(first)


def _main(first: Token) -> bool:
    return first.dep_ in ("ROOT", "root") or first.head.i == first.i
