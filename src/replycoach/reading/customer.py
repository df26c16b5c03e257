"""What the customer asked, and what their message is about: questions and the person's own nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replycoach.reading.reading import Question

WH = r"(?:what|when|where|why|who|whom|whose|which|how)"
AUX = (
    r"(?:is|are|was|were|do|does|did|can|could|will|would|should|shall|may|might|has|have|had|am"
    r"|isn't|aren't|wasn't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shouldn't|hasn't|haven't)"
)
SUBJECT = r"(?:i|you|we|he|she|it|they|there|this|that|these|those|my|your|our|the|a|an|any|anyone|anybody|someone|somebody)"

DIRECT = re.compile(
    rf"^(?:(?:so|and|but|also|ok|okay|hi|hello|hey|please|well|or|then|plus|btw)[,:\s]+)*"
    rf"(?:{WH}(?:'s|\s+(?:much|many|long|soon|often|far|come|about|exactly|the|on|of))*\s+.*\b{AUX}\b|{WH}\s+{AUX}\b|{WH}'s\b"
    rf"|{AUX}\s+{SUBJECT}\b|any\s+(?:idea|news|update|chance|word)\b|how\s+(?:do|can|about|come)\b)",
    re.IGNORECASE,
)
INDIRECT = re.compile(
    rf"\b(?:(?:want|wants|need|like|love|trying|hoping|have)\s+to\s+(?:know|find\s+out|understand|ask|check|confirm)"
    rf"|(?:i'd|id|i\s+would)\s+like\s+to\s+(?:know|understand|find\s+out)"
    rf"|(?:i\s+)?(?:wonder|wondering|asking|unsure|curious|puzzled)\b|no\s+(?:idea|clue)|not\s+(?:sure|clear)"
    rf"|don'?t\s+(?:know|understand|see|get)|(?:can|could|would|will)\s+(?:you|someone|anyone|somebody)\s+(?:please\s+)?(?:tell|explain|confirm|let\s+me\s+know|say|advise|clarify|check)"
    rf"|please\s+(?:tell|explain|confirm|advise|clarify|let\s+me\s+know|check)|(?:^|[,;.]\s*)(?:tell|explain|confirm|let)\s+(?:to\s+)?me(?:\s+know)?"
    rf"|(?:question|thing)s?\s+(?:is|are))\b[\s,:]*(?:about\s+|to\s+know\s+|exactly\s+|me\s+|us\s+)*"
    rf"(?P<asks>\b(?:{WH}|if|whether|that)\b.*)",
    re.IGNORECASE,
)
RHETORICAL = re.compile(
    r"^(?:(?:so|and|but|well|like)[,\s]+)?(?:are\s+you\s+(?:kidding|serious|joking|for\s+real|people|lot|guys|all|even|having)"
    r"|do\s+you\s+(?:people|lot|guys|even|think|care|know\s+how|realise|realize|have\s+any\s+idea|call|honestly|really|ever)"
    r"|(?:how|what)\s+(?:is|are|kind|sort|type|planet|world)\s*(?:of|on|are|this|that|you|even)?\s*(?:acceptable|ok|okay|company|business|joke|outfit|service|people|possible|legal|you\s+on|right|fair)?\b.*\b(?:acceptable|ok|okay|company|business|joke|outfit|service|you\s+on|right|fair|even|shambles|clown\w*|circus)"
    r"|how\s+(?:hard|difficult|stupid|dare|dumb)\b|seriously\b|really\b|right\b|what\s+the\b|wtf\b|who\s+(?:does|do)\s+(?:that|this|you)|is\s+(?:this|that|it)\s+(?:a\s+joke|some|really|how|too\s+much)"
    r"|(?:remember|happy|see|okay|ok|yes|no|huh|eh|you\s+know|know\s+what|guess\s+what)\b|what'?s\s+the\s+point|why\s+(?:bother|do\s+i\s+even|am\s+i\s+even|should\s+i)|does\s+(?:anyone|anybody)\s+(?:there|even|actually)"
    r"|is\s+(?:anyone|anybody)\b|hello\b|anyone\b|anybody\b|how\s+are\s+you)",
    re.IGNORECASE,
)


def questions(text: str, sentences: tuple[tuple[int, int], ...]) -> tuple[Question, ...]:
    """What the customer asked, with or without a question mark, direct or indirect; not the rhetorical outbursts.

    >>> [q.asks for q in questions("I'd like to know when it ships. Is it blue?", ((0, 31), (32, 43)))]
    ['when it ships', 'Is it blue']
    """
    found: list[Question] = []
    for start, end in sentences:
        for first, last in _clauses(text, start, end):
            asked = _asked(text[first:last])
            if asked:
                found.append(Question(text=text[first:last].strip(), start=first, end=last, asks=asked))
    return tuple(found)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, cut where another question begins after a comma, a dash or "and"."""
    at = start
    for match in re.finditer(
        rf"(?:[,;–—-]\s+|\s+)(?:and|or|also|plus)\s+(?={WH}\s|{AUX}\s+{SUBJECT}\b)",
        text[start:end],
        re.IGNORECASE,
    ):
        cut = start + match.start()
        if len(text[at:cut].split()) >= 3 and "?" in text[cut:end]:
            yield at, cut
            at = cut + len(match.group()) - len(match.group().lstrip(" ,;–—-"))
    yield at, end


def _asked(clause: str) -> str:
    words = clause.strip().replace("’", "'")
    bare = words.rstrip("?!. ").strip()
    if RHETORICAL.match(bare):
        return ""
    indirect = INDIRECT.search(bare)
    if indirect and not (indirect["asks"].lower().startswith("that") or len(indirect["asks"].split()) < 2):
        return indirect["asks"]
    if words.endswith("?") and len(bare.split()) >= 2:
        return bare
    if DIRECT.match(bare) and len(bare.split()) >= 4 and not words.endswith("!"):
        return bare
    return ""


CODE = re.compile(r"(?<!\w)(?:#\s?\w{2,}|[A-Z]{1,6}[-/]?\d[\w/-]*|\d{4,}[\w-]*)")
MINE = re.compile(
    r"\b(?:my|our)\s+((?:[a-z]+(?:'s)?[\s-]+){0,3}?[a-z]{3,})\b(?=\s+(?:is|was|has|have|had|are|were|did|does|do|came|arriv\w+|stopp\w+|keeps?"
    r"|still|never|just|won't|can't|isn't|hasn't|doesn't|didn't|from|in|on|at|for|to|with|that|which|and|but|by|since|again|today|yesterday)\b|[,.;:!?)]|\s*$)",
    re.IGNORECASE,
)


def about(text: str) -> tuple[str, ...]:
    """What the message is about, in the customer's own nouns: things that are theirs, orders and codes, as written.

    >>> about("My parcel still hasn't come. Order HB-20417.")
    ('parcel', 'HB-20417')
    """
    things = [match[1] for match in MINE.finditer(text)]
    codes = [match[0] for match in CODE.finditer(text)]
    return tuple(dict.fromkeys([*things, *codes]))[:8]
