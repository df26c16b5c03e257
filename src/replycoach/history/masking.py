"""What a reply says once all that belongs to one customer is masked, so that two fillings of a template are equal.

Names, dates and times, amounts, numbers, codes, links and addresses become class tokens in capitals; every other word
is folded to lower case, punctuation goes. All patterns are bounded, so the time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from replycoach.text.naming import role_of, words_of

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)(?:day|\b)"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_NUMBERED_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_CURRENCY = r"(?:[£$€¥₹]|\b(?:usd|eur|gbp|chf|aud|cad|inr|jpy|sek|nok|dkk|pln)\b)"
_AMOUNT = r"\d{1,12}(?:[.,]\d{1,3}){0,4}"
_WORDS_OF_CLASS: Final = dict.fromkeys(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty sixty"
    " ninety hundred thousand".split(),
    "NUMBER",
) | dict.fromkeys(
    "today tonight tomorrow yesterday noon midday midnight monday tuesday wednesday thursday friday saturday sunday".split(),
    "DATE",
)
_TOKEN: Final = re.compile(
    rf"""
    (?:(?P<plain>(?-i:[a-z]+(?:'[a-z]+)?)(?=[\ \n,;!?]|\.(?:\s|$)))
    |(?P<SLOT>\{{\{{[^{{}}\n]{{1,80}}\}}\}}|\[[A-Za-z][A-Za-z _']{{1,40}}\]|\{{[A-Za-z_][\w. ]{{1,40}}\}})
    |(?P<LINK>\b(?:https?://|www\.)[^\s<>"]{{1,2000}}|\b[a-z0-9][a-z0-9-]{{0,62}}(?:\.[a-z0-9-]{{1,63}}){{0,3}}\.[a-z]{{2,10}}/[^\s<>"]{{0,500}})
    |(?P<ADDRESS>(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}})
    |(?P<AMOUNT>{_CURRENCY}\s?{_AMOUNT}|\b{_AMOUNT}\s?(?:{_CURRENCY}|(?:euros?|pounds?|dollars?|cents?|pence|percent|per\ cent)\b|%))
    |(?P<DATE>\b\d{{4}}-\d{{2}}-\d{{2}}(?:T[\d:.]{{4,15}}Z?)?|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}\b
        |\b{_NUMBERED_DAY}\ (?:of\ )?{_MONTH}(?:,?\ \d{{4}}\b)?|\b{_MONTH}\ {_NUMBERED_DAY}\b(?:,?\ \d{{4}}\b)?
        |\b{_DAY}(?:\ (?:morning|afternoon|evening))?(?!\w)
        |\b\d{{1,2}}(?:[:.]\d{{2}})?\ ?(?:[ap]\.?m\b\.?)|\b\d{{1,2}}:\d{{2}}\b)
    |(?P<CODE>\#\s?\w{{2,40}}|\b(?=[\w/-]{{0,20}}\d)(?:[a-z]{{1,10}}[-_/]?\d|\d{{1,12}}[-_/]?[a-z])[\w/-]{{0,40}}(?<![/-])|\b\d{{4,}}(?:[-/]\d{{1,12}}){{0,5}}\b)
    |(?P<NUMBER>\b\d{{1,3}}(?:[.,]\d{{1,3}}){{0,5}}\b)
    |(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*))[\ \n,;!?.]*
    """,
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip

_NAME = r"[^\W\d_a-z][\w'’-]{0,30}"
_CAPITALS: Final = re.compile(rf"\b{_NAME}(?:\.?[ ]{_NAME}){{0,4}}")
_GREET = r"(?i:hi|hello|hey|hiya|dear|greetings|good[ ](?:morning|afternoon|evening|day))"
_BEFORE_NAME: Final = frozenset(
    "hi hello hey hiya dear greetings thanks sorry welcome apologies mr mrs ms mx miss dr prof i'm".split()
)
"""Words with a capital that a name may follow."""
_PART_OF: Final = {"DATE": ("on", "this", "next"), "NAME": ("mr", "mrs", "ms", "mx", "miss", "dr", "prof")}
"""Words that the class after them takes in: "on Friday" is "tomorrow"."""
_LEAD_TO_NAME: Final = ("hi", "hello", "hey", "hiya", "dear", "greetings", "thanks", "sorry", "apologies", "i'm")
_LEAD_TO_NAME_TOGETHER: Final = (
    "good morning", "good afternoon", "good evening", "good day", "thank you", "welcome back", "name is", "this is", "i am"
)  # fmt: skip
"""Words that lead to a name in mid-sentence."""
_NOBODY: Final = frozenset(
    "a all am an and any are as at best but by customer do everyone for from good have he hello here hi how i i'd i'll i'm i've"
    " if in is it it's its just kind let may my no not of on once one or our please regards she sir so sorry team thank thanks"
    " that the their there they this to we we'd we'll we're we've what when where while who why will with yes you you'll"
    " you're you've your madam".split()
)
"""Words that may have a capital after a greeting and are no name, or none that tells two replies apart."""
_UNNAMED: Final = frozenset("there everyone all team folks customer client sir madam guest member user friend".split())
"""What a greeting says in place of a name."""
_GREETS: Final = frozenset(["hi", "hello", "hey", "dear"])

_GREETING: Final = re.compile(
    rf"\s*{_GREET}(?:[ ](?!and\b)[^\s,.!?:;–—]{{1,40}}){{0,4}}[ ]?(?:[,!.:;]|[ ][–—-](?=[ ])|(?=\n)|$)"
)
_CLOSING: Final = re.compile(
    r"^\W{0,5}(?:--[ ]?|(?:with[ ]|my[ ]|our[ ])?(?:(?:kind(?:est)?|best|warm(?:est)?|many[ ]thanks|all[ ]the[ ]best|all[ ]good[ ]wishes|yours|sincerely|regards"
    r"|cheers|thanks|thank[ ]you|take[ ]care|respectfully|cordially|love|warmly|gratefully|speak[ ]soon|talk[ ]soon|until[ ]then|apologies)\b"
    r"(?:[ ][^\s.?!,]{1,20}){0,4}[,.!]?)[ ]*)$",
    re.IGNORECASE | re.MULTILINE,
)  # fmt: skip
_SIGNATURE: Final = re.compile(
    rf"(?:\n[ ]*[-–—~]?[ ]*{_NAME}(?:,?[ ](?:{_NAME}|&|and|at|of|from|the)){{0,6}}|[ \n][-–—]{{1,2}}[ ]?{_NAME}|[ \n]\^[ ]?\w{{1,20}})\s*\Z"
)
_COURTESY: Final = re.compile(
    r"(?:thank|thanks|many thanks|cheers|you(?:'re| are) (?:very |most |so )?welcome|(?:it's )?no (?:problem|worries|trouble)|not at all|(?:it(?:'s| was) )?my pleasure"
    r"|(?:i'm |i am |we're |so |really |very |always )*(?:happy|glad|pleased|delighted) (?:to|i|we|it|that|you)|(?:that's |this is )?(?:great|good|lovely|wonderful) (?:to hear|news)"
    r"|(?:do )?(?:have a|enjoy|take care)|all the best|best wishes|wishing you|i hope|hope|(?:do |just |please )?let (?:me|us) know|just (?:reply|write|shout|ask|message)"
    r"|(?:please )?(?:do |don't |do not )?(?:feel free|hesitate)|if (?:there's|there is|you need|you have|you want|anything)|is there (?:anything|something)|anything else|(?:please )?(?:do )?reach out"
    r"|one (?:moment|second|sec|minute)|(?:please )?bear with|just an? (?:moment|second|sec|minute)|(?:please )?(?:wait|hold)|give me (?:a|one|two|just)|i'll be (?:right|with|back)"
    r"|(?:let me|i'll|i will)(?: just)? (?:check|look|see|have a look)|(?:i'm )?(?:so |very )?sorry (?:for|about) (?:the|your|keeping) (?:wait|delay|you)|apologies for the (?:wait|delay)"
    r"|speak soon|talk soon|bye|goodbye|see you|welcome|perfect|great|lovely|brilliant|ok|okay|sure|of course|noted|will do|got it|good luck|stay )\b",
    re.IGNORECASE,
)  # fmt: skip
_LONGEST_COURTESY: Final = 16
_LONGEST_NAME_LINE: Final = 8
"""What follows "Thanks for your patience." on the next line is a signature only where it is no longer than so many words."""
_SENTENCE: Final = re.compile(r"[^.!?\n]+")
_ROLES: Final = {
    "customer_first_name": "NAME", "customer_name": "NAME", "agent_name": "NAME", "order": "CODE", "ticket": "CODE",
    "date": "DATE",
}  # fmt: skip


def body(text: str) -> tuple[int, int]:
    """Where the message itself stands in `text`: behind the greeting, before the closing and the signature.

    >>> text = "Hi Ana,\\n\\nIt ships today.\\n\\nBest wishes,\\nJohn"
    >>> text[slice(*body(text))]
    'It ships today.'
    """
    greeting = _GREETING.match(text)
    start = greeting.end() if greeting and text[greeting.end() :].strip() else 0
    end = len(text)
    for closing in _CLOSING.finditer(text, start):
        after = text[closing.end() : closing.end() + 400].lstrip().partition("\n")[0]
        if text[start : closing.start()].strip() and len(after.split()) <= _LONGEST_NAME_LINE:
            end = closing.start()
    if end == len(text):
        signed = _SIGNATURE.search(text, max(start, end - 200))
        if signed and text[start : signed.start()].strip():
            end = signed.start()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def mask(text: str, names: Iterable[str | None] = ()) -> str:
    """The words of `text` with all that belongs to one customer masked; `names` are those that are known.

    Names are also found after a greeting, in a signature and where somebody introduces themselves.

    >>> mask("Hi Ana, order HB-20417 (£12.50) ships on Friday, 3 March. See https://x.example/t?id=9 – John", ["John"])
    'hi NAME order CODE AMOUNT ships DATE see LINK NAME'
    >>> mask("Hi Bo, order 88213 ($7) ships tomorrow. See www.x.example – Kim", ["Kim"])
    'hi NAME order CODE AMOUNT ships DATE see LINK NAME'
    """
    return " ".join(masked_words(text, known_names(text, names)))


def known_names(text: str, names: Iterable[str | None] = ()) -> frozenset[str]:
    """The single names, in lower case, that are given or that `text` shows to be names."""
    given = {_bare(part) for name in names if name for part in name.split()}
    found: set[str] = set()
    for match in _CAPITALS.finditer(text):
        found.update(_named(text, match))
    tail = text[body(text)[1] :].lstrip()
    closing = _CLOSING.match(tail)
    signed = (tail[closing.end() :] if closing else tail).strip(" \n-–—^~*_").partition("\n")[0]
    if len(signed.split()) <= 5:
        found.update(re.findall(_NAME, signed.partition(",")[0]))
    return frozenset(given | ({_bare(name) for name in found} - _NOBODY)) - {""}


def _named(text: str, match: re.Match[str]) -> list[str]:
    """The words of a run of capitalised words that are a name, judged by what leads to them."""
    words, start = match[0].split(), match.start()
    leading = len(words)
    while words and _bare(words[0]) in _BEFORE_NAME:
        words.pop(0)
    if len(words) < leading:
        return words
    before = text[max(0, start - 24) : start].casefold().replace("’", "'")
    if not before.endswith(" "):
        return []
    last = before.rstrip(" ,")
    leads = last.rpartition(" ")[2] in _LEAD_TO_NAME or last.endswith(_LEAD_TO_NAME_TOGETHER)
    return words if leads else []


def _bare(name: str) -> str:
    return name.casefold().replace("’", "'").removesuffix("'s").strip(".,'")


def masked_words(text: str, names: frozenset[str]) -> list[str]:
    """The masked words one by one; the same class twice in a row is told once."""
    words = [""]
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        word = match[kind]
        if kind == "plain":
            greeted = word in _UNNAMED and words[-1] in _GREETS
            word = "NAME" if greeted else _WORDS_OF_CLASS.get(word, word)
        elif kind == "word":
            word = _folded(word, names, words[-1])
        elif kind == "SLOT":
            word = _ROLES.get(role_of(words_of(word)), "SLOT")
        else:
            word = kind
        if words[-1] in _PART_OF.get(word, ()):
            words.pop()
        if word != words[-1] or word.islower():
            words.append(word)
    return words[1:]


def _folded(spoken: str, names: frozenset[str], last: str) -> str:
    word = spoken.casefold().replace("’", "'")
    if not spoken[0].islower() and (word.removesuffix("'s") in names or (last in _GREETS and word in _UNNAMED)):
        return "NAME"
    return _WORDS_OF_CLASS.get(word, word)


def words_of_substance(text: str) -> int:
    """How many words `text` has beyond courtesies: thanks, welcomes, wishes, offers of help, "one moment".

    >>> words_of_substance("You're welcome, have a good evening!")
    0
    >>> words_of_substance("Thanks, Ana! Your refund went out today.")
    5
    """
    count = 0
    for sentence in _SENTENCE.finditer(text.replace("’", "'")):
        words = sentence[0].split()
        if len(words) > _LONGEST_COURTESY or not _COURTESY.match(" ".join(words)):
            count += len(words)
    return count
