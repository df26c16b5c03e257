"""Asks for what the customer already gave.

The right tools keep what a customer has said, so that nobody has to say it twice. Found is a request for an order number, a name, an address, a date, a photo and the like that
stands in the customer's message or earlier in the conversation, a paper that they say they sent, a step that they say they have done already ("reinstalled it twice"), and the way back to the page, the app or
the telephone that they say got them nowhere, and the wait that they say they were told more than once. To ask which of two it is, to have a
value confirmed for a reason, to ask for another one, or to have a step done another way or once more for a reason is fine.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from replycoach.reading import Reading, Sentence
from replycoach.reading.overlap import content
from replycoach.rules.deeds import done, repeated
from replycoach.rules.failed import failures, sent_back, told_again, told_often
from replycoach.rules.rule import Clean, Example, Found, Rule
from replycoach.rules.run import quote
from replycoach.text.anycase import AnyCase

_ORDER = {"channel": "chat", "customer": "Hi, order HB-20417 came without the screws. Can you send some?"}
_FULL = {
    "channel": "email",
    "customer": "My kettle, bought on 3 March, leaks; photos attached. Write to ana.reis@post.example or ring 020 7946 0301. Ana Reis",
}
_TRIED = {"channel": "chat", "customer": "The printer is offline again. I've restarted it twice and checked the cable."}

rule = Rule(
    severity="error",
    surface=True,
    source=("BD",),
    needs=("customer",),
    message="“{found}” asks for what {customer} already gave: “{given}”.",
    why="Whoever has to say it twice knows that nobody read it the first time.",
    todo="Use what is there; ask only for what is still missing, and say why.",
    examples=(
        Example("Happy to help! What is ⟦your order number⟧?", _ORDER),
        Example("Hi Ana, please send us ⟦a photo⟧ of the kettle and ⟦your email address⟧.", _FULL),
        Example("Hi Ana, when did you ⟦buy⟧ it?", _FULL),
        Example(
            "Sorry for the wait. Could you give me ⟦your booking reference⟧, please?",
            {
                "channel": "chat",
                "customer": "So, any news?",
                "thread": [
                    {"role": "customer", "text": "My booking KL-5520 has the wrong dates."},
                    {"role": "agent", "text": "I'll have a look."},
                    {"role": "customer", "text": "So, any news?"},
                ],
            },
        ),
        Example("Could you give me ⟦your order number⟧, so that I can send you new ones?", _ORDER),
        Example(
            "Please ⟦explain what happened⟧, and I'll answer today.",
            {"channel": "chat", "customer": "I've explained it to three people: the printer eats the paper."},
        ),
        Example(
            "None of it was noted, I'm sorry to say, so I have to ask you again: could you tell me what happened?",
            {"channel": "chat", "customer": "I've explained it to three people: the printer eats the paper."},
        ),
        Example(
            "I'm sorry. He rings you within ⟦24 hours⟧.",
            {"channel": "chat", "customer": "I was promised a call in 24 hours. It's been four days."},
        ),
        Example(
            "I'm sorry. He rings you tomorrow at nine, so well within 24 hours.",
            {"channel": "chat", "customer": "I was promised a call in 24 hours. It's been four days."},
        ),
        Example("Thanks, I have order HB-20417 here. Which screws are missing, the long or the short ones?", _ORDER),
        Example("Is HB-20417 the order number on the box too?", _ORDER),
        Example("Hi Ana, could you send a photo of the label under the base as well?", _FULL),
        Example("Hi Ana, is there another phone number on which I can reach you after six?", _FULL),
        Example("To protect your account, could you confirm your email address?", _FULL),
        Example("What is your order number?", {"channel": "chat", "customer": "My order came without the screws."}),
        Example("Hi Ana, have you tried ⟦restarting the printer⟧?", _TRIED),
        Example(
            "Please follow these steps:\n1. ⟦Restart the printer⟧.\n2. ⟦Check the cable⟧.\n3. Print a test page.",
            _TRIED,
        ),
        Example(
            "Please try a ⟦hard reset⟧.", {"channel": "chat", "customer": "lamp won't pair, did a hard reset, no luck"}
        ),
        Example("Please restart the router, too.", _TRIED),
        Example(
            "Please send us ⟦a copy of the birth certificate⟧ to open the account.",
            {
                "channel": "email",
                "customer": "I've sent my son's birth certificate twice now. Is his account open? T. Orr",
            },
        ),
        Example(
            "If you have ⟦proof of postage⟧, please send it to us.",
            {
                "channel": "email",
                "customer": "I sent the shoes back in May, the post office receipt is attached. T. Orr",
            },
        ),
        Example(
            "I'm sorry, the certificate that you sent cannot be read. Please send the birth certificate as a scan.",
            {
                "channel": "email",
                "customer": "I've sent my son's birth certificate twice now. Is his account open? T. Orr",
            },
        ),
        Example(
            "Please send us the vaccination certificate to open the account.",
            {
                "channel": "email",
                "customer": "I've sent my son's birth certificate twice now. Is his account open? T. Orr",
            },
        ),
        Example(
            "You should not have had to send the birth certificate twice. His account is open.",
            {
                "channel": "email",
                "customer": "I've sent my son's birth certificate twice now. Is his account open? T. Orr",
            },
        ),
        Example(
            "To see which shoes these were, please send us the receipt from the shop.",
            {"channel": "email", "customer": "You sent me a receipt for shoes that I never bought! T. Orr"},
        ),
        Example(
            "The cheque is on its way. Please allow ⟦5 working days⟧.",
            {
                "channel": "email",
                "customer": "Where is my cheque? I've been told 5 working days three times now. T. Orr",
            },
        ),
        Example(
            "I know that you were told 5 working days each time; this one is paid today.",
            {
                "channel": "email",
                "customer": "Where is my cheque? I've been told 5 working days three times now. T. Orr",
            },
        ),
        Example(
            "Hi Ana. You can see which lamps we have ⟦on our website⟧.",
            {"channel": "chat", "customer": "Which lamps do you have in Leeds? Your website doesn't say."},
        ),
        Example(
            "Please ⟦call our⟧ customer line to have the booking moved.",
            {"channel": "email", "customer": "I'd like the booking moved. I've rung three times and nobody picks up."},
        ),
        Example(
            "Hi Ana. I'm sorry that our website doesn't say: in Leeds we have the Alder and the Elm.",
            {"channel": "chat", "customer": "Which lamps do you have in Leeds? Your website doesn't say."},
        ),
        Example(
            "Please try it in another browser on our website.",
            {"channel": "chat", "customer": "Your website doesn't let me pay."},
        ),
        Example(
            "You can see which lamps we have on our website.",
            {"channel": "chat", "customer": "Which lamps do you have in Leeds? I saw the Alder on your website."},
        ),
        Example(
            "I know you've restarted it twice already. Please restart it once more so that the new settings are read.",
            _TRIED,
        ),
        Example("Did you restart the printer before or after the update?", _TRIED),
        Example(
            "Please restart the printer.",
            {"channel": "chat", "customer": "The printer is offline. I haven't restarted it yet."},
        ),
    ),
)

ASKS = re.compile(
    r"\?|\b(?:please|kindly|just)\b.{0,40}\b(?:send|give|provide|share|confirm|tell|let|supply|reply|quote|attach|state|include|post|upload|write|dm)\b|^(?:[\w' ]{0,30},? )?(?:send|give|provide|share|tell|reply with|quote|attach|state|include|post|upload|write)\b"
    r"|\b(?:i|we)(?:'ll|'d| will| would)? (?:also |just |first )?(?:need|require)\b|\b(?:i|we)(?:'d| would) (?:like|want|ask for)\b|\blet (?:me|us) (?:have|know)\b",
    re.IGNORECASE,
)
FINE = re.compile(
    r"\b(?:another|other|second|different|alternative|else|further|additional|new|correct|clearer|closer|more|missing|so that (?:i|we) (?:can )?(?:be sure|know it'?s you|make sure)|to (?:protect|verify|make sure|be sure)|for (?:your )?(?:security|safety|data protection)|security|still the|is it still"
    r"|if you (?:haven't|have not|didn't|prefer|like|need|want)|unless|whether|thanks? (?:you )?for (?:the|your|sending)|thank you for|(?<!may )(?<!can )(?<!could )(?<!might )i (?:have|see|found|can see)|i've (?:got|found|seen)|we have|last four)\b",
    re.IGNORECASE,
)  # fmt: skip
"""Words that make it a different question, or name the reason."""

PURPOSE = re.compile(
    r"(?:,?\s+so (?:that )?|,?\s+and |,\s+)(?:then )?(?:i|we)(?:'ll| will| can| could)\b(?! (?:be sure|know it|make sure|protect|verify)).*$",
    re.IGNORECASE | re.DOTALL,
)
"""What comes of it: "so that I can send you a new one" asks for nothing new."""
_CODE = r"(?:#\s?\w{3,}|[A-Z]{1,6}[-/]?\d[\w/-]{2,}|\d{2,}-\d[\d-]+|\d{4,}[\w-]*)"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_WHEN = rf"(?:on |in |since |last |this |the )*(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\b|{_MONTH} \d{{1,2}}\b|\d{{1,2}}/\d{{1,2}}|the \d{{1,2}}(?:st|nd|rd|th)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|yesterday|this morning|last night|last week|\w+ (?:days|weeks) ago)"


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that agents ask for: how they call it, how it looks where a customer gave it, and words of which one is in whatever it is called by."""

    asked: re.Pattern[str]
    given: re.Pattern[str]
    needed: frozenset[str]


def _detail(needed: str, asked: str, given: str, *, cased: bool = False) -> Detail:
    flags = 0 if cased else re.IGNORECASE
    return Detail(re.compile(rf"\b(?:{asked})\b", re.IGNORECASE), re.compile(given, flags), frozenset(needed.split()))


def _number(nouns: str) -> Detail:
    """A number of something: "order number", given as "order 4417", "order no. HB-20417" or "my order is #4417"."""
    asked = rf"(?:your |the |an? )?(?:{nouns})(?:'s)?[ -](?:number|no\.?|reference(?: number)?|ref|id|code)"
    return _detail(
        "number no reference ref id code",
        asked,
        rf"\b(?i:{nouns})\b(?i:[ -]?(?:number|no\.?|nr\.?|reference|ref\.?|id|code|is|was|:|\()){{0,3}}\s*({_CODE})",
        cased=True,
    )


DETAILS = (
    _number("order|purchase order"),
    _number("booking|reservation|confirmation"),
    _number("tracking|parcel|shipment|consignment"),
    _number(r"case|ticket|(?<!booking )(?<!order )(?<!customer )(?<!payment )reference|claim|complaint"),
    _number("invoice|bill"),
    _number("account|customer|acc|acct|membership|member"),
    _number("policy"),
    _number("serial"),
    _number("flight"),
    _detail("email mail", r"(?:your )?(?:e-?mail(?: address)?)(?! (?:you|we|i|from|that|about|to|with))", r"([\w.+-]+@[\w-]+\.[\w.-]*\w)"),
    _detail("number", r"(?:your |a |the )?(?:phone|contact|mobile|telephone|cell) number|number (?:to|on which|where) (?:reach|call|ring)", r"(?<![\w-])(\+?\(?\d[\d ()-]{7,14}\d)(?![\w-])"),
    _detail("post postcode code zip", r"(?:your )?(?:post ?code|zip(?: code)?)", r"\b([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|(?i:zip|postcode)(?i: code)?:? \d{4,5})\b", cased=True),
    _detail("address", r"(?:your )?(?:delivery |postal |home |shipping |full |street |current )?(?<!mail )(?<!mail-)address", r"\b(\d{1,4}[a-z]? (?:[A-Z][\w']+ ){1,3}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Way|Drive|Court|Place|Crescent|Terrace|Parade|Square|Hill|Gardens|Row))\b", cased=True),
    _detail("model", r"which model|what model|(?:the |your )?model (?:number|name)|the model|make and model", r"\bmodel(?: (?:is|number|no\.?|:))? ?([A-Z]{1,4}[- ]?\d[\w-]*)"),
    _detail(
        "phone device handset tablet computer laptop model",
        r"(?:what|which) (?:kind of |type of |model of )?(?:phone|device|handset|mobile|tablet|computer|laptop)(?: model)?",
        r"\b((?:samsung |apple |google )?(?:iphone|ipad|galaxy|pixel|macbook|thinkpad|surface|oneplus|fairphone|redmi|xperia)\b(?: (?:pro|max|mini|ultra|plus|air|se|[a-z]?\d+\w*))*)",
    ),
    _detail(
        "version system os android ios windows macos browser",
        r"(?:what|which) (?:operating system|os|browser|(?:android |ios |windows |macos |app |browser |software )?version)(?: (?:and|or) \w+)?|(?:and|or) (?:android|ios|windows|macos|app|browser|software) version",
        r"\b((?:android|ios|ipados|windows|macos|ubuntu|chrome|firefox|safari|edge|version|v)\.? ?v?\d+(?:\.\d+)*)\b",
    ),
    _detail("buy order purchase book get", r"(?<=did you )(?:buy|order|purchase|book|get)|(?:the |your )?date of (?:purchase|order|your order)|(?:purchase|order) date", rf"\b(?:bought|ordered|purchased|booked|placed|got)\b(?:(?![.!?]\s|\bfor\b).){{0,45}}?\b({_WHEN})"),
    _detail("start begin stop happen break arrive come", r"(?<=did )(?:it|this|that|the \w+) (?:start|begin|stop|happen|first happen|break|arrive|come)", rf"\b(since [^.,;!?]{{3,30}}|(?:started|began|stopped|broke|arrived|came)\b(?:(?![.!?]\s).){{0,25}}?{_WHEN})"),
    _detail(
        "photo photos picture pictures screenshot screenshots image images pic pics",
        r"(?:a |an |some |the |any |upload |send )?(?:photo|picture|screenshot|image|pic)s?(?: of it| of the (?:damage|problem|error|issue|item|product))?(?! (?:that|with|from|on|show))",
        r"\b((?:\w+ )?(?:photo|picture|screenshot|pic|image)s?\b.{0,25}\battached|(?:attached|attaching|enclosed|uploaded|sent|sending|here(?:'s| is| are)|see)\b.{0,20}\b(?:photo|picture|screenshot|pic|image)s?)\b",
    ),
    _detail(
        "name speaking talking chatting",
        r"(?:what(?:'s| is) |have |take |give me |tell me |share |provide |confirm )(?:please )?your (?:full |first |last )?name|who am i (?:speaking|talking|chatting) (?:to|with)",
        r"\b(?i:my name(?:'s| is)|this is|name:|i'm called) ([A-Z][a-z]\w*(?: [A-Z]\w+)?)",
        cased=True,
    ),
)  # fmt: skip


def _paper(asked: str, given: str, needed: str) -> Detail:
    """A paper, asked for by whoever wants it sent, and given where the customer says that they sent it or that it is attached."""
    whose = r"(?:(?:an?|the|your|his|her|their|any|some|both)\s+)?"
    wants = r"(?:send|e-?mail|provide|attach|upload|forward|post|supply|submit|share|need|require|have)\s+(?:(?:us|me|in|over|through)\s+)?(?:with\s+)?"
    sent = r"(?:i|we)(?:'ve|ve)?(?:\s+(?:have|had|already|also|just|even|now|did))*\s+(?:sent|e-?mailed|posted|attached|enclosed|uploaded|forwarded|provided|submitted|supplied|given|gave)\b[^.!?]{0,40}?\b"
    return Detail(
        re.compile(
            rf"\b{wants}(?P<what>{whose}(?:[\w'-]+\s+){{0,2}}?(?:cop(?:y|ies)\s+of\s+{whose}(?:[\w'-]+\s+){{0,2}}?)?(?:{asked}))\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b({sent}(?:{given})\b|(?:{given})s?\s+(?:(?:is|are|was|were)\s+)?(?:also\s+|already\s+)?(?:attached|enclosed|uploaded)\b|(?:attached|enclosed)(?:\s+(?:is|are|you'll\s+find|find))?\s+(?:\w+\s+){{0,3}}?(?:{given}))",
            re.IGNORECASE,
        ),
        frozenset(needed.split()),
    )


PAPERS = (
    _paper(r"proof of (?:postage|posting|return)|post(?:age|al) (?:receipt|certificate)", r"post(?:age|al| office|ing)? (?:receipt|certificate|slip)|proof of (?:postage|posting|return)|certificate of posting", "proof postage posting postal"),
    _paper(r"proof of (?:purchase|payment)|(?<!post office )receipts?|invoice", r"(?:receipt|invoice|proof of (?:purchase|payment))", "proof receipt receipts invoice"),
    _paper(r"(?:birth|death|marriage|medical|doctor's) certificate|certificate", r"certificates?", "certificate"),
    _paper(r"(?:meter )?readings?", r"(?:meter )?readings?", "reading readings"),
    _paper(r"(?:bank )?statements?", r"(?:bank )?statements?", "statement statements"),
    _paper(r"(?:copy of your )?passport", r"passport", "passport"),
    _paper(r"sick note|doctor's (?:note|letter)|fit note", r"sick note|doctor's (?:note|letter)|fit note", "note letter"),
    _paper(r"proof of address", r"proof of address", "proof"),
)  # fmt: skip
COPIES = frozenset(
    "a an the your his her their any some both of copy copies certified original scan scanned clear signed full proof s".split()
)
"""What may stand before the name of a paper and leave it the same."""
NO_REQUEST = re.compile(r"\b(?:not|never|no|sorry|had to|you sent|you've)\b|n't\b", re.IGNORECASE)
SPOKEN_OF = re.compile(
    r"\b(?:you(?:'ve|\s+have)?\s+(?:already\s+)?(?:sent|attached|gave|uploaded)|your|thanks?|sorry|received|reached|arrived|read|missing|page|blurred|cut|expired|illegible|wrong)\b",
    re.IGNORECASE,
)
"""Takes up, in another sentence, what was sent."""
NEEDED = frozenset[str]().union(*(detail.needed for detail in DETAILS))


def check(reading: Reading) -> Iterator[Found | Clean]:
    found = False
    said = _said(reading)
    theirs = _of_theirs(said)
    for sentence in reading.holding(NEEDED) if said else ():
        for start, end, given in _again(sentence, reading.vocabularies[sentence.index], said, theirs):
            words = {"customer": reading.customer_named, "given": quote(given)}
            yield Found(start, end, words=words)
            found = True
    for start, end, paper in _sent(reading, said):
        words = {"customer": reading.customer_named, "given": quote(paper)}
        yield Found(start, end, words=words, severity="warning")
        found = True
    often = told_often(said)
    for sentence in reading.sentences if often else ():
        for start, end, words_of in told_again(sentence.text, often):
            words = {"customer": reading.customer_named, "given": quote(words_of)}
            yield Found(
                sentence.start + start, sentence.start + end, words=words, severity="warning", message=TOLD, todo=WHEN
            )
            found = True
    for start, end, deed in _redone(reading, said):
        words = {"customer": reading.customer_named, "given": quote(deed)}
        yield Found(start, end, words=words, message=DONE, todo=NEXT)
        found = True
    told = None if LOST.search(reading.text) else TOLD_ALL.search(said)
    for sentence in reading.sentences if told else ():
        again = TELL_AGAIN.search(sentence.text.replace("’", "'"))
        if told and again:
            words = {"customer": reading.customer_named, "given": quote(said[told.start() : told.end()])}
            start = sentence.start + again.start("what")
            yield Found(
                start, sentence.start + again.end(), words=words, severity="warning", message=SAID, todo=READ_IT
            )
            found = True
    for sentence in reading.sentences if failures(said) else ():
        for start, end, failed in sent_back(sentence.text.replace("’", "'"), said):
            words = {"customer": reading.customer_named, "given": quote(failed)}
            yield Found(
                sentence.start + start, sentence.start + end, words=words, severity="warning", message=BACK, todo=HERE
            )
            found = True
    if not found:
        yield Clean("nothing is asked for that the customer already gave or did")


TOLD = "“{found}” is what {customer} was told too often already."
WHEN = "Own up to it, and name the day or what is different this time."
DONE = "“{found}” is what {customer} says was done already: “{given}”."
BACK = "“{found}” is where {customer} got nowhere: “{given}”."
HERE = "Do it or say it here; where the way is open again, say so."
NEXT = "Say that you have read it, and give the next step; where it has to be done once more, say why."
TOLD_ALL = AnyCase(
    r"\b(?:i|we)(?:'ve|\s+have|\s+had|\s+already|\s+just|\s+now)*\s+(?:(?:explained|told|described|reported|said)\b[^.!?]{0,40}?\b(?:already|(?:two|three|four|five|six|several|many|\d+)\s+(?:times|people|of\s+(?:you|your))|twice|again|everything|all\s+(?:of\s+)?this|before|the\s+(?:whole|full|entire)\s+(?:story|thing|matter)|at\s+length|in\s+detail)\b|(?:wrote|written|sent|e-?mailed|filled\s+(?:in|out))\s+(?:\w+\s+){0,3}?(?:e-?mails?|letters?|messages?|forms?|reports?|complaints?|you)\b)"
)
"""They told it all, more than once or at length."""
TELL_AGAIN = AnyCase(
    r"(?:^|\b(?:please|kindly|just|(?:can|could|would|will)\s+you|need\s+you\s+to|ask\s+you\s+to)\s+)\W*(?P<what>(?:tell|explain|describe|outline|repeat|set\s+out)\s+(?:(?:to\s+)?(?:me|us)\s+)?(?:once\s+)?(?:again\b|(?:it|this|that|everything|the\s+(?:problem|issue|matter|situation|details)|what(?:'s|\s+has|\s+is)?\s+(?:happened|wrong|the\s+(?:problem|issue|matter)|going\s+on)))[^.!?,]{0,40})"
)
"""They are to tell it all again."""
LOST = re.compile(
    r"\b(?:(?:did|has|have|was|were)(?:n['’]t|\s+not)\s+(?:reach\w*|arriv\w*|come|got|recorded|saved|noted|passed)|(?:never|neither\s+(?:\w+\s+){0,3}?|nothing\s+(?:\w+\s+){0,2}?)\s*(?:reached|arrived|came)|(?:can['’]?t|cannot|could\s*n['’]?t)\s+(?:find|see|open|trace)|no\s+(?:trace|record|note)|lost|deleted|ask\w*\s+(?:you\s+)?again)\b",
    re.IGNORECASE,
)
"""Why they are asked again."""
SAID = "“{found}” is what {customer} has told already: “{given}”."
READ_IT = "Look up what they told, say what you understood of it, and ask only for what is missing."
READ = re.compile(
    r"\b(?:i|we)\s+(?:know|see|understand)\b|\byou(?:'ve|\s+have|\s+already|\s+did|\s+tried|\s+mention\w*|\s+said)\b|\bthanks?\b",
    re.IGNORECASE,
)
"""Begins to say what the customer did."""


def _sent(reading: Reading, said: str) -> Iterator[tuple[int, int, str]]:
    """The papers that are asked for though the customer says that they sent them, where no other sentence takes that up."""
    for paper in PAPERS if said else ():
        for sentence in reading.holding(paper.needed):
            text = sentence.text.replace("’", "'")
            plain = ASKS.search(text) and not (FINE.search(text) or NO_REQUEST.search(text))
            asked = paper.asked.search(text) if plain else None
            given = paper.given.search(said) if asked else None
            if asked and given and _same_kind(asked["what"], said) and not _taken_up(reading, sentence, paper):
                yield sentence.start + asked.start("what"), sentence.start + asked.end(), given[1]


def _same_kind(asked: str, said: str) -> bool:
    """Whether the paper is of the kind that the customer names: a "birth certificate" is no "vet's certificate"."""
    named, theirs = re.findall(r"[a-z]+", asked.lower()), set(re.findall(r"[a-z]+", said.lower()))
    return named[-1] not in theirs or theirs.union(COPIES).issuperset(named)


def _taken_up(reading: Reading, asking: Sentence, paper: Detail) -> bool:
    """Whether another sentence speaks of such a paper as of one that was sent."""
    return any(one is not asking and SPOKEN_OF.search(one.text) for one in reading.holding(paper.needed))


def _redone(reading: Reading, said: str) -> Iterator[tuple[int, int, str]]:
    """What the customer is told to do, or asked whether they did, though they say that they did; nothing where the reply says so elsewhere."""
    deeds = done(said)
    for sentence in reading.sentences if deeds else ():
        for start, end, deed in repeated(sentence.text, deeds, said):
            known = (one.text.replace("’", "'") for one in reading.sentences if one is not sentence)
            if not any(READ.search(one) and not one.endswith("?") and _names(one, deed) for one in known):
                yield sentence.start + start, sentence.start + end, deed


def _names(text: str, deed: str) -> bool:
    """Whether a sentence holds a word of what the customer did."""
    return not set(content(text)).isdisjoint(content(deed))


def _said(reading: Reading) -> str:
    """All that the customer wrote in this conversation."""
    earlier = [message.text for message in reading.case.thread if message.role == "customer"]
    return "\n".join(dict.fromkeys([*earlier, reading.case.message])).replace("’", "'")


def _of_theirs(said: str) -> Callable[[str], bool]:
    """Whether a word stands in the customer's messages, which are looked through when it is first asked for."""
    words: set[str] = set()

    def holds(word: str) -> bool:
        if not words:
            words.update(re.findall(r"\w+", said.lower()))
        return word.lower() in words

    return holds


def _again(
    sentence: Sentence, words: frozenset[str] | None, said: str, theirs: Callable[[str], bool]
) -> Iterator[tuple[int, int, str]]:
    text = sentence.text.replace("’", "'")
    if not ASKS.search(text) or FINE.search(PURPOSE.sub("", text)):
        return
    for detail in DETAILS:
        may_be = words is None or not words.isdisjoint(detail.needed)
        asked = detail.asked.search(text) if may_be else None
        given = detail.given.search(said) if asked else None
        if asked and given and given[1].lower() not in text.lower():
            of = re.match(r" of (?:the |your |its )?(\w+)", text[asked.end() :])
            if not of or theirs(of[1]):
                yield sentence.start + asked.start(), sentence.start + asked.end(), given[1]
