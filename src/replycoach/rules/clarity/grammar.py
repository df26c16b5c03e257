"""Slips of grammar.

A slip of grammar is the first thing that a customer sees, and many who write well know English as a second or third language. Found are slips that are certain, each with the words that were meant: a verb in the wrong form behind "did", "can",
"have" or "to" ("you didn't cancelled"), a verb that does not agree with the word right before it ("you was", "the parcel have"), "a" for "an", "this items", "informations", "since 3 days", "discuss about", "tell me how can I help", "your welcome",
"on it's way". Left alone is what may be right in any reading, what stands in quotation marks, and what another English than ours says so: "the team are", "if I were", "one of our drivers is".
"""

import re
from bisect import bisect
from collections.abc import Iterator

from replycoach.model import Edit, Suggestion
from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule
from replycoach.text.slips import Slip, slips

rule = Rule(
    severity="advice",
    source=("CH",),
    message="“{found}” is a slip of grammar: it should be “{right}”.",
    why="A slip of grammar is the first thing that a customer sees, and it makes a right answer look like a careless one.",
    todo="Write “{right}”, or allow the words in the settings.",
    examples=(
        Example("Hi Ana, I see that you ⟦didn't received⟧ it.", becomes="Hi Ana, I see that you didn't receive it."),
        Example("Your lamp will ⟦be send⟧ on Friday, Ana.", becomes="Your lamp will be sent on Friday, Ana."),
        Example("The ⟦parcel have⟧ left us, and ⟦you was⟧ right."),
        Example("Thank you ⟦for contact⟧ us, Ana; I look forward to ⟦hear⟧ from you."),
        Example("If the ⟦problem persist⟧, ring me.", becomes="If the problem persists, ring me."),
        Example("Should the problem persist, ring me. Problems remain, and I'd ask that the parcel remain closed."),
        Example("⟦There is⟧ two parcels, and both were sent.", becomes="There are two parcels, and both were sent."),
        Example("We have been waiting for it ⟦since⟧ 3 days, ⟦a hour⟧ more or less.", becomes="We have been waiting for it for 3 days, an hour more or less."),
        Example("Please tell me how ⟦can I⟧ help. ⟦This items⟧ are new, and the lamp is on ⟦it's⟧ way.", becomes="Please tell me how I can help. These items are new, and the lamp is on its way."),
        Example("One of our drivers is on the way, and the team are all out. If I were you, I would keep the box."),
        Example("Did you receive it? You said “we was told”. A user with an MRI has had an hour at a university."),
        Example("What I did worked. The driver who brought you the parcels is back, and the price of the orders was right."),
        Example("I'd suggest that the parcel have a new label; the order number has to be on it. Many information leaflets are out."),
    ),
)  # fmt: skip

QUOTED = re.compile(r"“[^“”\n]{1,300}”|\"[^\"\n]{1,300}\"|(?<!\w)'[^'\n]{1,100}'(?!\w)|‘[^‘’\n]{1,100}’")
"""What somebody else said, or what stands on a screen."""
ELSE = "If it is right as it stands, allow it in the settings (`phrases.allow`)."


def check(reading: Reading) -> Iterator[Found]:
    quoted = [match.span() for match in QUOTED.finditer(reading.text)]
    cased = _is_cased(reading)
    for sentence in reading.sentences:
        for slip in slips(sentence.text, sentence.start, cased=cased):
            at = bisect(quoted, (slip.end,)) - 1
            if at < 0 or quoted[at][1] <= slip.start:
                yield _found(slip)


def _is_cased(reading: Reading) -> bool:
    """Whether the draft is written with capitals, so that "i" is a slip."""
    starts = [sentence.text[:1] for sentence in reading.sentences if sentence.text[:1].isalpha()]
    return sum(map(str.isupper, starts)) * 2 > len(starts)


def _found(slip: Slip) -> Found:
    edit = Edit(start=slip.start, end=slip.end, text=slip.right)
    suggestion = Suggestion(text=f"Write “{slip.right}”.", edits=(edit,), safety="safe")
    return Found(slip.start, slip.end, {"right": slip.right}, todo=ELSE, suggestions=(suggestion,))
