"""What a customer's trouble has cost them beside itself, as far as they say it: time on hold, a day off, letters without an answer, a wait."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from replycoach.rewriting.matter import LASTS, spelt
from replycoach.rewriting.plight import TROUBLE
from replycoach.text.anycase import AnyCase

_ASKED = (
    r"(?:wrote|written|e-?mailed|messaged|contacted|complained|reported|asked|sent|raised|chased|rang|called|phoned)"
)
SILENCE = re.compile(
    r"\b(?:(?:no|without (?:an?|any)|never (?:got|had|received) (?:an?|any)|(?:haven't|hasn't|didn't) (?:had|got|get|received|receive) (?:an?|any)) (?:answer|reply|response)(?! (?:is |was )?(?:need|necess|requir)\w*)"
    r"|(?:nobody|no[ -]one|none of you) (?:(?:has|have|ever|even) )*(?:(?:answers|answered|replies|replied|responds|responded)(?! (?:the|my|our|at|a) )|(?:got|gotten|wrote|written) back)"
    r"|(?:heard|hear) (?:absolutely )?nothing(?: back)?(?! (?:from (?!you\b)|about|but|of)\w)|haven't heard (?:back|anything)(?! (?:from (?!you\b)|about)))\b(?! from (?!you\b|your\b|any))",
    re.IGNORECASE,
)
"""That nobody answered them."""
ASKED_AGO = re.compile(rf"\b(?:i|we)(?:'ve| have)? {_ASKED}\b[^.!?;]{{0,60}}?\b{LASTS} ago\b", re.IGNORECASE)
IF = re.compile(r"\b(?:if|unless|in case|so that)\b", re.IGNORECASE)
ON_HOLD = re.compile(
    rf"\b(?:on hold|in (?:the|a|your) (?:tele)?phone queue) (?:for )?{LASTS}\b|\b{LASTS} (?:on hold|in (?:the|a|your) (?:tele)?phone queue)\b",
    re.IGNORECASE,
)
DAY_OFF = re.compile(
    r"\b(?:took|taken|take|taking|lost) (?P<off>(?:an?|the|half an?|two|three|another) (?:(?:whole|full|half) )?(?:(?:days?|mornings?|afternoons?) off(?: work)?|day(?:['’]s)?(?: of)?(?: unpaid| annual)? leave)|(?:unpaid|annual) leave)"
    r"(?= for (?:this|it|the|your|that)\b| to (?:wait|be (?:in|home|at home|here)|let|stay in|receive)\b| and (?:nobody|no[ -]one|he|she|they|nothing)\b| because (?:of )?you|[.,!?;]|$)",
    re.IGNORECASE,
)
AWAITED = re.compile(
    r"\bstill (?:(?:have|had|got|see) )?no (?:sign of (?:my |the )?)?(?P<thing>refund|parcel|delivery|replacement|deposit|payment|payout|prescription|card|money)\b(?! (?:reader|number|machine|slot|option))",
    re.IGNORECASE,
)
NO_SHOW = re.compile(
    r"\b(?P<nobody>nobody|no[ -]one)(?:'s| has| have)?(?: ever| even| actually)? (?:turned up|showed(?: up)?|shown up|came|come|arrived)\b(?! (?:back|to (?:the|my|our) (?:desk|counter|till|table)|over)\b)"
    r"|\b(?:the|your|my|our|an?) (?:[a-z]+ ){0,2}(?P<who>engineer|driver|technician|courier|plumber|electrician|fitter|installer|cleaner|gardener|carer|surveyor|inspector|builder|decorator|crew)\b[^.!?;]{0,60}?"
    r"(?:didn't|did not|never|hasn't|has not)(?: even| actually)? (?:turn(?:ed)? up|show(?:n|ed)?(?: up)?|c[oa]me|arrived?)\b(?! (?:back|with|until|till)\b)",
    re.IGNORECASE,
)
"""That somebody was to come to them, and did not."""
WOULD_REACH = re.compile(
    r"\b(?:said|says?|saying|told (?:me|us)|promised(?: me| us)?|assured (?:me|us)|i was (?:told|promised)) (?:[^.!?;]{0,40}?(?:\b(?:would|will)|'d|'ll)(?: \w+)?|(?<=promised )to) (?P<did>ring|call|phone|e-?mail|write|message|text|reply|answer|get back|come back|be in touch|contact)\b",
    re.IGNORECASE,
)
NOT_DONE = re.compile(
    r"\b(?:nobody|no[ -]one|nothing|none)\b|\bstill (?:no|waiting|nothing)\b"
    r"|\b(?:he|she|they|you|it|and|but|who|that|call|e-?mail|reply)(?: \w+ly| still| has| have)* (?:never\b|(?:didn't|did not|hasn't|haven't|has not|have not)(?=\s*(?:$|[,.;!]|yet|r[iu]ng|call|phone|e-?mail|wr[io]t|message|text|repl|g[eo]t|c[oa]me|be|contact|happen)))",
    re.IGNORECASE,
)
"""That somebody was to write or ring, and that it did not come."""
CALLS = {
    "ri": "call",
    "ca": "call",
    "ph": "call",
    "em": "reply",
    "e-": "reply",
    "wr": "reply",
    "me": "reply",
    "te": "reply",
    "re": "reply",
}
TOLD_LONG = re.compile(
    r"\b(?:said|says|told|promised|quoted|guaranteed|advertised)\b[^.!?]{0,50}?\b(?:\d{1,2}|one|two|three|four|five|six|seven|ten|fourteen)(?: ?(?:-|–|to|or) ?\w{1,5})? (?:working |business )?(?:minutes|mins|hours?|hrs?|days?|weeks?)\b",
    re.IGNORECASE,
)
LONGER = re.compile(
    r"\b(?:it(?:'s| is| has)(?: now| already)*(?: been)? (?:over |nearly |about |almost |more than )?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?|one|two|three|four|five|six|seven|eight|nine|ten|a week|a month)|that was|still (?:no|not|nothing|waiting)|(?:still )?hasn't)\b",
    re.IGNORECASE,
)
"""How long they were told that it takes, and that it takes longer."""
_SPAN = r"(?:\d{1,3}|an?|half an|two|three|four|five|six|ten|twenty|thirty|forty) (?:minutes?|mins?|hours?|hrs?|days?|weeks?)"
LATE_BY = re.compile(
    rf"(?<!and )\b(?P<late>(?:{_SPAN} and )?{_SPAN}) late\b(?! (?:fee|payment|charge)\b)", re.IGNORECASE
)
OWN_DELAY = re.compile(r"\b(?:i|we)(?:'m| am| was| were|'ll be| will be) [^.!?,;]{0,30}\blate\b", re.IGNORECASE)
CLAIM = re.compile(r"\b(?:claim(?:ed|ing)?|appl(?:y|ied)|compensation|delay repay|put in for)\b", re.IGNORECASE)
"""By how much something of ours was late, and that it is only what somebody claims for."""
REMINDED = re.compile(
    r"\b(?<!i )(?<!we )(?:got|get|getting|received?|had|came|come|comes|sent|sends?|sending)\b[^.!?;,]{0,40}?\b(?P<what>text|letter|e-?mail|bill|reminder|invoice|catalogue|voicemail)(?P<many>s)?\b(?! from (?!you\b))"
    r"|\b(?:i|we)(?:'ve)? (?:just |still )?(?:got|get|received|had)\b[^.!?;,]{0,30}?\b(?P<mine>text|letter|e-?mail|bill|reminder|invoice|catalogue|voicemail)(?P<more>s)?\b(?! from (?!you\b))"
    r"|\b(?P<came>text|letter|e-?mail|bill|reminder|invoice|catalogue)(?P<came_many>s)? (?:came|arrived|comes?|keeps? coming)\b",
    re.IGNORECASE,
)
ABOUT_THEM = re.compile(r"\b(?:her|him|his|their|them|hers|still|keeps?)\b", re.IGNORECASE)
STILL = re.compile(r"\b(?:still|keep\w*)\b", re.IGNORECASE)
"""Mail about somebody who has died, and that it goes on."""
_SHORT = r"((?:(?:over|about|nearly|almost|more than) )?(?:an?|half an|\d{1,2}|two|three|four|five|six|several|the whole|all) (?:minutes?|mins?|hours?|hrs?|day|morning|afternoon|evening))\b"
SPENT = re.compile(
    rf"\b(?:spent|wasted) {_SHORT}(?! (?:ago|late))|\b{_SHORT} (?:in (?:the|a|your) (?:[a-z]+ )?(?:queue|line)\b(?! (?:at|in))|queu(?:e?ing)\b)|\btrying\b[^.!?,;]{{1,40}}? for {_SHORT}",
    re.IGNORECASE,
)
CHARGED = re.compile(
    r"\b(?:i|we|you|been|being|have|'ve)(?: (?:was|were|got|have|then|both))* (?:over)?(?:charged|billed)\b(?! (?:my|the|up) (?:phone|battery|car))|\b(?:and|then|but) (?:was|were|got) (?:over)?(?:charged|billed)\b",
    re.IGNORECASE,
)
BY_US = AnyCase(
    r"\b(?:you|they|company)(?:'ve| have| had)?(?: just| now| already| then| still| also)* (?:taken|took|take|charged?|deduct(?:ed)?|debit(?:ed)?|kept|keep|withheld|billed)\b[^.!?]{0,30}[£$€] ?\d"
    r"|\b(?:have|did|are|has) (?:you|they) (?:taken|take|kept|keep|keeping|charged?|deduct(?:ed|ing)?|withheld|withholding)\b[^.!?]{0,30}[£$€] ?\d"
)
"""Money that we took or kept, by their account."""
SMALL_AND_SAFE = re.compile(
    r"\b(?:my|our) (?P<who>baby|toddler|newborn|child|kids?|children|son|daughter|twins|dog|cat|puppy|kitten)\b(?!['-])(?=[^.!]{0,80}\b(?:safe|harm\w*|poison\w*|toxic|dangerous|hurt|chok\w*)\b)"
    r"|\b(?:safe|harm\w*|poison\w*|toxic|dangerous|hurt|chok\w*)\b[^.!]{0,60}\b(?:my|our) (?P<whom>baby|toddler|newborn|child|kids?|children|son|daughter|twins|dog|cat|puppy|kitten)\b(?!['-])",
    re.IGNORECASE,
)


NO_CALL = re.compile(
    r"\b(?:nobody|no[ -]one)(?:'s| has| have)?(?: ever| even)? (?P<did>rang|rung|called|phoned|been in touch|contacted me|written)(?: me| us| (?P<back>back))?(?=[.!?,;]|$)",
    re.IGNORECASE,
)
ASHAMED = AnyCase(
    r"\b(?:so|very|really|absolutely|utterly|it was|that was|how) (?P<how>embarrassing|humiliating)\b|\bi(?:'m| am) (?:so |really |too |very |quite |still )*(?:(?:frightened|scared|terrified|afraid) to (?!say\b|ask\b|tell\b)|(?:frightened|terrified)(?! (?:of|by|to|that (?:you|i))\b)|(?P<shaken>shaken|shaking)(?! (?:by|off|my|our)\b))"
)
AFRAID = AnyCase(
    r"\bi(?:'m| am|m)(?: just| so| really| very| absolutely| now| quite| too| honestly)* (?:(?:frightened|scared|terrified|petrified)(?! (?:to|by|off|of(?! (?:losing|missing|being|not|what)\b))\b)|(?P<sick>worried (?:sick|to death)|beside myself with worry))"
)
"""What they fear, told in so many words."""
OF_US = re.compile(r"\b(?:if|your?|service|company|website)\b|\?", re.IGNORECASE)
"""That it is we who are a disgrace, or nothing that was."""
FELT = re.compile(
    r"\bi(?: was| felt| have(?: \w+)? never been so|'ve(?: \w+)? never been so) (?:(?:so|very|really|absolutely|utterly|deeply|completely) )?(?P<felt>embarrassed|humiliated|frightened|terrified|shaken)\b",
    re.IGNORECASE,
)


PROMISED = re.compile(
    r"\b(?:promised|assured|guaranteed)\b(?! (?:my|his|her)\b)[^.!?;]{0,60}\b(?:but|and|yet|then)\b[^.!?;]{0,30}(?:\b(?:never|nobody|no[ -]one|nothing|still)\b|n['’]t\b)"
    r"|\b(?:nobody|no[ -]one|nothing|never)\b[^.!?;,]{0,40}\b(?:as|like|when|though|although) (?:you |was |it was |i was |we were )?(?:had )?(?:promised|assured)\b",
    re.IGNORECASE,
)
"""A promise, and that it was not kept."""
TOLD = re.compile(
    r"\b(?:(?:i|we) (?:was|were) (?:told|promised|assured)|you (?:said|told me|told us|promised)|(?:he|she|they|somebody|someone) (?:said|told me|told us|promised))\b(?! (?:no|that (?:it|this|you) (?:can't|cannot|isn't))\b)",
    re.IGNORECASE,
)
YET = re.compile(
    r"(?:but |and |yet )?(?:it(?:'s| has| is)(?: now)? been\b|that was\b|nothing\b|nobody\b|no[ -]one\b|still\b|(?:it|they|he|she)(?:'s| has| have)? (?:never|didn't|hasn't|haven't|still)\b|(?:i'm|i am|we're|we are) still\b)",
    re.IGNORECASE,
)
"""What somebody was told would happen, and the sentence behind it that says how it stands."""
FORCED = re.compile(
    r"\b(?:i|we)(?:'ve| have)? (?:had|ended up having) to (?:(?P<pay>pay)(?: an? extra| extra)?(?: (?:about |over |nearly )?[£$€]?\d[\d.,]*(?: ?(?:euros?|pounds?|dollars?|eur|gbp|usd))?)? for|(?P<get>buy|book|rent|hire)) (?P<what>(?:an?|another|a (?:new|different|second)) [a-z]+(?: [a-z]+)?)(?=\s+(?:at|in|for|on|and|because|instead|with|that|myself|ourselves|just|to)\b|[.,;!]|$)",
    re.IGNORECASE,
)
"""What they had to pay for because of it."""
HARD = re.compile(
    r"\bnot in a (?:very )?good place\b|\b(?:i|we)(?:'m|'re| am| are)? (?:really |barely |just )?(?:struggling to cope|can(?:'t|not) cope|(?:can't|cannot) take (?:any|much) more|at (?:my|our) wits?['’]? end|at breaking point|in tears)\b|\b(?:panic|anxiety) attacks?\b",
    re.IGNORECASE,
)
"""That it is more than they can bear."""


def cost(sentences: list[str]) -> dict[str, str]:
    """What can be told of it, by the name that snippets use, turned to the reader.

    >>> cost(["I wrote ten days ago and got no answer."]), cost(["I was on hold for 40 mins."])
    ({'unheard': 'you had no answer for ten days'}, {'hold': '40 minutes'})
    """
    found: dict[str, str] = {}
    for name, words in (pair for one in sentences for pair in _told(one)):
        found.setdefault(name, words)
    for one, then in pairwise([*sentences, ""]):
        if not IF.search(one) and (words := _unkept(one, then)):
            found.setdefault("unkept", words)
        if (told := TOLD_LONG.search(one)) and LONGER.search(f"{one[told.end() :]} {then}"):
            found.setdefault("slow", "this has taken longer than you were told")
        if TOLD.search(one) and YET.match(then) and not (IF.search(one) or "?" in one):
            promised = re.search(r"\b(?:promised|assured)\b", one, re.IGNORECASE)
            found.setdefault(
                "broken", "what you were promised didn't happen" if promised else "this isn't what you were told"
            )
    if "noshow" in found and found.get("unheard", "").startswith("nobody "):
        del found["unheard"]
        found["noshow"] += " or rang you" if found["noshow"].startswith("nobody") else " and nobody rang you"
    return found


def _unkept(text: str, then: str) -> str:
    """That they were to hear from somebody and did not, be it told in one sentence or in two.

    >>> _unkept("You said you would ring me", "Nobody did"), _unkept("She told me to call the bank", "It was shut")
    ("you didn't get the call that you were promised", '')
    """
    said = WOULD_REACH.search(text)
    if said is None or "?" in text:
        return ""
    rest = text[said.end() :]
    if not (NOT_DONE.search(rest) or NOT_DONE.search(then[:40])):
        return ""
    return f"you didn't get the {CALLS.get(said['did'][:2].lower(), 'answer')} that you were promised"


def _told(text: str) -> Iterator[tuple[str, str]]:
    if SILENCE.search(text) and not IF.search(text):
        asked = ASKED_AGO.search(text)
        yield "unheard", f"you had no answer{f' for {spelt(asked[1])}' if asked else ''}"
    elif (silent := NO_CALL.search(text)) and not IF.search(text):
        rang = not silent["back"] and silent["did"].lower() in ("rang", "rung", "called", "phoned")
        yield "unheard", "nobody rang you" if rang else "nobody got back to you"
    missed = NO_SHOW.search(text)
    if missed and not IF.search(text) and not re.search(r"\blast (?:time|month|year)\b", text, re.IGNORECASE):
        yield "noshow", "nobody came" if missed["nobody"] else f"our {missed['who'].lower()} didn't come"
    if (late := LATE_BY.search(text)) and not any(one.search(text) for one in (IF, OWN_DELAY, CLAIM)):
        yield "delay", spelt(late["late"])
    if (mail := REMINDED.search(text)) and ABOUT_THEM.search(text):
        what = mail["what"] or mail["mine"] or mail["came"]
        many = mail["many"] or mail["more"] or mail["came_many"]
        those = f"{'those' if many else 'that'} {what.lower()}{'s' if many else ''}"
        yield "reminded", f"you're still getting {those}" if STILL.search(text) else f"you then got {those}"
    if PROMISED.search(text) and not IF.search(text):
        yield "broken", "what you were promised didn't happen"
    if (forced := FORCED.search(text)) and not IF.search(text):
        yield "forced", f"you had to {'pay for' if forced['pay'] else forced['get'].lower()} {forced['what'].lower()}"
    if HARD.search(text):
        yield "hard", "you're having such a hard time"
    if (afraid := AFRAID.search(text)) and not IF.search(text[: afraid.start()]):
        yield "fear", "worrying" if afraid["sick"] else "frightening"
    elif felt := FELT.search(text):
        yield "felt", f"you were {felt['felt'].lower()}"
    elif (shame := ASHAMED.search(text)) and not (OF_US if shame["how"] else IF).search(text):
        other = "this has shaken you" if shame["shaken"] else "this has frightened you"
        yield "felt", f"this was so {shame['how']}" if shame["how"] else other
    if held := ON_HOLD.search(text):
        yield "hold", spelt(held[1] or held[2])
    if took := DAY_OFF.search(text):
        yield "off", took["off"].lower()
    if awaited := AWAITED.search(text):
        yield "awaited", f"your {awaited['thing'].lower()}"
    if spent := SPENT.search(text):
        yield "spent", spelt(next(filter(None, spent.groups())))
    if (CHARGED.search(text) or BY_US.search(text)) and not IF.search(text):
        yield "charge", "this charge"
    if feared := SMALL_AND_SAFE.search(text):
        yield "feared", f"your {(feared['who'] or feared['whom']).lower()}"


_LOSS = r"(?:gone|lost|deleted|wiped|erased|destroyed|disappeared|vanished|cancell?ed|stolen|leaked|hacked|closed)"
GONE = AnyCase(rf"\b(?:{_LOSS}|missing)\b")
FEARS = AnyCase(
    r"\b(?:tell|promise|assure|reassure) (?:me|us)\b[^.!?]{0,50}(?:\bnot\b|\bnever\b|n'?t\b|\b(?:theyre|its) not\b)[^.!?]{0,25}"
    + rf"\b{_LOSS}\b"
    + r"|\b(?:tell|promise|assure|reassure) (?:me|us)\b[^.!?]{0,50}\b(?:still (?:there|here|have|exists?)|(?:is|are|be) (?:safe|recoverable|saved))\b"
    + rf"|\b(?:afraid|scared|worried|terrified|fear|hop(?:e|ing)\b[^.!?]{{0,30}}(?:\bnot|n't)|what if)\b[^.!?]{{0,40}}\b{_LOSS}\b"
)
"""That they fear that something is lost, which nobody has looked up yet."""
ASKS_IF = AnyCase(
    rf"(?:^|[.!?,;] |\b(?:and|but|or|so) )(?:please )?(?:is|are|has|have|did|was|were) (?:(?:i|we|you|it|they|he|she|this|that|these|those|everything|all)\b|(?:my|our|the|all)\b)[^.!?]{{0,40}}\b{_LOSS}\b[^.!?]{{0,25}}\?"
    rf"|\b(?:know|tell (?:me|us)|wonder(?:ing)?) (?:if|whether)\b[^.!?]{{0,40}}\b{_LOSS}\b"
)
"""That they ask whether it is."""
WORRIES = AnyCase(
    r"\b(?:worr\w*|afraid|scar(?:ed|y)|fright\w*|anxious|anxiety|nervous|panic\w*|fear\w*|concern\w*|terrif\w*|petrified|stress\w*|dread\w*|desperate\w*|unsafe|(?:is|are|be|it|stay|feel) safe|safe for|safely|danger\w*|risk\w*|sleepless|beside myself"
    r"|insulin|oxygen|inhalers?|medic(?:ine|ation)s?|tablets|epipen|(?:smell|leak)\w* (?:of )?gas|gas leak|smok(?:e|ing)|fire|newborn|hack(?:ed|ers?)|fraud\w*|scam\w*|crying|in tears|(?:can't|cannot) (?:pay|afford|sleep|cope)|bailiffs?|evict\w*)\b"
)
"""That somebody fears something, or may well: who only reads so, and says no word of it, may be lost or angry instead."""
AGAIN = re.compile(
    r"\bAGAIN\b|(?<!\btry )(?<!\bcome )(?<!\bcall )(?<!\bin )(?<!\bonce )(?<!\border )(?<!\bbook )(?<!\bit )\bagain(?=[.,!]| and\b|$)|\btwice (?:this|in (?:a|one)|in the last) \w+",
    re.MULTILINE,
)
NO_MORE = re.compile(r"\b(?:never|will not|(?:wo|would|do|does)n't)\b[^.!?]{0,40}\bagain\b", re.IGNORECASE)
"""What they will not do again, or what is not to happen again."""
GOES_ON = re.compile(r"\bkeeps?\b|\bbeen [a-z]+ing\b", re.IGNORECASE)
RECURS = "I'm sorry that this keeps happening"
HINTS = (
    (FEARS, "I can see how worrying this is"),
    (
        re.compile(
            r"\b(?:can't|cannot|can not|couldn't) afford\b|\bmoney is (?:very |so |really )?tight\b", re.IGNORECASE
        ),
        "I understand that money is tight",
    ),
    (
        re.compile(
            r"\b(?:costing|costs) (?:me|us)\b|\b(?:losing|lost) (?:money|customers|business|trade|bookings|sales|orders)\b|\b(?:customers?|clients?) (?:is|are) (?:threatening|waiting|leaving|complaining)\b|\b(?:line|plant|shop|kitchen|site|production|business) (?:is|are) (?:down|stopped|idle|standing still|at a standstill)\b",
            re.IGNORECASE,
        ),
        "I know that every day of this costs you",
    ),
    (
        re.compile(
            r"\b(?:cancell?ed|closed|ended|stopped)\b[^.!?]{0,60}\b(?:still|but|yet|and)\b[^.!?]{0,30}\b(?:took|taken|taking|charged?|charging|billed|billing|debited)\b|\b(?:charged|billed|took|taken)\b[^.!?]{0,50}\b(?:though|although|after|when) (?:i|we)(?:'d| had)? (?:already )?cancell?ed\b"
            r"|\b(?:i|we)(?:'d|'ve| had| have)? cancell?ed\b[\s\S]{0,140}\byou(?:'ve| have)?(?: just| then| still| again| already)* (?:took|taken|charged|billed|debited)\b",
            re.IGNORECASE,
        ),
        "I'm sorry that you were charged after you had cancelled",
    ),
    (
        re.compile(
            r"\b(?:says?|shows?|showing|marked|tracking)\b[^.!?]{0,30}\bdelivered\b[\s\S]{0,80}?\b(?:nothing|not|no|never|nobody)\b",
            re.IGNORECASE,
        ),
        "I'm sorry that your parcel isn't with you",
    ),
    (
        re.compile(
            r"\b(?:told|quoted|said|estimated?|agreed|advertised)\b[^.!?]{0,40}[£$€] ?\d[^!?]{0,80}[£$€] ?\d|[£$€] ?\d[^!?]{0,80}\b(?:told|quoted|said|estimated?|agreed|advertised)\b[^.!?]{0,40}[£$€] ?\d",
            re.IGNORECASE,
        ),
        "I'm sorry that this isn't the price that you were told",
    ),
    (
        re.compile(
            r"\b(?:charged|billed|debited|taken|took|paid)\b[^.!?]{0,40}\b(?:twice|two times|double|2x|x2)\b|[£$€]\d[\d.,]* twice\b|\b(?:twice|double)[ -]?(?:charged|billed|debited)\b",
            re.IGNORECASE,
        ),
        "I'm sorry that you were charged twice",
    ),
    (
        re.compile(
            r"\b(?:up|gone|went|jumped|risen|rose|increased)\b[^.!?]{0,30}\bfrom [£$€]? ?\d[\d.,]*[^.!?]{0,12} to [£$€]? ?\d",
            re.IGNORECASE,
        ),
        "I can see that this is a big jump",
    ),
    (
        re.compile(
            r"\bbut (?:i|we)(?:'d| had)? ordered\b|\b(?:i|we)(?:'d| had)? ordered\b[^.!?]{0,60}\b(?:and|but) (?:i |we )?(?:got|received|(?:was|were) sent)\b",
            re.IGNORECASE,
        ),
        "I'm sorry that this isn't what you ordered",
    ),
    (
        re.compile(
            r"\b(?:parcels?|package|delivery|delivered|arrived|came|turned up|courier|driver|box(?:es)?|cartons?)\b[\s\S]{0,80}\b(?:smashed|broken|crushed|soaked|damaged|cracked|torn|ripped|dented|squashed)\b",
            re.IGNORECASE,
        ),
        "I'm sorry that it reached you damaged",
    ),
    (
        re.compile(
            r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|some|many|most|all|none|half) (?:of (?:our|my|the) )?(?:users?|pupils|students|staff|employees|colleagues|people|members|teachers|nurses)\b(?: who| that)? (?:can't|cannot|can not|are unable|aren't able|couldn't)\b",
            re.IGNORECASE,
        ),
        "I'm sorry that this holds your people up",
    ),
    (
        re.compile(
            r"\b(?:every|each) (?:single )?(?:day|night|evening|morning|time)\b|\bkeeps? [a-z]+ing\b", re.IGNORECASE
        ),
        RECURS,
    ),
    (
        re.compile(
            r"\b(?:internet|broadband|wi-?fi|connection|line|power|electricity|laptop|computer|network|router)\b[\s\S]*\bwork(?:ing)? from home\b|\bpayroll\b|\bmonth[- ]end\b|\bbilling run\b|\bfor (?:my|our) (?:work|job|business)\b|\b(?:my|our) clinic\b|\bwe have a clinic\b|\bi'm self[- ]employed\b",
            re.IGNORECASE,
        ),
        "I know that your work depends on this",
    ),
    (
        re.compile(
            r"\b(?:can't|cannot|can not|cant) (?:manage|cope|live|walk|sleep|work|see|hear|function|do anything) without (?:it|them|this|one)\b",
            re.IGNORECASE,
        ),
        "I know how hard it is to be without this",
    ),
    (
        re.compile(
            r"\b(?:ruined|spoil(?:ed|t)|wrecked)\b[^.!?]{0,40}\b(?:present|gift|birthday|wedding|anniversary|party|holiday|christmas)\b|\b(?:present|gift|birthday|wedding|anniversary|party|holiday|christmas)\b[^.!?]{0,40}\b(?:ruined|spoil(?:ed|t)|wrecked)\b",
            re.IGNORECASE,
        ),
        "I can see how upsetting this is",
    ),
    (re.compile(r"\b(?:present|gift) for\b", re.IGNORECASE), "I'm sorry, all the more as it was to be a present"),
)
"""What can be seen in a message of what it means to them, and how it could be said: an example for the agent, who knows more."""
LASTED = re.compile(
    rf"\b(?:for|about|after|nearly|over|almost) {LASTS}\b(?! (?:ago|of experience))|\b{LASTS} (?:ago|now|already)\b",
    re.IGNORECASE,
)
BACK_THEN = re.compile(
    r"\b(?:was|were|had|did|didn't|wasn't|weren't|hadn't|(?:could|would)(?:n't)? (?!be\b))\b", re.IGNORECASE
)
SINCE_THEN = re.compile(
    r"\b(?:still|yet|ever since|has|have|hasn't|haven't|now|already)\b|'ve\b|'s been\b", re.IGNORECASE
)
"""That a sentence tells of a time which is over, and that it goes on."""
NOT_YET = re.compile(
    r"\b(?:still|yet|ever since|no|not|never|nothing|nobody|out of (?:action|order)|broken|down|dripping|leaking|waiting|tracking|in transit|processing|pending)\b|n't\b",
    re.IGNORECASE,
)


def hint(sentences: list[str]) -> str:
    """What could be said of it where nothing can be told for certain; empty where nothing shows.

    >>> hint(["It stopped AGAIN."]), hint(["The lift has been out of order for nine days."]), hint(["Do you ship to Malta?"])
    ("I'm sorry that this has happened again", "I'm sorry that this has been going on for nine days", '')
    """
    text = " ".join(sentences)
    for shows, words in HINTS:
        found = shows.search(text)
        if found and (
            words != RECURS
            or any(shows.search(one) and (TROUBLE.search(one) or GOES_ON.search(one)) for one in sentences)
        ):
            return words
    if any(AGAIN.search(one) and TROUBLE.search(AGAIN.sub("", one)) and not NO_MORE.search(one) for one in sentences):
        return "I'm sorry that this has happened again"
    for one in sentences:
        lasted = LASTED.search(one) if NOT_YET.search(one) and not IF.search(one) and "?" not in one else None
        if lasted and (SINCE_THEN.search(one) or not BACK_THEN.search(one)):
            return f"I'm sorry that this has been going on for {spelt(next(filter(None, lasted.groups())))}"
    return ""
