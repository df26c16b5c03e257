"""Personal data shown or asked for in public, or a secret asked for anywhere.

In public, addresses, phone numbers, account and order details, dates of birth and health do not belong into an answer, and asking for them invites the customer
to post them for everybody. Move that part, and only that part, to a private message.

A password, a PIN, a whole card number or the code on its back is asked for on no channel: nobody here needs it, and a customer who gives it away once gives it to the next one who asks.
"""

import re
from collections.abc import Iterator

from replycoach.reading import Reading, Sentence
from replycoach.rules.public import is_read_by_others
from replycoach.rules.rule import Clean, Example, Found, NotApplicable, Rule

rule = Rule(
    severity="error",
    source=("CH",),
    message="“{found}” puts personal data in public.",
    why="Everybody can read it, and it cannot be taken back.",
    todo="Take it out, or ask for it by private message.",
    examples=(
        Example("@lee ⟦Please reply here with your account number and date of birth.⟧", {"channel": "social"}),
        Example("@lee ⟦Your parcel went to 14 Mill Lane and Mrs Roy signed for it.⟧", {"channel": "social"}),
        Example("@lee ⟦Post your full address and phone number below and I'll check.⟧", {"channel": "social"}),
        Example(
            "@lee Sorry about that, Lee! I'm on it. Could you send me a private message, so that your details stay between us?",
            {"channel": "social", "customer": "@Shop my order never came"},
        ),
        Example("@lee Please send us your account number through this link: shop.example/help", {"channel": "social"}),
        Example("@lee What is the phone number on your account? DM it to us, please.", {"channel": "social"}),
        Example(
            "@lee84172 Hi! Without sharing any order details here, what does the tracking page show at the moment?",
            {"channel": "social", "customer": "@Shop my order never came"},
        ),
        Example("@lee You can ring us on 01632 960 144 until nine.", {"channel": "social"}),
        Example("@lee Our shop is at 14 Mill Lane, open until nine.", {"channel": "social"}),
        Example(
            "@lee Here is how to sign in to your account: shop.example/web/20260401223940/help", {"channel": "social"}
        ),
        Example("Please give me your account number and date of birth.", {"channel": "phone"}),
        Example("Hi Lee. ⟦Which lamp is it, and what's the password on the account?⟧", {"channel": "chat"}),
        Example("⟦Please confirm your PIN so that I can look.⟧", {"channel": "email"}),
        Example("⟦Can I have the long card number and the CVV?⟧", {"channel": "chat"}),
        Example(
            "Hi Lee! ⟦Message us your order number and your card number and we'll send the 8 euros back.⟧",
            {"channel": "social", "customer": "@Shop you took the 8 euros twice"},
        ),
        Example(
            "Hi Lee! Message us your card number and we'll look for the points.",
            {"channel": "social", "customer": "@Shop my loyalty points are gone"},
        ),
        Example("Please choose a new password on the page and tell me if it works.", {"channel": "chat"}),
        Example("We never ask you to give us your password.", {"channel": "chat"}),
        Example("Could you give me the last four digits of your debit card number?", {"channel": "chat"}),
        Example("What happens when you type your PIN?", {"channel": "chat"}),
        Example(
            "⟦Hi Lee, post your full name, address and date of birth in this room and I'll look.⟧",
            {
                "channel": "chat",
                "customer": "I'm writing in the open chat room because your page sent me here. My line is dead.",
            },
        ),
    ),
)


ITEM = (
    r"(?:full\s+name|surname|(?:home|postal|delivery|e-?mail|billing|street)?\s*address|post\s?code|zip\s?code|(?:tele)?phone(?:\s+number)?(?!\s+(?:model|make|case|type|app))|mobile\s+number|e-?mail"
    r"|(?:account|card|order|policy|customer|member(?:ship)?|reservation|meter|phone)\s+(?:number|name|no|details)|card|account|sort\s+code|iban|date\s+of\s+birth|d\.?o\.?b\.?|birthday|passport"
    r"|booking\s+(?:reference|number|ref)|last\s+(?:four|4)\s+digits|(?:bank|personal|contact|payment)\s+details|password|pin|national\s+insurance|username|login)"
)
ASKS = re.compile(
    rf"\b(?:post|reply|share|send|tell|tweet|give|confirm|drop|pop|leave|put|type|comment|need|with|what(?:'s|\s+is|\s+are)|let\s+us\s+have)\b[^.?!]{{0,160}}\b(?:your|his|her|their|the|a|full)\s+(?:\w+\s+){{0,2}}?{ITEM}\b",
    re.IGNORECASE,
)
"""Asks for something that is nobody else's business."""
PRIVATELY = re.compile(
    r"\b(?:dms?|(?<!\d)(?<!\d\s)pms?|direct(?:ly)?\s+message|private(?:ly)?|inbox|message\s+(?:us|me)|(?:by|in\s+a)\s+message|e-?mail\s+(?:us|me)|to\s+[\w.+-]+@[\w-]+\.\w+|call\s+us|ring\s+us|https?://|(?:link|form)s?|secure|not\s+(?:here|in\s+public)|don't\s+(?:post|share))\b",
    re.IGNORECASE,
)
SHOWS = re.compile(
    r"\b(?!(?:help|support|service|services|info|contact|care|customer\w*|hello|team|claims|press|feedback|enquiries|complaints)@)[\w.+-]{1,64}@[\w-]{1,63}\.\w+|(?<![\w£$€#/=&-])\+?\d[\d\s-]{8,20}\d(?![\w/])|\bending\s+(?:in\s+)?\d{3,4}\b"
    r"|\b\d{1,4}\s+[A-Z][\w']+\s+(?:Street|St|Road|Rd|Lane|Avenue|Ave|Drive|Close|Court|Way|Place|Crescent|Terrace|Gardens|Rise)\b"
)
"""An address, a number, an account: the customer's, if the model finds that thinkable; the company's own and what stands in a link are no secret."""
OURS = re.compile(
    r"\b(?:call|ring|dial|whatsapp|e-?mail|contact|reach|write\s+to|speak\s+(?:to|with)|get\s+in\s+touch)\b(?:(?!\b(?:you|your|his|her|their|him|them)\b)[^.?!]){0,60}$",
    re.IGNORECASE,
)
"""What stands after these words is where to reach us."""
SPARES = re.compile(
    r"\b(?:without|do\s+not|don['’]t|never|instead\s+of|rather\s+than|avoid)\s+(?:\w+\s+){0,2}?(?:shar|post|send|giv|includ|reveal|put)\w*",
    re.IGNORECASE,
)
"""Tells the customer to keep it to themselves."""
HANDLE = re.compile(r"@\w+")
WHOSE = re.compile(r"\b(?:your|his|her|their)\b", re.IGNORECASE)
ASKED, SHOWN = 0.02, 0.05
_PASS = r"(?<!wi-fi )(?<!wifi )(?<!router )(?<!network )(?<!guest )(?<!collection )(?<!pickup )(?<!locker )(?<!parcel )(?<!gate )(?<!door )(?:pass\s?(?:word|code|phrase)s?|pin\s+(?:number|no)|(?:(?<=your )|(?<=account )|(?<=customer )|(?<=card )|(?-i:(?=PIN)))pin(?!\s?code)|(?<=the )pin(?=\s+(?:on|for)\s+(?:your|the)\s+(?:account|card)\b)|cv[vc]2?)(?!\s+(?:for|of|to|from)\s+(?:the|your)\s+(?!account|card|profile|log-?in|online)\w)"
_CARD = r"(?:(?:full|whole|entire|complete|long|(?:16|sixteen)[-\s]digit)\s+card\s+(?:number|details|no)|(?:credit|debit|bank|payment)\s+card\s+(?:number|details)|(?:three|3)\s+(?:digits|numbers)\s+(?:on|from)\s+the\s+back)"
_PLAIN_CARD = r"(?:(?<=your )|(?<=and )|(?<=the )|(?<=, ))card\s+(?:number|no)"
_ON = r"(?:(?!(?<!so )\b(?:that|if|whether|when|once|what|how|why|you|link|reset|new|after|before|where|about|for|without|nobody|anyone|anybody|photo|changed?|of|last|never)\b)[^.?!]){0,120}?"


def _wanted(what: str) -> re.Pattern[str]:
    """Words that ask for such a thing: "what's your …", "send me the …", "can I have …", "which … did you use"."""
    return re.compile(
        rf"\b(?:what(?:['’]?s|\s+is|\s+was|\s+are)\s+(?:(?:your|the|his|her|their)\s+)(?:(?!(?:with|about|of|for|when|after|on|in|if|that|to|new|reset)\b)\w+['’]?s?\s+){{0,3}}?{what}\b"
        rf"|(?:what|which)\s+(?:\w+\s+){{0,2}}?{what}\s+(?:do|did|are|were|have)\s+you\s+(?:us|try|enter|typ|hav|set)\w*"
        rf"|(?:(?:send|give|tell|text|message|dm|e-?mail|pass|let)\s+(?:me|us)\b|(?:please|kindly|also|and|to|could\s+you|can\s+you)\s+(?:\w+\s+)?(?:send|dm|give|confirm|provide|share|quote|supply|state|include|write|reply|answer)\b|^\W*(?:send|dm|give|confirm|provide|share|quote|supply|reply)\b|(?:drop|leave|put|pop|type)\s+(?:your|the)\b(?=[^.?!]*\b(?:here|below|underneath|this|chat|thread|reply)\b)"
        rf"|\b(?:i|we)(?:['’](?:ll|d)|\s+will|\s+would|\s+do)?\s+(?:also\s+|just\s+|still\s+|first\s+)?(?:need|require)\b|(?:can|could|may)\s+(?:i|we)\s+(?:please\s+|also\s+|just\s+)?(?:have|take|get|ask\s+for)\b){_ON}\b{what}\b)",
        re.IGNORECASE,
    )


PASSWORD, CARD, PLAIN_CARD = _wanted(_PASS), _wanted(_CARD), _wanted(_PLAIN_CARD)
"""A secret that nobody may ask for; a card's number is taken down by phone where somebody pays."""
NO_BANK = re.compile(
    r"\b(?:loyalty|librar\w+|member\w*|points?|gift|reward\w*|travel|bus|season|student|staff|key|swim|gym|club|top[-\s]?up|sim|fuel|voucher|health|insurance|advantage|privilege)\b",
    re.IGNORECASE,
)
"""Cards of another kind."""
FINE = re.compile(
    r"\b(?:never|nobody|not|without|no\s+need)\b|n['’]t\b|\b(?:new|reset\w*|chang\w+|forg[eo]t\w*|choos\w+|set\s+up|creat\w+|page|screen|link|website|app|characters?|letters?|last\s+(?:four|4|few|digits))\b",
    re.IGNORECASE,
)
"""Warns of giving it away, or is about setting one, typing it where it belongs, or a part of it."""


def asks_secret(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence asks the customer for a password, a PIN, a whole card number or the code on its back."""
    if FINE.search(sentence.text):
        return False
    if PASSWORD.search(sentence.text) or (reading.channel != "phone" and CARD.search(sentence.text)):
        return True
    return bool(PLAIN_CARD.search(sentence.text)) and reading.profile.public and not _other_card(reading)


def _other_card(reading: Reading) -> bool:
    """Whether the talk is of a card that pays for nothing."""
    told = reading.customer.text if reading.customer else ""
    return NO_BANK.search(f"{told} {reading.text}") is not None


GREETING = 4
"""Words of a greeting that says nothing else."""


SECRET = "“{found}” asks for a secret that nobody may ask for."
NEVER = "Leave it out: look the account up by something else, and never by a password, a PIN or a whole card number."


def check(reading: Reading) -> Iterator[Found | NotApplicable | Clean]:
    secret = next((one for one in reading.sentences if asks_secret(reading, one)), None)
    if secret is not None:
        yield Found(*secret.span, message=SECRET, todo=NEVER, severity="error")
        return
    if not is_read_by_others(reading):
        yield NotApplicable(f"{reading.channel} is not public")
        return
    cued = [
        sentence
        for sentence in reading.cued("channel/personal-data", grave=True)
        if _shows(sentence) or not (_goes_private(reading, sentence) or _harmless(sentence))
    ]
    odds = reading.flags["channel/personal-data"]
    plain = [
        sentence
        for sentence in reading.sentences
        if (odds >= ASKED and ASKS.search(sentence.text) and not _goes_private(reading, sentence))
        or (odds >= SHOWN and _shows(sentence))
    ]
    if cued:
        yield Found(*cued[0].carrying("channel/personal-data"))
    elif plain:
        yield Found(*plain[0].span)
    else:
        yield Clean("nothing personal is shown or asked for")


def _shows(sentence: Sentence) -> bool:
    """Whether the words show an address, a number or an account that is not the company's own, where one is to turn to."""
    text = sentence.text
    if sentence.does("instruction", "handoff") and PRIVATELY.search(text) and not WHOSE.search(text):
        return False
    return any(not OURS.search(text[: match.start()]) for match in SHOWS.finditer(text))


def _harmless(sentence: Sentence) -> bool:
    """Whether the words only greet, by a handle with a number in it perhaps, or tell the customer what not to post."""
    greets = sentence.does("greeting") and len(HANDLE.sub("", sentence.text).split()) <= GREETING
    return greets or bool(SPARES.search(sentence.text))


def _goes_private(reading: Reading, sentence: Sentence) -> bool:
    """Whether this sentence or the one beside it takes it out of the public eye: "What is your account number? DM it to us"."""
    at = list(reading.sentences).index(sentence)
    return any(PRIVATELY.search(one.text) for one in reading.sentences[max(0, at - 1) : at + 2])
