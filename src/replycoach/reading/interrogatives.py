"""The words with which customers ask: small tables, held against every piece of their message."""

from __future__ import annotations

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DENIED = _set("isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't shouldn't hasn't haven't")
ASKING = _set("what when where why who whom whose which how")
HELPERS = _set(
    "is are was were do does did can could will would should shall may might ought has have had am isn't aren't wasn't weren't don't"
    " doesn't didn't can't couldn't won't wouldn't shouldn't hasn't haven't"
)
SUBJECTS = _set(
    "i you we he she it they there this that these those my your our his her their the a an any anyone anybody someone somebody"
    " everyone everything nobody both either another"
)
SLOPPY = {
    "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "wen": "when", "wot": "what", "wat": "what",
    "whens": "when is", "whats": "what is", "wheres": "where is", "hows": "how is", "whos": "who is", "whys": "why is",
    "when's": "when is", "what's": "what is", "where's": "where is", "how's": "how is", "who's": "who is", "why's": "why is",
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "cant": "can't", "cannot": "can't", "wont": "won't", "isnt": "isn't",
    "arent": "aren't", "wasnt": "wasn't", "hasnt": "hasn't", "havent": "haven't", "couldnt": "couldn't", "wouldnt": "wouldn't",
    "shouldnt": "shouldn't", "theyre": "they're", "gonna": "going to", "wanna": "want to", "im": "i'm", "ive": "i've",
}  # fmt: skip
"""Words as hurried customers write them, and as the tables have them."""

PRONOUNS = _set("i you we he she it they there this that these those my our your")
OPENERS = _set(
    "so and but also or well ok okay hi hiya hello hey heya howdy morning afternoon evening good greetings dear team please just oh omg sorry"
    " btw ps plus then anyway anyways actually honestly basically quick quickly genuine silly stupid daft dumb real random small little one another last first"
    " second secondly firstly finally lastly q qq question questions maybe perhaps now right look listen lol um hmm thanks ta cheers all folks guys"
    " everyone again and/or"
)
"""Words before the words that ask: greetings, "just", "one quick question"."""

NOT_ASKED = _set(
    "not never been be nothing no still now also already just really so too very only what absolutely going"
)
"""After "is" or "are" at the start, these show that a subject was dropped ("is still broken"), not that somebody asks."""

ANY = _set(
    "eta etas timescale timescales timeframe idea ideas news update updates chance way word plans luck sign discount reason possibility tips advice"
)
ENDINGS = _set(
    "i i'm i've i'd we we've we're it's its my our he she they there's because cos coz as since thanks thank ta cheers please otherwise"
)
"""Words that begin something else after a comma, so that the question ends there."""

OUTBURSTS = {
    "are you": _set("kidding serious joking people lot all even blind mad robots stupid deaf taking having actually for trying"),
    "you": _set("kidding serious joking"),
    "y'all": _set("kidding serious joking"),
    "can any": _set("of"),
    "can somebody": frozenset({"actually help", "please help", "help"}),
    "can someone": frozenset({"actually help", "please help", "help"}),
    "will somebody": frozenset({"please do", "please help"}),
    "will someone": frozenset({"please do", "please help"}),
    "how can i": _set("ever"),
    "do you": _set("people lot guys even think care realise realize honestly really ever enjoy seriously call not actually"),
    "do you know how": _set("long much many often hard it embarrassing stressful"),
    "do you have any": _set("idea respect shame"),
    "do i": _set("look"),
    "did you": _set("even"),
    "does": _set("nobody"),
    "does anyone": _set("even actually care there"),
    "does anybody": _set("even actually care there"),
    "does this": _set("look sound seem"),
    "does that": _set("look sound seem"),
    "have you": _set("people lot ever even no any") | {"lost your"},
    "how": _set("hard difficult stupid dare dumb hilarious ridiculous"),
    "how many": _set("times more"),
    "how is this": _set("acceptable ok okay right fair even legal allowed still my a possible"),
    "how is that": _set("acceptable ok okay right fair even legal allowed my a possible"),
    "how is it": _set("legal acceptable ok okay fair"),
    "how do you": _set("sleep mess manage lose people even dress not justify"),
    "how can": _set("anyone anybody a people"),
    "how can you": _set("people be treat sleep not charge justify just lose"),
    "how could you": _set("people be do not just lose"),
    "how are you": _set("still people even doing today") | {""},
    "what": _set("kind sort type planet world a the nonsense rubbish"),
    "what is": _set("wrong") | {"the point"},
    "what was": frozenset({"the point"}),
    "what are you": _set("people even playing lot"),
    "what do you": _set("people take lot even"),
    "what do i": _set("pay"),
    "what am i": _set("paying"),
    "what are we": _set("paying"),
    "what exactly": frozenset({"am i paying", "are we paying"}),
    "what part": _set("of"),
    "what more": _set("do"),
    "why": _set("bother even"),
    "why do i": _set("bother even"),
    "why do you": _set("people even lot"),
    "why am i": _set("even paying not surprised"),
    "why would": _set("anyone anybody i you we"),
    "why should": _set("i we anyone"),
    "who": _set("cares even needs raised hired"),
    "who do you": _set("think people"),
    "who does": _set("that this"),
    "is": _set("nobody"),
    "is this": _set("a some really how what your seriously even acceptable the"),
    "is that": _set("a some really how what your seriously even acceptable so too"),
    "is it": _set("so really any that") | {"too much"},
    "is anyone": _set("even alive awake there actually home reading listening") | {""},
    "is anybody": _set("even alive awake there actually home reading listening") | {""},
    "is there": _set("anyone anybody"),
    "anyone": _set("alive awake home bothered"),
    "anybody": _set("alive awake home bothered"),
    "can you": _set("believe imagine"),
    "can i": _set("say") | {"just say"},
    "may i": _set("say add") | {"just say"},
    "could i": _set("say") | {"just say"},
    "would you": _set("like believe accept") | {"be happy", "put up"},
    "will you": _set("ever people"),
    "am i": _set("invisible stupid talking") | {"a joke", "supposed to just", "meant to just"},
}  # fmt: skip
"""How outbursts begin that nobody expects an answer to: an opening, and the words that may go on from it ("": nothing)."""
ALONE = frozenset("remember see yes no huh eh seriously really hello anyone anybody wtf right ok okay what".split()) | {
    "you know", "know what", "guess what", "happy now", "hope you are well", "what the", "anyone there", "anybody there", "anyone in there", "anybody in there", "anyone out there", "anybody out there", "you there", "would you", "could you", "can you", "could you tell me", "can you tell me", "can you help", "can you help me", "could you help me", "could you help",
}  # fmt: skip
"""Outbursts where they stand alone."""
SHORT = frozenset(
    {
        "what now",
        "now what",
        "which is it",
        "why",
        "how",
        "where",
        "when",
        "who",
        "why not",
        "how come",
        "how so",
        "by when",
        "by who",
        "how much",
        "how long",
        "where to",
    }
)
"""Questions of a word or two."""
STRENGTHENED = (("the", "hell"), ("the", "heck"), ("the", "fuck"), ("on", "earth"), ("in", "hell"), ("the", "bloody"))
"""Put after "why" and the like by whoever is angry; read over."""

WH = "what|when|where|why|who|whom|whose|which|how|if|whether"
KNOWING = "know|find out|understand|ask|check|see|hear|confirm|learn|enquire|inquire|establish"
TELLING = "tell me|tell us|explain to me|explain|confirm|advise me|advise|clarify|you say|don't say|says nothing|let me know|let us know|check|find out"
UNSURE = (
    "wonder|wondering|wondered|unsure|not sure|not clear|unclear|no idea|no clue|don't know|don't understand|don't see|don't get|can't see|can't work out|can't find|can't tell|didn't say"
    "|doesn't say|puzzled|puzzles me|baffled|confused about|curious|question is|worry is|worries me is|concern is|awake is|question was|(?<!you can )(?<!you )(?<!they can )(?:worked out|work out)|asked|asking|asks"
)
INDIRECT = re.compile(
    rf"(?:(?<!you )\bto (?:{KNOWING})|\b(?:{TELLING})|\b(?:{UNSURE}))(?: (?:about|as to|by|me|us|you|from you|of|please|exactly|then|now|on|is|straight|in|twice|three|four|times|already|before|urgently|asap|today|for the (?:second|third|fourth|last) time|by (?:today|tomorrow|tonight|noon|\w+day|then)))* (?P<asks>(?:{WH})\b.*)"
)
NAMED = re.compile(
    r"(?:(?:like|want|need|love|wanted) to (?:know|find out|ask|enquire|inquire)|\bplease (?:advise|confirm|let me know|explain|state)"
    r"|\b(?:please|just|pls) tell (?:me|us)|^tell (?:me|us)|\b(?:can|could|would|will) (?:you|someone|somebody|anyone) (?:please )?(?:advise|confirm|tell me|explain))"
    r"(?: (?:me|us|about|of|on|that))* (?P<asks>(?:the|your|my|our|this|these|it|that|you|they|there|we)(?:'(?:s|re|ve|ll))? \w.+)"
)
"""Asks for something by its name: "please advise the price", "tell me it still works"."""
NO_QUESTION = re.compile(
    r"(?:(?:you|this|that|it)(?:'re|'s| are| is) (?:not serious|joking|kidding|winding|having (?:a laugh|me on)|(?:a|some|some sort of|some kind of) (?:sick |bad )?joke)|what (?:else )?to (?:do|say|think|believe|expect)|(?:what|who|whom|where) else|what (?:he|she|they) (?:did|said|meant)|what happens to me|what (?:i|you) mean|what i (?:said|want|wanted|asked|paid)|if (?:you|anyone|someone|anybody) (?:can|could|would be able to) (?:please )?help(?: me| us| out)?$|if (?:you|u) (?:need|want|require|have any)|if there is anything|if (?:i|we) can (?:help|do anything)"
    r"|how (?:to (?:thank|express|put|say)|happy|grateful|pleased|disappoint\w*|annoy\w*|frustrat\w*|angry|upset|lovely|good|great|nice|brilliant|gently|much (?:i|we|this|that|it|they|you) (?:\w+ )?(?:love|appreciat|mean|like|hate|enjoy)\w*|impressed|stress\w*|useless|helpful|kind)|when (?:it comes|i say)|which is|who (?:it|i) (?:was|am)$|what i am)\b"
)  # fmt: skip
"""What follows "know", "say" and the like and asks nothing."""

REQUESTS, ASKED_OF = _set("can could would will"), _set("you someone somebody anyone")
SAYING = _set("tell let explain confirm advise clarify check find say know see")
"""A request with one of these verbs is for what is asked behind it."""

LONGEST_LEAD = 12
"""How many words may stand before the words that ask."""
LONGEST_CONDITION = 30
"""How many words an if-clause may have."""
CONDITION = _set("if when once after unless")
JOINTS = _set("and also plus but so because then though cos")
