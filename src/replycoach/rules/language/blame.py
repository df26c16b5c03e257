"""Wording that puts the fault on the customer.

Even a customer who did something wrong came for help, and blame ends the talk: they defend themselves instead of listening. It
hides behind many forms: "you should have", "had you read it", "your own settings did this", "nobody at your end looked".
Describe the state and what puts it right; what the customer did matters only as far as it leads to the fix. A fault of our own side, a
neutral account of what happened, and help with what they could do next time are no blame. Advice for next time that nobody asked for is: so are reminders that it "was
clearly stated", that customers are responsible for it, and that it is usually the customer's device.

Plain blame is found nearly always; blame by implication, which is what most labelled drafts hold, about every second time.
"""

import re
from collections.abc import Iterator

from replycoach.model import Severity
from replycoach.reading import Reading
from replycoach.rules.reproach import CUSTOMERS, TRIED, answers_rule, implied, rambles
from replycoach.rules.rule import Example, Found, Rule
from replycoach.text.anycase import AnyCase

_LID = {"channel": "chat", "customer": "The lid came cracked again, this is so annoying! I'm fed up."}

rule = Rule(
    severity="error",
    source=(
        "BD",
        "ES",
        "EX",
    ),
    message="“{found}” puts the fault on the customer.",
    why="A customer who is blamed defends themselves and stops listening.",
    todo="Describe the state without the person, and say what puts it right.",
    examples=(
        Example("⟦You failed to attach the form.⟧"),
        Example("Hi Ana. ⟦Had you read the instructions, the lid would not have cracked.⟧"),
        Example("⟦You should have told us before the parcel left.⟧"),
        Example("⟦The damage is down to your own carelessness.⟧"),
        Example("The form is not with us yet; could you send it again?"),
        Example("That was our mistake, not yours."),
        Example("You did nothing wrong: the update lost the way to your photos, and I've put it back."),
        Example("Whoever took your call on Monday failed to write it down, and I'm sorry."),
        Example(
            "Hi Ana, thanks for the photo. You had it set up just right; the fault was in our update, and I've corrected it."
        ),
        Example("If the lid ever sticks again, hold it under warm water."),
        Example("I've changed the date for you. ⟦Next time please check the calendar before you order.⟧"),
        Example("⟦You should look at your statements more regularly.⟧"),
        Example("⟦It was booked twice, most likely because you pressed the button again.⟧"),
        Example("The fee is 5 euros. ⟦This was clearly stated in your order.⟧"),
        Example("Hi Ana. ⟦Usually it comes from customers not closing the lid properly.⟧"),
        Example("⟦Passengers are responsible for entering their name correctly.⟧"),
        Example("What is left on the card stays there for next time."),
        Example("The list offers only one kind of file, which is why you didn't see the other."),
        Example("The reading was not applied to your account, and I've put that right."),
        Example(
            "Have you tried another browser?",
            {"channel": "chat", "customer": "The page keeps logging me out, so annoying"},
        ),
        Example("⟦You did not cancel the lunches, therefore we have to charge them.⟧"),
        Example("⟦Most users have this problem because they don't update.⟧"),
        Example("You did not get the code, so I've sent a new one."),
        Example("Next time you're in town, ask for me and I'll show you both lamps."),
        Example("The date was not clearly stated on our page, and I've had that changed."),
        Example("We're responsible for the lid until you have it in your hands."),
        Example(
            "Next time please keep the lid closed, and the tea stays dry.",
            {"channel": "chat", "customer": "The tea got damp. How can I avoid that in future?"},
        ),
        Example("⟦You chose the soft glaze against my advice.⟧"),
        Example("The fee was taken on the 18th. ⟦It's in the terms you agreed to.⟧"),
        Example("⟦The code was put in wrong, it doesn't work with a space at the end.⟧"),
        Example("The address was entered wrongly by our desk, and I've put it right."),
        Example("By that rule you should have been paid by the 20th."),
        Example(
            "⟦If so, it's your responsibility.⟧",
            {"channel": "chat", "customer": "My parcel was left in the rain! I'm so angry."},
        ),
        Example("⟦This happens when guests leave the window open.⟧"),
        Example("⟦This is why we always advise our guests to take out a policy.⟧"),
        Example("⟦We can't refund when people decide to leave early.⟧"),
        Example("This happens when guests are sent the wrong key by our desk, and I'm sorry."),
        Example("That is why I always recommend the larger size to friends."),
        Example("We don't charge if guests decide to stay an hour longer."),
        Example("You should have had a text with the tracking link on Monday."),
        Example("You had until midnight, so you were well within time."),
        Example("Hello Ana. ⟦You should of wrapped the vase better.⟧"),
        Example("⟦You shouldn't have put the lid in the oven.⟧"),
        Example("⟦You must have pressed the wrong button.⟧"),
        Example("The fitter rang at noon. ⟦You mustn't have noticed.⟧"),
        Example("⟦The date was typed as the 12th, so this is a customer error.⟧"),
        Example("⟦The bill is a guess because we did not get a reading from you.⟧"),
        Example(
            "The glue is dry, I'm afraid. ⟦You should always close the tube.⟧",
            {"channel": "chat", "customer": "Half of the glue is useless and my shelf fell down! I'm so angry."},
        ),
        Example("You must have been so worried, Ana, and you shouldn't have had to ring twice."),
        Example("You should of course have had the lamp by now, and I'm sorry."),
        Example("You must not have received our letter, so here it is again."),
        Example(
            "You should always be able to reach us by phone.",
            {"channel": "chat", "customer": "Nobody picks up! I'm so angry."},
        ),
        Example("This was our error, not a user error."),
        Example("The lamp is still on the list. ⟦It's a pity that you left it this late.⟧"),
        Example("⟦I wish you had asked us before you cut the cloth.⟧"),
        Example("It's a pity that you missed the show, and I'd love to find you another evening."),
        Example(
            "⟦The fitter did call on Monday and there was no one in.⟧",
            {"channel": "chat", "customer": "I waited in all day and the fitter never came! I'm so angry."},
        ),
        Example(
            "The fitter did call on Monday, but to the wrong house, and I'm sorry.",
            {"channel": "chat", "customer": "I waited in all day and the fitter never came! I'm so angry."},
        ),
        Example(
            "⟦The loaders noted nothing, but the driver has recorded your bags as not labelled.⟧",
            {"channel": "chat", "customer": "My bags were left behind again! I'm so angry."},
        ),
        Example(
            "The slip says oak. ⟦So we sent what was ordered.⟧",
            {"channel": "chat", "customer": "You sent me the wrong shelf, and I need it by Friday!"},
        ),
        Example(
            "You're right, so we have sent what you ordered by courier today.",
            {"channel": "chat", "customer": "You sent me the wrong shelf, and I need it by Friday!"},
        ),
        Example("⟦A fee of 12 euros applies where the mistake is the customer's.⟧"),
        Example("⟦All members were sent a letter in May.⟧"),
        Example("All members were sent their money back in May."),
        Example("⟦It is important that tenants keep the hall clear.⟧"),
        Example("⟦The plate came blank because the form was not filled in properly.⟧"),
        Example(
            "⟦You should never leave the studio key under the mat.⟧ The lock is changed today.",
            {"channel": "chat", "customer": "My studio was broken into last night. What do I do now?"},
        ),
        Example(
            "⟦You really shouldn't let the tank run that low.⟧ The van comes at nine.",
            {"channel": "chat", "customer": "The oil ran out and the house is freezing! I'm so worried."},
        ),
        Example(
            "You should never share the key code with guests.",
            {"channel": "chat", "customer": "Can I give the key code to my guests?"},
        ),
        Example("You should never have had to ask twice, and I'm sorry."),
        Example("⟦In future please look at the list before you call us.⟧"),
        Example("Going forward, please use this number. ⟦Going forward, please make sure you read the label.⟧"),
        Example("⟦Why didn't you tell us in May?⟧ I've taken it off."),
        Example("Why did you choose the oak, if I may ask? Why don't you get a text? Because the number was ours."),
        Example("⟦We say this on every page of the guide.⟧"),
        Example(
            "⟦As you can see, you did not pay in time.⟧",
            {"channel": "chat", "customer": "You charged me a late fee and I paid in time! I'm so angry."},
        ),
        Example(
            "As you can see, you have not been charged twice.",
            {"channel": "chat", "customer": "You charged me twice! I'm so angry."},
        ),
        Example(
            "⟦Did you overfill it?⟧ The part is free.",
            {"channel": "chat", "customer": "The tank leaked all over my floor! I'm so angry."},
        ),
        Example(
            "Did you drop the box off at the desk?",
            {"channel": "chat", "customer": "Where is my refund? I brought it back and nobody answers! I'm so angry."},
        ),
        Example("We do ask that guests park at the back."),
        Example("The code means that the lid has not been closed all the way."),
        Example("⟦You must be measuring the gap wrong.⟧"),
        Example("If you're holding it the wrong way round, the red dot shows it."),
        Example("You're not doing anything wrong; the dial sticks."),
        Example(
            "⟦That reading is below the one in May, so it can't be right.⟧",
            {"channel": "chat", "customer": "I've given you my water reading twice and you refuse it! I'm so angry."},
        ),
        Example(
            "That figure can't be right, and I'm sorry: our scanner read it upside down.",
            {"channel": "chat", "customer": "I've given you my water reading twice and you refuse it! I'm so angry."},
        ),
        Example("⟦We do publish alerts about this.⟧ The card is blocked."),
        Example("⟦Guests are reminded that valuables should be kept in the safe.⟧"),
        Example("⟦Most of the time such cracks come from overloading.⟧"),
        Example("⟦As explained in your guide, the fitter's visit cannot be promised.⟧"),
        Example("⟦A pause takes a month, it's in the small print you signed.⟧"),
        Example(
            "A print can now and then fade for a number of reasons.",
            {"channel": "email", "customer": "The print that I bought in May has faded. Why?"},
        ),
        Example(
            "I do understand how annoying it is when a platform changes, however platforms are never promised.",
            {"channel": "email", "customer": "Our train left from another platform and we missed it! I'm so angry."},
        ),
        Example(
            "Your water bill is higher because you filled a pool in June. You used 40 m3 more than in May, that comes to £80.",
            {"channel": "chat", "customer": "why is my water bill so high this month??"},
        ),
        Example(
            "No, nobody of ours rang you. If the calls bother you, it's safest to hang up and block the number.",
            {"channel": "chat", "customer": "A man keeps ringing and says he is from the museum. Is he?"},
        ),
        Example(
            "Open Permits and press Add person. Her landlord needs to have signed part B first",
            {"channel": "chat", "customer": "how do i add my tenant to the parking permit"},
        ),
        Example(
            "I've moved you to row C. ⟦In future please mention it when you reserve, as nobody can see that from the form.⟧",
            {"channel": "phone", "customer": "Blind caller was given a seat without the audio guide, and wants one."},
        ),
        Example(
            "⟦Please always tell us about allergies when ordering, we can't know otherwise.⟧",
            {"channel": "chat", "customer": "The cake had nuts in it and my son was sick all night! I'm so angry."},
        ),
        Example(
            "Yes, gladly. Please tell us about allergies when ordering, as we can't know that otherwise.",
            {"channel": "chat", "customer": "Hi, can you make the cake without nuts?"},
        ),
        Example("Hi Ana. ⟦You failed to pay.⟧"),
        Example("⟦A lid like this does not crack unless it is dropped.⟧ A new one leaves today.", _LID),
        Example("⟦Was the right size selected in the basket?⟧ A new lid leaves today.", _LID),
        Example("⟦Our driver says there was nothing broken in the box.⟧ A new lid leaves today.", _LID),
        Example("⟦Most people keep the lid in its cloth.⟧ A new one leaves today.", _LID),
        Example(
            "⟦A letter about the new date was sent on the 2nd.⟧ I've put you down for the 9th.",
            {"channel": "chat", "customer": "You moved my lesson and nobody told me, so annoying!"},
        ),
        Example("⟦The care rules are printed on the box.⟧ A new lid leaves today.", _LID),
        Example("⟦Such cracks come from too little care.⟧ A new lid leaves today.", _LID),
        Example(
            "The code is printed on the front of the card.",
            {"channel": "chat", "customer": "where do I find the code? so annoying"},
        ),
        Example("A lid doesn't just crack, and I'm sorry that it did. A new one leaves today.", _LID),
        Example("Every lid is checked before it leaves, but this one slipped through. A new one leaves today.", _LID),
        Example("Our driver says he's sorry that he dropped it. A new lid leaves today.", _LID),
        Example(
            "A letter was sent on the 2nd, but to the old address, I'm sorry. I've put you down for the 9th.",
            {"channel": "chat", "customer": "You moved my lesson and nobody told me, so annoying!"},
        ),
        Example("Hi Ana, if you failed to reach us, that is ours to mend, and there is nothing you failed to do."),
        Example(
            "⟦The bill is higher because you left the pool pump on again.⟧",
            {"channel": "chat", "customer": "why is my power bill so high this month??"},
        ),
    ),
)


YOUR_FAULT = re.compile(
    r"\byou(?:'ve|\s+have|\s+had|\s+also|\s+simply|\s+clearly|\s+just)?\s+(?:failed|forgot|forgotten|neglected|omitted|ignored|didn't\s+bother|did\s+not\s+bother|never\s+bothered|overlooked)\b"
    r"|\byou\s+(?:really\s+|also\s+)?(?:should|ought\s+to|could)(?:['’]ve|\s+have|\s+of(?!\s+course\b))\s+(?!received|got|gotten|had|seen|found|heard|been\s+(?:able\b|told|sent|given|shown|paid|\w+ed\b)|the\b|a\b|an\b|it\b)\w+"
    r"|\byou\s+(?:really\s+|also\s+)?should(?:n['’]?t|\s+not|\s+never)(?:['’]ve|\s+have|\s+of(?!\s+course\b))\s+(?!had|to|been|needed|waited|paid|lost|gone|received|got|gotten|seen|come|ended|found)\w+"
    r"|\bhad\s+you\s+(?!been|any)\w+|\bif\s+(?:only\s+)?you(?:'d|\s+had)\s+(?!like|rather|prefer|any)\w+\b[^.?]{0,160}\b(?:would|wouldn't|could|might)\b"
    r"|\byour\s+own\s+(?:fault|mistake|error|doing|carelessness|negligence)\b|\b(?:is|was|are)\s+(?:entirely\s+|really\s+|simply\s+)?your\s+(?:fault|mistake|error|doing)\b"
    r"|\byou(?:'ve|\s+have)?\s+(?:\w+ed|paid|sent|came|wrote|told)\s+(?:it\s+|this\s+|them\s+|us\s+)?(?:\w+\s+){0,3}too\s+late\b"
    r"|\b(?:because|since|as)\s+you\s+(?:didn't|did\s+not|failed|forgot|never|haven't|had\s+not|hadn't)\b",
    re.IGNORECASE,
)
"""The plain forms: what the customer failed to do or should have done."""
FAILED = AnyCase(
    r"(?<!nothing )(?<!anything )(?<!nothing that )(?<!if )(?<!unless )(?<!whether )(?<!case )(?<!where )(?<!think )(?<!like )(?<!not that )\byou(?:['’]ve|\s+have|\s+had|\s+also|\s+simply|\s+clearly)?\s+(?:failed|neglected|omitted)\s+to\b"
)
"""The plainest of them, which no model has to confirm."""
NO_BLAME = re.compile(
    r"\byou(?:'ve|'d|\s+have|\s+had)?\s+(?:did|done)\s+nothing\s+wrong\b|\byou(?:'re|\s+are|\s+were)\s+(?:certainly\s+|really\s+)?(?:not|never)\s+(?:alone|to\s+blame|at\s+fault|the\s+only)\b"
    r"|\byou(?:'re|\s+are|\s+were)\s+(?:well\s+|still\s+|quite\s+)?(?:within\s+(?:the|your|our)?\s*(?:time|limit|deadline|window)|in\s+(?:good\s+|plenty\s+of\s+)?time)\b"
    r"|\b(?:not|wasn't|isn't|never|hardly|nothing)\s+(?:\w+\s+)?(?:your\s+(?:fault|mistake|doing)|down\s+to\s+you|anything\s+you)\b|\bno\s+fault\s+of\s+yours?\b"
    r"|\b(?:whoever\s+(?:spoke|dealt|took|handled|sent|wrote|packed)|(?:our|my|the\s+last)\s+(?:\w+\s+)?\w+|we|i)\b[^.,;:?!]{0,40}?(?<!you )\b(?:failed|forgot|overlooked|neglected|missed|didn't|did\s+not)\b"
    r"|\b(?:had|if)\s+(?:i|we|our)\b|\bif\s+(?:i|we)['’]d\b|\bi\s+had\s+(?:laid|checked|read|looked|told)\b|\byou\s+did\s+(?:tell|sign|ask|warn|say|everything|your|write|send|let|report|mention)\b|\byou(?:['’]re|\s+are|\s+were)\s+right\b"
    r"|\b(?:was|is|are|were|be)\s+(?:all\s+|entirely\s+)?(?:ours|mine)\b|\bnot\s+yours\b|\b(?:we|i|reception|the\s+driver|the\s+courier|our\s+\w+)\s+(?:really\s+)?(?:should(?:['’]ve|\s+have)|ought)\b|\b(?:nobody|no\s?one)\s+(?:here\s+)?(?:carried|noticed|told|checked|rang|read|passed)\b"
    r"|\byou\s+must\s+(?:be|feel|have\s+\w+)\s+so\b|\b(?:slipped|got)\s+(?:through|past)\b"
    r"|\b(?:the|our)\s+(?:tablet|system|software|table|machine|app|check|portal)\s+(?:failed|took|missed|lost|held|sent)\b",
    re.IGNORECASE,
)
"""Words that clear the customer, or take the fault to our own side."""
NEUTRAL = re.compile(
    r"\bwhich\s+is\s+why\s+you\b|\byou\s+should(?:['’]ve|\s+have|\s+of)\s+(?:had|received|got|gotten)\s+(?:an?|the|your|our|one|it|this|that|some)\b(?!\s+\w+\s+(?:in|ready|back)\b)|\byou\s+should(?:['’]ve|\s+have|\s+of)\s+been\s+(?:paid|told|sent|given|shown|refunded|credited|called|rung|offered|charged|contacted|informed|notified|asked)\b|\b(?:wasn['’]t|weren['’]t|(?:was|were)\s+not|(?:has|have)(?:n['’]t|\s+not)\s+been)\s+(?:applied|recorded|logged|added|passed|used|registered|processed|updated|noted|booked)\b"
    r"|^(?!.*\byou\b)\W*(?:this|that|the)\s+(?:\w+\s+){0,2}?(?:error|message|code|warning|light|symbol)\s+(?:\w+ly\s+)?(?:occurs|happens|appears|means|comes\s+up|shows(?:\s+up)?|is\s+shown)\s+(?:when|if|that|where)\b"
    r"|\bnothing\s+to\s+do\s+with\s+(?:us|me)\b|\bnot\s+because\s+you\b|\b(?:stays?|remains?|keeps?|kept)\b[^.!?]{0,40}\bfor\s+(?:the\s+)?next\s+time\b|\b(?:went|came|was\s+sent)\s+(?:\w+\s+){0,3}by\s+mistake\b|\bhad\s+you\s+not\b[^.!?]*\b(?:thank|owe)"
    r"|^(?!.*\b(?:before|first|always|carefully|properly|more|instead)\b)\W*we\s+(?:(?:do|would|also|only|kindly)\s+)*ask\s+that\s+(?:all\s+|our\s+)?\w+\s+(?!should|had|have)\w+"
    r"|\b(?:reservation|pre-?authori[sz]ation|hold|block)\s+(?:\w+\s+)?(?:by|from|of)\s+your\s+bank\b"
    r"|^\W*(?:please\s+)?(?:do\s+not|don['’]t)\b[^.!?]{3,100}\b(?:until\s+(?:you|we|i)\s+(?:hear|have|write|reply)|(?:because|as)\s+(?:that|this|it)\s+(?:would|will|could|might))\b",
    re.IGNORECASE,
)
"""Says how something came about, what a code means, or what our own desk did not do."""
THEREFORE = re.compile(
    r"\byou\s+(?:did\s+not|didn['’]t|have\s+not|haven['’]t|had\s+not|never)\s+(?!do(?:ne)?\s+(?:any|no)thing\b|get\b|got\b|receive|see\b|hear|have\b|need)\w+[^.!?]{0,80}(?:[,;]|\band)\s*(?:therefore|thus|hence|consequently|so|that['’]?s\s+why)\s+(?:we|it|this|that|there|the)\b(?!['’](?:ve|ll)|\s+(?:have\s+(?:now|sent|put)|can|will|could))",
    re.IGNORECASE,
)
"""What the customer left undone, and what follows from it for them."""
NOBODY = AnyCase(
    r"^(?!.*\byour?s?\b).*\b(?:for|due\s+to|because\s+of)\s+(?:(?:an?|any)\s+(?:\w+\s+)?(?:number|variety|range)\s+of|various|several|many|different|multiple|all\s+sorts\s+of)\s+(?:\w+\s+)?(?:reasons|causes|factors)\b"
    r"|^\W*(?:i|we)\s+(?:(?:do|can|fully|completely|quite|really)\s+)*(?:understand|appreciate|realise|realize|recogni[sz]e|know|see)\b(?!.*\b(?:should|must|fail|forgot|forget|neglect)\w*)[^.!?]*(?:[,;–—]\s*|\b)(?:but|however|although|though)\b(?!.*\byour?s?\b)",
    re.DOTALL,
)
"""Names many causes and nobody, or shares a feeling and then tells how it is, without a "you"."""
CARES = AnyCase(
    r"^(?!.*\b(?:should\s+have|should've|next\s+time|in\s+future|properly|carefully|clearly|first|again|bother|read|terms|instructions|before\s+you|your\s+own|yourself|must)\b)\W*(?:(?:but|and|so)\s+)?"
    r"(?:if\s+(?:you(?:['’]?re|r|\s+are|\s+feel)\s+(?:(?:at\s+all|ever|still|really|a\s+bit)\s+)?(?:worried|concerned|anxious|uneasy|nervous|unsure|not\s+sure|uncertain|in\s+(?:any\s+)?doubt)"
    r"|(?:(?:it|this|that|they|anything|something)|(?:the|that|this)\s+(?:\w+\s+)?\w+)\s+(?:worr|bother|concern|trouble|frighten|scare|unsettle|upset)\w*\s+you|in\s+(?:any\s+)?doubt)\b"
    r"|[^.!?]{0,60}\bit(?:['’]s|\s+is)\s+(?:(?:always|usually|probably)\s+)?(?:safest|safer|best|wisest)\s+(?:not\s+)?to\b)",
    re.DOTALL,
)
"""Kind advice for somebody who is worried or unsure."""
REQUIRES = AnyCase(
    rf"^(?!.*(?:\b(?:should|fail\w*|forg[eo]t\w*|wrong\w*|properly|learn|next\s+time|in\s+future|your\s+fault)\b|n['’]t\b|\bnot\b)).*?(?:^|[.,;:–-]\s*|\b(?:and|but|so|that)\s+)\W*(?:he|she|(?:the|your|his|her)\s+(?:(?!{CUSTOMERS}\b)\w+\s+)?(?!{CUSTOMERS}\b)\w+)\s+"
    r"(?:(?:also|only|just|still|first|simply)\s+)*(?:needs?\s+to|has\s+to|must)\s+(?:\w+ly\s+|first\s+|also\s+)?(?:have\s+)?(?:sign|stamp|approv|confirm|agree|giv|send|sent\b|fill|bring|brought|show|hand|hold|registe?r|appl[yi]|submit|accept|complet|pay|paid|verif|authori|nominat|invit)\w*",
    re.DOTALL,
)
"""What somebody else has to sign, give or send for it."""
ASKS_WHY = AnyCase(
    r"\b(?:why|how\s+come)\b[^.?!]{0,60}(?:[£$€]|\b(?:bill|bills|billed|charge|charged|charges|cost|costs|fee|price|invoice|pay|paying|usage|total|amount|so\s+(?:high|much|expensive)|more)\b)"
)
CHARGED_FOR = AnyCase(
    r"^(?!.*(?:\b(?:not|never|only|wrong\w*|incorrect\w*|too|own|should|must|fail\w*|forg[eo]t\w*|left|ignor\w+|agreed|ticked|accept\w+|signed|instead|despite|clearly|terms|simply|obviously|just|yourself|yourselves|mistake\w*|late|again|valid|correct|leav\w+|(?:on|down\s+to|up\s+to)\s+you|really|warn\w*|read|told|stated)\b"
    r"|n['’]?t\b(?<!aren['’]t)(?<!isn['’]t)(?<!wasn['’]t)(?<!weren['’]t)(?<!arent)(?<!isnt))).*\byou(?:['’]ve|\s+have|\s+also|\s+had)*\s+(?:\w+ed|made|sent|took|went|bought|rang|spent|drove|ran)\b",
    re.DOTALL,
)
"""What the customer did, told plainly to somebody who asks why there is so much to pay."""
THINKABLE, CERTAIN = 0.05, 0.2


def check(reading: Reading) -> Iterator[Found]:
    ranked = [] if rambles(reading) else reading.cued("language/blame", grave=True)
    cued = {one.index for place, one in enumerate(ranked) if not (place and one.text.endswith("?"))}
    for sentence in reading.sentences:
        odds = sentence.cues["language/blame"]
        faults = odds >= THINKABLE and YOUR_FAULT.search(sentence.text)
        faults = faults or THEREFORE.search(sentence.text) or FAILED.search(sentence.text)
        plain = faults and not _no_blame(sentence.text)
        said = sentence.index in cued and not (_no_blame(sentence.text) or _is_advice(reading, sentence.text))
        said = said and not (NOBODY.search(sentence.text) or _is_the_bill(reading, sentence.text))
        said = said and not (CARES.match(sentence.text) or REQUIRES.match(sentence.text))
        if plain or implied(reading, sentence) or said:
            severity: Severity | None = "error" if plain and odds >= CERTAIN else None
            yield Found(*sentence.carrying("language/blame"), severity=severity)


def _no_blame(text: str) -> bool:
    """Whether the words clear the customer, or only tell or ask what happened."""
    return any(one.search(text) for one in (NO_BLAME, NEUTRAL, TRIED))


def _is_the_bill(reading: Reading, text: str) -> bool:
    """Whether it only tells a customer who asks why there is so much to pay what it is for."""
    customer = reading.customer
    return customer is not None and ASKS_WHY.search(customer.text) is not None and CHARGED_FOR.match(text) is not None


ASKS_HOW = re.compile(
    r"\b(?:how|what)\b[^.?!]{0,40}\b(?:avoid|prevent|next\s+time|in\s+(?:the\s+)?future)\b", re.IGNORECASE
)
ADVISES = re.compile(r"\W*(?:next\s+time|in\s+(?:the\s+)?future|another\s+time)\b", re.IGNORECASE)


def _is_advice(reading: Reading, text: str) -> bool:
    """Whether it tells a customer who asked for it what to do another time, or as a rule."""
    if answers_rule(reading, text):
        return True
    if not ADVISES.match(text):
        return False
    customer = reading.customer
    return customer is not None and ASKS_HOW.search(customer.text) is not None
