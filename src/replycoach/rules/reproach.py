"""Reproaches that say "you" to nobody: reminders, general truths about customers, advice for next time.

"Passengers are responsible for their bags", "this was clearly stated in your contract", "usually it is the guest's device" and "next time please
check first" all tell one customer, after the fact, whose fault it was. They are told by who is said to have had to know or do what. What is in the
customer's favour ("as stated in your letter, the book is included"), an offer for another time, and advice that was asked for are none.
"""

from __future__ import annotations

import re

from replycoach.reading import Reading, Sentence
from replycoach.reading.matters import is_distressed, is_robbed
from replycoach.reading.moves import SCOLDS
from replycoach.reading.overlap import content
from replycoach.text.anycase import AnyCase

CUSTOMERS = (
    r"(?:customers?|clients?|guests?|users?|tenants?|patients?|passengers?|members?|parents?|travell?ers?|buyers?|subscribers?|policyholders?|pupils?|players?|students?|applicants?"
    r"|families|businesses|residents?|drivers?|owners?|senders?|children|learners?|visitors?|attendees?|donors?|leaseholders?|account\s?holders?|admin(?:istrator)?s)"
)
PAPER = r"(?:page|website|site|banner|notice|terms|conditions|contract|confirmation|bag|package|packet|box|carton|tin|can|tube|label|manual|booklet|guide|card|form|sign|instructions)"
"""Where something stands that a customer could have read."""

REMINDS = AnyCase(
    r"\b(?:(?<!not )(?<!n't )(?<!be )(?<!been )(?:clearly|plainly|expressly|explicitly)\s+(?:states?|stated|says|said|shows?|shown|marked|written|displayed|visible|told|mentioned|explained|set\s+out|listed|printed|posted|highlighted|indicated)\b"
    r"|you\s+(?:were|have\s+been|had\s+been)\s+(?:\w+ly\s+|already\s+|also\s+)?(?:(?:informed|notified|advised|warned|reminded)\b|told\s+(?:on\s+page|in\s+(?:the|our|your)|by\s+(?:letter|post|e-?mail)|at\s+(?:booking|the\s+(?:counter|desk))))"
    r"|it\s+(?:does\s+say|says\s+so|said\s+so|states\s+so)\b[^.!?]{0,20}\b(?:in|on|under)\s+(?:the|our|your)\b"
    r"|(?:i|we)\s+did\s+(?:\w+ly\s+)?(?:tell|warn|inform|advise)\s+you\b(?![^.!?]{0,160}(?:\b(?:sorry|apolog\w+|wrong\w*|but)\b|n['’]t\b))"
    r"|(?:against|despite|contrary\s+to|in\s+spite\s+of)\s+(?:my|our)\s+(?:\w+\s+)?(?:advice|warnings?|recommendations?)\b"
    r"|(?:this|that|it|which)\s+(?:was|has\s+been|had\s+been)\s+(?:also\s+|already\s+)?(?:announced|published|communicated|notified|advertised)\s+(?:in|on|by|to)\s+(?:the|our|your|all|every)\b"
    r"|we\s+did\s+(?:\w+ly\s+)?(?:(?:send|issue|post)\s+(?:you\s+|out\s+)?(?:an?|the|several|two|three)\s+(?:\w+\s+)?(?:e-?mail|letter|reminder|notice|text|warning|message)s?|(?:e-?mail|write\s+to|text|notify|remind)\s+(?:you|all|everyone))\b(?![^.!?]{0,160}(?:\b(?:sorry|apolog\w+|wrong\w*|but)\b|n['’]t\b))"
    r"|you(?:['’]ve|\s+have)?\s+(?:had|(?:were|been)\s+given)\s+(?:plenty\s+of|more\s+than\s+enough|ample|sufficient|enough|fair)\s+(?:time|notice|warning|opportunit\w+|chances?)\b(?!\s+(?:left|to\s+spare))"
    r"|(?:this|that|it|which)\s+was\s+(?:\w+ly\s+|also\s+|all\s+)?(?:explained|mentioned|pointed\s+out|set\s+out|made\s+(?:quite\s+|very\s+)?clear)\s+(?:(?:to\s+you|at|in|on|during|before)\b|when\s+you\b)(?![^.!?]*\b(?:wrong\w*|badly|poorly|sorry|incorrect\w*|but)\b)"
    r"|(?:e-?mail|letter|text|notice|message|notification|reminder|leaflet)s?\s+(?:was|were)\s+sent\s+(?:out\s+)?to\s+(?:all|every)\b"
    r"|we\s+(?:(?:do|always|also|constantly|regularly|repeatedly|often)\s+)+(?:(?:send|issue|publish|put|give)\s+(?:out\s+)?(?:\w+\s+)?(?:warnings?|alerts?)\s+(?:about\s+(?:this|that|these|those|such|it)|all\s+the\s+time|for\s+(?:this|exactly))|warn\s+(?:all\s+|our\s+)*(?:people|everyone|everybody|you|customers|clients|members|users|guests|tenants))\b(?![^.!?]{0,160}(?:\b(?:sorry|apolog\w+|wrong\w*|but)\b|n['’]t\b))"
    rf"|{CUSTOMERS}\s+(?:were|was)\s+(?:told|informed|advised|notified|warned|made\s+aware)\s+(?:(?:about|of)\s+(?:this|that|it)|in\s+advance|beforehand)\b"
    rf"|(?:all\s+(?:our\s+|the\s+)?{CUSTOMERS}|everyone|everybody)\s+(?:were|was)\s+(?:all\s+|also\s+|\w+ly\s+)?(?:required|asked|told|advised|notified|informed|warned|reminded|instructed|e-?mailed|(?:sent|given)\s+(?:an?|the|our)\s+(?:\w+\s+)?(?:e-?mail|letter|guide|notice|leaflet|message|text|reminder|warning|instructions))\b"
    r"|we\s+(?:(?:do|always|also|clearly|repeatedly|constantly)\s+)*(?:say|state|warn|explain|write|print|mention|repeat|tell)\s+(?:(?:you|customers|everyone|people|about)\s+)?(?:(?:this|that|it|so)\s+)?(?:\w+ly\s+)?(?:in|on|with)\s+(?:every|each|all\s+(?:our|of\s+our))\b"
    rf"|(?:(?:this|that|it|which)\s+(?:(?:is|was)\s+(?:\w+ly\s+|also\s+)?(?:written|printed|noted)|stands)|that['’]s\s+(?:\w+ly\s+|also\s+)?(?:written|noted|stated))\s+(?:in|on)\s+(?:the|our|your|every|each)\s+(?:\w+\s+)?{PAPER}\b)"
    r"|^\W*(?:there\s+was\s+(?:also\s+|even\s+)?an?\s+(?:\w+\s+)?(?:note|notice|sign|leaflet|letter|warning|banner|e-?mail)\b(?!\s+from\s+you)"
    r"|(?:(?:and|but|so|well),?\s+)?(?:why\s+(?:did(?:n['’]?t|\s+not)|have(?:n['’]?t)|would(?:n['’]?t)|did)\s+you\s+(?:not\s+)?(?<!did you )(?!get\b|receive|hear\b|see\b|not\s+(?:get|receive|hear|see)\b|like\b|renew\b|enjoy\b)|why\s+did\s+you\s+(?:only|wait|leave\s+it)\b)[^.!]{2,120}\?)"
)
"""They had been told, or it was there to be read."""
EXPECTS = AnyCase(
    rf"\b(?:{CUSTOMERS}\s+(?:are|is|remain)\s+(?:\w+ly\s+|also\s+|always\s+)?(?:responsible|liable|expected|obliged|supposed|reminded\s+(?:that\b[^.!?]{{0,80}}?\b(?:should|must|ought\s+to|needs?\s+to|ha(?:s|ve)\s+to|responsib\w+)|to)|(?:told|asked|advised|urged|encouraged)\s+to(?!\s+(?:refer|contact|visit|consult|fill|check|apply|join|bring|come|take\s+part)))\b"
    rf"|we\s+(?:(?:would|must|do|like\s+to|have\s+to|also)\s+)*remind\s+(?:all\s+|our\s+)*{CUSTOMERS}\s+(?:that\b[^.!?]{{0,80}}?\b(?:should|must|ought\s+to|needs?\s+to|ha(?:s|ve)\s+to|responsib\w+)|to)\b"
    rf"|it(?:['’]s|\s+is)\s+(?:\w+ly\s+|very\s+)?(?:important|essential|vital|necessary|imperative)\s+(?:that|for)\s+(?:all\s+|our\s+|the\s+)*{CUSTOMERS}\b"
    rf"|up\s+to\s+(?:the\s+|our\s+|all\s+)?{CUSTOMERS}\s+to\s+(?!decide|choose|say|pick)\w+"
    rf"|(?:is|are)\s+an?\s+(?:\w+\s+)?{CUSTOMERS}['’]?s?['’]?\s+(?:\w+\s+)?(?:responsibility|duty|function)\b"
    rf"|we\s+(?:(?:do|always)\s+(?:also\s+|always\s+)?(?:ask|tell|advise|remind)\s+(?:all\s+|our\s+)?(?:people|everyone)|(?:do\s+|always\s+|also\s+|strongly\s+)*(?:ask|tell|advise|remind)\s+(?:all\s+|our\s+)?{CUSTOMERS})\s+(?:\w+\s+)?to\b(?!\s+(?:refer|contact|visit|consult|fill|write|message|email))"
    r"|(?<!\byou )(?<!\bi )(?:would|might)\s+have\s+(?:expected|hoped|thought|assumed)\b(?![^.!?]*\b(?:from|of)\s+us\b)"
    r"|(?:generally|well|widely|commonly)\s+known\b"
    r"|known\s+to\s+every\b"
    r"|(?:everybody|everyone|anybody|anyone|every\s+\w+er)\s+(?:who\s+\w+\s+\w+\s+)?(?:knows?|should\s+know|will\s+tell\s+you)\b"
    r"|(?<!at )(?<!of )your\s+own\s+(?:risk|choice|lookout|decision)\b"
    rf"|(?:people|{CUSTOMERS})\b[^.!?]{{0,60}}\bthat(?:['’]?s|\s+is)\s+(?:\w+\s+)?their\s+(?:own\s+)?(?:choice|decision|lookout|problem)\b"
    rf"|happens?\s+(?:\w+\s+)?(?:when|if|because)\s+(?:people|folks?|{CUSTOMERS})\s+(?!are\b|is\b|get\b|gets\b|receive\b|have\s+to\b|has\s+to\b)"
    rf"|(?:this|that|which)(?:['’]s|\s+is)\s+(?:\w+ly\s+)?why\s+(?:we|i)\s+(?:(?:do|always|strongly|so|also)\s+)*(?:recommend|advise|urge|encourage|warn|tell|ask)\s+(?:that\s+)?(?:(?:all|our|most)\s+)*(?:everybody|everyone|people|{CUSTOMERS})\b"
    r"|you\s+(?:really\s+)?(?:should|must|need\s+to|ought\s+to|have\s+to)\s+[^.!?,]{2,60}?\bmore\s+(?:regularly|often|carefully|closely|thoroughly|frequently|attention)\b)"
    r"|(?:^|[.,;:–-]\s*)(?:and\s+|but\s+)?(?:if\s+so|then|in\s+that\s+case),?\s+(?:then\s+)?(?:it|that|this)(?:['’]?s|\s+is|\s+would\s+be|\s+was)\s+(?:\w+\s+)?your\s+(?:responsibility|problem|lookout|liability|fault)\b"
    rf"|(?:n['’]?t|\b(?:not|never|cannot))\s+(?:\w+\s+){{0,2}}(?:refund|compensate|reimburse|responsible|liable|to\s+blame)\b[^.!?]{{0,40}}\b(?:if|when|because)\s+(?:people|{CUSTOMERS})\s+(?:choose|chose|decide|opt|prefer)\b"
)
"""What customers in general have to do, know or answer for."""
POSTED = AnyCase(
    rf"\b(?:as\s+(?:is\s+|was\s+|it\s+)?(?:stated|described|mentioned|written|indicated|shown|says|explained|set\s+out|outlined|detailed|specified|made\s+clear|you\s+can\s+read)\s+(?:\w+\s+){{0,4}}?(?:in|on)\s+(?:\w+\s+){{0,4}}?{PAPER}\b"
    rf"|as\s+(?:the|our|your)\s+{PAPER}\s+(?:prescribes?|says?|states?|requires?)\b"
    r"|(?:terms|conditions|contract|agreement|policy|rules|t\s?&\s?c['’]?s?|ts\s+(?:and|&)\s+cs|small\s+print|paperwork)\s+(?:that\s+|which\s+)?(?:you|u)(?:['’]ve|\s+have|\s+had)?\s+(?:\w+ly\s+)?(?:agreed|accepted|signed|ticked)\b"
    r"|you\s+(?:did\s+)?(?:agreed?|accept(?:ed)?)\s+(?:to\s+)?(?:the|our|these|those)\s+(?:terms|conditions|rules|policy)\b"
    r"|(?:should|must|ha(?:s|ve)\s+to|needs?\s+to)\s+(?:always\s+|only\s+)?be\s+\w+\s+(?:\w+\s+){0,2}?by\s+the\s+(?:customer|owner|user|tenant|guest|family|parents?|sender|buyer|passenger)\b)"
)
"""Where the rule is that they did not keep; a reproach where the sentence only explains or refuses."""
ENTERED = AnyCase(
    r"\bno\s+(?:[\w-]+\s+){1,3}(?:was|were|has\s+been|had\s+been)\s+(?:provided|supplied|given|entered|quoted)(?:\s+to\s+us)?\s*(?:[.!]|$|(?:at|during|on|in|with|when)\s+(?:the\s+|your\s+|you\s+)?(?:time\s+of\s+)?(?:order|booking|checkout|purchase|payment|application|form)\w*)"
    r"|(?:\b(?:is|are|was|were)\s+(?:not\s+|only\s+|never\s+)?|\bas\s+|\bcame\s+)(?:selected|entered|ticked|typed|chosen|filled\s+in|filled\s+out|put\s+(?:in|down)|supplied|provided|(?<!this\sis\s)(?<!that\sis\s)(?<!which\sis\s)stated|keyed\s+in)\s+"
    r"(?:by\s+(?:you\b|yourself\b|the\s+customer\b)|(?:(?:at|during|in|when|on|with)\s+)?(?:the\s+time\s+of\s+)?(?:the\s+|your\s+|you\s+)?(?:booking|booked|ordering|ordered|order|checkout|purchase|registration|registering|registered|sign-?up|application)\b)"
)
"""What was put in where only the customer puts anything in, in the passive that hides them."""
WRONGLY = AnyCase(
    r"^(?!.*\b(?:our|my|us|by|sorry)\b).*\b(?:(?:code|password|passcode|pin|e-?mail|address|number|name|postcode|details?|reading|form)\s+(?:was|were|has\s+been|had\s+been|must\s+have\s+been)\s+(?:put\s+in|typed(?:\s+in)?|keyed\s+in|entered|pasted|filled\s+(?:in|out)|spelt|spelled)\s+(?:wrong(?:ly)?|incorrectly|badly)(?!\s+(?:too|more|\w+\s+times)\b)"
    r"|(?:was|were)(?:n['’]t|\s+not)\s+(?:filled\s+(?:in|out)|signed|ticked|labelled),?\s+(?:which\s+is|that['’]?s)\s+(?:\w+\s+)?why"
    r"|(?:form|application|paperwork|declaration|section|slip|return|documents?)\s+(?:was|were|had)(?:n['’]t|\s+not)\s+(?:been\s+)?(?:(?:complet|submitt|sign|return|fill|mark|pack|provid)\w*\s+(?:in\s+|out\s+)?(?:correctly|properly|accurately|fully|in\s+full|right)|(?:correctly|properly|fully)\s+(?:complet|submitt|sign|return|fill|mark|pack)\w*))\b"
)
"""The same of what was done wrong, or left undone and so the cause of it."""
GUESSED = re.compile(
    r"\b(?:most\s+likely|probably|presumably|perhaps|possibly|likely|i\s+(?:assume|suspect|imagine|guess|expect))\s+(?:it(?:['’]s|\s+is|\s+was)\s+|that['’]?s\s+|this\s+(?:is|was)\s+)?(?:because|since)\s+you\s+(?:have\s+)?(?:\w{2,}ed|did|did\s+not|didn['’]t|put|left|forgot|gave|sent|chose|wrote)\b",
    re.IGNORECASE,
)
"""A guess, and the customer did it."""
REGRETS = AnyCase(
    r"\b(?:(?:shame|pity|unfortunate|regrettable|(?:i|we)\s+(?:only\s+|just\s+|do\s+)?wish)\s+(?:that\s+)?you(?:['’]d|['’]ve|\s+had|\s+have)?\s+(?:\w+ly\s+|also\s+)?"
    r"(?:left\s+(?:it|this|things)\b|waited\b|(?:only|never|(?:did|had|have)(?:n['’]?t|\s+not)|not)\s+(?:(?!get|got|receiv|enjoy|like|have\b|had\b|hear|see\b|seen|find|found|feel|win|won\b|been|manage|make\b|need)\w+)"
    r"|(?:told|asked|checked|read|rung|called|contacted|written|mentioned|said|come)\s+(?:us|me|it|this|the|to|that|so|before|first|sooner|earlier)\b)(?!\s+(?:had|have)\s+to\b)"
    r"|you(?:['’]ve|\s+have|\s+had)?\s+(?:\w+ly\s+|only\s+)?(?:left|leave|leaving)\s+(?:it|this|things)\s+(?:so|too|very|rather|quite|that|a\s+bit|this|until|till)\s+(?:late|long|the\s+(?:very\s+)?last)\b)"
)
"""Sorry, or only telling, that they did not do it sooner or otherwise."""
CALLED_IN_VAIN = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|wrong|mistake|but\s+you|although|though)\b).*\b(?:surveyor|engineer|driver|courier|team|crew|technician|plumber|inspector|officer|fitter|contractor|we|i|he|she|they)\s+(?:"
    r"did\s+(?:indeed\s+|in\s+fact\s+|actually\s+|also\s+)?(?:attend|visit|call|knock|come|turn\s+up|arrive|try|attempt|ring)\b[^.!?]{0,80}\b(?:no\s?(?:-\s?)?(?:one|body)\s+(?:\w+\s+)?(?:home|in|there|at\s+home|available|answer\w*|present|came)|no\s+(?:answer|reply|response)|you\s+(?:were|did)(?:n['’]t|\s+not))\b"
    r"|(?:(?:has|have|had|also|clearly)\s+)*(?:recorded|reported|logged|noted|marked|stated)\s+(?:that\s+)?(?:(?:your|you)\b[^.!?]{0,30}?\b(?:as\s+|was\s+|were\s+)(?:not|never|un\w+|in\w+|absent|out|contaminated|blocked|late)\b|(?:nobody|no\s?one)\s+(?:was\s+|being\s+)?(?:home|in|there|answer\w*|available|present)\b))"
)
"""Our people say that they came and did it, and that the customer was not there or had not done their part."""
RECORDED = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|wrong|mistake|but|although|though)\b).*\b(?:records?|notes?|system|logs?|tracking|file|driver|courier|engineer)\s+(?:clearly\s+|also\s+)?(?:shows?|says?|states?|indicates?|confirms?|tells?\s+(?:us|me))\s+(?:that\s+)?you\s+"
    r"(?:(?:were(?:n['’]t|\s+not))\s+(?:in|home|at\s+home|there|available|present|at\s+the)\b|were\s+(?:out|away|absent|late)\b|(?:did\s+not|didn['’]t|never)\s+(?:answer|respond|repl|attend|show|turn|cancel|return|pay|open|complete|confirm|sign|bring)\w*)",
    re.DOTALL,
)
"""Our records against their word."""
WRONG_ONE = AnyCase(
    r"^(?!.*\b(?:if|whether|in\s+case|perhaps|maybe|no\s+problem|no\s+worries|easily|easy|happens)\b)[^?]*\byou(?:['’]ve|\s+have|\s+had)?\s+(?:\w+ly\s+|also\s+|just\s+)?(?:ordered|entered|chose|chosen|picked|selected|typed|booked|used|put(?:\s+in)?|gave(?:\s+us)?)\s+(?:the|an?)\s+(?:wrong|incorrect|invalid)\b[^?]*$"
)
"""What they got wrong, to somebody who does not say so."""
THEIR_JOB = re.compile(
    rf"\b(?:is|was)\s+the\s+{CUSTOMERS}['’]s?\s+(?:\w+\s+)?(?:responsibility|job|duty|task)\b", re.IGNORECASE
)
AS_SEEN = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|right)\b).*\bas\s+(?:you\s+(?:can|will|may|should)\s+(?:\w+ly\s+)?see|the\s+(?:records?|logs?|statement)\s+shows?)\b[^.!?]{0,40}\byou\s+"
    r"(?:(?:did|have|had|were|do|are)(?:n['’]t|\s+not|\s+never)|never|only|failed|were\s+(?:late|out|away|absent))\b(?!\s+(?:owe|need|have\s+to|lost?\b|miss|been\s+(?:charged|billed)|charged|billed))",
    re.DOTALL,
)
"""Holds it up to them that it was not as they say."""
MISUSED = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|well)\b,?\s+)?(?:did|have)\s+you\s+(?:(?:perhaps|maybe|possibly|by\s+any\s+chance|accidentally|not|just|also)\s+)*"
    r"(?:over(?:load|fill|heat|charg|us|tighten|stretch)|mis(?:us|handl|treat|read|plac)|dropp?(?!\w*\s+(?:(?:it|them|the\s+\w+)\s+)?(?:off|in|by|round)\b)|spill|spilt|forc|br[eo]ak|broken|damag|knock|forg[eo]t(?:ten)?\s+to|abus|tamper)(?:e|ed|d|en|led)?\b[^.!]*\?",
    re.IGNORECASE,
)
"""Asks somebody with a complaint whether they did it themselves."""
_FAILS = r"(?:tear|break|snap|crack|come\s+(?:off|loose|apart|undone)|fall\s+(?:off|out|apart|over)|split|bend|leak|burn|burst|rip|explode|stain|fade|melt|rust|shatter|collapse|disappear|vanish|peel|warp)"
OF_ITSELF = AnyCase(
    rf"^(?!.*\b(?:sorry|apolog\w+|but|should|please|so\s+(?:i|we)|i['’](?:ll|ve|m)|we['’](?:ll|ve|re))\b).*\b(?:do|does|did|would)(?:n['’]?t|\s+not)\s+(?:(?:normally|usually|generally)\s+)?(?:(?:just|simply)\s+{_FAILS}\b|{_FAILS}\s+(?:[^.!?,]{{0,30}}\s)?(?:unless|(?:all\s+)?(?:by|on|of|off)\s+(?:itself|themselves|(?:its|their)\s+own)|for\s+no\s+reason|without\s+(?:an?\s+)?(?:reason|cause))\b)"
)
"""It does not break of itself: somebody broke it."""
RIGHTLY = re.compile(
    r"^\W*(?:(?:and|so|but|ok(?:ay)?|well)\b,?\s+)?(?:(?:was|were|has|have|had)\s+the\s+(?:right|correct|proper|appropriate)\s+\w+\s+(?:been\s+)?(?:\w+ly\s+)?(?:select\w*|enter\w*|chosen|order\w*|typed|tick\w*|pick\w*|follow\w*)\b"
    r"|(?:did|has|have)\s+(?:you|someone|somebody|anyone|anybody)\s+(?:(?:even|actually|really|perhaps)\s+)*remember(?:ed)?\s+to\b)[^.!]*\?",
    re.IGNORECASE,
)
"""Asks whether they did it right, as if they had not."""
STAFF_SAYS = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|wrong|mistake|but|although|though|right|should)\b).*\b(?:(?:our|the|my)\s+(?:\w+\s+)?(?:surveyor|engineer|driver|courier|crew|technician|plumber|inspector|officer|fitter|contractor|colleagues?|staff|team|manager|cleaner|waiter|chef|kitchen|guide|teacher|guard|receptionist)|(?:he|she|they))\s+"
    r"(?:(?:clearly|firmly|\w+\s+me|\w+\s+us)\s+)*(?:says?|said|tells?|told|insists?|insisted|assures?|assured|confirms?|confirmed|states?|stated)\s+(?:(?:me|us)\s+)?(?:that\s+)?(?:no\s?(?:body|\s?one)\b|there\s+(?:was|were)\s+(?:no\b|nothing\b|nobody\b)|(?:it|everything|the\s+\w+)\s+(?:was|were)\s+(?:\w+\s+)?(?:fine|clean|on\s+time|hot|fresh|full|working|in\s+order|undamaged|ready|ok|okay|polite|friendly)\b)"
)
"""What our people say against what the customer says."""
OUR_RECORDS = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|wrong|mistake|but|although|though|should)\b).*\b(?:our|the)\s+(?:records?|notes?|system|logs?|cameras?|cctv|till|file)\s+(?:clearly\s+|also\s+)?(?:shows?|says?|states?|indicates?|confirms?)\s+(?:that\s+)?(?:it|everything|(?:the|your)\s+\w+)\s+(?:was|were|arrived|left|came)\s+(?:\w+\s+)?(?:on\s+time|ready|fine|in\s+order|correct\w*|clean|hot|delivered|working|full)\b"
)
"""The same of what our records say, which in public is a quarrel."""
NO_WORD = re.compile(
    r"\b(?:without\s+(?:a\s+word|(?:any\s+)?(?:warning|notice|telling|informing|letting))|(?:nobody|no\s?one|never|not\s+once|nothing)\b[^.!?]{0,20}\b(?:told|informed|warned|notified|said|mentioned|e-?mailed|heard)|no\s+(?:warning|notice|e-?mail|letter|message|explanation)|(?:was|were)(?:n['’]?t|\s+not|\s+never)\s+(?:told|informed|warned|notified))\b",
    re.IGNORECASE,
)
WAS_SENT = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|wrong\w*|mistake|but|spam|junk|should|though|although|bounced|again|now|i['’](?:ll|ve)|today)\b).*\b(?:an?|the|our|two|three|several)\s+(?:\w+\s+)?(?:e-?mail|letter|text|notice|message|reminder|notification)s?\s+(?:(?:about|on|with|to)\s+[\w\s]{2,30}\s)?(?:was|were|had\s+been|went\s+out|has\s+been|have\s+been)\b\s*(?:sent|posted|e-?mailed|sent\s+out)?(?=\s+(?:on|to|out|in|last|two|three|at)\b|\W*$)"
)
"""It was sent, to somebody who says that they were not told."""
POSTED_UP = AnyCase(
    rf"^(?!.*\b(?:sorry|apolog\w+|but|wrong\w*|should|unclear|small|today|now|i['’](?:ll|ve)|we['’](?:ll|ve))\b)\W*(?:the|our|all)\s+(?:[\w-]+\s+){{1,3}}?(?:is|are|was|were)\s+(?:\w+ly\s+|also\s+|all\s+)?(?:explained|stated|written|printed|listed|displayed|posted|set\s+out)\s+(?:on|in|at)\s+(?:the|our|your|every|each)\s+(?:\w+\s+){{0,2}}?(?:{PAPER}|front|back|door|wall|desk|counter|entrance|menu|receipt|ticket)\b"
)
"""Where it stands that they did not see."""
NEGLECT = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|but|our|not\s+your|or)\b).*\b(?:com(?:es?|ing)|caus\w+|results?|stems?|due)\s+(?:from|by|to)\s+(?:too\s+(?:little|much|few)|not\s+(?=\w+ing)|insufficient|inadequate|improper|poor|(?:a\s+)?lack\s+of)\s+(?:air|ventilat|heat|clean|care|mainten|handling|rins|dry|stor|water|wash)\w*\b"
)
"""Too little done by whoever lives with it."""
MOST_DO = AnyCase(
    rf"^(?!.*\b(?:sorry|apolog\w+|but|if\s+you|why|so\s+(?:i|we))\b)\W*most\s+(?:of\s+our\s+)?(?:people|{CUSTOMERS})\s+(?:do\s+|simply\s+|just\s+)?(?:choose|use|leave|check|read|measure|set|ask|know|keep|put|pay|bring|remember|take|think|tell|make|book|plan|wait|allow)\b"
)
"""What others do, held up to somebody to whom it has happened."""
SAYS_WRONG = re.compile(r"\b(?:wrong|incorrect|mistake|error)\b", re.IGNORECASE)
AS_ORDERED = AnyCase(
    r"\b(?<!['’]ve )(?<!have )(?<!has )(?:suppl\w+|sent|delivered|shipped|provided|made|booked|processed|printed|packed)\s+(?:\w+\s+)?exactly\s+(?:what|as)\s+(?:you|was)\s+(?:\w+ly\s+)?(?:order\w*|entered|stated|select\w*|cho(?:se|sen)|typed|put\s+in|request\w*|specified|booked)\b(?![^.!?]*\b(?:now|today|again|tomorrow|free)\b)"
    r"|(?:^\W*|[,;:–-]\s*|\band\s+)(?:so|therefore|hence|thus|which\s+means\s+(?:that)?|meaning\s+(?:that)?|as\s+such,?|consequently,?)\s+we(?:['’]ve|\s+have|\s+did)?\s+(?:\w+ly\s+|did\s+)?(?:suppl\w+|sent|send|deliver\w*|ship\w*|provid\w+|made|booked|process\w+|print\w*|pack\w+)\s+(?:\w+ly\s+|just\s+)?(?:what|as)\s+(?:was\s+|you\s+|is\s+)(?:\w+ly\s+)?"
    r"(?:order\w*|entered|stated|select\w*|cho(?:se|sen)|typed|put\s+in|request\w*|written|specified|booked|on\s+(?:the|your))\b(?![^.!?]*\b(?:now|today|again|tomorrow|free)\b)"
)
"""So we did it right, and the mistake is theirs."""
SUPPOSED = AnyCase(
    r"\b(?:you\s+must(?:['’]ve|\s+(?:also\s+|simply\s+|just\s+|\w+ly\s+)?have|\s+of)\s+(?:\w+ly\s+|just\s+|also\s+)?(?:missed(?!\s+(?:\w+\s+){0,2}?(?:half|most|rest|part|event|party|wedding|concert|flight|train|connection|appointment|game|match|show|start|exam)\b)"
    r"|overlooked|forgotten|misread|misheard|misunderstood|mistyped|mislaid|misplaced|deleted|dropped|entered|typed|clicked|pressed|ticked|selected|chosen|ignored|mixed|confused|broken|damaged|unsubscribed"
    r"|(?:put|left|used|opened|moved|changed|switched|turned|set|told|given|done)\s+(?:it|this|that|the|them|us|your|something)\b(?!\s+(?:all|best)\b)|been\s+(?:asleep|away|elsewhere|out\b(?!\s+of)))"
    r"|you(?<!\bif\syou)(?<!\bwhen\syou)(?<!\bwhether\syou)(?<!\bthat\syou)(?<!\bthink\syou)(?:['’]re|\s+are|\s+(?:must|may|might|will)\s+(?:\w+ly\s+)?be)\s+(?:\w+ly\s+|just\s+|simply\s+)?(?:(?:read|do|us|enter|typ|look|measur|count|hold|connect|calculat|add|press|plugg|fill|spell|weigh)ing\s+(?:(?:at|in|up)\s+)?(?:(?:it|this|that|them|(?:the|your)\s+\w+)\s+)?(?:wrong(?:ly)?|incorrectly|upside\s+down|the\s+wrong\s+(?:way|\w+))|mistaken|misremembering|misreading)\b"
    r"|you\s+must(?:n['’]?t|\s+not)\s+(?:have|of)\s+(?!received|got|gotten|had|been\s+(?:told|sent|given|able|paid|called)|slept|eaten|enjoyed|felt|expected|known|wanted|liked)\w+)"
)
"""What they must have done or missed, since we did our part."""
ERROR_OF_THEIRS = AnyCase(
    r"\b(?:(?:this|that|it|which)(?:['’]s|\s+(?:is|was|looks\s+like|seems\s+to\s+be|appears\s+to\s+be|(?:must|will)\s+(?:be|have\s+been)))\s+(?:(?!not\b|no\b|never\b)\w+\s+){0,3}?(?:user|operator|customer|client|guest|tenant)\s+error\b"
    r"|(?<!not )(?:due\s+to|caused\s+by|down\s+to|a\s+(?:case|matter)\s+of)\s+(?:an?\s+)?(?:user|operator|customer|client|guest|tenant)\s+error\b"
    r"|(?<!no )(?<!not )(?<!any )(?:an?|the|your|simple)\s+(?:\w+\s+)?(?:error|mistake|oversight|slip)\s+(?:on|from)\s+your\s+(?:part|side|end)\b"
    r"|(?:error|mistake|fault|oversight)\s+(?:(?:is|was)\s+(?:\w+ly\s+)?(?:the\s+)?(?:customer|client|tenant|user|guest|member|buyer)['’]?s['’]?(?=\W*$|[.,;:]|\s+(?:own|and|not)\b)|(?:is|was|lies|lay|rests)\s+(?:\w+ly\s+)?(?:with\s+(?:you|the\s+(?:customer|client|tenant|user|guest|member|buyer))|(?:on|at)\s+(?:your|the\s+customer['’]?s?)\s+(?:side|end))\b))"
)
"""Whose error it was, in the words of a form."""
DOUBTS = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|our|ours|my|i['’]ll|let\s+me|if|bill|billed|charge[ds]?)\b).*\b(?:your|that|this|the)\s+(?:\w+\s+){0,2}?(?:readings?|count|figures?|measurements?|numbers?|calculations?|sum|total|weight|temperature)\b[^.!?]{0,100}\b(?:can['’]?t|cannot|could(?:n['’]t|\s+not))\s+(?:possibly\s+)?be\s+(?:right|correct|true|accurate)\b",
    re.DOTALL,
)
"""What they read, counted or measured, and that it can't be so."""
NOT_SENT = re.compile(
    r"\b(?:because|since|as)\s+(?:we|i)\s+(?:did\s+not|didn['’]t|have\s+not|haven['’]t|never)\s+(?:receiv|g[eo]t|ha[vd])\w*\s[^.!?;]{0,40}\bfrom\s+you\b",
    re.IGNORECASE,
)
"""It came so because of what they did not send; it has to read like a reproach."""
MOSTLY = AnyCase(
    r"\b(?:usually|normally|often|mostly|generally|typically|(?:nearly|almost)\s+always|most\s+of\s+the\s+time|in\s+most\s+cases|nine\s+times\s+(?:out\s+of|in)\s+ten|most\s+(?:of\s+(?:the|our)\s+)?(?=\w+s\b|people)|tends?\s+to|commonly|more\s+often\s+than\s+not)\b"
)
THEIRS = AnyCase(
    r"\b(?:(?:user|operator|customer|human|handling)\s+error\b"
    rf"|{CUSTOMERS}['’]s?\s+(?:own\s+)?(?:device|phone|fault|mistake|side|end|equipment|settings?|connection|router|browser|computer|wiring)\b"
    rf"|(?:{CUSTOMERS}|people)\b[^.!?]{{0,60}}\b(?:because|since|as|when)\s+they\s+(?:do\s+not|don['’]t|did\s+not|didn['’]t|forget|forgot|never|put|press|enter|use)\b"
    rf"|(?:{CUSTOMERS}|people)\s+(?:(?:do\s+|often\s+)?(?:tend\s+to\s+)?(?:not\s+\w+ing|forget\w*|put|leave|unpack|overlook\w*|ignore\w*|misread|mistype\w*|skip\w*|enter)|who\s+(?:get|run|skip|say|forget|leave|put))\b"
    rf"|{CUSTOMERS}(?:['’]s?)?\s+(?:own\s+)?(?:life\s?style|behaviou?r|habits?|misuse|neglect|negligence|carelessness|mishandling)\b"
    rf"|caused\s+by\s+(?:the\s+)?(?:{CUSTOMERS}|people)\b"
    r"|from\s+(?:the\s+)?customers?['’]?s?\s+side\b"
    r"|(?:incorrect|wrong|improper)\s+(?:use|handling|installation)\b"
    r"|(?:result\s+of|due\s+to|caused\s+by|because\s+of|down\s+to|com(?:e|es|ing)\s+from)\s+(?:\w+\s+)?(?:over(?:fill|load|charg|tighten|us|feed|water|stretch|cook)\w*|mis(?:use|using|usage|handl)\w*|(?:poor|bad)\s+(?:storage|handling|care|maintenance|packing|wrapping)|(?:a\s+)?lack\s+of\s+(?:care|maintenance|cleaning|upkeep)|forgetting|leaving))"
)
"""What customers do wrong; where it is mostly so, it is said of this one."""
NEXT_TIME = AnyCase(
    r"\b(?:(?<![^,] for )next\s+time\b(?!\s+(?:that\s+)?you(?!['’](?:ll|d)|\s+(?:should|must|may|might|could|will|need|have\s+to|ought)))(?<!the next time)"
    r"|in\s+(?:the\s+)?future\b"
    r"|going\s+forward,?\s+(?:please\s+)?(?:(?:make\s+sure|ensure)\s+(?:that\s+)?(?:you|this|it)|check|read|double[-\s]check|remember|be\s+more|get\s+\w+\s+in\s+writing|plan|allow)\b)"
    r"|^\W*for\s+(?:the|your)\s+future\b"
)
ADVISES = re.compile(
    r"\b(?:next\s+time|please|pls|kindly|(?:maybe|perhaps),?\s+(?:check|read|look|try|have)|you(?:['’]ll|\s+(?:should|must|need\s+to|have\s+to|ought\s+to|may|might|could))|it\s+pays|make\s+sure|be\s+(?:more|sure|careful))\b",
    re.IGNORECASE,
)
OFFERS = re.compile(
    r"\b(?:i|we|me|us|our|my|if|should\s+you|thanks?|whenever|let|ask)\b|['’](?:ll|ve)\s+(?:be|have)\b", re.IGNORECASE
)
"""Words of an offer or an invitation for another time."""
RUBS_IN = AnyCase(
    r"(?:\b(?:because|as|since)|[,;–-])\s+(?:(?:the\s+\w+|we|i|our\s+\w+|they)\s+(?:can(?:no|['’]?)t|can\s+not|could(?:n['’]?t|\s+not)|are\s+not|aren['’]t)|(?:nobody|no\s?one|none\s+of\s+us)(?:\s+here)?\s+(?:can|could))\s+(?:(?:really|just|simply|possibly|ever)\s+)*(?:guess\w*|know\b|tell\b|see\b|smell\b|mind[-\s]?readers?\b|read\s+(?:\w+\s+)?minds?\b)"
)
"""Why they should have told, and did not; such advice is none of an offer, for all its "us"."""
TELLS_WHEN = AnyCase(
    r"\b(?:please|(?:should|must|could|would)\s+(?:always|really)|(?:need|have)\s+to|helps?\s+if\s+you)\b[^.!?]{0,30}\b(?:tell|let|mention|inform|notify|warn|say|state)\b[^.!?]{1,60}\bwhen(?:ever)?\s+(?:you(?:['’]re)?\s+)?(?:\w+ing|book|order|register|apply|buy|reserve|sign|make|place)\b"
)
"""What they are to tell when they order; after the harm, with such a reason, a reproach."""
BEFORE_US = re.compile(
    r"\bbefore\s+(?:you\s+)?(?:contact|call|ring|writ|e-?mail|messag|chas|both(?:er)?|complain)\w*\s+(?:to\s+)?(?:us|me)\b",
    re.IGNORECASE,
)
"""Where "us" is who is to be left alone."""
ASKS_HOW = re.compile(r"\b(?:next\s+time|in\s+(?:the\s+)?future|avoid|prevent)\b", re.IGNORECASE)
"""The customer wants to know what to do next time."""
ALWAYS = AnyCase(
    r"(?:^\W*|[.,;:–-]\s*|\b(?:but|and|so|please)\s+)(?:you\s+(?:really\s+)?(?:should|must|ought\s+to|need\s+to|have\s+to)\s+always|always)\s+(?:make\s+sure|remember|be\s+sure|check|read|back|test|inspect|measure|verify|look|count|confirm|ensure|ask|keep|save)\b[^.!?]{0,60}\bbefore\b"
)
"""What one should have done, told as a rule of life to somebody to whom it has just happened."""
OF_LIFE = re.compile(
    r"\byou\s+(?:really\s+)?(?:should|must|ought\s+to)\s+always\s+(?!be\b|have\b|get\b|receive\b|feel\b|see\b|hear\b|find\b|expect\b|contact\b|call\b|ring\b|ask\b|reach\b|need\b|write\b)\w+",
    re.IGNORECASE,
)
"""The same without a "before"; it has to read more like a reproach."""
OUR_SIDE = re.compile(
    r"\b(?:not|n['’]t)\s+(?:\w+\s+)?your\s+(?:fault|mistake)\b|\bour\s+(?:own\s+)?(?:fault|mistake|error)\b|\b(?:we|i)\s+(?:failed|forgot|missed|overlooked)\b",
    re.IGNORECASE,
)
TRIED = re.compile(
    r"^\W*(?:(?:and|so|ok(?:ay)?|right|hi|hello)\b,?\s+){0,2}(?:have|did|do|are|is|does|has|was|could|can)\s+(?:you|it|the|your)\b(?!.*\b(?:even|actually|bother\w*|really|ever|not|sure|perhaps|maybe|possibly|at\s+all|first|properly|simply|just|or|chance|before)\b)[^.!]*\?\s*$",
    re.IGNORECASE,
)
"""Asks plainly what was tried or how it stands."""
FAINTLY = 0.004
"""How likely a reproach must be in a rule of life, which good advice may be."""
RATHER = 0.05
"""The same for one that names no "before", and for a cause that may be told plainly."""
SCORN = 0.15
"""Advice for next time that is this likely to be rude is scorn, and told by language/rude."""


def rambles(reading: Reading) -> bool:
    """Whether the reply is longer than its channel bears: where so much is explained, some of it always looks like a reproach."""
    most = reading.profile.longest_words
    return bool(most) and reading.words > most


def implied(reading: Reading, sentence: Sentence) -> bool:
    """Whether the sentence reminds, generalises or advises at the customer's cost; such forms are found whatever the odds."""
    text = sentence.text
    if any(one.search(text) for one in (REMINDS, EXPECTS, GUESSED, SUPPOSED, ERROR_OF_THEIRS, REGRETS)):
        return not OUR_SIDE.search(text)
    if _contradicts(reading, text) and _complains(reading):
        return not (OUR_SIDE.search(text) or sentence.does("apology"))
    if _was_sent(reading, text) or (_held_up(reading, text) and _complains(reading)):
        return not (OUR_SIDE.search(text) or sentence.does("apology"))
    if NOT_SENT.search(text) and sentence.cues["language/blame"] >= RATHER:
        return not OUR_SIDE.search(text)
    if ENTERED.search(text) or WRONGLY.match(text):
        return sentence.does("explanation", "refusal") and not (OUR_SIDE.search(text) or sentence.does("apology"))
    if POSTED.search(text) or (MOSTLY.search(text) and THEIRS.search(text)):
        explains = sentence.does("explanation", "refusal", "timeframe")
        return explains and not sentence.does("solution", "instruction", "action", "apology")
    if SCOLDS.search(text) and _struck(reading) and not answers_rule(reading, text):
        return not OUR_SIDE.search(text) and _asks_not(reading)
    if _of_life(sentence) and _suffered(reading, sentence):
        return not OUR_SIDE.search(text) and _asks_not(reading)
    late = TELLS_WHEN.search(text) is not None and RUBS_IN.search(text) is not None and _complains(reading)
    return (late or reminds(text)) and _unasked(reading, sentence)


def _contradicts(reading: Reading, text: str) -> bool:
    """Whether it sets what our people or records say against what the customer says."""
    if any(one.search(text) for one in (CALLED_IN_VAIN, RECORDED, AS_ORDERED, THEIR_JOB, AS_SEEN, MISUSED, DOUBTS)):
        return True
    if WRONG_ONE.match(text) is None:
        return False
    return reading.customer is None or SAYS_WRONG.search(reading.customer.text) is None


def _held_up(reading: Reading, text: str) -> bool:
    """Whether it answers a complaint with how it ought not to have come about, with what others do or say, or where it stands."""
    if any(one.search(text) for one in (OF_ITSELF, RIGHTLY, STAFF_SAYS, NEGLECT)):
        return True
    if OUR_RECORDS.search(text) and reading.profile.public:
        return True
    told = (MOST_DO.match(text) or POSTED_UP.match(text)) is not None
    return told and reading.customer is not None and not reading.customer.questions


def _was_sent(reading: Reading, text: str) -> bool:
    """Whether it says what was sent, to somebody who says that they were not told."""
    customer = reading.customer
    return customer is not None and WAS_SENT.search(text) is not None and NO_WORD.search(customer.text) is not None


def _of_life(sentence: Sentence) -> bool:
    """Whether it tells a rule of life."""
    if ALWAYS.search(sentence.text):
        return True
    return (
        OF_LIFE.search(sentence.text) is not None
        and max(sentence.cues["language/blame"], sentence.cues["language/rude"]) >= RATHER
    )


def _complains(reading: Reading) -> bool:
    """Whether the customer is upset, or has something to complain of."""
    return reading.customer is not None and (reading.customer.upset or reading.customer.reading.complaint)


def answers_rule(reading: Reading, text: str) -> bool:
    """Whether such a rule is what the customer asked for."""
    asked = reading.customer.questions if reading.customer else ()
    return SCOLDS.search(text) is not None and any(
        not set(content(one.asks)).isdisjoint(content(text)) for one in asked
    )


def _struck(reading: Reading) -> bool:
    """Whether something has happened to this customer, who is upset by it or a victim of others."""
    customer = reading.customer
    return customer is not None and (customer.upset or is_robbed(customer.text) or is_distressed(customer.text))


def _suffered(reading: Reading, sentence: Sentence) -> bool:
    """Whether it has happened to this customer, and the sentence reads a little like a reproach."""
    return _complains(reading) and max(sentence.cues["language/blame"], sentence.cues["language/rude"]) >= FAINTLY


def reminds(text: str) -> bool:
    """Whether it is advice for another time.

    >>> reminds("Next time please mind the deadlines."), reminds("If you need it in the future, please ask for me.")
    (True, False)
    """
    if not (NEXT_TIME.search(text) and ADVISES.search(text)):
        return False
    return RUBS_IN.search(text) is not None or not OFFERS.search(BEFORE_US.sub("", text))


def _unasked(reading: Reading, sentence: Sentence) -> bool:
    """Whether advice for next time was not asked for, and is no scorn."""
    return not _is_scorn(sentence) and _asks_not(reading)


def scorns(reading: Reading, sentence: Sentence) -> bool:
    """Whether it is such advice, and scornful."""
    return reminds(sentence.text) and _is_scorn(sentence) and _asks_not(reading)


def _is_scorn(sentence: Sentence) -> bool:
    rude = sentence.cues.get("language/rude", 0.0)
    return rude >= SCORN and rude > 3 * sentence.cues["language/blame"]


def _asks_not(reading: Reading) -> bool:
    return reading.customer is None or not ASKS_HOW.search(reading.customer.text)
