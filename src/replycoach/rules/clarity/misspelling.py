"""Misspelt words.

Write carefully, says the source; a slip in every other line reads like haste. Found are words that no dictionary of British or American English has and that are one slip away from a common one, and
apostrophes left out ("dont", and "its", "well" and "cant" where no other word can stand), "should of", and a small word written twice in a row. Left alone is whatever may be a name or a term: the customer's and the company's own words, capitals, codes, addresses, handles, words in quotation marks, compounds of two known words, and what
the draft writes more than once.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA

from replycoach.model import Edit, Suggestion
from replycoach.reading import Reading
from replycoach.rules.rule import Example, Found, Rule
from replycoach.text.apostrophes import APOSTROPHE, ELIDABLE, SHOULD_OF, elided

rule = Rule(
    severity="advice",
    surface=True,
    source=("CH",),
    message="“{found}” looks like a slip for “{right}”.",
    why="A slip reads like haste, and the customer wonders what else was done in haste.",
    todo="Write “{right}”, or allow the word in the settings.",
    examples=(
        Example("Hi Ana, you will ⟦recieve⟧ it on Friday.", becomes="Hi Ana, you will receive it on Friday."),
        Example("I ⟦dont⟧ see the second payment yet, Ana.", becomes="I don't see the second payment yet, Ana."),
        Example("You ⟦should of⟧ had it on Friday, Ana.", becomes="You should have had it on Friday, Ana."),
        Example("I have sent ⟦the the⟧ new lid today.", becomes="I have sent the new lid today."),
        Example("⟦Unfortunatly⟧ we ⟦cant⟧ see it, but ⟦its⟧ our own fault.", becomes="Unfortunately we can't see it, but it's our own fault."),
        Example("Send me the code and ⟦well⟧ check; it ⟦may of⟧ run out.", becomes="Send me the code and we'll check; it may have run out."),
        Example("Please ⟦bare⟧ with us, I asked the ⟦manger⟧, and ⟦its⟧ with your bank.", becomes="Please bear with us, I asked the manager, and it's with your bank."),
        Example("Its very own lid is in its so-called box. All's well, and well made, and you may of course send both; he may of necessity be late."),
        Example("We would of course keep it, and I know that that had had no effect."),
        Example("The ⟦seperate⟧ parcel has left the ⟦warehose⟧."),
        Example("Your refund is on its way; it ⟦occured⟧ twice, sorry."),
        Example("The Bluegum webhook sends your colour, color or catalogue code XKCD-77 to ana@fjordpost.example."),
        Example("The Zyntho cable and the zyntho app are apologising; I've cancelled, canceled and rebooked."),
        Example(
            "Hi Ana, the kjole is here in red.",
            {"channel": "chat", "customer": "do you have the kjole in red"},
        ),
        Example("Press “Weiter”, then 'bestätigen', and you're done, mate. See https://exampel.example/retrun."),
    ),
)  # fmt: skip

SURE = {
    "accomodate": "accommodate", "accomodation": "accommodation", "acheive": "achieve", "accross": "across", "adress": "address", "adresses": "addresses",
    "apparantly": "apparently", "appologies": "apologies", "appologise": "apologise", "appologize": "apologize", "arguement": "argument", "availible": "available",
    "availabe": "available", "becuase": "because", "beacuse": "because", "beleive": "believe", "begining": "beginning", "buisness": "business", "calender": "calendar",
    "cancelation": "cancellation", "collegue": "colleague", "collegues": "colleagues", "comming": "coming", "commited": "committed", "compatable": "compatible",
    "completly": "completely", "concious": "conscious", "convinient": "convenient", "corespondence": "correspondence", "definately": "definitely",
    "definatly": "definitely", "definitly": "definitely", "delievery": "delivery", "dissapointed": "disappointed", "disapointed": "disappointed",
    "embarass": "embarrass", "enviroment": "environment", "excelent": "excellent", "existance": "existence", "experiance": "experience", "familar": "familiar",
    "finaly": "finally", "foriegn": "foreign", "fourty": "forty", "freind": "friend", "goverment": "government", "gaurantee": "guarantee", "garantee": "guarantee",
    "guarentee": "guarantee", "happend": "happened", "immediatly": "immediately", "immediatley": "immediately", "incovenience": "inconvenience",
    "inconvinience": "inconvenience", "inconvenence": "inconvenience", "independant": "independent", "infomation": "information", "intrested": "interested",
    "knowlege": "knowledge", "maintainance": "maintenance", "neccessary": "necessary", "necesary": "necessary", "noticable": "noticeable", "occassion": "occasion",
    "occured": "occurred", "occuring": "occurring", "occurence": "occurrence", "oportunity": "opportunity", "orignal": "original", "parcell": "parcel",
    "payed": "paid", "perfer": "prefer", "posible": "possible", "prefered": "preferred", "probaly": "probably", "proccess": "process", "proccessed": "processed",
    "publically": "publicly", "reccomend": "recommend", "recomend": "recommend", "recieve": "receive", "recieved": "received", "recieving": "receiving",
    "reciept": "receipt", "refered": "referred", "refering": "referring", "refrence": "reference", "relevent": "relevant", "reponse": "response",
    "resolvd": "resolved", "responsability": "responsibility", "seperate": "separate", "seperated": "separated", "seperately": "separately", "shiping": "shipping",
    "sincerly": "sincerely", "succesful": "successful", "successfull": "successful", "succesfully": "successfully", "suprise": "surprise", "tommorow": "tomorrow",
    "tommorrow": "tomorrow", "tomorow": "tomorrow", "transfered": "transferred", "truely": "truly", "unfortunatly": "unfortunately", "unfortunatley": "unfortunately",
    "untill": "until", "usefull": "useful", "wether": "whether", "whcih": "which", "wich": "which", "wierd": "weird", "adviced": "advised", "teh": "the", "adn": "and", "taht": "that",
}  # fmt: skip
"""Slips that everybody knows and that can have meant one word only: corrected unseen."""
MAY_OF = re.compile(
    r"(?:(?<=\b(?i:it) )|(?<=\b(?i:he) )|(?<=\b(?i:she) )|(?<=\b(?i:you) )|(?<=\b(?i:they) )|(?<=\b(?i:that) )|(?<=\b(?i:we) ))(may) of(?= (?!course\b|necessity\b|the\b|its?\b|all\b|an?\b|your\b|their\b|my\b|our\b)[a-z])"
)
TWICE = re.compile(
    r"\b(the|an?|of|and|for|your|our|my|with|from|at|be|we|they|to)[ \t]+\1(?=[ \t]+[A-Za-z])(?!-)", re.IGNORECASE
)
"""Small words that no sentence has twice in a row; "that that", "had had" and "on on" some have."""

STEM = 20_000_000
"""How often a word must occur to be one that ends are put to."""
ELSE = "If it is right as it stands, allow it in the settings (`phrases.allow`)."
SHORTEST = 4
"""Shorter words are not judged: too many of them are abbreviations."""
MOST = 100
"""After so many unknown words a text is not judged any further: it is hardly English."""
COMMON = 10_000_000
"""How often the right word must occur in the dictionary's texts (a thousand thousand million words), the likelier slips counting more."""
PART = 10_000_000
"""How often both words must occur for a compound of them to pass."""
WORD = re.compile(r"(?<![\w@#/.&+_’'-])[A-Za-z][a-z]*(?:['’][a-z]+)?(?![\w@/&+_-]|\.\w|['’]\w)")
QUOTED = re.compile(r"“[^”\n]{1,80}”|\"[^\"\n]{1,80}\"|(?<!\w)'[^'\n]{1,60}'(?!\w)|‘[^’\n]{1,60}’")
ENDING = re.compile(r"(?:n't|'(?:s|ll|ve|re|d|m))$")
KNOWN = APOSTROPHE.keys() | SURE.keys()
RUN_TOGETHER = {
    "alot": "a lot", "aswell": "as well", "infact": "in fact", "atleast": "at least", "incase": "in case", "eachother": "each other", "thankyou": "thank you",
    "eventhough": "even though", "ofcourse": "of course", "upto": "up to", "everytime": "every time", "noone": "no one", "inbetween": "in between", "inorder": "in order",
    "tobe": "to be", "inthe": "in the", "ofthe": "of the", "onthe": "on the", "tothe": "to the", "forthe": "for the",
}  # fmt: skip
MODERN = frozenset(
    "admin app apps checkin checkins checkout optin optins optout portin topup topups app's autofill autopay bio blog blogs bluetooth cashback chatbot chatbots checkbox checkboxes config cookies covid deliverable dropdown ebook ebooks emoji emojis esim esims"
    " faq faqs firmware freephone geoblocked hotspot hotspots kbps login logins mbps meds onboarding opt paywall podcast podcasts popup popups promo promos rebook rebooked rebooking rebooks reflash repost reseat resync router"
    " selfie signup signups smartphone smartphones smartwatch telco texted texting timeslot timeslots timestamp timestamps touchpad touchscreen unboxed unboxing unfollow unlink unmute unpair unsend upsell username usernames voicemail webhook webpage wifi"
    " wishlist workaround workarounds yoghurt yoghurts y'all mins hrs info reps repro sync synced syncing haha hehe hmm hooray yay yep nope ma'am neighbor leant balk balks redox".split()
)
"""Words that are younger than the dictionary."""
PREFIXES = (
    "un",
    "re",
    "pre",
    "non",
    "mis",
    "over",
    "under",
    "sub",
    "multi",
    "anti",
    "auto",
    "micro",
    "mini",
    "semi",
    "super",
    "de",
    "co",
    "inter",
    "post",
    "counter",
    "cross",
    "up",
    "out",
    "off",
    "on",
)
ENDS = (
    ("ed", "ing"), ("ing", "ed"), ("er", ""), ("ers", ""), ("able", ""), ("ness", ""), ("less", ""), ("ish", ""), ("like", ""), ("wise", ""), ("free", ""), ("proof", ""),
)  # fmt: skip
"""Regular ends of words, each with the one that the dictionary must not have: a verb of which it has "sending" and not "sended" has a past of its own."""


def check(reading: Reading) -> Iterator[Found]:
    modal = not (reading.lacks(OF) or reading.lacks(MODALS))
    for pattern, right, may in (
        (SHOULD_OF, r"\1 have", modal),
        (MAY_OF, r"\1 have", modal),
        (TWICE, r"\1", _twice(reading)),
    ):
        for match in pattern.finditer(reading.text) if may else ():
            yield _found(*match.span(), match.expand(right), "safe")
    if not reading.lacks(ELIDABLE):
        yield from _elided(reading.text)
    if _may_be_misspelt(reading):
        yield from _misspelt(reading)


def _elided(text: str) -> Iterator[Found]:
    """Words without their apostrophe, outside quotation marks."""
    quoted = [match.span() for match in QUOTED.finditer(text)]
    for start, end, right in elided(text):
        if not any(a <= start < b for a, b in quoted):
            yield _found(start, end, right, "safe")


LETTERS = re.compile("[a-z]+")
OF = frozenset({"of"})
MODALS = frozenset(
    "should could would must might may shouldn couldn wouldn mustn mightn shouldnt couldnt wouldnt mustnt mightnt".split()
)
STUMPS = frozenset("hasn wasn aren doesn didn weren haven hadn couldn wouldn shouldn needn mightn mustn".split())
"""What is before the apostrophe of "doesn't" and its like."""


PAIRS = tuple(f"{word} {word} " for word in "the a an of and for your our my with from at be we they to".split())
"""What `TWICE` finds, where no two spaces stand together."""


def _twice(reading: Reading) -> bool:
    """Whether any word of `TWICE` may stand twice in a row."""
    text = reading.text.lower()
    return reading.vocabulary is None or "  " in text or "\t" in text or any(map(text.__contains__, PAIRS))


@lru_cache(maxsize=1)
def _certain() -> frozenset[str]:
    """Words that `is_right` finds right at the first look."""
    return (STUMPS | MODERN | _words().keys()) - APOSTROPHE.keys() - RUN_TOGETHER.keys() - SURE.keys()


def _may_be_misspelt(reading: Reading) -> bool:
    """Whether any word is not certainly right and not a name; most texts are done with by this look alone."""
    text, certain = reading.text, _certain()
    words = text.lower() if reading.vocabulary is None else " ".join(reading.vocabulary - certain)
    doubtful = set(LETTERS.findall(words)) - certain
    return any(
        word in APOSTROPHE
        or word in RUN_TOGETHER
        or word in SURE
        or (len(word) >= SHORTEST and word in text and (word[-1] == "n" or not is_right(word)))
        for word in doubtful
    )


def _misspelt(reading: Reading) -> Iterator[Found]:
    text = reading.text
    known = _own_words(reading)
    quoted = [match.span() for match in QUOTED.finditer(text)]
    starts = {sentence.start for sentence in reading.sentences}
    matches = list(_outside(WORD.finditer(text), quoted))
    plain = [match[0].lower().replace("’", "'") for match in matches]
    often = Counter(plain)
    certain = _certain()
    looked_up = 0
    for match, word in zip(matches, plain, strict=True):
        if word in certain:
            continue
        named = match[0] != match[0].lower() and (match.start() not in starts or word not in KNOWN)
        if named or word in known or (often[word] > 1 and word not in KNOWN) or is_right(word):
            continue
        looked_up += 1
        if looked_up > MOST:
            return
        right = slip(word)
        if right:
            right = right[0].upper() + right[1:] if match[0][0].isupper() else right
            known_slip = word in SURE or word in APOSTROPHE or word in RUN_TOGETHER
            yield _found(*match.span(), right, "safe" if known_slip else "review" if _guess(word)[1] else "idea")


def _outside(matches: Iterator[re.Match[str]], spans: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The matches that do not begin in one of the spans, which are in order and apart."""
    at = 0
    for match in matches:
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        if at == len(spans) or match.start() < spans[at][0]:
            yield match


def _found(start: int, end: int, right: str, safety: Literal["safe", "review", "idea"]) -> Found:
    edit = Edit(start=start, end=end, text=right)
    suggestion = Suggestion(text=f"Write “{right}”.", edits=(edit,), safety=safety)
    return Found(start, end, {"right": right}, todo=ELSE, suggestions=(suggestion,))


def _own_words(reading: Reading) -> frozenset[str]:
    """The words of this case that are right as they are: names, and whatever the customer wrote."""
    case = reading.case
    texts = [
        case.company,
        case.customer_name,
        case.agent_name,
        case.message,
        *(message.text for message in case.thread),
    ]
    return (
        frozenset(word for text in texts for word in re.findall(r"[\w'’]+", text.lower().replace("’", "'")))
        - APOSTROPHE.keys()
    )


def slip(word: str) -> str:
    """What a word in lower case was meant to be; empty where it is right or may be.

    >>> slip("definately"), slip("colour"), slip("thats"), slip("webhook")
    ('definitely', '', "that's", '')
    """
    known = APOSTROPHE.get(word) or RUN_TOGETHER.get(word) or SURE.get(word)
    if known:
        return known
    return "" if is_right(word) else _guess(word)[0]


def _guess(word: str) -> tuple[str, bool]:
    """The likeliest word that an unknown one is a slip for, and whether it can hardly be another; a rewrite writes no other.

    >>> _guess("delivary"), _guess("deley"), _guess("woop")
    (('delivery', True), ('delay', False), ('', False))
    """
    bare = ENDING.sub("", word)
    alike = [one for size in (-1, 0, 1) for one in _by_letter(bare[0], len(bare) + size)]
    near = process.extract(bare, alike, scorer=OSA.distance, score_cutoff=1, limit=None)
    likely = sorted(((_words()[right] * _typical(bare, right), right) for right, *_ in near), reverse=True)
    best, right = likely[0] if likely else (0, "")
    if best < COMMON or len(bare) <= SHORTEST:
        return "", False
    alone = len(likely) == 1 or likely[1][0] * 10 < best
    sure = alone and best >= 10 * COMMON and len(bare) > SHORTEST + 1 and _typical(bare, right) > 1
    return right + word[len(bare) :], sure


def is_right(word: str) -> bool:
    """Whether a word in lower case is one, or is not judged."""
    bare = ENDING.sub("", word)
    return not (word in APOSTROPHE or word in RUN_TOGETHER or word in SURE) and (
        len(bare) < SHORTEST or "'" in bare or _is_word(bare)
    )


def _typical(wrong: str, right: str) -> int:
    """How much likelier than others a slip is: a letter left out, doubled or undoubled, two swapped, one vowel for another."""
    at = next(
        (at for at, pair in enumerate(zip(wrong, right, strict=False)) if pair[0] != pair[1]),
        min(len(wrong), len(right)),
    )
    if len(wrong) < len(right):
        return 50 if right[at] in right[max(at - 1, 0) : at] + right[at + 1 : at + 2] else 20
    if len(wrong) > len(right):
        return 20 if wrong[at] == wrong[at - 1] else 1
    if sorted(wrong) == sorted(right):
        return 50
    return 20 if wrong[at] in "aeiou" and right[at] in "aeiou" else 1


def _is_formed(word: str) -> bool:
    """Whether a word is one of the dictionary's with a regular end: "actioned", "paywalled", "rebookable".

    >>> _is_formed("actioned"), _is_formed("occured"), _is_formed("writeing"), _is_formed("sended")
    (True, False, False, False)
    """
    words = _words()
    for end, other in ENDS:
        bare = word.removesuffix(end)
        if bare == word or len(bare) < 3:
            continue
        vowel = end[0] in "aei"
        for stem in {bare, bare + "e" if vowel else bare, bare[:-1] if vowel and bare[-1] == bare[-2] else bare}:
            if (
                words.get(stem, 0) < STEM
                or (stem[-1] == "y" and end != "ing")
                or (stem == bare and vowel and stem[-1] == "e")
            ):
                continue
            forms = {stem + end, stem + stem[-1] + end, stem.removesuffix("e") + end} - {word}
            verb = {stem + other, stem + stem[-1] + other, stem.removesuffix("e") + other} if other else set()
            if words.keys().isdisjoint(forms | verb):
                return True
    return False


def _is_word(word: str) -> bool:
    words = _words()
    british = {
        re.sub(r"l(?=(?:ed|ing|ers?|ors?|ations?|ments?)$)", "ll", word),
        word.replace("or", "our"),
        word.removesuffix("s"),
    }
    if word in words or word in MODERN or any(one in words for one in british):
        return True
    if _is_formed(word):
        return True
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        long = SHORTEST if len(prefix) > 2 or prefix in ("un", "re") else SHORTEST + 2
        if rest != word and len(rest) >= long and (rest in words or rest in MODERN or _is_formed(rest)):
            return True
    return any(min(words.get(word[:at], 0), words.get(word[at:], 0)) >= PART for at in range(3, len(word) - 2))


@cache
def _words() -> dict[str, int]:
    """The dictionary, with how often each word occurs; read when the first draft is checked."""
    lines = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").splitlines()
    return {word: int(count) for word, count in (line.split() for line in lines)}


@cache
def _by_letter(letter: str, size: int) -> list[str]:
    """The words of so many letters that begin with this one: a slip changes the length by one at most."""
    return [word for word in _words() if len(word) == size and word[0] == letter]
