"""Turn the customer's words to the reader: "my parcel still hasn't come" → "your parcel still hasn't come".

Persons and agreement are swapped in one pass over the words, so that nothing is swapped back. Words between double quotes
are somebody's own and stay.
"""

from __future__ import annotations

import re
from functools import cache

from replycoach.reading.language import FUNCTION_WORDS

LONGEST = 4_000
"""Characters of a message that are turned; the rest is of no use in a sentence."""

_TURNED = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "we": "you", "us": "you",
    "our": "your", "ours": "yours", "ourselves": "yourselves", "i'm": "you're", "i've": "you've", "i'd": "you'd",
    "i'll": "you'll", "we're": "you're", "we've": "you've", "we'd": "you'd", "we'll": "you'll",
    "your": "our", "yours": "ours", "yourself": "ourselves", "yourselves": "ourselves", "you're": "we're",
    "you've": "we've", "you'd": "we'd", "you'll": "we'll",
}  # fmt: skip
_PLURAL_BE = {"am": "are", "was": "were", "wasn't": "weren't"}
_SPELT_OUT = {
    "im": "I'm", "ive": "I've", "u": "you", "ur": "your", "urs": "yours", "youre": "you're", "youve": "you've", "hasnt": "hasn't",
    "havent": "haven't", "hadnt": "hadn't", "isnt": "isn't", "arent": "aren't", "wasnt": "wasn't", "werent": "weren't",
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "couldnt": "couldn't", "wont": "won't",
    "wouldnt": "wouldn't", "shouldnt": "shouldn't", "thats": "that's", "theres": "there's", "pls": "please", "plz": "please",
}  # fmt: skip

_ADVERBS = frozenset(
    "still never just also only already now currently always ever really actually certainly definitely honestly even not "
    "simply totally completely absolutely very so then again once soon".split()
)
_VERB_BEFORE_YOU = frozenset(  # what takes "you" as its object in a customer's mouth: "I told you", "I paid you"
    "tell told telling ask asked asking call called calling ring rang ringing email emailed emailing contact contacted "
    "contacting pay paid paying send sent sending give gave giving show showed showing thank owe owed trust trusted trusting "
    "let help helped write wrote message messaged chase chased warn warned remind reminded beg begged leave left leaving "
    "report reported sue reach reached reaching get want wanted need hear heard see saw choose chose recommend recommended "
    "understand love hate tweeting tweeted texted phoned phone text".split()
)
_BEFORE_OBJECT = frozenset(
    "to from with for of by at about on through than between against behind without near into onto upon like".split()
)
_CLAUSE_ENDERS = frozenset(
    "and or but so because since if when while until before after that which who where why how by in on at to for from with "
    "about of the a an my our this these those any some all it them yesterday today tomorrow twice once again already "
    "directly last on one two three four five six seven several many everything nothing exactly".split()
)
_SHORT_FORMS = frozenset("sim pin usb atm vat ups gps dvd led mot bbc pdf".split())
"""Words of three letters that are written in capitals by everybody."""
_IMPERSONAL = re.compile(
    r"\b(?:when|whenever|if|once|every time|as soon as|until|unless|after|before)\s+$", re.IGNORECASE
)
_HANDLING = frozenset(
    "click press open try tap hit turn log plug switch scroll type push pull touch start run use put look close swipe "
    "enter load save unplug hold move lift stand walk go sit drive".split()
)
_CROWD = frozenset("guys people lot folks all".split())

_SWEAR = r"(?:f+u+c*k+(?:ing|in|in'|ed)?|f\*+\w*|f-+ing|effing|freaking|frigging|bloody|damn(?:ed)?|god-?damn(?:ed)?|bleeding|sodding|flipping|shitty|crappy|stupid|cr\*p\w*)"
_INTENSIFIER = re.compile(rf"\b{_SWEAR}\b[ ,]*(?=\w)|(?<=\w)[ ,]+\b{_SWEAR}\b(?=\W*$)", re.IGNORECASE)
_OUTBURST = re.compile(
    r"\b(?:the (?:hell|heck|fuck|f\*+\w*)|for (?:god'?s|christ'?s|heaven'?s|fuck'?s|pete'?s) sake|ffs|omg|wtf|lol|lmao|smh|"
    r"jesus(?: christ)?|oh my god)\b[ ,!]*",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"\b(?:literally|actually|basically|honestly|seriously|obviously)\b,?\s*"
    r"|(?<!\ban )(?<!\bthe )(?<!\bnot )(?<!n't )\b(?:just|really|simply)\s+(?=(?P<does>[a-z]{3,})\b)|(?<!\ban )\beven\s+(?=(?P<too>[a-z]{3,})\b)",
    re.IGNORECASE,
)
"""Adverbs that only make a sentence louder, the last four before a verb: they mock where the agent says them."""
_FOUL = re.compile(
    r"\b(?:shit\w*|bullshit|crap|arse\w*|asshole\w*|bastard\w*|bitch\w*|idiot\w*|moron\w*|clown\w*|cretin\w*|fuck\w*|wank\w*|"
    r"imbecile\w*|incompetent|useless|pathetic|liar\w*|thie(?:f|ves)|scam\w*|crooks?|piss\w*|screw you|joke of a)\b",
    re.IGNORECASE,
)
_HELLO = re.compile(
    r"^(?:(?:hi|hello|hey|hiya|yo|oi|morning|good (?:morning|afternoon|evening)|dear)(?:\s+(?!(?:i|my|we|our|the|is|can)\b)[\w.&]+){0,3}\s*[,.!:]+\s*"
    r"|(?:ok|okay|so|well|look|listen|and|but|also|anyway|please|right|yes|no(?=\s*[,.!])|honestly|seriously)\b\s*[,.!]*\s+)+",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|[\w@#/.:-]*[\w/]|\s+|.", re.DOTALL)
_MY_AND_I = re.compile(r"\b((?:my|our) (?:\w+ )?\w+) and (?:I|me|myself)\b", re.IGNORECASE)
_ME_AND_MY = re.compile(r"\b(?:me|I|myself) and ((?:my|our) (?:\w+ )?\w+)\b", re.IGNORECASE)
_PAIR = "\ue010"


def reader(text: str) -> str:
    """The customer's words as the agent would say them to the customer, to stand inside a sentence.

    Persons turn ("I am" → "you are", "me" → "you", "you sent" → "we sent"), shouting, swearing, a leading hello and the
    closing mark go, and the first word loses its capital unless it is a name. A sentence that is nothing but abuse is left
    out; the result may then be empty.

    >>> reader("My parcel still hasn't come and I need it Friday!!")
    "your parcel still hasn't come and you need it Friday"
    >>> reader("I paid you twice, and you sent me the WRONG lamp.")
    'you paid us twice, and we sent you the wrong lamp'
    """
    text = " ".join(text[:LONGEST].replace("’", "'").replace("‘", "'").split())
    told = []
    for sentence in _sentences(text):
        clean = _clean(sentence)
        if clean:
            turned = "".join(
                part if part.startswith(('"', "“")) else _turn(part) for part in re.split(r'("[^"]*"|“[^”]*”)', clean)
            )
            told.append(_lowered(turned.strip(), clean))
    first, *others = told or [""]
    return ". ".join([first, *(other[:1].upper() + other[1:] for other in others)])


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?…])[\"')]*\s+(?=\S)", text) if part.strip()]


def _clean(sentence: str) -> str:
    """Without hello, shouting, swearing and closing marks; empty where only abuse is left."""
    sentence = re.sub(r"^(?:@\w+\s+)+|[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]+", "", sentence)
    sentence = _HELLO.sub("", sentence)
    sentence = _OUTBURST.sub("", sentence)
    sentence = _FILLER.sub(_unless_needed, _INTENSIFIER.sub("", sentence))
    if _FOUL.search(sentence):
        return ""
    sentence = re.sub(r"\s*[!?]+\s*(?=\w)", ", ", sentence)
    return _calm(sentence).strip().rstrip(".!?…,;: -–—").strip()


def _unless_needed(found: re.Match[str]) -> str:
    """A filler stays where no verb is behind it: "just over a week", "even more"."""
    from lemminflect import getAllLemmas

    verb = found["does"] or found["too"]
    kinds = set(getAllLemmas(verb.lower())) if verb else {"VERB"}
    return "" if "VERB" in kinds and "ADV" not in kinds else found[0]


def _calm(sentence: str) -> str:
    """Capitals that shout become small letters; codes and abbreviations keep theirs."""
    words = re.findall(r"[A-Za-z']{2,}", sentence)
    loud = [word for word in words if word.isupper()]
    shouted = len(loud) >= 3 and len(loud) > len(words) / 2

    def quiet(found: re.Match[str]) -> str:
        word = found[0]
        if word == "A" and shouted and sentence[found.end() : found.end() + 1] == " ":
            return "a"
        if word == "I" or len(word) < 2:
            return word
        small = word.lower()
        if small in FUNCTION_WORDS and (shouted or small not in {"us", "it"}):
            return small
        if shouted and len(word) == 3 and small not in _SHORT_FORMS and _common(small):
            return small
        return small if (shouted and len(word) > 3) or (len(word) > 3 and _common(small)) else word

    return re.sub(r"(?<![\w/#-])[A-Z]+(?:'[A-Z]+)?(?![\w/#-])", quiet, sentence)


@cache
def _common(word: str) -> bool:
    """Whether an English dictionary knows the word, so that it is no name."""
    from lemminflect import getAllLemmas

    return word in FUNCTION_WORDS or word in _CLAUSE_ENDERS or bool(set(getAllLemmas(word)) - {"PROPN"})


def _turn(text: str) -> str:
    text = _MY_AND_I.sub(lambda found: f"{_PAIR}and {found[1]}", text)
    text = _ME_AND_MY.sub(lambda found: f"{_PAIR}and {found[1]}", text)
    pieces = _WORDS.findall(text.replace(_PAIR, "I" + _PAIR + " "))
    words = [(index, piece) for index, piece in enumerate(pieces) if piece.strip()]
    subject = ""
    for place, (index, piece) in enumerate(words):
        before = [word.lower() for _, word in words[max(0, place - 8) : place]]
        after = [word.lower() for _, word in words[place + 1 : place + 4]]
        low = _SPELT_OUT.get(piece.lower(), piece).lower()
        if low in {"i", "i'm", "i've", "i'd", "i'll", "we", "you"}:
            subject = "i" if low.startswith("i") else low
        elif low in {"he", "she", "it", "they", "who", "which", "that", "because", "there"} or (
            low in _PLURAL_BE and after[:1] == ["i"]
        ):
            subject = "i" if low in _PLURAL_BE else ""
        new = _word(piece, low, before, after, subject)
        if new != piece:
            pieces[index] = new
    turned = "".join(pieces).replace(_PAIR + " ", " ").replace(_PAIR, "")
    return re.sub(r"\b(we|us) " + rf"(?:{'|'.join(_CROWD)})\b(?! (?:the|of|my|this|it)\b)", r"\1", turned)


def _word(piece: str, low: str, before: list[str], after: list[str], subject: str) -> str:
    if piece == "US":
        return piece
    if low == "you":
        return _you(before, after)
    if low in _PLURAL_BE:
        return _PLURAL_BE[low] if _is_first_person(low, before, after, subject) else piece
    if low in _TURNED:
        return _TURNED[low]
    return _SPELT_OUT.get(piece.lower(), piece)


def _is_first_person(low: str, before: list[str], after: list[str], subject: str) -> bool:
    """Whether this form of "be" belongs to "I", directly, over an adverb, or over "and" within the same clause."""
    if low == "am":
        return not (before and before[-1].isdigit())
    if after[:1] == ["i"]:
        return True
    near = [word for word in before if word not in _ADVERBS]
    if near[-1:] == ["i"]:
        return True
    return subject == "i" and bool(near) and near[-1] in {"and", "but", "then"}


def _you(before: list[str], after: list[str]) -> str:
    """ "we" where "you" acts, "us" where it is acted on, "you" where it is anybody ("when you press it")."""
    if before[-1:] == ["thank"]:
        return "you"
    follows = after[0] if after else ""
    if after and _IMPERSONAL.search(" ".join(before[-3:]) + " ") and follows in _HANDLING:
        return "you"
    previous = before[-1] if before else ""
    crowd = after[1:2] if follows in _CROWD else after[:1]
    ends = not crowd or not crowd[0][:1].isalpha() or crowd[0] in _CLAUSE_ENDERS
    if previous in _BEFORE_OBJECT:
        return "us"
    if previous in _VERB_BEFORE_YOU and (
        ends or previous not in {"hear", "see", "saw", "heard", "told", "thank", "understand"}
    ):
        return "us"
    return "us" if ends and previous and previous not in {"and", "or", "but", "are", "do", "can"} else "we"


def _lowered(turned: str, given: str) -> str:
    """The first letter small, unless the first word is a name, a code or an abbreviation."""
    found = re.match(r"[A-Za-z']+", turned)
    if not found or not turned[:1].isupper():
        return turned
    word = found[0]
    rest = given[found.end() :]
    if re.search(r"[A-Z]|\d", word[1:]) or re.match(r"\s+[A-Z][a-z]", turned[found.end() :]):
        return turned
    if re.search(rf"[a-z,]\s+{word}\b", rest) or not _common(re.sub(r"'\w+$", "", word).lower()):
        return turned
    return turned[:1].lower() + turned[1:]
