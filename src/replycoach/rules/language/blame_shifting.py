"""Dodges ownership by pointing at a colleague, a team, a supplier or "the system".

To the customer the company is one. Where the fault began may be worth a word of explanation; but "that was the warehouse, not us"
leaves the customer with nobody. Take responsibility for the solution, whoever caused the problem. Naming a cause and owning the fix, or handing over with a
name and a reason, is no shifting.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading, Sentence
from replycoach.rules.rule import Example, Found, Rule
from replycoach.text.anycase import AnyCase

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
        Example("⟦I can't comment on what somebody else promised you.⟧"),
        Example("I can't speak for other shops, but ours takes it back."),
        Example("⟦I don't know who you talked to on Monday.⟧"),
        Example("I don't know yet who you talked to, so I'm asking round and will ring you at four."),
        Example("The lamps are old. ⟦We don't get involved in repairs.⟧"),
        Example("We don't get involved in repairs, so I've asked Ben at the workshop to ring you today."),
        Example("⟦Whoever you spoke to got it wrong.⟧ The shop opens at ten."),
        Example("Whoever you spoke to got it wrong, and I'm sorry: the shop opens at ten."),
        Example("⟦The trainee on the till didn't know where it was.⟧ It's on the shelf now."),
        Example("The evening team forgot to pass it on, and we should have noticed: I'm sorry."),
        Example(
            "The letter left on Monday. ⟦So that's not our mistake.⟧",
            {"channel": "chat", "customer": "My letter is late again! I'm so angry."},
        ),
        Example(
            "⟦There is no fault on our side.⟧",
            {"channel": "chat", "customer": "My line is dead again! I'm so angry."},
        ),
        Example(
            "There is no fault on our side of the wall, so I've booked a fitter for nine tomorrow.",
            {"channel": "chat", "customer": "My line is dead again! I'm so angry."},
        ),
        Example(
            "⟦The courses are held by a partner, and we cannot be held liable for the dates.⟧",
            {"channel": "chat", "customer": "My course was cancelled and nobody told me! I'm so angry."},
        ),
        Example(
            "⟦The map is not run by us, and we can't help with it.⟧",
            {"channel": "chat", "customer": "The map in your app never loads, fed up with it!"},
        ),
        Example(
            "⟦Once the lamp has left the shop it is no longer our responsibility.⟧",
            {"channel": "chat", "customer": "The lamp fell apart on the way home! I'm so angry."},
        ),
        Example(
            "The map isn't made by us, so we don't have the code, but I've asked the makers to mend it today.",
            {"channel": "chat", "customer": "The map in your app never loads, fed up with it!"},
        ),
        Example(
            "⟦We're only a marketplace, so the sale is between you and the seller.⟧",
            {"channel": "chat", "customer": "The seller sent me a torn map! I'm so angry."},
        ),
        Example(
            "⟦The shop is run independently and makes its own rules.⟧ The card is good in Leeds.",
            {"channel": "chat", "customer": "Your shop in York refused my card, I'm so angry."},
        ),
        Example(
            "The sale is between you and the seller, but I've asked him to answer you by noon.",
            {"channel": "chat", "customer": "The seller sent me a torn map! I'm so angry."},
        ),
        Example("Those letters were not sent by us, and I would not open them."),
        Example("The sign is run by a different team, and I've asked them to change it today."),
        Example("The map isn't updated by us every hour, so I rang the driver."),
        Example("I can't speed it up because the bank holds the money, not us."),
        Example("It is nobody's fault but ours."),
        Example(
            "⟦The ferry was called off by the port, which isn't our fault.⟧",
            {"channel": "chat", "customer": "My ferry was cancelled and nobody told me! I'm so angry."},
        ),
        Example("Our warehouse picked the wrong one, which we should have noticed."),
        Example("We only deliver on weekdays, so it comes on Monday."),
        Example("We lost the parcel between two depots, and I am sorry."),
        Example("The courier had a breakdown; I have booked a second van for tomorrow."),
        Example("I have asked our billing team for the corrected invoice and will send it to you by four."),
    ),
)

PLAIN = re.compile(
    r"(?:\bnot|n['’]t)\s+(?:our|my)\s+(?:fault|doing|mistake|problem|department)\b|\bnothing\s+to\s+do\s+with\s+(?:us|me)\b|\bout\s+of\s+(?:our|my)\s+hands\b"
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
ONLY_US = AnyCase(
    r"\b(?:we\s+(?:only|just|merely|simply)\s+(?:deliver|ship|pack|pass|host|broker|list|transport|forward|resell|print|arrange|bring|book)\b(?!\s+(?:\w+\s+)?(?:on|in|within|to|between|from|until|after|before|by|at|if|when|for|through|with)\b)[^.,;!?]{0,30}(?:[.,;!?]|$)"
    r"|system\s+(?:just\s+|simply\s+)?(?:(?:wo|does|did)n['’]t|(?:will|does|did)\s+not)\s+(?:let|allow)\s+(?:me|us)\b"
    r"|(?:because|as|since)\s+(?:it|that|this|your\s+\w+)\s+(?:(?:was|had)n['’]t|(?:was|had)\s+not)\s+(?:been\s+)?(?:noted|recorded|entered|registered|logged|passed\s+on)\b[^.!?]{0,160}\b(?:system|computer|software)\b"
    r"|(?:it|that|this)(?:['’]s|\s+(?:is|was))\s+(?:the\s+|your\s+)?\w+(?:\s+\w+)?,?\s+(?:and\s+)?not\s+us\b"
    r"|should(?:['’]ve|\s+have|\s+of)\s+been\s+(?=[^.!?,]{0,40}\b(?:better|properly|correctly|carefully|right)\b)(?:\w+\s+){1,4}by\s+(?:the|your)\s+(?:\w+\s+)?(?:courier|carrier|driver|warehouse|depot|supplier|manufacturer|contractor|factory|bank|agency|airline|vendor|packer|shipper|previous\s+\w+)s?\b"
    r"|(?:it['’]s|it\s+is)\s+(?:them|him|her)\s+(?:you['’]d|you\s+(?:need|have|should|want|ought|would|could|must))\b)"
    r"|(?:^\W*|\b(?:is|was|has|have|had|really)\s+|['’]s\s+)nothing\s+to\s+do\s+with\s+(?:us|me)\b"
    r"|^(?!.*\b(?:because|as|since)\b)[^.!?]*\b(?:changed|did|lost|made|caused|decide[sd]?|charge[sd]?|sets?|took|broke|cancel\w*)\b[^.!?]{0,40},\s*not\s+us\b"
    r"|(?:^|[,;]|\bso|\bplease)\s+(?:you\s+(?:could|should|can)\s+)?take\s+it\s+(?:up|out)\s+with\b"
)
"""Our part is too small to answer for, somebody else did it badly or is to be asked, or the machine decides."""
ELSEWHERE = AnyCase(
    r"\b(?:not\s+(?:really\s+|actually\s+|strictly\s+)?(?:(?:my|our)\s+(?:department|area|job|team)\b|(?:down|up)\s+to\s+(?:us|me)\b(?=\W*$|,\s))"
    r"|(?:it|that|this)(?:['’]?s|\s+is)\s+(?:\w+ly\s+)?(?:(?:a\s+)?job\s+for\s+)?(?:an?\s+)?(?:(?:completely|entirely|totally)\s+)?(?:different|another|separate|other)\s+(?:department|team|office|desk|branch|section)\b(?!['’]s\s+(?:address|number|phone|line)))"
    r"|^(?!.*\b(?:because|since)\b).*(?:\b(?:is|are)(?:n['’]?t|\s+not)|['’]s\s+not)\s+(?:\w+ly\s+)?(?:run|updated|handled|managed|controlled|maintained|done|written|set|decided|operated|dealt\s+with|looked\s+after)\s+by\s+(?:us|me|this\s+(?:team|office|desk|department)|our\s+(?:team|office|desk|department))\b"
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
REBUFFS = AnyCase(
    r"^(?!.*\b(?:but|yet|sorry|apolog\w+|find\s+out|so\s+(?:i|we|that\s+(?:i|we)))\b).*(?:(?:n['’]?t|\b(?:not|cannot|unable\s+to))\s+(?:\w+\s+){0,2}?(?:comment\s+on|speak\s+for|answer\s+for|vouch\s+for)\s+"
    r"(?:(?:what|how|anything|something|whatever)\s+(?:\w+\s+){0,2}?(?:someone|somebody|anyone|another|others?|they|he|she|my|the|our|a|an|you\s+were|you['’]ve\s+been|was|were)\b[^.!?]{0,40}\b(?:told|said|promis\w+|quot\w+|advis\w+|agreed|offered|charged|did|done)"
    r"|(?:him|her|them|that\s+lot)\b|(?:the|my|our|another|other)\s+(?:\w+\s+)?(?:crew|team|desk|shift|staff|colleagues?|office|branch|department)\b)"
    r"|\b(?:do\s+not|don['’]?t|no\s+idea|not\s+sure|can['’]t\s+say|cannot\s+say)\s+(?:know\s+)?(?:who|what|where|why)\s+(?:\w+\s+){0,2}?(?:you\s+(?:spoke|talked|were\s+told|were\s+speaking)\b|(?:told|said|promised)\b))"
    r"|^(?!.*\b(?:but|sorry|apolog\w+)\b).*(?:n['’]?t|\b(?:not|never|cannot))\s+(?:\w+\s+)?(?:get|be|become)\s+involved\s+(?:in|with)\b",
    re.DOTALL,
)
"""What others said or did is no matter of ours, nor is this."""
SINGLED_OUT = re.compile(
    r"^(?!.*\b(?:(?:we|i)\s+(?:should|ought)|(?:my|our)\s+(?:fault|mistake|error))\b).*\b(?:"
    r"(?:new|temporary|temp|agency|junior|saturday|holiday)\s+(?:starter|guy|girl|lad|lass|person|staff|colleague|recruit|worker)s?|trainees?|apprentices?|interns?|(?:a|the|our)\s+temps?)\b[^.!?]{0,40}?\s(?:(?:didn['’]?t|did\s+not)\s+(?:know|check|look|read|write|tell|ask|log|note|bother|think|realise|understand|pass)|got\s+(?:it|this|that)\s+wrong|mess\w+\s+\w+\s*up|muddl\w+|forgot|failed\s+to|never\s+(?:wrote|told|checked|logged|passed|asked))"
    r"|^(?!.*\b(?:sorry|apolog\w+|(?:we|i)\s+(?:should|ought)|(?:my|our)\s+(?:fault|mistake|error))\b).*(?:\b(?:night|weekend|morning|evening|late|early|previous|other|last)\s+(?:team|shift|crew|desk|agent|advis[eo]r|operator|manager)\b(?:[^.!?,]{0,20}\s(?:(?:didn['’]?t|did\s+not)\s+(?:know|check|read|write|tell|log|note|bother|pass)|got\s+(?:it|this|that)\s+wrong|forgot|failed\s+to|never\s+(?:wrote|told|checked|logged|passed))|\s+(?:obviously|clearly|evidently)\b)"
    r"|\b(?-i:[A-Z][a-z]+)\s+(?:on|in|at|from)\s+(?:the\s+|our\s+)?[\w\s]{3,25}?\s(?:gave\s+you\s+(?:the\s+|a\s+)?(?:wrong|incorrect)|told\s+you\s+(?:wrong\w*|the\s+wrong|incorrectly)|got\s+(?:it|this|that)\s+wrong|made\s+(?:a|the)\s+mistake|mess\w+\s+(?:it|this|that)?\s*up|forgot\s+to)\b"
    r"|\b(?:person|agent|colleague|guy|lady|man|woman|advis[eo]r|one|rep)\s+(?:that\s+|who\s+|whom\s+)?(?:you\s+(?:spoke|talked)\s+(?:to|with)|(?:told|served|helped|advised)\s+you)\s+(?:was|is|must\s+have\s+been)\s+(?:\w+ly\s+)?(?:new|mistaken|wrong|confused|misinformed|a\s+temp)\b"
    r"|\bwhoever\s+[^.!?,]{3,40}\s(?:got\s+(?:it|this|that)\s+wrong|(?:is|was)\s+(?:wrong|mistaken|incorrect)|made\s+(?:a|the)\s+mistake|should\s*(?:n['’]t|\s+not)\s+have|(?:misinformed|misled)\s+you|gave\s+you\s+(?:the\s+)?(?:wrong|incorrect|false)|(?:obviously|clearly|evidently)\s+))",
    re.IGNORECASE | re.DOTALL,
)
"""One colleague, one shift, is held up for it."""
NOT_OURS = AnyCase(
    r"^(?!.*\b(?:but|sorry|apolog\w+|now)\b).*(?:(?:^\W*|[,;:–-]\s*|\b)(?:so|therefore|hence|thus|which\s+(?:is|was)|and)\s+(?:(?:it|that|this)\s*(?:['’]s|\s+is|\s+was|is|was))?(?:n['’]t|\s*not)\s+(?:\w+ly\s+)?(?:our|my)\s+(?:fault|doing|mistake|error)\b(?!\s+to\b)"
    r"|\bwhich\s+(?:is|was)(?:n['’]t|\s+not)\s+(?:\w+ly\s+)?(?:our|my)\s+(?:fault|doing|mistake|error)\b(?!\s+to\b)|\b(?:is|are|it['’]s|that['’]s|was|were)\s+(?:\w+ly\s+)?out\s+of\s+(?:our|my)\s+(?:hands|control)\b"
    r"|\b(?:nothing|no\s+(?:faults?|errors?|problems?|issues?|mistakes?))\s+(?:(?:is|was|were|has|have|been|wrong|found|there|went|gone|identified|detected|at\s+all|showing)\s+)*(?:on|at|from)\s+(?:our|my)\s+(?:side|end|part)\b(?=\W*$|[.,;:]|\s+(?:and|so|either|at|with|that|here|of)\b)"
    r"|\bwe(?:['’]ve|\s+have|\s+did|\s+do)?\s+(?:done|did|do)?\s*(?:(?:everything|all)\s+(?:correctly|properly|right|by\s+the\s+book)|(?:did|done|do)\s+our\s+part)\b|\b(?:everything|all)\s+(?:was|has\s+been)\s+(?:done|processed|handled|carried\s+out)\s+(?:correctly|properly|by\s+the\s+book)\b"
    r"|\bwe(?:['’]re|\s+are|\s+were)\s+not\s+(?:\w+\s+)?(?:at\s+fault|to\s+blame)\b"
    r"|\bwe(?:(?:['’]re|\s+are)\s+not|\s+aren['’]?t|\s+(?:can(?:no|['’]?)t|can\s+not)\s+be(?:\s+held)?)\s+(?:\w+ly\s+)?(?:responsible|liable|accountable|answerable)\b(?!\s+for\s+(?:his|her|their|your)\b)"
    r"|\b(?:no\s+longer|not|never|beyond|outside)\s+(?:(?:of|really|actually|strictly|within)\s+)*our\s+(?:responsibility|concern|control)\s*[.!]*$"
    r"|(?:n['’]?t|\bnot)\s+(?:\w+ly\s+)?(?:made|built|run|written|provided|supplied|operated|developed|owned|managed|carried\s+out|sold)\s+by\s+(?:us|ourselves|me)\b,?\s+(?:so|and|therefore|which\s+means)\s+(?:that\s+)?we\s+(?:(?:do|are|will|can)(?:n['’]?t|\s+not)|cannot|won['’]?t|can['’]?t)\s+(?:\w+\s+)?(?:support|help|fix|responsible|liable|deal|handle|answer|mend|look)\b"
    r"|\b(?:everything|all)\s*(?:['’]s|\s+(?:is|was|looks|seems|works|worked))\s+(?:\w+\s+)?(?:fine|ok|okay|correct|good|normal|in\s+order|working)\s+(?:on|at|from)\s+(?:our|my)\s+(?:side|end|part)\b)",
    re.DOTALL,
)
"""To a customer with a complaint: it is not our fault, all is well here."""
DISOWNS = AnyCase(
    r"^(?!.*(?:\b(?:but|sorry|apolog\w+|even\s+so|still|nevertheless|asked|told|spoken|rang)\b|\b(?:i|we)['’](?:ll|ve|m)\b)).*\b(?:we(?:['’]re|\s+are)\s+(?:only|just|merely|simply|purely)\s+(?:an?|the|your)\s+(?:\w+\s+)?(?:platform|market\s?place|middlem[ae]n|intermediary|agents?|agency|resellers?|brokers?|go-between|website|venue|host)\b"
    r"|(?:is|are|it['’]s|that['’]s)\s+(?:a\s+matter\s+|purely\s+|solely\s+)?between\s+(?:you|the\s+buyer|the\s+customer|the\s+seller)\s+and\b"
    r"|(?:is|are)\s+(?:run\s+)?independent(?:ly\s+(?:run|owned)|ly)?\s+and\s+(?:mak|set|ha|decid|follow|us)\w*\s+(?:its|their|his|her)\s+own\b"
    r"|we\s+(?:really\s+|simply\s+)?(?:have|had|['’]ve)\s+(?:got\s+)?no\s+(?:influence|say|control|authority)\s+(?:over|on|in)\b"
    r"|not\s+(?:really\s+)?(?:something|anything)\s+(?:that\s+)?we\s+(?:\w+\s+)?(?:deal|handle|do|look|get|can)\b"
    r"|you(?:['’]d|['’]ll|\s+would|\s+will)?\s+(?:have|need)\s+to\s+(?:sort|take|clear|settle|discuss|resolve)\s+(?:it|this|that)\s+(?:out\s+|up\s+|directly\s+)?with\s+(?:the|your|them|him|her)\b)",
    re.DOTALL,
)
"""Only in between, or not ours to say: whoever complains is left with somebody else."""
OWNS = re.compile(
    r"\b(?:tax\s+(?:office|law)|(?:by\s+|the\s+)law|legally|regulations?|gdpr|hmrc|irs)\b[^.!?]{0,40}\b(?:oblig\w+|requir\w+|keep|bound|must|have\s+to)\b|\b(?:i|we)\s+(?:should|ought)\b|\byour\s+\w+\s+was\s+(?:right|correct)\b|\bi['’]ve\s+(?:reported|fixed|changed|put|told|sent|refunded|booked)\b|\bat\s+our\s+desk\b",
    re.IGNORECASE,
)
"""The cause is named, and taken on; or it is the law."""
THINKABLE, BARELY = 0.05, 0.005
SURE = 0.9
"""How likely it must be in the draft where its sentence looks like taking it on."""


def check(reading: Reading) -> Iterator[Found]:
    cued = {sentence.index for sentence in reading.cued("language/blame-shifting")}
    sure = reading.flags["language/blame-shifting"] >= SURE
    customer = reading.customer
    complains = customer is not None and (customer.upset or customer.reading.complaint)
    for sentence in reading.sentences:
        odds = sentence.cues["language/blame-shifting"]
        plain = (odds >= THINKABLE and PLAIN.search(sentence.text)) or (odds >= BARELY and OTHERS.search(sentence.text))
        if (
            plain
            or ONLY_US.search(sentence.text)
            or NOT_MINE.match(sentence.text)
            or SINGLED_OUT.search(sentence.text)
            or _ends_there(sentence, REBUFFS)
            or (complains and _ends_there(sentence, NOT_OURS))
            or (complains and DISOWNS.match(sentence.text))
            or (ELSEWHERE.search(sentence.text) and not _leads_on(sentence))
            or (sentence.index in cued and (sure or not OWNS.search(sentence.text)))
        ):
            yield Found(*sentence.carrying("language/blame-shifting"))


def _ends_there(sentence: Sentence, said: AnyCase) -> bool:
    """Whether the sentence says so, and not what is done about it."""
    match = said.search(sentence.text)
    return match is not None and not (
        sentence.does("solution", "handoff") or ONWARD.search(sentence.text[match.end() :])
    )


def _leads_on(sentence: Sentence) -> bool:
    """Whether the sentence says what is done about it, or whom to ask."""
    return sentence.does("action", "solution", "handoff", "apology") or ONWARD.search(sentence.text) is not None
