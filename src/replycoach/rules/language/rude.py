"""Rude, sarcastic, condescending, dismissive, defensive or impatient.

Under no circumstances should one be rude, says the source, however rude the customer was. The quiet forms hurt most: explaining the
obvious as if to a child, "as I already said", doubting what the customer says, calling their worry a fuss, or their trouble normal and nobody else's. Plain firmness, a friendly no, and a
joke with a pleased customer are not rude.
"""

import re
from collections.abc import Iterator

from replycoach.model import Severity
from replycoach.reading import Reading, Sentence
from replycoach.reading.overlap import content
from replycoach.rules.reproach import TRIED, rambles, scorns
from replycoach.rules.rule import Example, Found, Rule
from replycoach.rules.sayings import (
    BELITTLES,
    BOASTS,
    COLLECTS,
    HOLLOW,
    IRONY,
    JABS,
    MINIMISES,
    NO_OFFER,
    PITCHES,
    PRICES,
    SAFETY,
    SHRUGS,
    SHRUGS_OFF,
    TAILS,
    THREATS,
    UNTRUE,
    WALLS,
)
from replycoach.text.anycase import AnyCase

_VASE = {"channel": "chat", "customer": "My vase came cracked and the water ran over the shelf, so annoying!"}

rule = Rule(
    severity="error",
    source=(
        "WS",
        "ES",
        "EX",
    ),
    message="“{found}” is rude to the customer.",
    why="One rude sentence is what the customer remembers and passes on.",
    todo="Say what you can do, in the tone that you would like to be answered in.",
    examples=(
        Example("Hi Ana. ⟦Maybe try reading the page before you bother us next time.⟧"),
        Example("⟦Anyone with common sense would have checked the label.⟧"),
        Example("⟦Calm down, it is only a lamp.⟧"),
        Example("Hi Ana. ⟦Oh dear, did nobody ever show you how a calendar works?⟧"),
        Example("No, the 14th is fully booked; the 15th at nine is free."),
        Example("I see this differently, and here is why."),
        Example("I understand that the label was easy to miss."),
        Example("Shall I explain the label step by step?"),
        Example("⟦As I already told you, you need to read the label properly.⟧"),
        Example("⟦You need to calm down.⟧"),
        Example("Two weeks without heating would drive anyone mad, Ana."),
        Example("Your parcel goes out once things calm down in the warehouse, on Friday at the latest."),
        Example("As I promised, here is the new label."),
        Example(
            "It took eleven phone calls, and your note made every one of them worth it.",
            {"customer": "Thank you for finding the atlas for my father. He cried. You've been wonderful."},
        ),
        Example("You're right, a label should not take three tries."),
        Example("⟦If you raise a dispute with your bank, your membership will be cancelled.⟧"),
        Example("⟦We will have to close your account if you leave a bad review.⟧"),
        Example("If you dispute it with your bank, we'll wait for their answer, and your account stays open."),
        Example(
            "If you contact your bank, your account will be blocked within minutes, so that the thief gets no further."
        ),
        Example(
            "The glaze ran. ⟦Accidents do happen.⟧",
            {"channel": "chat", "customer": "My vase is ruined and it was a present! I'm so angry."},
        ),
        Example(
            "These things happen, but not to you and not twice: I'm sorry.",
            {"channel": "chat", "customer": "My vase is ruined, again! I'm so angry."},
        ),
        Example("⟦I'm not sure what else you expected us to do.⟧"),
        Example("What did you expect to find on the page, and what do you see?"),
        Example("⟦Hindsight is easy.⟧"),
        Example("⟦Please only report genuine faults to this desk.⟧"),
        Example("Please only ring 999 if there is real danger."),
        Example("Hi Ana, it's on the van. ⟦Please refrain from asking about the status.⟧"),
        Example("⟦Writing to us every day won't make the parcel come any faster.⟧"),
        Example("Hello, the blue one is 20 euros. ⟦Do you want it or not?⟧"),
        Example("⟦Check the page before asking, it's all there.⟧"),
        Example("⟦Other guests did not complain about the music.⟧"),
        Example("⟦Please understand that we have 300 flats and yours is not the only one.⟧"),
        Example("⟦It is printed on the box, for those who read.⟧"),
        Example("⟦I'm sorry that you are not satisfied with our decision.⟧"),
        Example("⟦I'm sorry if you felt you were kept in the dark.⟧"),
        Example("⟦I'm sorry that the chair you claim to have ordered never came.⟧"),
        Example("⟦As far as we are concerned it has been delivered.⟧"),
        Example("⟦Policy is policy and we can't make exceptions for everyone.⟧"),
        Example("⟦If you still claim not to have received it, fill in the form.⟧"),
        Example("You can lower it in the app, ⟦but then you should not complain about a back payment.⟧"),
        Example("⟦Prices can be found on our website.⟧ It costs 21.40 EUR."),
        Example("⟦As our fitter told you before, the lamp is in Leeds.⟧"),
        Example("As my colleague told you on Monday, the lamp reaches you today at three."),
        Example("⟦You could just use some common sense with the lid.⟧"),
        Example(
            "I've ordered a new glaze. ⟦I know it's disappointing but these things happen.⟧",
            {"channel": "chat", "customer": "My vase is ruined and it was a present! I'm so angry."},
        ),
        Example(
            "⟦That's just the software.⟧ It will be right by Monday.",
            {"channel": "chat", "customer": "You charged me twice for one vase! I'm so angry."},
        ),
        Example(
            "⟦It's the economy.⟧ Your new rate is £61 a month.",
            {"channel": "chat", "customer": "My rate doubled overnight, this is ridiculous! I'm so angry."},
        ),
        Example(
            "That's just the software's first guess: your real rate stays at £30.",
            {"channel": "chat", "customer": "My rate doubled overnight, this is ridiculous! I'm so angry."},
        ),
        Example(
            "⟦What if we did it for £9 a month?⟧ Otherwise text STOP to 55501.",
            {"channel": "chat", "customer": "I'm cancelling the box. Just tell me how, I don't want any offers."},
        ),
        Example(
            "Text STOP to 55501, and the box ends today. Nothing more will be charged.",
            {"channel": "chat", "customer": "I'm cancelling the box. Just tell me how, I don't want any offers."},
        ),
        Example("Hi Ana. ⟦I already told you on Monday that the lid can be changed.⟧ It costs 5 euros."),
        Example("⟦As you would know if you had looked at our page, the shop opens at nine.⟧"),
        Example("⟦If, as you claim, two lids were ordered, we would need the slip.⟧"),
        Example("⟦It is simply your word against our records.⟧"),
        Example("⟦The other eight guests on the tour made no complaint.⟧"),
        Example("⟦The letters are sent by a machine, so they should not be taken personally.⟧"),
        Example(
            "⟦It's done when it's done, honestly.⟧",
            {"channel": "chat", "customer": "Where is my vase? You said two weeks and it's been five!"},
        ),
        Example("We already told you that it would be Friday, and it wasn't, so I've sent another by courier."),
        Example("I don't take it personally, and I understand why you wrote."),
        Example("As anyone who has moved house will know, a lost box is the last thing you need, and I'm sorry."),
        Example("As you'll see if you open the link, the lamp is on its way."),
        Example("I'm sorry that you felt rushed."),
        Example(
            "Did you try it with the other cable?",
            {"channel": "chat", "customer": "the screen stays dark, so annoying"},
        ),
        Example("Please don't write your card number here; I'll send you a safe link."),
        Example("A new battery won't make it any faster, but a larger disk will."),
        Example("Thank you for asking before you order."),
        Example(
            "Go to Settings and choose Export. ⟦It's really easy.⟧",
            {"channel": "chat", "customer": "How do I export my list?"},
        ),
        Example(
            "⟦Just go to Billing and hit Export, it's pretty obvious lol.⟧",
            {"channel": "chat", "customer": "Hi, how do I export my invoices as CSV?"},
        ),
        Example(
            "It's obvious that we packed the wrong lamp, and I'm sorry.",
            {"channel": "chat", "customer": "This isn't the lamp that I ordered."},
        ),
        Example(
            "⟦Kettles do use electricity, believe it or not.⟧",
            {"channel": "chat", "customer": "My bill doubled. Why?"},
        ),
        Example("Hi Ana. ⟦No slip, no exchange.⟧ The lid costs 5 euros."),
        Example("⟦If you do not agree, please take it up with your landlord.⟧"),
        Example("⟦Failure to return the form by Friday will result in the loss of your place.⟧"),
        Example("The lamp is with the maker. ⟦We are not magicians.⟧"),
        Example(
            "⟦Trains are late now and then, it's part of commuting.⟧",
            {"channel": "chat", "customer": "Late again, I missed my own exam! I'm furious."},
        ),
        Example("The doctor is away. ⟦You'll just have to wait.⟧"),
        Example("You'll just have to wait for me a minute while I look."),
        Example(
            "It's on the van. ⟦Delivery times are only estimates.⟧",
            {"channel": "chat", "customer": "You promised Monday and it's Friday! I'm so angry."},
        ),
        Example(
            "Delivery times can vary, but a week is too long, and I'm sorry.",
            {"channel": "chat", "customer": "You promised Monday and it's Friday! I'm so angry."},
        ),
        Example(
            "It's on the list. ⟦We get a lot of these calls and we're all very busy.⟧",
            {"channel": "chat", "customer": "You promised Monday and it's Friday! I'm so angry."},
        ),
        Example("The seat is held until five, ⟦so don't blame me if it's gone.⟧"),
        Example("⟦If you're not happy with that, you can go elsewhere.⟧"),
        Example("If you're not happy with the new rate, you can leave without a fee until May."),
        Example("⟦I've told you twice that the lamp is in Leeds.⟧"),
        Example("We told you twice that it would be Friday, and it wasn't."),
        Example("⟦I've got other guests waiting.⟧"),
        Example("⟦My supervisor will only say the same.⟧"),
        Example("My supervisor will tell you today what she found."),
        Example("⟦Please don't exaggerate.⟧ It was one day."),
        Example("⟦I'm only doing my job.⟧ The lid costs 5 euros."),
        Example("I don't think that you're being unreasonable, and I don't blame you."),
        Example(
            "⟦It's not theft, it's the fee for the trial.⟧",
            {"channel": "chat", "customer": "You took 12 euros that I never agreed to, this is theft! I'm furious."},
        ),
        Example(
            "The lift stays off until May. ⟦Everyone on your floor is in the same boat.⟧",
            {"channel": "chat", "customer": "The lift is broken again and I can't get out! I'm so angry."},
        ),
        Example(
            "⟦If the rent isn't in by Friday it will be passed to debt collection.⟧",
            {"channel": "chat", "customer": "I can't pay all of it and I'm scared of losing my home! Please help."},
        ),
        Example(
            "I've put the rent on hold, so nothing will be passed to debt collection.",
            {"channel": "chat", "customer": "I can't pay all of it and I'm scared of losing my home! Please help."},
        ),
        Example("You get the 60 pounds back once the vase is here ⟦and checked whether it's actually chipped.⟧"),
        Example("The fitter comes at nine to see whether it is really the coil or the fuse."),
        Example("⟦We cannot go by the tenant's word.⟧ The form is on our page."),
        Example("⟦We only have your word for that.⟧ The form is on our page."),
        Example("It's under Profile. ⟦I don't know how you missed it.⟧"),
        Example(
            "⟦It's only a small tear.⟧ The sofa can still be used.",
            {"channel": "chat", "customer": "My sofa came with a torn arm and nobody answers me, I'm furious!"},
        ),
        Example("I take your word for it, and the money is on its way back."),
        Example("The rise was on the board, ⟦so I fail to see why you are upset.⟧"),
        Example(
            "⟦Cakes do get a bit squashed on the road, I'm afraid.⟧ Please send us a photo.",
            {"channel": "chat", "customer": "The cake came squashed in on one side! It was for my son's birthday."},
        ),
        Example(
            "Plates do get knocked about in the post, so we wrap each of them twice.",
            {"channel": "chat", "customer": "How well do you pack plates? My last ones came broken!"},
        ),
        Example(
            "The 20 pounds come off your next bill on their own ⟦so you don't need to insist.⟧",
            {"channel": "chat", "customer": "You promised a kiln by Monday and it came cracked! I want money back!"},
        ),
        Example("It comes off by itself, so there is no need to ask for it."),
        Example("Might be worth a look at the river page before you set off."),
        Example("No fuss, no fee: I've booked it for Friday."),
        Example("I'll take it up with the driver today and ring you by four."),
        Example("The check is part of booking, and it's free."),
        Example("⟦Vases leave our workshop in perfect condition.⟧ A new one is 20 euros.", _VASE),
        Example("⟦None of our other guests has mentioned this.⟧ I've booked a fitter for nine.", _VASE),
        Example(
            "⟦A crack in the glaze is quite normal, so you just have to get used to it.⟧ I've put 5 euros back.", _VASE
        ),
        Example("⟦That's simply not true.⟧ I've sent a new one.", _VASE),
        Example("They are all checked before they leave, and this one still came cracked: I'm sorry.", _VASE),
        Example("That's not true of ours, I'm sorry to say: the glaze is thin, and a new one leaves today.", _VASE),
        Example(
            "Fine cracks are normal in the first week, just give it time and some water.",
            {"channel": "chat", "customer": "My vase has fine cracks, I'm worried. Is that normal?"},
        ),
        Example(
            "⟦As I said, it's the blue one.⟧", {"channel": "chat", "customer": "so is mine the blue or the red one?"}
        ),
        Example("As I said on the phone, I've put the blue one aside for you."),
        Example(
            "⟦If you really want to move the course, Friday at five is free.⟧",
            {"channel": "chat", "customer": "Hi, I'd like to move my course, please."},
        ),
        Example(
            "If you really want to spoil her, add the gold ribbon.",
            {"channel": "chat", "customer": "Hi, which paper would you take for my gran's vase?"},
        ),
        Example("⟦The sizes are on the page for a reason.⟧ I've sent two fitters."),
        Example("⟦You will have to live with it, I'm afraid.⟧"),
        Example("A 403 means that the page knows you and thinks you have no key to it; I've given you one."),
        Example("I can see how anyone would read the sign that way, and I've had it moved."),
        Example("We are not open on Monday; on Tuesday I can see you at nine."),
    ),
)

PLAIN = re.compile(
    r"(?:^\W*|[,;:–-]\s*|\b(?:please|just|must|should|can|(?:need|have|try|want|ask)(?:\s+you)?\s+to)\s+)calm\s+down\b|\b(?:as|like)\s+(?:i|we)(?:'ve|\s+have)?\s+already\s+(?:said|told|explained|stated|pointed)\b"
    r"|\b(?:i|we)(?:'ve|\s+have)?\s+already\s+(?:told|explained\s+(?:this|that|it)\s+to)\s+you\b|\bhow\s+many\s+times\s+(?:do|must|have)\s+(?:i|we)\b"
    r"|\bif\s+you(?:'d|\s+had)?\s+(?:actually|bothered\s+to|only)\s+(?:read|listened|looked|listen|look)\b|\b(?:read|listen\s+to)\s+(?:\w+\s+){1,3}(?:properly|more\s+carefully)\b"
    r"|\bwhat\s+(?:do|did)\s+you\s+(?:want|expect)\s+(?:me|us)\s+to\s+do\s+about\s+(?:it|that|this)\b"
    r"|\bnot\s+my\s+problem\b|\bnot\s+rocket\s+science\b|\bstop\s+(?:shouting|whining|moaning|complaining|wasting)\b",
    re.IGNORECASE,
)
"""The plain forms: impatience that is said in so many words."""
UNDERSTANDING = AnyCase(
    r"\b(?:would(?:'ve|\s+have)?\s+\w+\s+(?:\w+\s+)?(?:anyone|anybody|any\s+of\s+us|me|us)\b"
    r"|(?:agreed|i\s+get\s+(?:it|that)|fair(?:\s+enough)?)\W*$"
    r"|i\s+can\s+(?:well\s+|quite\s+)?see\s+(?:why|how)\b"
    r"|is\s+(?:a\s+shock|no\s+joy)\b"
    r"|is\s+fair\b)"
    r"|^\W*(?:(?:(?:it|that)(?:'s|\s+is|\s+was)|how)\s+(?:\w+\s+)?(?:no\s+fun|annoying|horrible|hard|rotten|awful|miserable|rough|frustrating|worrying|upsetting|unsettling|disappointing|maddening|a\s+shame|unpleasant|stressful)\b"
    r"|(?:\w+,\s+)?you(?:'re|\s+are|\s+were)\s+(?:quite\s+|absolutely\s+|completely\s+|totally\s+)?right\b)"
)
"""Words that share the customer's feeling or grant the point."""
NO_APOLOGY = AnyCase(
    r"\b(?:sorry\s+(?:that\s+|if\s+)?you(?:['’]re|\s+are|\s+may|\s+might)?\s+(?:feel|feeling|felt)\s+(?:that|this)\s+way\b"
    r"|sorry\s+if\s+you\s+(?:feel|felt|were|are|have\s+been)\s+(?:at\s+all\s+)?(?:upset|disappointed|offended|unhappy|annoyed|dissatisfied)\b"
    r"|(?:sorry|regret)\s+(?:to\s+\w+\s+)?(?:that\s+)?you\s+(?:feel|felt|think|find|believe)\s+(?:that\s+)?(?:your|our|the|we|it|this)\b"
    r"|(?:sorry|regret|apologi[sz]e)\s+if\s+you\s+(?:may\s+|might\s+|have\s+)?(?:feel|felt|think|thought)\b"
    r"|(?:sorry|regret)\s+(?:that\s+)?you\s+(?:feel|felt|think|believe)\s+(?:that\s+)?(?:you|they|there|nobody|no\s?one|nothing)\b"
    r"|(?:sorry|regret)\s+(?:to\s+\w+\s+)?(?:that\s+)?you(?:['’]re|\s+are)\s+(?:not\s+(?:satisfied|happy|pleased)|unhappy|dissatisfied|unsatisfied)\s+with\s+(?:our|the|my)\s+(?:\w+\s+)?(?:decision|answer|reply|response|policy|policies|terms|outcome|rules)\b)"
)
"""Sorry for how they feel: whoever reads it hears that the fault is theirs."""
DISMISSES = AnyCase(
    r"\b(?:(?:refrain|abstain)\s+from\s+(?:\w+\s+){0,2}?(?:asking|writing|sending|contacting|calling|chasing|messaging|inquir\w+|enquir\w+|requests?|e-?mails?|calls?|questions|posting)\b"
    r"|(?:please|kindly|pls)\s+(?:do\s+not|don['’]t|stop)\s+(?:send\w*|writ\w*|post\w*|open\w*|keep\s+\w+ing)\s+(?:us\s+|me\s+)?(?:(?:any\s+)?(?:more|further|multiple|several|new|a\s+new|another)\b(?!\s+(?:photo|picture|payment|money|parcel|box|code|form)))"
    r"|(?:threat\w*|shout\w*|typing|writing|capitals|sending|e-?mails|messages|call(?:s|ing)|ringing|asking|complain\w*|insults?|swearing|getting\s+(?:angry|upset|yourself))\b[^.!?;]{0,160}?\b(?:(?:wo|do|does)n['’]t|(?:will|do|does)\s+not)\s+(?:make|bring|get|speed|help|hurry)\b(?!\s+(?:us\s+)?(?:if|unless))"
    r"|(?:do|did|will|would)\s+(?:you|u)\s+[^.?!,]{2,40}\s+or\s+not(?:\s*\?|\W*$)"
    r"|take\s+it\s+or\s+leave\s+it\b"
    r"|(?<!for )(?:check|read|look|search|see|consult|try|tried|must|should)\b[^.!?]{0,160}\bbefore\s+(?:you\s+)?(?:post|writ|contact|complain|call|ask|messag)(?:e|ing|ting)?\b"
    r"|(?:(?:no\s+)?other|none\s+of\s+(?:our|the)\s+other)\s+(?:\w+\s+)?(?:customers?|clients?|guests?|users?|tenants?|patients?|passengers?|members?|parents|travell?ers?)\b[^.!?]{0,160}\b(?:complain(?:s|ed|ts?|ing)?|mind(?:ed)?|manage[ds]?|cop(?:e|ed|ing)|had\s+(?:a|any|this)\s+problem)\b"
    r"|(?:nobody|no\s?one)\s+else\s+(?:has\s+|had\s+|ever\s+|seems\s+to\s+)*(?:complain\w*|minds?|minded|had\s+(?:this|any|a)\s+problem)\b"
    r"|for\s+(?:anyone|anybody|those|people)\s+who\s+(?:\w+\s+)?(?:reads?|cares?|looks?|likes?\s+to\s+look|scrolls?|keeps?\s+up|bothers?|follows?|takes?\s+the\s+trouble|pays?\s+attention)\b"
    r"|(?:please|kindly|you\s+(?:must|have\s+to|need\s+to))\s+understand\s+that\b"
    r"|please\s+(?:\w+\s+)?read\s+(?:it|them|this|that|the\s+\w+)\s+first\b"
    r"|(?:please|kindly|pls)\s+only\s+(?:raise|report|log|mark|flag|escalate|call|ring|phone)\b(?![^.!?]*\b(?:999|911|112|101|111|emergency\s+(?:line|number|services))\b)[^.!?]{0,60}\b(?:genuine|real)\b(?![\s-]time)"
    r"|as\s+far\s+as\s+(?:we|i)(?:\s+are|\s+am|['’]re|['’]m)\s+concerned\b[^.!?]{0,80}\b(?:delivered|closed|resolved|settled|done|correct|fine|finished|over|sent|paid)\b"
    r"|(?<!if )(?<!when )(?<!once )you\s+claim(?:ed)?\s+(?:to\s+have|you|that\s+(?:you|we|the|it|your)|never)\b"
    r"|(?:it|that|this)(?:['’]?s|\s+(?:is|should\s+be))\s+(?:\w+\s+){0,2}(?:obvious|self[-\s]explanatory)\b(?!\s+(?:that\s+)?(?:we|i|our|my|something)\b)"
    r"|are\s+you\s+(?:really\s+|quite\s+)?(?:sure|certain)\s+(?:that\s+)?(?:it|that|this|you\s+(?:did|have|had|press\w*|click\w*|were|enter\w*|typed))\b)"
    r"|^\W*obviously,?\s+you\b"
    r"|(?:^|[.,;:]\s*|\byou\s+(?:should|can|could|need\s+to|have\s+to|must)\s+|\bplease\s+|\bjust\s+)(?:look|check|see|read|refer)\b[^.!?]{0,160}\b(?:(?:it['’]s|it\s+is|everything\s+is)\s+(?:all\s+)?(?:in\s+)?there|all\s+(?:the\s+)?(?:infos?|information|details)\s+(?:is|are)\s+there)\b"
)
"""Sends them off, doubts what they say, ends the talk or tells them that they are the only one."""
PATIENCE = re.compile(
    r"\bplease\s+(?:just\s+)?(?:be|stay|remain|have(?:\s+(?:some|a\s+little|a\s+bit\s+of))?)\s+patien(?:t|ce)\b(?!\s+(?:with\s+(?:me|us)|while|until|and\s+(?:i|we)))",
    re.IGNORECASE,
)
"""What an upset customer has run out of."""
ALREADY_TOLD = AnyCase(
    r"^\W*(?:(?:hi|hello|hey|yes|no|well)\b[^,.!?]{0,20}[,.!]\s+)?(?:as|like)\s+i(?:['’]ve|\s+have)?\s+(?:said|told\s+you)(?:\s+(?:before|above))?[,:]?\s+(?!i\b|i['’]|we\b|we['’]|(?:on|in|by|last|yesterday|earlier|when|this\s+morning)\b)"
    r"|\b(?:as\s+(?:i|we)\s+(?:have\s+|['’]ve\s+)?already\s+(?:said|told|explained|stated|informed|pointed|wrote|written)"
    r"|as\s+(?:it\s+)?(?:was\s+|is\s+)?(?:already|previously)\s+(?:stated|described|mentioned|explained|written|noted|told|says)"
    r"|(?:as|like)\s+(?:my|our|the)\s+(?:\w+\s+)?(?:colleagues?|team|manager|agent|engineer|driver|supervisor|fitter|courier|technician|plumber|surveyor|receptionist)\s+(?:has\s+|have\s+|had\s+)?(?:(?:already|previously|repeatedly)\s+(?:told|explained|said|advised|informed)|(?:told|explained|said|advised|informed)\s+(?:(?:it|this|that)\s+)?(?:(?:to\s+)?you\s+)?(?:last\s+time|before|already|twice|previously|several\s+times)))\b"
)
"""Impatience whatever the odds."""
OTHERS_CAN = re.compile(
    r"\bmost\s+(?:people|customers|guests|tenants|owners|users|visitors|parents)\s+(?:\w+\s+)?(?:manage|work\s+(?:that\s+|this\s+|it\s+)?out|figure)\b",
    re.IGNORECASE,
)
"""Others found out by themselves; where it is likelier to be blame, language/blame tells it."""
CHECKS = AnyCase(
    r"\b(?:i|we)(?:['’]ll|\s+will|['’]ve|\s+have)\s+(?:gladly\s+|now\s+)?(?:refund|credit|replac|waive)(?:e|ed|d)?\b"
    r"|^\W*(?:(?:(?:could|can|would)\s+you\s+)?please\s+(?:also\s+)?(?:check|ask)\s+(?:with\s+|whether\s+|if\s+)?(?:your|the|any|one\s+of|a)\b(?!.*\b(?:before|first|again|carefully|properly|next\s+time|yourself|terms|instructions|manual)\b)[^!]*$"
    r"|(?:(?:it|that)(?:['’]s|\s+(?:is|might\s+be|may\s+be|would\s+be))|might\s+be|may\s+be)\s+(?:also\s+|well\s+)?worth\s+(?:(?:checking|asking|ringing|trying|looking)\b|an?\s+(?:look|check|call|try)\b)(?!.*\b(?:first|again|carefully|properly|next\s+time|yourself|your\s+own|mirror|instructions|manual|before\s+you\s+(?:write|ask|contact|complain|call|ring|post))\b)[^!]*$"
    r"|if\s+you\s+think\s+(?:it|this|that|there)\b(?!.*\byou(?:['’]re|\s+are)\b)"
    r"|(?:an?|the|this|that)\s+(?:\w+\s+){0,2}(?:\d+|error|code|status|message|light|symbol|icon|letters?)\s+(?:just\s+|usually\s+)?means\b)"
)
"""A plain request to look or ask somewhere, what a code means, or good news."""
PRICE = re.compile(r"\b\d+[.,]\d\d\b|[£€$]\s?\d|\d\s?(?:EUR|GBP|USD|euros?|pounds?|dollars?)\b", re.IGNORECASE)
OWN_FLAW = re.compile(
    r"\b(?:our|the)\s+(?:[\w-]+\s+){0,2}(?:form|page|website|site|wording|letter|e-?mail|instructions|app|menu|manual|sign|map|system)\s+(?:is|are|was|were|can\s+be)\s+(?:\w+\s+){0,3}(?:confusing|unclear|misleading|complicated|easy\s+to\s+(?:miss|misread)|hard\s+to\s+(?:find|read|follow))\b",
    re.IGNORECASE,
)
"""Grants that our own thing is at fault."""
THINKABLE, CERTAIN = 0.01, 0.2
FAINT = 0.03
"""How likely it must be in the draft where a turn of scorn stands in it."""
LIKELY = 0.5
"""How likely a sentence must be rude to be named besides one that plainly is."""
GRAVE = 0.8
"""How likely its sentence must be rude for an error; to a pleased customer it may be a joke."""
SURE = 0.9
"""How likely it must be that an answer to a pleased customer is rude, or words that look kind."""


def check(reading: Reading) -> Iterator[Found]:
    friendly = (
        reading.customer is not None and reading.customer.emotion == "pleased" and reading.flags["language/rude"] < SURE
    )
    cued = set() if rambles(reading) else {one.index for one in reading.cued("language/rude", grave=True)}
    upset = reading.customer is not None and reading.customer.upset
    harmed = upset or (reading.customer is not None and reading.customer.reading.complaint)
    asks = reading.customer is not None and bool(reading.customer.questions)
    wants_none = reading.customer is not None and NO_OFFER.search(reading.customer.text) is not None
    priced = any(PRICE.search(one.text) for one in reading.sentences)
    scornful = reading.flags.get("language/rude", 0.0) >= FAINT
    said = [
        one
        for one in reading.sentences
        if _says(one)
        or (scornful and IRONY.search(one.text))
        or scorns(reading, one)
        or (
            upset
            and (
                PATIENCE.search(one.text)
                or SHRUGS.search(one.text)
                or SHRUGS_OFF.search(one.text)
                or COLLECTS.match(one.text)
            )
        )
        or (harmed and any(saying.match(one.text) for saying in (MINIMISES, BOASTS, UNTRUE)))
        or (harmed and not asks and BELITTLES.match(one.text))
        or _grudges(reading, one.text)
        or (wants_none and PITCHES.search(one.text))
        or (priced and PRICES.match(one.text))
    ]
    plainly = any(not IRONY.search(one.text) for one in said)
    for sentence in reading.sentences:
        odds = sentence.cues["language/rude"]
        kind = odds < SURE and any(one.search(sentence.text) for one in (UNDERSTANDING, TRIED, CHECKS, OWN_FLAW))
        read = sentence.index in cued and not friendly and not kind
        if sentence in said or (read and (odds >= LIKELY or not plainly)):
            plain = odds >= CERTAIN and (PLAIN.search(sentence.text) or NO_APOLOGY.search(sentence.text))
            doubtful = odds < GRAVE or (reading.customer is not None and reading.customer.emotion == "pleased")
            severity: Severity | None = "error" if plain else "warning" if doubtful and sentence not in said else None
            yield Found(*_words(sentence), severity=severity)


GRUDGES = re.compile(
    r"^\W*(?:well,?\s+|but\s+|ok(?:ay)?,?\s+)?if\s+you\s+(?:really|absolutely)\s+(?:(?:do\s+)?(?:want|need|have)|wish|insist\s+on)\s+(?:(?P<it>it|that|this|one|them|him|her)\b|(?:to\s+)?(?P<deed>\w+))",
    re.IGNORECASE,
)
"""Grants a wish as if it were a whim."""


def _grudges(reading: Reading, text: str) -> bool:
    """Whether it grants so what the customer asks for."""
    match = GRUDGES.match(text)
    if match is None or reading.customer is None:
        return False
    return match["it"] is not None or not set(content(match["deed"])).isdisjoint(content(reading.customer.text))


def _words(sentence: Sentence) -> tuple[int, int]:
    """What to name: of a sentence that only ends in such a saying the clause of it, since the rest may be what the customer needs."""
    said = TAILS.search(sentence.text)
    if said is None or PLAIN.search(sentence.text):
        return sentence.carrying("language/rude")
    start, end = sentence.around(*said.span())
    return (start, end) if end == sentence.end else sentence.carrying("language/rude")


def _says(sentence: Sentence) -> bool:
    """Whether the words are rude, however they were meant."""
    odds, text = sentence.cues["language/rude"], sentence.text
    plain = (odds >= THINKABLE and PLAIN.search(text)) or any(one.search(text) for one in (DISMISSES, HOLLOW, JABS))
    others = OTHERS_CAN.search(text) and odds >= sentence.cues.get("language/blame", 0.0)
    threat = THREATS.search(text) and not SAFETY.search(text)
    return bool(plain or others or threat or WALLS.search(text) or NO_APOLOGY.search(text) or ALREADY_TOLD.search(text))
