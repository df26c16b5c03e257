"""Guesses, or promises what the agent cannot know.

It is no shame to ask for help; it is one to invent. "It should probably be fixed by now" and "I'm sure it will arrive tomorrow" turn into the
next complaint. Say what you know, and how you will find out the rest.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading, Sentence
from replycoach.rules.rule import Example, Found, Rule
from replycoach.text.anycase import AnyCase

rule = Rule(
    severity="warning",
    source=("ES",),
    message="“{found}” is a guess.",
    why="A guess that turns out wrong is the next complaint.",
    todo="Say what you know, and that you will find out the rest, and by when.",
    examples=(
        Example("⟦It should probably be fixed by now, I guess.⟧"),
        Example("⟦I think it might be the battery or something.⟧"),
        Example("⟦I am fairly sure that the courier will not lose it again.⟧"),
        Example("It's on the van. ⟦Hopefully it arrives tomorrow.⟧"),
        Example("Hi Ana. ⟦If there was anything wrong you would have heard by now.⟧"),
        Example("I think so, yes. It was last seen in Ely on the 3rd, so I've sent you another one."),
        Example("They're very likely still there. The page put them into another folder, and I've moved them back."),
        Example("Your file is still with the lenders, who have many at the moment."),
        Example("Please note that any future fines won't be cancelled."),
        Example("The rate starts at 6.9%. The exact one depends on your income."),
        Example("If you set the amount too low, you pay the rest at the end of the year."),
        Example("I do not know yet; I will ask the workshop and write to you by four."),
        Example("The courier has scanned it, so it arrives on Friday."),
        Example("If it is the battery, the light blinks red."),
        Example("⟦My money's on the battery.⟧"),
        Example("It comes on Friday, I promise. ⟦Well, it should, if the van is back.⟧"),
        Example("⟦If the seal broke, the lid is replaced, guaranteed.⟧"),
        Example("⟦I guarantee that it will never leak again.⟧"),
        Example("I promise to ring you. Well before noon, the van is here."),
        Example("The lid is guaranteed for two years."),
        Example(
            "It sounds like it got too cold. Stir a spoonful into warm water, if it foams it's fine and should rise as usual.",
            {"channel": "chat", "customer": "My sourdough from you stopped rising over Christmas. What now?"},
        ),
        Example("⟦It's probably there if it isn't lost, I guess.⟧"),
        Example("Perhaps a neighbour could look in on her until then?"),
    ),
)


HOPES = re.compile(r"\bhopefully\b|\bwith\s+(?:a\s+(?:bit|little)\s+of\s+)?luck\b|\bfingers\s+crossed\b", re.IGNORECASE)
"""Hope in the place of an answer."""
NO_NEWS = re.compile(
    r"\bif\s+(?:there\s+)?(?:was|were|is|had\s+been)\s+(?:anything|something)\s+(?:\w+\s+)?(?:wrong|serious|amiss|to\s+worry)\b[^.!?]{0,40}\byou(?:['’]d|\s+would)\b[^.!?]{0,20}\b(?:heard?|know|been\s+(?:told|called))\b"
    r"|\bno\s+news\s+is\s+good\s+news\b",
    re.IGNORECASE,
)
"""Comfort from nobody having called."""
STAKES = re.compile(
    r"\bmy\s+(?:money|guess|bet|hunch)(?:['’]s|\s+is|\s+would\s+be)\b|\bi['’]d\s+(?:bet|wager|put\s+(?:my\s+)?money)\b",
    re.IGNORECASE,
)
"""Says in so many words that it is a guess."""
PROMISED = re.compile(
    r"\b(?:promise|guarantee\w*|definitely|certainly|for\s+sure|for\s+certain|without\s+fail)\b", re.IGNORECASE
)
TAKEN_BACK = re.compile(
    r"^\W*(?:well|or\s+rather|at\s+least|that\s+is|i\s+mean),?\s+(?:(?:it|that|they|he|she|this)\s+(?:should|might|may|could)|it\s+(?:depends|all\s+depends)|depending|probably|hopefully|maybe|perhaps|(?:i\s+)?(?:think|hope))\b"
    r"|^\W*(?:or\s+)?(?:maybe|perhaps|possibly)\s+(?:not|the\s+\w+|\w+day)\W*$",
    re.IGNORECASE,
)
"""What was promised in one sentence is taken back in the next."""
VOUCHES = AnyCase(
    r"\b(?:i\s+(?:can\s+)?(?:absolutely\s+|personally\s+|practically\s+)*guarantee\s+(?:you\s+)?(?:that\s+)?(?:you['’]ll|you\s+will|it\s*(?:['’]ll|\s(?:will|won['’]t))|this\s+(?:will|won['’]t)|(?:that\s+)?nothing)\b"
    r"|(?:i|we)(?:['’]ll|\s+(?:will|can|promise))?\s+(?:definitely|absolutely|personally|certainly|100\s?%|promise|guarantee)\b[^.!?]{0,40}\b(?:this|that|it)(?:['’]ll|\s+(?:will|does|would))?(?:n['’]t|\s+(?:not|never)|\s+won['’]t)\s+(?:ever\s+)?happens?\s+(?:\w+\s+)?again\b"
    r"|(?:i|we)(?:['’]ll|\s+(?:will|can))\s+(?:\w+ly\s+)?(?:make\s+sure|ensure|guarantee|see\s+to\s+it)\s+(?:that\s+)?(?:this|that|it|such\s+a\s+thing|nothing\s+like\s+(?:this|that|it))\s+(?:(?:will|can|would)\s+)?(?:never|won['’]t\s+ever)\s+(?:ever\s+)?happens?\b)"
    r"|[^.!?]\s*,\s*(?:and\s+)?(?:that['’]?s\s+)?(?:guaranteed|100\s?%\s+guaranteed|i\s+guarantee(?:\s+(?:it|you|that))?)\s*[.!]*$"
)
"""Vouches for what nobody can promise."""
SUGGESTS = re.compile(
    r"^(?!.*\b(?:i\s+(?:think|guess|suppose|believe|reckon|imagine)|should|sure)\b).*\?\s*$", re.IGNORECASE | re.DOTALL
)
"""Puts something to the customer, and claims nothing."""
HONEST = AnyCase(
    r"\b(?:depend(?:s|ing|ed)?\s+(?:\w+\s+)?on\b"
    r"|(?:without|no)\s+(?:\w+\s+)?guarantee"
    r"|not\s+(?:\w+\s+)?guarantee\w*"
    r"|subject\s+to\b"
    r"|[\"“]?up\s+to[\"”]?(?=\s)"
    r"|if\s+you\b"
    r"|unless\s+you\b"
    r"|(?:approximately|approx|estimated?)\b"
    r"|should\s+(?:be|arrive|reach|get|come|land|take)\b[^.!?]{0,160}(?:\d|day\b|tomorrow))"
)
"""A condition, a limit or an estimate with a date, plainly said to be one."""
GUESSES = AnyCase(
    r"\b(?:guess|probably|might|maybe|perhaps|think|thought|imagine|reckon|expect|likely|doubt|suppose|seems?|believe|surprised|sure|bet|usually|luck|hopefully|most|mostly|tends?|never|always|possibly|presumably"
    r"|chances|promise|certain\w*|bound|definitely|surely|feeling|hunch|sounds?|fine|worry|worries)\b"
    r"|['’]d\b"
)
SUPPOSES = AnyCase(
    r"\b(?:ought|assum\w+|heard|experience|touch\s+wood|for\s+all|(?:should|will|would|may|could)(?:n['’]t)?|won['’]t|can['’]t\s+see|gonna|going|about)\b"
    r"|['’]ll\b"
)
"""Speaks of what will or may be."""
TESTS = AnyCase(
    r"^(?!.*\b(?:guess|maybe|perhaps|hopefully|sure|surely|bet|luck|chances|by\s+now|yet|arriv\w+|deliver\w+|refund\w*|post|courier|driver|warehouse|bank|think|reckon|suppose)\b).*\bif\s+(?:(?:it|they)(?:['’]?(?:s|re)|\s+(?:is|are|feel|look|smell|sound|still|(?!arrives|comes|gets|goes|takes|happens|costs|needs|works|helps|says|has|does)\w+s))|(?:the|a|any)\s+(?:\w+\s+)?\w+\s+(?:is|are|feels?|looks?|smells?|stays?|turns?))\b(?!\s+(?:not\s+)?(?:there|lost|late|here))",
    re.DOTALL,
)
"""By what the customer can see for themselves how it is; what then "probably" is so is no guess."""
SOUNDS = AnyCase(
    r"^(?!.*(?:\b(?:or\s+something|guess|maybe|perhaps|think|reckon|probably|sure|surely|bet|might|may|could|amazed|surprised|i['’]d|courier|driver|warehouse|team|depot)\b))\W*(?:(?:hi|hello)\b[^,.!?]{0,20},\s+)?(?:from\s+what\s+you(?:['’]ve)?\s+\w+,?\s+)?(?:it|that|this)\s+(?:sounds|looks)\s+(?:like|as\s+if|as\s+though)\b",
    re.DOTALL,
)
"""A diagnosis that is openly one, from what the customer tells; where the reply says how to tell, it is honest."""
WARNS = re.compile(r"\b(?:any|all)\s+(?:future|further)\s+\w+\s+(?:will|won['’]t)\b", re.IGNORECASE)
"""Says what comes next time, as a rule and not as a guess."""
NO_GUESS = AnyCase(
    r"\b(?:(?<!as far as )i\s+can\s+(?:well\s+|only\s+)?imagine\b"
    r"|(?:\w+n['’]t|can['’]t|not|cannot|could|rather\s+(?:than|not)|without)\s+(?:\w+\s+){0,3}?(?:guess(?:ing)?|assume|pretend|speculate)\b"
    r"|hold(?:ing)?\s+(?:my|your|our)\s+breath\b)"
)
"""Says that it is not known, or with scorn that it will not be, in the place of a guess."""
THINK_SO = re.compile(
    r"^\W*(?:yes|no)?[,\s]*i(?:['’]m|\s+do|\s+am)?\s+(?:think|believe|afraid|fear)\s+(?:so|not)(?:,?\s+(?:yes|no))?\W*$"
    r"|^\W*(?:it|they|that|this)(?:['’](?:s|re)|\s+(?:is|are))\s+(?:very|most)\s+likely\b[^.!?]{0,40}[.!]*$",
    re.IGNORECASE,
)
"""An opinion and no more: no bluff where the next sentence says on what it rests."""
THINKABLE = 0.15


def check(reading: Reading) -> Iterator[Found]:
    cued = {sentence.index for sentence in reading.cued("ownership/bluffing")}
    tested = any(TESTS.match(one.text) for one in reading.sentences)
    for sentence in reading.sentences:
        hopes = sentence.cues["ownership/bluffing"] >= THINKABLE and HOPES.search(sentence.text)
        plain = any(one.search(sentence.text) for one in (NO_NEWS, STAKES, VOUCHES)) or _takes_back(reading, sentence)
        honest = (
            _honest(sentence.text)
            or _rests(reading, sentence)
            or (tested and (SOUNDS.match(sentence.text) or TESTS.match(sentence.text)))
        )
        if plain or hopes or (sentence.index in cued and not honest):
            yield Found(*sentence.carrying("ownership/bluffing"))


def _takes_back(reading: Reading, sentence: Sentence) -> bool:
    """Whether it takes back what the sentence before it promised."""
    before = reading.sentences[sentence.index - 1].text if sentence.index else ""
    return TAKEN_BACK.match(sentence.text) is not None and PROMISED.search(before) is not None


def _rests(reading: Reading, sentence: Sentence) -> bool:
    """Whether it is a short opinion, and the sentence after it tells the facts."""
    after = reading.sentences[sentence.index + 1 : sentence.index + 2]
    return THINK_SO.match(sentence.text) is not None and any(
        one.does("explanation", "action") and not GUESSES.search(one.text) for one in after
    )


def _honest(text: str) -> bool:
    """Whether the words say openly what is not known or what it hangs on, or a plain fact, without guessing."""
    if NO_GUESS.search(text) or WARNS.search(text) or SUGGESTS.search(text):
        return True
    return not GUESSES.search(text) and bool(HONEST.search(text) or not SUPPOSES.search(text))
