"""Capitals or piled-up marks shout at the customer.

Words in capitals and rows of exclamation or question marks read as a raised voice. One adjusts to the customer's pitch, but
never by shouting back. Acronyms, product and order codes, menu items in capitals that the customer has to find, and a
single exclamation mark are not shouting.
"""

import re
from collections.abc import Iterator

from replycoach.model import Edit, Suggestion
from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="error",
    surface=True,
    by_form=True,
    source=("CH",),
    message="“{found}” reads as shouting.",
    why="Capitals and piled-up marks sound like a raised voice, and an upset customer answers in kind.",
    todo="Write it in ordinary letters with one mark at most.",
    examples=(
        Example("Yes, the US size is in stock, and US cards work.", {"channel": "chat"}),
        Example("⟦DO NOT REPLY TO THIS⟧ again, please.", becomes="Do not reply to this again, please."),
        Example("Your refund is on its way⟦!!!⟧", becomes="Your refund is on its way."),
        Example("You must send it by ⟦FRIDAY AT THE LATEST⟧."),
        Example("We have told you this ⟦ALREADY⟧. We ⟦NEVER⟧ refund it."),
        Example(
            "Your fee was ⟦NOT⟧ paid. It has to be paid ⟦ON TIME⟧. The line comes back ⟦AUTOMATICALLY⟧, and the PDF says so."
        ),
        Example("I'll be there NOW, so please stay on the line."),
        Example("The sign in the yard says NO PARKING AT ANY TIME."),
        Example("Please ring the NHS or the RSPCA about PDF form AB12-CD."),
        Example("Press OK, then SEND, and quote order HB-20417."),
        Example("Thanks for the photos! I have what I need."),
        Example(
            "212!!! That one went up on the wall.", {"customer": "love the app, 212 day streak!!", "channel": "chat"}
        ),
        Example("I can't take the bed, I'm afraid: NO LABEL, NO SALE is the law, and not a whim of mine."),
        Example("Your IBAN and BIC are in the PDF from HMRC."),
    ),
)

ORDINARY = frozenset(
    "a about above again all already always am an and any are as ask asap at back be because been before being "
    "below both but by call called can cannot can't check clear clearly come could day days did do does doing "
    "done don't down each either email even every everything exactly final finally first for from full get "
    "getting give given go going good got had has have he hear help her here him his how if immediately important "
    "in instead into is it its it's just keep know last late later least let like listen long look made make many "
    "me money more most much must my need never new next no not nothing now of off often on once one only open or "
    "order other our out over own paid part pay please policy possible promise read really refund refunds reply "
    "responsible right rules said same say see send sent she should so some soon sorry still stop such sure take "
    "than thank thanks that the their them then there these they this those three time times to today told "
    "tomorrow too turn twice two under understand until up us use very wait want was way we week weeks well were "
    "what when where which who why will with within without work would wrong yes yet you your yourself yours "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that have no business in capitals: what is not among them may be an acronym, a name or a code."""
PLAIN = frozenset(
    "account accounts action add additional address answer apply ask attach attached attention automatically aware bank box bring "
    "cancel cancelled cannot card careful change charge charged charges choose click close closed code collect collected complete "
    "confirm confirmed contact copy customer customers date days deadline delay delayed delete delivered delivery details different "
    "discount dispatched double during email emails enclose enclosed ensure enter error exactly extra fee fees few file files fill "
    "follow forget forgotten form free future give goods guarantee happy have hold holiday holidays hours immediate immediately inbox "
    "include included incorrect information install invoice invoices issue item items keep kindly leave let letter line link load "
    "lose lost main mandatory message midnight minutes missing month months needed new next nobody noon note notes notice number offer once online "
    "open opened opening order orders out package page pages parcel patience patient pause payment payments per person phone photo "
    "photos pickup please post postage previous price prices print problem problems process product products proof provide question "
    "questions quickly quote ready receipt receive received reference remember remove replace replacement replies report request "
    "required respond response restart return returned returns same save scan sealed second select sent service set ship shipped shop "
    "sign since sold someone something sorry spam special state stock store strictly subject submit support switch tape team test "
    "thing things throw ticket today total track tracking transfer try twice type unless unopened unplug update urgent use used valid "
    "value verify visit wait warehouse warning website week welcome whole without working write written wrong".split()
)
"""More words that are no names: with those above they can be written small unseen, a word that is not among them cannot."""
UNSURE = re.compile(
    r"\b(?:IN|WITHIN|FROM|TO|THE|OUTSIDE) US\b|\b(?:OUR|YOUR|THE|BY) IT\b|\b(?:IN|BY|BEFORE|UNTIL|OF|FROM|SINCE) MAY\b"
)
"""The country, the department and the month, which are written like ordinary words."""
DAYS = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
MARKS = re.compile(r"[!?]{3,}")
TWO_MARKS = ("!!", "??", "!?", "?!")
"""One of these is in everything that `MARKS` finds."""
MANY = 3
"""So many capital words in a row are a raised voice; one or two alone are emphasis."""
LONG = 5
"""An adverb has more letters than that: no acronym that ends in the same two has."""
WORD = re.compile(r"[A-Z](?:(?<![\w@#/.-][A-Z])[A-Z'’]*[A-Z](?![\w-]|\.\w)|(?<=[AI])(?<!\w[AI])\b)")
"""A word in capitals, or one that always has them; capitals come first, since those are quickly searched for."""
CAPITALS = re.compile("[A-Z][A-Z'’]*[A-Z]")
"""Without such a stretch there is no run of capital words."""
QUOTES = frozenset("\"'“‘[(")
MENU = re.compile(
    r"(?:press|tap|click|choose|select|pick|type|text|enter|reply|button|called|labelled|marked|says|reads|stamped|sign|headed|titled|option|section|tab|key|light|display|screen|panel|sticker|label|discount)\W+(?:\w+\W+){0,2}$",
    re.I,
)
SAYING = re.compile(r"['\"”’]? (?:is|was|remains) (?:the|our) (?:law|rule|motto|policy|sign|notice|wording|slogan)\b")
"""What follows words that are quoted as they stand somewhere."""


def check(reading: Reading) -> Iterator[Found]:
    text = reading.text
    runs = [span for span in _runs(text) if not _fits(reading, *span)] if CAPITALS.search(text) else []
    if len(runs) == 1 and len(text[slice(*runs[0])].split()) < MANY:
        runs = []
    if runs:
        runs += [span for span in _runs(text) if span not in runs and _is_plain(reading, *span)]
    if any(map(text.__contains__, TWO_MARKS)) and not _shares_joy(reading):
        runs += [match.span() for match in MARKS.finditer(text)]
    loud = sorted(runs)
    for sentence in reading.sentences if loud else ():
        inside = [one for one in loud if sentence.start <= one[0] < sentence.end]
        if inside:
            calm = tuple(_calmly(text, inside, sentence.start))
            yield Found(*max(inside, key=lambda span: span[1] - span[0]), suggestions=calm)


def _calmly(text: str, loud: list[tuple[int, int]], start: int) -> Iterator[Suggestion]:
    """The loud words of a sentence in ordinary letters, where each is surely no name and no acronym; with one mark behind them."""
    edits = []
    for first, last in loud:
        quiet = _mark(text[first:last]) if MARKS.fullmatch(text, first, last) else _small(text, first, last, start)
        if not quiet:
            return
        edits.append(Edit(start=first, end=last, text=quiet))
    words = " … ".join(edit.text for edit in edits if len(edit.text) > 1)
    yield Suggestion(text=f"Write “{words or edits[0].text}”.", edits=tuple(edits), safety="safe")


def _mark(marks: str) -> str:
    return "?" if "?" in marks else "."


def _small(text: str, first: int, last: int, start: int) -> str:
    words = re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)?", text[first:last])
    if not all(_no_name(word.lower().replace("’", "'")) for word in words) or UNSURE.search(text[first:last]):
        return ""
    quiet = re.sub(r"\bi\b", "I", text[first:last].lower())
    quiet = DAYS.sub(lambda day: day[0].capitalize(), quiet)
    return quiet[0].upper() + quiet[1:] if not re.search(r"\w", text[start:first]) else quiet


ABROAD = frozenset({"US", "IT", "AM", "PM"})
"""Acronyms that are small words in other letters: alone they do not shout."""


def _fits(reading: Reading, start: int, end: int) -> bool:
    """Whether the capitals are no shouting: a placeholder, an acronym or code, or what a button or a sign says."""
    if any(one.start < end and start < one.end for one in reading.prose.placeholders):
        return True
    if reading.text[start:end].strip(",.;:!?") in ABROAD:
        return True
    words = [word.strip(",.;:!?\"“”()'").replace("’", "'").lower() for word in reading.text[start:end].split()]
    plain = sum(word in ORDINARY or _is_adverb(word) for word in words)
    few = not plain if len(words) < MANY else plain < len(words) / 3
    return few or _named(reading.text, start, end)


def _no_name(word: str) -> bool:
    """Whether a word is surely no name and no acronym."""
    return word in ORDINARY | PLAIN or _is_adverb(word)


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > LONG


def _is_plain(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are no names and no acronyms: beside others that shout, they shout too."""
    words = [word.replace("’", "'") for word in re.findall(r"[\w'’]+", reading.text[start:end].lower())]
    held = any(one.start < end and start < one.end for one in reading.prose.placeholders)
    return all(map(_no_name, words)) and not (
        held or UNSURE.search(reading.text[start:end]) or _named(reading.text, start, end)
    )


def _named(text: str, start: int, end: int) -> bool:
    """Whether the words are what a button, a menu or a sign says, and so are written as they stand there."""
    before = text[max(0, start - 60) : start]
    return bool(MENU.search(before)) or before[-1:] in QUOTES or bool(SAYING.match(text, end))


def _shares_joy(reading: Reading) -> bool:
    """Whether the customer is pleased and loud about it: marks of joy answer marks of joy."""
    customer = reading.customer
    return customer is not None and customer.emotion == "pleased" and "!" in customer.text


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of capital words with nothing but spaces and commas between them."""
    start = end = -1
    capital = False
    for match in WORD.finditer(text):
        single = len(match.group()) == 1
        if start >= 0 and not re.fullmatch(r"[\s,–—-]+", text[end : match.start()]):
            if capital:
                yield start, end
            start, capital = -1, False
        if start < 0:
            if single:
                continue
            start = match.start()
        if not single or end > 0:
            end = match.end()
        capital = capital or not single
    if start >= 0 and capital:
        yield start, end
