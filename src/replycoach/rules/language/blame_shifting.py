"""Dodges ownership by pointing at a colleague, a team, a supplier or "the system".

To the customer the company is one. Where the fault began may be worth a word of explanation; but "that was the warehouse, not us"
leaves the customer with nobody. Take responsibility for the solution, whoever caused the problem. Naming a cause and owning the fix, or handing over with a
name and a reason, is no shifting.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading, Sentence
from replycoach.rules.rule import Example, Found, Rule

rule = Rule(
    severity="warning",
    source=("ES",),
    message="“{found}” puts it on somebody or something else.",
    why="To the customer you are all one company, and pointing leaves them with nobody.",
    todo="Own it: say what you are doing about it, whoever caused it.",
    examples=(
        Example("⟦That is the fault of the warehouse, not ours.⟧"),
        Example("⟦Our billing team messed up your invoice again, nothing to do with me.⟧"),
        Example("Hi Ana. ⟦It was the courier who lost it and not us, so that is for them to sort out.⟧"),
        Example("⟦It is the supplier's fault and out of our hands.⟧"),
        Example("Hi Ana. ⟦The shops pack the bags, we only deliver them.⟧"),
        Example("⟦The driver lost it, so it's him you want to be cross with.⟧"),
        Example("⟦The vase should of been packed better by the carrier.⟧"),
        Example("The vase should have been packed better, and I'm sorry."),
        Example("It should have been brought back by the courier on Monday, so I've rung him."),
        Example("I'll take it up with the driver today and ring you at four."),
        Example("⟦The system won't let me change it.⟧"),
        Example("⟦Nobody rang you because it wasn't noted in the system.⟧"),
        Example("⟦Please ask your bank, as it is nothing to do with us.⟧"),
        Example("⟦That's customs, not us.⟧"),
        Example("⟦The sign isn't run by us, it's another department.⟧"),
        Example("⟦The boards are not looked after by this office.⟧"),
        Example("⟦That's not my department.⟧ The shop opens at nine."),
        Example("Those letters were not sent by us, and I would not open them."),
        Example("The sign is run by a different team, and I've asked them to change it today."),
        Example("The map isn't updated by us every hour, so I rang the driver."),
        Example("I can't speed it up because the bank holds the money, not us."),
        Example("It is nobody's fault but ours."),
        Example("Our warehouse picked the wrong one, which we should have noticed."),
        Example("We only deliver on weekdays, so it comes on Monday."),
        Example("We lost the parcel between two depots, and I am sorry."),
        Example("The courier had a breakdown; I have booked a second van for tomorrow."),
        Example("I have asked our billing team for the corrected invoice and will send it to you by four."),
    ),
)

PLAIN = re.compile(
    r"\bnot\s+(?:our|my)\s+(?:fault|doing|mistake|problem|department)\b|\bnothing\s+to\s+do\s+with\s+(?:us|me)\b|\bout\s+of\s+(?:our|my)\s+hands\b"
    r"|\b(?:is|was)\s+(?:entirely\s+|all\s+)?(?:the|our)\s+(?:\w+\s+)?\w+(?:'s|s')\s+(?:fault|mistake|doing)\b|\bfault\s+of\s+(?:the|our)\s+\w+",
    re.IGNORECASE,
)
"""The plain forms: whose fault it is, and that it is not ours."""
OTHERS = re.compile(
    r"\b(?:courier|carrier|driver|warehouse|depot|supplier|manufacturer|contractor|factory|lab|plumber|engineer|technician|bank|insurer|agency|airline|airport|hotel|vendor|developer|packer"
    r"|printer|kitchen|restaurant|office|team|department|desk|guy|girl|people|staff|they|partner|system)s?(?:'ve|\s+has|\s+have)?\s+(?:\w+\s+){0,2}"
    r"(?:mess(?:ed|es)\s+(?:(?:\w+\s+){0,3}up|it|this|that)|mix(?:ed|es)\s+(?:\w+\s+){0,3}up|(?:screwed|cocked)\s+up|dropped\s+the\s+ball|got\s+(?:it|this|that|your\s+\w+)\s+wrong|let\s+(?:us|you)\s+down"
    r"|(?:is|are|was|were)\s+(?:(?:always|just|so|really|a\s+bit|pretty)\s+)*(?:slow|late|useless|hopeless|rubbish|unreliable|to\s+blame|at\s+fault))\b",
    re.IGNORECASE,
)
"""Others did it badly, in words that nobody uses who means to answer for them."""
ONLY_US = re.compile(
    r"\bwe\s+(?:only|just|merely|simply)\s+(?:deliver|ship|pack|pass|host|broker|list|transport|forward|resell|print|arrange|bring|book)\b(?!\s+(?:\w+\s+)?(?:on|in|within|to|between|from|until|after|before|by|at|if|when|for|through|with)\b)[^.,;!?]{0,30}(?:[.,;!?]|$)"
    r"|\bsystem\s+(?:just\s+|simply\s+)?(?:(?:wo|does|did)n['’]t|(?:will|does|did)\s+not)\s+(?:let|allow)\s+(?:me|us)\b"
    r"|\b(?:because|as|since)\s+(?:it|that|this|your\s+\w+)\s+(?:(?:was|had)n['’]t|(?:was|had)\s+not)\s+(?:been\s+)?(?:noted|recorded|entered|registered|logged|passed\s+on)\b[^.!?]{0,160}\b(?:system|computer|software)\b"
    r"|(?:^\W*|\b(?:is|was|has|have|had|really)\s+|['’]s\s+)nothing\s+to\s+do\s+with\s+(?:us|me)\b|\b(?:it|that|this)(?:['’]s|\s+(?:is|was))\s+(?:the\s+|your\s+)?\w+(?:\s+\w+)?,?\s+(?:and\s+)?not\s+us\b"
    r"|^(?!.*\b(?:because|as|since)\b)[^.!?]*\b(?:changed|did|lost|made|caused|decide[sd]?|charge[sd]?|sets?|took|broke|cancel\w*)\b[^.!?]{0,40},\s*not\s+us\b"
    r"|\bshould(?:['’]ve|\s+have|\s+of)\s+been\s+(?=[^.!?,]{0,40}\b(?:better|properly|correctly|carefully|right)\b)(?:\w+\s+){1,4}by\s+(?:the|your)\s+(?:\w+\s+)?(?:courier|carrier|driver|warehouse|depot|supplier|manufacturer|contractor|factory|bank|agency|airline|vendor|packer|shipper|previous\s+\w+)s?\b"
    r"|\b(?:it['’]s|it\s+is)\s+(?:them|him|her)\s+(?:you['’]d|you\s+(?:need|have|should|want|ought|would|could|must))\b|(?:^|[,;]|\bso|\bplease)\s+(?:you\s+(?:could|should|can)\s+)?take\s+it\s+(?:up|out)\s+with\b",
    re.IGNORECASE,
)
"""Our part is too small to answer for, somebody else did it badly or is to be asked, or the machine decides."""
ELSEWHERE = re.compile(
    r"^(?!.*\b(?:because|since)\b).*(?:\b(?:is|are)(?:n['’]?t|\s+not)|['’]s\s+not)\s+(?:\w+ly\s+)?(?:run|updated|handled|managed|controlled|maintained|done|written|set|decided|operated|dealt\s+with|looked\s+after)\s+by\s+(?:us|me|this\s+(?:team|office|desk|department)|our\s+(?:team|office|desk|department))\b"
    r"|\bnot\s+(?:really\s+|actually\s+|strictly\s+)?(?:(?:my|our)\s+(?:department|area|job|team)\b|(?:down|up)\s+to\s+(?:us|me)\b(?=\W*$|,\s))"
    r"|\b(?:it|that|this)(?:['’]?s|\s+is)\s+(?:\w+ly\s+)?(?:(?:a\s+)?job\s+for\s+)?(?:an?\s+)?(?:(?:completely|entirely|totally)\s+)?(?:different|another|separate|other)\s+(?:department|team|office|desk|branch|section)\b(?!['’]s\s+(?:address|number|phone|line))",
    re.IGNORECASE,
)
"""It belongs to others here, and there it ends."""
NOT_MINE = re.compile(
    r"\W*(?:(?:that|it|this)(?:['’]s|\s+is)\s+)?not\s+(?:really\s+|actually\s+)?(?:my|our)\s+(?:department|area|job|team)\s*[,.]?\s+but\b",
    re.IGNORECASE,
)
"""Whose it is not, before what is done about it all the same."""
ONWARD = re.compile(
    r"\b(?:so|which\s+is\s+why|please)\b|\b(?:i|we|they|he|she|who|it)(?:['’](?:ll|ve|d)|\s+(?:will|have|has|can|could|would|rang|asked|called|told|passed|sent))\b|\b(?:number|line|e-?mail)\b|\d{4}|@|\?",
    re.IGNORECASE,
)
"""What is done about it, or where to turn."""
OWNS = re.compile(
    r"\b(?:i|we)\s+(?:should|ought)\b|\byour\s+\w+\s+was\s+(?:right|correct)\b|\bi['’]ve\s+(?:reported|fixed|changed|put|told|sent|refunded|booked)\b|\bat\s+our\s+desk\b",
    re.IGNORECASE,
)
"""The cause is named, and taken on."""
THINKABLE, BARELY = 0.05, 0.005
SURE = 0.9
"""How likely it must be in the draft where its sentence looks like taking it on."""


def check(reading: Reading) -> Iterator[Found]:
    cued = {sentence.index for sentence in reading.cued("language/blame-shifting")}
    sure = reading.flags["language/blame-shifting"] >= SURE
    for sentence in reading.sentences:
        odds = sentence.cues["language/blame-shifting"]
        plain = (odds >= THINKABLE and PLAIN.search(sentence.text)) or (odds >= BARELY and OTHERS.search(sentence.text))
        if (
            plain
            or ONLY_US.search(sentence.text)
            or NOT_MINE.match(sentence.text)
            or (ELSEWHERE.search(sentence.text) and not _leads_on(sentence))
            or (sentence.index in cued and (sure or not OWNS.search(sentence.text)))
        ):
            yield Found(*sentence.carrying("language/blame-shifting"))


def _leads_on(sentence: Sentence) -> bool:
    """Whether the sentence says what is done about it, or whom to ask."""
    return sentence.does("action", "solution", "handoff", "apology") or ONWARD.search(sentence.text) is not None
