"""Cut a draft or a message into sentences, by rule: fast, the same every time, and without a parser.

A sentence ends at a line break, or at `.`, `!`, `?` or `…` (with the quotes, brackets and emoji that
follow it) before white space; the initials or the name that an agent signs with on the same line ("…
today. ^Jo") stay with the last sentence. A full stop inside an abbreviation, a number, an address or a
list number ends nothing. Every scan is bounded, so that the time grows with the length of the text,
whatever the text is.
"""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ALWAYS_INSIDE = _words(
    """
    mr mrs ms mx dr prof rev hon messrs st mt e.g eg i.e ie cf vs viz approx incl excl fig figs vol ref tel
    mob dept acct attn asst mgr sgt capt lt gen sen gov esp resp min max c.f n.b nb ave
    """
)
"""Abbreviations that never end a sentence: something always follows them."""

SOMETIMES_INSIDE = _words(
    """
    a.m p.m am pm etc inc ltd co corp plc llc jr sr u.s u.k u.s.a e.u ph.d d.c a.k.a p.s w/c est ext bros
    blvd rd jan feb apr jun jul aug sep sept oct nov dec tue tues wed thu thur thurs fri hr hrs mins secs yr
    yrs wk wks
    """
)
"""Abbreviations that may stand at a sentence's end: they end it where a capital follows, but for names and dates."""

BEFORE_NUMBER = _words(
    """
    no nos nr p pp art sec ch ext ed ver v
    """
)
"""Abbreviations only where a number follows ("no. 5"): otherwise they are words ("The answer is no.")."""

COMPANY_OR_DATE = _words(
    """
    inc ltd co corp plc llc jr sr u.s u.k bros p.s jan feb apr jun jul aug sep sept oct nov dec tue tues wed
    thu thur thurs fri
    """
)
"""Of those, the ones that a capital may also follow within a sentence ("Acme Inc. Support", "Tue. Jan. 5")."""

STARTERS = _words(
    """
    a after all also an and any anything are as at because before both but by can could did do does every
    for from have he hello here hi how however i i'd i'll i'm i've if in is it it's its just let let's may
    meanwhile my no not now on once one or our please she should since so some sorry thank thanks that
    that's the their then there these they they're this those to today tomorrow until was we we'd we'll
    we're we've what when where which while who why will with would yes you you'll you're you've your
    """
)
"""Words that begin a sentence when they have a capital: they tell "plan B. We …" from "J. Smith"."""

ANSWERS = _words(
    """
    ok okay great bye cheers goodbye regards done sure perfect lovely right well help please good agreed
    """
)
"""Words that stand alone as a last sentence, and are nobody's name."""

ABBREVIATIONS = ALWAYS_INSIDE | SOMETIMES_INSIDE | BEFORE_NUMBER

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_EMOJI = (
    "[\u203c\u2049\u2190-\u21ff\u231a-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2934-\u2935\u2b05-\u2b55\u3030"
    "\U0001f000-\U0001faff][\u200d\ufe0e\ufe0f\u20e3\u2640\u2642\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]{0,8}"
)
_EMOTICON = (
    r"(?<![^\W_])"
    r"(?:[:;=][\-'^]?[)(DPpOo/\\|*3\]\[]{1,8}|8-?\)|<3{1,8}|[xX]D{1,8}|\^_?\^|\\o/|\(:)(?=\s|$)"
)
_FACES = rf"(?:{_EMOJI}|{_EMOTICON})(?:[ \t]{{0,3}}(?:{_EMOJI}|{_EMOTICON})){{0,9}}"
_CLOSERS = "[\"'\u2019\u201d\u00bb)\\]}*_]{0,8}"
_END = re.compile(
    rf"(?<![.!?\u2026\u203d])(?P<stop>[.!?\u2026\u203d]+)(?P<closers>{_CLOSERS})"
    rf"(?:[ \t]{{0,3}}(?P<faces>{_FACES}))?(?=\s|$)"
    rf"|(?:(?<=\s)|(?<=[^\W_]))(?P<lone>{_FACES})(?=[ \t]{{1,3}}[\"'\u2018\u201c(]?[A-Z])"
)
_STOP = re.compile(
    rf"(?<![.!?\u2026\u203d])(?P<stop>[.!?\u2026\u203d]+)(?P<closers>{_CLOSERS})(?P<faces>(?!))?(?P<lone>(?!))?(?=\s|$)"
)
"""`_END` for a text that has no face in it: what else would be looked for at every character is left out."""
_SIGN_OF_A_FACE = re.compile(
    r"[\u203c\u2049\u2190-\u21ff\u231a-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2934-\u2935\u2b05-\u2b55\u3030\U0001f000-\U0001faff:;=8<xX^\\(]"
    r"(?<=[^:;=8<xX^\\(]|[:;=](?=[\-'^)(DPpOo/\\|*3\]\[])|8(?=[)-])|<(?=3)|[xX](?=D)|\^(?=[_^])|\\(?=o/)|\((?=:))"
)
_WORD = re.compile(r"[\"'\u2018\u201c(\[]*([^\s,;:!?)\"\u201d\]]{1,40})")
_SIGNATURE = re.compile(r"(?<![ \t])[ \t]+(?:\^\w{1,20}|[A-Z][^\W\d_]{1,20})[ \t]*$")
_LIST_NUMBER = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})(?:\.\d{1,3})*$")
_BULLET = re.compile(r"[-*\u2022\u2023\u25e6>#]|\d{1,3}[.)]")

WRAP_NARROWEST, WRAP_WIDEST = 55, 80
"""The widths, in characters, of a line that a mail program may have wrapped."""
WRAP_COLUMN = 64
"""A line is taken as wrapped only where the next word would have reached past this column."""


def split(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the sentences of `text`, in order, without the white space around them.

    >>> text = "Hi Ana,\\nMr. Lee called at 9 a.m. about no. 5. All is well! :)"
    >>> [text[a:b] for a, b in split(text)]
    ['Hi Ana,', 'Mr. Lee called at 9 a.m. about no. 5.', 'All is well! :)']
    """
    return [span for start, end in _blocks(text) for span in _sentences(text, start, end)]


def _blocks(text: str) -> list[tuple[int, int]]:
    """Return the spans of the lines, those that a mail program wrapped joined with their continuation."""
    blocks: list[tuple[int, int]] = []
    last_line = ""
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            last_line = ""
            continue
        start = match.start() + len(line) - len(line.lstrip())
        end = start + len(stripped)
        if blocks and last_line and _adjacent(text, blocks[-1][1], start) and _wrapped(last_line, stripped):
            blocks[-1] = (blocks[-1][0], end)
        else:
            blocks.append((start, end))
        last_line = stripped
    return blocks


def _adjacent(text: str, end: int, start: int) -> bool:
    """Tell whether only one line break lies between two lines (a blank line always ends a sentence)."""
    gap = text[end:start] if start - end < 200 else "\n\n"
    return gap.replace("\r\n", "\n").count("\n") <= 1


def _wrapped(line: str, following: str) -> bool:
    """Tell whether `following` plainly continues `line`: it begins with a lower-case word that did not fit."""
    if not WRAP_NARROWEST <= len(line) <= WRAP_WIDEST or not following[0].islower() or _BULLET.match(line):
        return False
    word = _WORD.match(following)
    width = len(word.group()) if word else 1
    return line[-1] not in ".!?:\u2026" and len(line) + 1 + width > WRAP_COLUMN


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences within one block."""
    spans: list[tuple[int, int]] = []
    begin = start
    ends = _END if _SIGN_OF_A_FACE.search(text, start, end) else _STOP
    for match in ends.finditer(text, start, end):
        stop = match.end()
        if stop < end and (match.start() == begin or not _ends(text, begin, match, end)):
            continue
        spans.append((begin, stop))
        begin = stop
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        spans.append((begin, end))
    return spans


def _ends(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    """Tell whether the candidate `match` really ends the sentence that began at `begin`."""
    if end - match.end() < 30:
        signature = _SIGNATURE.match(text[match.end() : end])
        if signature and signature.group().strip().lower() not in ANSWERS | STARTERS:
            return False
    stop, closers, faces, lone = match.group("stop", "closers", "faces", "lone")
    if lone or faces:
        return True
    after = match.end()
    while after < end and after - match.end() < 200 and text[after].isspace():
        after += 1
    following = _WORD.match(text, after, min(end, after + 80))
    word = following.group(1) if following else text[after : after + 1]
    if word[:1].islower() and (closers.strip("*_") or "\u2026" in stop or ".." in stop):
        return set(stop) - set(".\u2026") != set() and not closers
    if stop != ".":
        return True
    return closers != "" or not _abbreviated(text, begin, match.start(), word)


def _abbreviated(text: str, begin: int, dot: int, following: str) -> bool:
    """Tell whether the full stop at `dot` is part of an abbreviation, an initial or a list number."""
    head = text[max(begin, dot - 40) : dot]
    token = head.rsplit(None, 1)[-1].lstrip("\"'\u2018\u201c([") if head.strip() else ""
    first = dot - len(token) == begin
    if first and _LIST_NUMBER.match(token) and token not in ("I", "i"):
        return token.isdigit() or following[:1].isupper() or following[:1].isdigit()
    key = token.lower()
    if len(token) != 1 and key not in ABBREVIATIONS:
        return False
    starts = following.rstrip(".").replace("\u2019", "'").lower() in STARTERS
    if key in ALWAYS_INSIDE:
        return True
    if key in BEFORE_NUMBER and following[:1].isdigit():
        return True
    if key in SOMETIMES_INSIDE:
        return not following[:1].isupper() or (key in COMPANY_OR_DATE and not starts)
    if len(token) == 1 and token.isupper() and token != "I":
        before = head[: -len(token)].split()
        return following[:1].isupper() and not starts and (not before or before[-1][:1].isupper())
    return False
