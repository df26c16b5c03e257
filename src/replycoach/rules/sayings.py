"""Sayings that help no customer, whatever else they are: talk of policy, pressure, a jab, a threat, doubt put into other words.

`is_hollow` knows those that fill a sentence, which may go as it stands; `JABS`, `THREATS` and `WALLS` are clauses within one that says something besides.
"""

from __future__ import annotations

import re

from replycoach.text.anycase import AnyCase

_TALK = r"(?:phon|call|ring|writ|e-?mail|messag|ask|chas|contact)ing"
_HOLLOW = (
    # talk of policy
    r"(?:(?:policy\s+is\s+policy|rules\s+are\s+rules|a\s+rule\s+is\s+a\s+rule|that['’]?s\s+(?:just\s+)?(?:how\s+it\s+is|the\s+way\s+it\s+is|life))\b[^.!?\d]{0,80})",
    r"(?:(?:unfortunately,?\s+|and\s+|but\s+|sorry,?\s+(?:but\s+)?)?(?:we|i)\s+(?:really\s+|just\s+|simply\s+)?(?:can['’]?t|cannot|can\s+not|don['’]t|do\s+not)\s+make\s+(?:any\s+|an\s+)?exceptions?\s+for\s+(?:everyone|everybody|every\s+\w+|anyone|anybody|all\s+\w+|(?:individual|single)\s+\w+)[^.!?\d]{0,40})",
    # pressure
    r"(?:(?:please\s+|now\s+|just\s+)*(?:calm\s+down|get\s+a\s+grip|take\s+it\s+easy|don['’]?t\s+(?:get\s+so\s+upset|shout))(?:,?\s+(?:please|now))*)",
    r"(?:(?:so\s+)?(?:please\s+)?(?:hurry|make\s+it\s+quick|be\s+quick)(?:\s+up)?(?:,?\s+please)?(?:[,;–—-]?\s+(?:as\s+|because\s+|since\s+)?(?:my|i|we|our)\b[^.!?]{0,60})?)",
    r"(?:(?:and\s+|but\s+)?(?:my\s+shift\s+(?:is\s+(?:nearly\s+|almost\s+)?over|ends)|(?:i|we)\s+(?:haven['’]t\s+got|don['’]t\s+have)\s+all\s+(?:day|night))\b[^.!?]{0,40})",
    # a retort
    r"(?:(?:and\s+|but\s+|please,?\s+)?(?:we|i)(?:['’]re|['’]m|\s+are|\s+am)\s+(?:certainly\s+|really\s+)?not\s+(?:an?\s+|your\s+|some\s+)?(?:thie(?:f|ves)|liars?|crooks?|criminals?|cheats?|scammers?|frauds?|idiots?|stupid|deaf|blind|mind[-\s]readers?|magicians?|miracle\s+workers?|wizards?|servants?|slaves?|babysitters?|punching\s+bags?)(?:\s+(?:here|either|you\s+know))?)",
    r"(?:(?:look,?\s+|and\s+|but\s+)?i(?:['’]?m|\s+am)\s+(?:only|just|simply)\s+doing\s+my\s+job(?:\s+here)?)",
    r"(?:(?:so\s+|and\s+|but\s+|please,?\s+)*(?:do\s+not|don['’]?t)\s+(?:blame\s+(?:me|us)(?:\s+(?:if|when|for)\b[^.!?\d]{0,60})?|exaggerate|over-?react)(?:,?\s+please)?)",
    r"(?:(?:and\s+|but\s+|because\s+)?(?:i|we)(?:['’]ve|\s+have)(?:\s+got)?\s+(?:other|more)\s+(?:people|customers|callers|calls|clients|guests|patients)\s+(?:waiting|to\s+(?:see|serve|help)|in\s+the\s+queue|on\s+hold))",
    # doubt and a shrug
    r"(?:(?:and\s+|but\s+|besides,?\s+)?(?:we(?:['’]re|\s+are)\s+all|every(?:one|body)\b[^.!?,\d]{0,40}\b(?:is|are))\s+(?:all\s+)?in\s+the\s+same\s+boat)",
    r"(?:(?:well,?\s+)?(?:it\s+|everything\s+|that\s+|the\s+\w+\s+)?works\s+(?:just\s+|perfectly\s+|absolutely\s+)?(?:fine|perfectly)\s+(?:for|with)\s+(?:me|us)(?:\s+here)?)",
    r"(?:(?:so\s+)?who\s+(?:on\s+earth\s+)?(?:told|promised)\s+you\s+(?:that|this|so))",
    r"(?:(?:well,?\s+|but\s+)?(?:it|that|everything)\s+works\s+(?:\w+\s+)?for\s+(?:everyone|everybody)\s+else)",
    r"(?:(?:it|that)(?:['’]s|\s+is)\s+(?:really|very|quite|actually)\s+(?:very\s+|quite\s+)?(?:easy|simple)(?:\s+(?:really|actually))?)",
    r"(?:(?:after|from)\s+(?:that|then|there|this)(?:\s+on)?,?\s+you(?:['’]re|\s+are)\s+on\s+your\s+own)",
    r"(?:(?:that|this|it)(?:['’]s|\s+is|\s+was)\s+(?:entirely\s+|really\s+)?(?:(?:the|your)\s+\w+['’]s?|their)\s+(?:fault|problem|mistake),?\s+(?:and\s+)?not\s+ours?)",
    # where it all stands
    r"(?:(?:it['’]?s|it\s+is)\s+all\s+(?:in|on)\s+(?:the|your|our)\s+(?:[\w-]+\s+)?[\w-]+)",
    r"(?:(?:that|this|the)\s+information\s+(?:is|can\s+be\s+found)\s+(?:(?:also|all|available|published|listed)\s+){0,2}(?:in|on)\s+(?:the|your|our)\s+(?:\w+\s+){0,2}(?:confirmation|website|site|page|terms|contract|bill|invoice|ticket|booking))",
    # no more questions
    r"(?:(?:please|kindly)\s+(?:do\s+not|don['’]t)\s+(?:log|open|send|raise|create|submit|post|report)\s+(?:any\s+)?(?:more\s+|further\s+)?duplicates?\b[^.!?\d]{0,80})",
    r"(?:(?:please|kindly)\s+only\s+(?:phone|call|ring|write|e-?mail|message|contact)(?:\s+(?:to\s+)?us)?\s+if\s+you\s+have\s+(?:\w+\s+)?(?:new|something)\b[^.!?\d]{0,100})",
)
HOLLOW = re.compile(
    rf"^\W*(?:(?:hi|hello|hey|dear)\b[^,.!?\n]{{0,30}}[,.!]\s+)?(?:{'|'.join(_HOLLOW)})\s*[.!?…]*$", re.IGNORECASE
)
JABS = AnyCase(
    r"\b(?:(?:we|i)\s+(?:e-?mailed|wrote|called|rang|contacted|asked|messaged|texted)\b[^.;!?]{0,60}?,?\s+(?:and|but)\s+you\s+(?:have\s+)?(?:never|still\s+haven['’]t|haven['’]t|have\s+not|didn['’]t|did\s+not)\s+(?:\w+\s+)?(?:repl|answer|respond|come\s+back|came\s+back|get\s+back|got\s+back)"
    r"|if\s+you\s+(?:still|really)\s+(?:claim|insist|maintain|say)\s+(?:not\s+to\s+have|that\s+(?:it|you|the|nothing)|you)\b"
    r"|if\s+(?:it|that|this)(?:['’]s|\s+is)\s+(?:really\s+|actually\s+)?true\b"
    r"|you(?:['’]ll|\s+will)\s+(?:(?:just|simply)\s+(?:have|need)\s+to\s+(?:wait|be\s+patient|accept)|(?:\w+\s+)?have\s+to\s+(?:lump|like\s+it\s+or\s+lump)\s+it)\b(?!\s+(?:for|until|till|while)\s+(?:me|us|\d|a\s+(?:minute|moment|second)))"
    r"|you(?:['’]ll|\s+will)?\s+(?:(?:just|simply|only)\s+)?(?:have|need)\s+to\s+(?:persevere|(?:live|put\s+up)\s+with\s+(?:it|that|this|them))\b"
    r"|(?:have|has)(?:\s+got)?\s+(?:many\s+)?other\s+(?:people|customers|callers|clients|guests|patients|tenants|passengers|pupils|families|children)\s+(?:too|as\s+well)\b"
    r"|(?:is|are|it['’]s|they['’]re)\s+(?:(?:there|called\s+\w+|(?:printed|listed|given|shown|written)|(?:in|on)\s+(?:the|our|your)\s+[\w-]+(?:\s+[\w-]+)?)\s+)+for\s+a\s+reason(?=\W*$)"
    r"|if\s+you\s+(?:(?:absolutely|really)\s+)?(?:insist|must)(?=\s*,|\W*$)"
    r"|you\s+(?:should\s+not|shouldn['’]t|must\s+not|mustn['’]t|can['’]t|cannot|need\s+not|needn['’]t)\s+(?:then\s+)?complain\b"
    r"|you(?:['’]re|\s+are)\s+(?:just\s+|very\s+|really\s+|quite\s+)?lucky\b"
    r"|(?:lucky|luckily)\s+for\s+you\b"
    r"|(?:there(?:['’]s|\s+is)|it(?:['’]s|\s+is))\s+(?:really\s+)?(?:no\s+(?:point|use|sense)|pointless|useless)\s+(?:in\s+|to\s+)?(?:you\s+)?"
    rf"(?:{_TALK}|phone|call|ring|write|e-?mail|ask|chase)\b"
    r"|if\s+you\s+(?:really\s+|do\s+)?(?:want|need)\s+(?:it|them|one)\s+(?:that|so)\s+(?:bad|badly)\b"
    r"|i\s+(?:don['’]t|do\s+not|didn['’]t)\s+make\s+the\s+rules\b"
    r"|(?:use|using|try|apply|have)\s+(?:(?:just|a\s+(?:little|bit\s+of)|some|your|more)\s+)?common\s+sense\b"
    r"|(?:make\s+sure|ensure)\s+(?:that\s+)?(?:somebody|someone|you|there)\b[^.!?]{0,40}\b(?:in|home|there|available|ready)\s+this\s+time\b"
    r"|(?:technician|driver|courier|fitter|engineer|plumber|crew|hotel|colleague|they|he|she)\s+(?:strongly\s+|firmly\s+)?(?:den(?:y|ies|ied)|disputes?|disputed)\b"
    r"|i\s+(?:don['’]t|do\s+not)\s+know\s+who\s+told\s+you\s+(?:that|this|so)\b"
    r"|(?:don['’]t|do\s+not)\s+(?:log|open|send|raise|create|submit|post|report)\s+(?:any\s+)?(?:more\s+|further\s+)?duplicates?\b"
    r"|(?:should\s+you|if\s+you)\s+miss\s+(?:that|this)\s+one\s+(?:as\s+well|too|again)\b"
    r"|(?:do\s+not|don['’]?t|can['’]?t|cannot)\s+(?:you\s+)?(?:go\s+)?blam(?:e|ing)\s+(?:me|us)\b"
    r"|if\s+you(?:['’]re|\s+are)\s+(?:not|un)\s*(?:\w+\s+)?(?:happy|satisfied|pleased)\b[^.!?]{0,40}?,?\s*(?:then\s+)?(?:you(?:['’]re|\s+are)\s+(?:\w+\s+)?(?:free|welcome)\s+to|you\s+(?:can|could|may)|feel\s+free\s+to|please|by\s+all\s+means)\s+(?:always\s+|just\s+|simply\s+)?"
    r"(?:leave\b(?!\s+(?:a|us\s+a|it|feedback))|go\s+(?:elsewhere|somewhere)|look\s+elsewhere|shop\s+elsewhere|find\s+(?:someone|somebody|somewhere|another)|take\s+your\s+(?:business|custom)|switch\s+to\s+(?:another|someone))(?![^.!?]*\b(?:without|free|no\s+(?:fee|charge|penalt\w+|cost))\b)"
    r"|(?:i|we)(?:['’]ve|\s+have|\s+had|\s+did)?\s+(?:\w+ly\s+|just\s+)?(?:told|informed|warned)\s+you\s+(?:(?:this|that|so|all\s+this)\s+)?(?:already|(?:twice|before|\w+\s+times|again\s+and\s+again)(?=\W*$|[.,;:!]|\s+that\b))(?![^.!?]{0,160}(?:\b(?:sorry|apolog\w+|mistaken?|wrong\w*|but|should\s+have)\b|n['’]t\b))"
    r"|(?:i|we)(?:['’]ve|\s+have)(?:\s+got)?\s+(?:a\s+(?:queue|line)\s+of\s+|lots\s+of\s+|plenty\s+of\s+|many\s+)?(?:other|more)\s+(?:people|customers|callers|calls|clients|guests|patients|chats|cases)\s+(?:\w+\s+)?(?:waiting|to\s+(?:see|serve|help|get|answer|attend|look|speak|deal)|in\s+the\s+queue|on\s+hold|holding|queu\w+)\b"
    r"|(?:managers?|supervisors?|boss|team\s+leader|(?:somebody|someone|anyone|anybody|everyone)\s+(?:else|here))\s*(?:['’]ll|['’]d|\s(?:will|would|can|could|is\s+going\s+to))\s+(?:(?:only|just|also|simply)\s+)*(?:tell|say|give|repeat)\s+(?:to\s+)?(?:you\s+)?(?:exactly\s+)?the\s+(?:very\s+|exact\s+)?same\b"
    r"|(?:he|she|they)(?:['’]ll|['’]d|\s(?:will|would))\s+(?:only|just|simply)\s+(?:tell|say\s+to)\s+you\s+(?:exactly\s+)?the\s+same\b"
    r"|(?:do\s+not|don['’]?t|stop|no\s+need\s+to|let['’]?s\s+not|try\s+not\s+to|without)\s+(?:exaggerat|over-?react|over-?dramati)\w*"
    r"|(?<!think )(?<!that )(?<!feel )(?<!saying )(?<!mean )you(?:['’]re|\s+are)\s+(?:really\s+|just\s+|simply\s+|clearly\s+|now\s+)?(?:exaggerating|over-?reacting|being\s+(?:\w+\s+)?(?:dramatic|silly|ridiculous|unreasonable|difficult|aggressive|paranoid|impatient|oversensitive))\b"
    r"|i(?:['’]?m|\s+am)\s+(?:only|just|simply|merely)\s+(?:doing\s+my\s+job|following\s+(?:the\s+)?(?:orders|rules|procedures?|protocol|instructions)\b|telling\s+you\s+what\s+(?:it\s+says|the|i['’]ve\s+been\s+told))"
    r"|shoot\s+the\s+messenger\b"
    r"|(?:i|we)(?:['’]ve|\s+have)?\s+already\s+(?:told|informed|advised|warned)\s+you\b(?![^.!?]{0,160}(?:\b(?:sorry|apolog\w+|mistaken?|wrong\w*|but|should\s+have)\b|n['’]t\b))"
    r"|as\s+you(?:['’]d|\s+would)\s+(?:\w+\s+)?(?:know|known|see|seen|notice|noticed|realise|realised|find|found)\b[^.!?]{0,20}\b(?:if|had)\b"
    r"|as\s+you\s+(?:claim|allege|maintain|contend|would\s+have\s+(?:me|us|it))\b"
    r"|you\s+allege\b"
    r"|your\s+word\s+against\b"
    r"|(?:system|records?|computer|meter|scanner|tracking)\s+(?:(?:is|are)\s+(?:rarely|seldom|never|hardly\s+ever)\s+(?:wrong|mistaken)|(?:does|do)(?:n['’]t|\s+not)\s+lie)\b"
    r"|(?<!\bi )(?<!\bwe )(?:do\s+not|don['’]t|not\s+(?:to\s+)?be|no\s+(?:need|reason)\s+(?:for\s+you\s+)?to|need\s+not|needn['’]t|shouldn['’]t|should\s+not|try\s+not\s+to)\s+take(?:n)?\s+(?:(?:it|this|that)\s+)?(?:so\s+)?personally\b"
    r"|(?:if|whether)\s+(?:it|that|this|they|the\s+\w+|your\s+\w+|there)(?:['’]?(?:s|re)|\s+(?:is|are|was|were|has|have))\s+(?:really|actually|genuinely|truly|indeed|in\s+fact)\s+(?:(?:an?|any)\s+)?(?:damage|fault|defect|broke|chip|crack|torn\b|ripped|missing|lost\b|wrong|stolen|late\b|dead\b|scratch|leak|problem|unsafe|unusable|unwell|ill\b)\w*(?!\s+(?:or|and)\b)"
    r"|(?:can(?:no|['’]?)t|can\s+not|won['’]?t|will\s+not|unable\s+to|not\s+able\s+to)\s+(?:(?:just|simply|really|only)\s+)?(?:take|go\s+(?:by|on)|rely\s+on|accept)\s+(?:just\s+|only\s+)?(?:your|(?:an?|the)\s+\w+['’]s|(?:any|every)(?:one|body)['’]s)\s+word\b"
    r"|(?:not\s+(?:\w+\s+)?sure|(?:do\s+not|don['’]?t)\s+(?:\w+\s+)?(?:know|see|understand)|can(?:no|['’]?)t\s+see|fail\s+to\s+see|no\s+idea)\s+why\s+(?:you(?:['’]re|['’]d\s+be|\s+(?:are|were|would\s+be|should\s+be))\s+(?:(?:so|that|still|\w+ly)\s+)?(?:surprised|shocked|upset|angry|annoyed|unhappy|bothered|complaining|disappointed|cross)|(?:this|that|it)(?:['’]?s|\s+(?:is|was|comes|came|should\s+(?:be|come)))\s+(?:as\s+)?(?:such\s+)?an?\s+(?:surprise|shock|problem))\b"
    r"|(?:verify|check|confirm|establish|prove)\s+(?:if|whether)\s+(?:the|this|that|your|it)\b[^.!?,]{0,30}?\b(?:really|actually|genuinely|in\s+fact)\s+(?:there|happened|occurred|took\s+place|as\s+bad|yours|genuine)\b"
    r"|only\s+(?:have|got)\s+your\s+word\b|any(?:one|body)\s+(?:can|could)\s+(?:say|claim)\s+(?:that|so|this)\b"
    r"|(?:not\s+(?:\w+\s+)?sure|(?:do\s+not|don['’]?t)\s+(?:know|see)|no\s+idea|wonder)\s+how\s+you\s+(?:(?:could|can)\s+(?:have\s+)?|managed\s+to\s+)?(?:miss|overlook)(?:ed)?\b"
    r"|(?<!not )(?:mak(?:e|ing)|kick(?:ing)?\s+up)\s+(?:such\s+)?an?\s+(?:\w+\s+)?(?:fuss|scene|song\s+and\s+dance)\b"
    r"|nothing\s+personal\b"
    r"|hindsight\s+(?:is|has|makes)\b(?![^.!?]{0,160}\b(?:we|i)(?:['’]d|\s+(?:should|ought|would|could))\b)"
    r"|what\s+(?:else|more)\s+(?:do|did|would|were)\s+you\s+expect(?:ing|ed)?\b"
    r"|(?:not\s+(?:\w+\s+)?sure|(?:don['’]t|dont|do\s+not)\s+know|unclear|wonder)\s+what\s+(?:else|more)\s+you(?:['’]d|['’]re|\s+were|\s+are|\s+would)?\s+(?:have\s+)?expect(?:ed|ing)?\b)"
    r"|(?<!\s),?\s+so\s+(?:it|the\s+\w+)\s+(?:must|has\s+to)\s+(?:surely\s+)?be\s+(?:there|with\s+you|at\s+your\s+(?:place|house|home|address|end))\s*[.!]*$"
)
"""Clauses that doubt the customer or rub it in."""


_RIGHT = (
    r"(?:(?:choose|decide|wish|want|try|continue|intend|are\s+going|were)\s+to\s+)?(?:dispute\b|contest\b|complain\b|charge\s?back\b|(?:raise|file|start|open|submit|lodge|initiate|request|do)\s+(?:an?|any|another|the)\s+(?:[\w-]+\s+)?(?:charge\s?back|dispute|complaint|case)\b"
    r"|(?:leave|post|write|publish)\s+(?:(?:us|an?|any|another|this|that|such)\s+){0,2}(?:[\w-]+\s+)?reviews?\b|(?:go\s+to|contact|involve|complain\s+to|turn\s+to|write\s+to)\s+(?:your|the|an?|any)\s+(?:bank|card\s+\w+|press|papers?|newspapers?|media|ombudsman|regulator|police|courts?|lawyer|solicitor|trading\s+standards)\b)"
)
_OURS = r"(?:accounts?|access|membership|subscription|service|contract|tenancy|profile|booking|order|place)"
_ENDED = r"(?:clos(?:e|ed)|block(?:ed)?|black\s?list(?:ed)?|suspend(?:ed)?|cancel(?:led|ed)?|terminat(?:e|ed)|ban(?:ned)?|barr?(?:ed)?|remov(?:e|ed)|revok(?:e|ed)|withdraw(?:n)?|restrict(?:ed)?|delet(?:e|ed))"
_HARM = (
    rf"(?:\b(?:your|the|this|any)\s+(?:\w+\s+){{0,2}}{_OURS}\s+(?:(?:will|would|may|might|shall)\s+(?:\w+\s+){{0,2}}be|gets?|is|are)\s+(?:\w+ly\s+)?{_ENDED}\b"
    rf"|\byou(?:['’]ll|\s+(?:will|would|may|might|shall|risk))\s+(?:\w+ly\s+)?(?:be(?:ing)?\s+(?:\w+ly\s+)?(?:ban|barr|black\s?list|block|remov|exclud|evict|su)(?:n?ed|ing)\b|los(?:e|ing)\s+(?:your|the|all|any)\b)"
    rf"|\bwe(?:['’](?:ll|d)|\s+(?:will|would|may|might|shall|have|reserve|are\s+\w+ed))\s+(?:[\w-]+\s+){{0,5}}?(?:{_ENDED}\s+(?:your|the|this)\s+(?:\w+\s+)?{_OURS}|(?:ban|bar|blacklist|sue|report|evict)\s+you|refuse\s+(?:to\s+)?(?:serve|help|deal|you)|take\s+legal|legal\s+action)\b)"
)
THREATS = AnyCase(
    rf"\b(?:(?:if|should|in\s+case|when|where)\s+you\s+{_RIGHT}[^.!?]{{0,80}}?{_HARM}"
    r"|(?:any|a|every)\s+(?:[\w-]+\s+)?(?:charge\s?back|dispute|complaint|bad\s+review|negative\s+review)s?\s+(?:will|would|may|shall)\s+(?:\w+\s+){0,2}(?:result\s+in|lead\s+to|mean|cause)\s+[^.!?]{0,40}?\b(?:closure|suspension|termination|cancellation|blacklist\w*|ban|legal\s+action)\b)"
    rf"|{_HARM}[^.!?]{{0,60}}?\b(?:if|should)\s+you\s+{_RIGHT}"
)
"""What will be done to a customer who complains, disputes a charge or tells others; never beside fraud, from which a block protects them."""
WALLS = AnyCase(
    r"\b(?:(?:you(?:['’]ll)?\s+(?:\w+\s+)?(?:should|must|need\s+to|have\s+to|ought\s+to)\s+|\bif\s+you\s+[^.!?]{3,60}?(?:,\s*|\b(?:then|please|kindly)\s+))take\s+(?:it|this|that|(?:the|your)\s+\w+)\s+up\s+with\s+(?!me\b|us\b|[^.!?]{0,40}\b(?:ombudsman|regulator|court|tribunal|authority)\b)"
    r"|failure\s+to\s+\w+\b[^.!?]{0,80}?\b(?:will|may|shall|would|can)\s+(?:\w+\s+)?(?:result\s+in|lead\s+to|mean|cause|incur)\s+[^.!?]{0,40}?"
    r"(?:forfeit\w*|loss|losing|cancel\w*|terminat\w*|suspen\w*|closure|charges?|fees?|penalt\w+|fines?|disconnect\w*|legal|reject\w*|refus\w*|evict\w*|expuls\w*|withdraw\w*|exclu\w*|prosecut\w*|debt|collect\w*|bailiff\w*|(?:us|our|you|your\s+\w+|the\s+\w+)\s+(?:not|no\s+longer)\s+(?:being\s+)?\w+|removal|deletion|delet\w*)\b)"
    r"|(?:^|[.:;,–-]\s*|\b(?:and|but|so|says?)\s+)no\s+(?:valid\s+|original\s+|proof\s+of\s+)?(?!fuss|hassle|worr|problem|rush|risk|strings|question|obligation|charge|fees?\b|catch|small\s+print|stress|doubt|need)[\w-]+(?:\s+(?!no\b)[\w-]+)?,?\s+(?:then\s+|means\s+|=\s+)?no\s+"
    r"(?:money\s+back\b|(?:refunds?|returns?|exchanges?|replacements?|entry|service|delivery|deliveries|repairs?|warranty|guarantee|credit|discounts?|claims?|access|appointments?|boarding|collection|compensation|admission|treatment|cover|deal)(?=\W*$|[.,;:!–-]))"
)
"""A slogan in place of an answer, a customer sent off with their complaint, and what becomes of them if they fail."""
COLLECTS = AnyCase(
    r"^(?!.*\b(?:paus\w+|hold|stop\w*|nothing|sorry|apolog\w+|instead|before|wrong\w*|never|withdrawn|cancel\w*)\b).*\b(?:(?:will|may|might|could|can|would|shall)\s+(?:then\s+|also\s+|automatically\s+)?be\s+(?:passed|sent|referred|handed|transferred|forwarded|sold)\s+(?:on\s+|over\s+)?to"
    r"|(?:we|i)(?:['’]ll|['’]d|\s+(?:will|may|might|would|shall|have\s+to))\s+(?:have\s+to\s+)?(?:pass|send|refer|hand|transfer|forward|sell|involve|instruct)\s+(?:it|this|the\s+\w+|your\s+\w+)?\s*(?:on\s+|over\s+)?(?:to)?|(?:goes|go)\s+(?:straight\s+)?to)\s+"
    r"(?:an?\s+|our\s+|the\s+)?(?:\w+\s+)?(?:debt[-\s]collect\w+|collections?(?:\s+agency|\s+team|\s+department)?|collection\s+agenc\w+|bailiffs|court|solicitors)\b",
    re.DOTALL,
)
"""Money will be fetched from somebody who has just said what it does to them."""
TAILS = re.compile(
    r"\b(?:do\s+not|don['’]?t|can['’]?t)\s+blame\s+(?:me|us)\b|\b(?:i|we)(?:['’]ve|\s+have)(?:\s+got)?\s+(?:other|more)\s+(?:people|customers|callers|calls|clients|guests|patients)\s+(?:waiting|to|in|on)\b|\b(?:do\s+not|don['’]?t|stop)\s+(?:exaggerat|over-?react)\w*"
    r"|\bi(?:['’]?m|\s+am)\s+(?:only|just)\s+doing\s+my\s+job\b|\btake\s+your\s+word\b|\bwhy\s+you(?:['’]re|\s+(?:are|were))\s+(?:\w+\s+)?(?:surprised|shocked|upset|angry|annoyed|unhappy|disappointed|cross)\b|\bneed\s+to\s+(?:ask\s+for|demand|insist)\b|\b(?:if|whether)\s+\w+(?:['’]s|\s+\w+)?(?:\s+\w+)?\s+(?:really|actually|genuinely)\s+(?:damag|fault|defect|broke|chip|crack)\w*|\bthat(?:['’]?s|\s+is)\s+(?:just\s+|simply\s+)?(?:how|the\s+way)\s+it\s+is(?=\W*$)",
    re.IGNORECASE,
)
"""Sayings that are tagged on to what may be an answer."""
SAFETY = re.compile(
    r"\b(?:fraud\w*|scam\w*|stolen|thie(?:f|ves)|protect\w*|safe\w*|refund\s+(?:you|it|the|your))\b", re.IGNORECASE
)
"""Words in whose company a block or an end is to the customer's good."""
SHRUGS = AnyCase(
    r"^(?!.*\b(?:worr\w+|fret|trouble|problem|but|sorry|apolog\w+|should\w*|rather|never|ours?)\b).*(?:\b(?:these|those|such)\s+things\s+(?:(?:do|can|will|sometimes|just|unfortunately|occasionally)\s+)*happen\b"
    r"|\b(?:accidents|mistakes|errors|delays|glitches|hiccups|mix[-\s]?ups|outages|breakdowns)\s+(?:(?:do|can|will|just|may|sometimes)\s+)*(?:happen|occur)\b|\bdelays\s+(?:are|can)\s+(?:\w+\s+)?(?:to\s+be\s+expected|be\s+expected|normal)\b|\bone\s+of\s+those\s+things(?=\W*$|[.,;!])"
    r"|\b(?:it|that|this)(?:['’]?s|\s+is)\s+(?:(?:just|simply|all|sadly|unfortunately)\s+)*part\s+of\s+(?:(?:the|any|every)\s+(?:game|deal|fun|process|job|experience|adventure)|life|\w+ing(?:\s+(?:an?\s+|with\s+|in\s+|by\s+)?\w+)?)(?=\W*$|[.,;!])"
    r"|\bthat(?:['’]?s|\s+is)\s+(?:just\s+|simply\s+)?(?:how|the\s+way)\s+(?:it|things|this|these\s+things|life)\s+(?:(?:goes|go)\b|(?:is|are)(?=\W*$|[;.!]))"
    r"|^\W*(?:it|this|that)(?:['’]s|\s+is|\s+was)?(?:n['’]t|\s+not)\s+(?:\w+ly\s+)?(?:theft|stealing|(?:daylight\s+)?robbery|a\s+rip-?\s?off|extortion)\b"
    r"|\bevery(?:one|body)\b[^.!?,]{0,40}\b(?:is|are)\s+(?:all\s+)?in\s+the\s+same\s+(?:boat|position|situation)\b|\bwe(?:['’]re|\s+are)\s+all\s+in\s+the\s+same\s+boat\b"
    r"|^\W*(?:(?:all|our|the|any|please\s+note\s+that|unfortunately,?|delivery|transit|waiting|response|lead|processing|arrival|repair|shipping|call|of|course)\s+)*(?:times?|dates?|deliver(?:y|ies)|windows?|periods?|slots?|estimates?|prices?|targets?)(?:\s+(?:shown|given|quoted|stated|on\s+(?:the|our)\s+\w+))?\s+"
    r"(?:(?:can|may|do|will)\s+vary\b|(?:are|is)\s+(?:(?:always|only|just|purely|merely|never|not|approximate\s+and)\s+)*(?:indicative|estimated?s?|approximate|an?\s+(?:guide|estimate|target)|guidelines?|guaranteed|subject\s+to\s+change)\b)"
    r"|^\W*(?:(?:as\s+you\s+can\s+(?:imagine|appreciate|understand)|unfortunately|please\s+note\s+that),?\s+)?we(?:['’]re|\s+are)\s+(?:currently\s+|just\s+)?(?:very|really|extremely|quite|so|incredibly)\s+busy(?:\s+(?:at\s+the\s+moment|right\s+now|at\s+this\s+time(?:\s+of\s+(?:the\s+)?year)?|these\s+days))?\W*$"
    r"|\bwe\s+(?:do\s+)?have\s+(?:a\s+lot|lots|many|hundreds|plenty|thousands|loads)\s+(?:of\s+)?(?:other\s+)?(?:customers|clients|people|guests|patients|orders|requests|tickets|cases|calls)\s+(?:to\s+(?:deal|see|serve|handle|get|look|answer|process)|waiting)\b"
    r"|\b(?:are|is)\s+(?:\w+\s+)?(?:looked\s+at|dealt\s+with|handled|processed|answered|worked\s+(?:through|on)|seen)\s+(?:strictly\s+)?(?:in\s+(?:the\s+)?order\s+(?:of\b|in\s+which\b|(?:that\s+)?(?:they|we)\b)|on\s+a\s+first[-\s]come)"
    r"|\bwe(?:['’]re|\s+are)\s+all\s+(?:(?:very|really|extremely|quite|so|rather|incredibly|just|too)\s+)?(?:busy|swamped|stretched)\b|\bwe\s+(?:do\s+)?get\s+(?:a\s+lot|lots|hundreds|dozens|plenty|loads|thousands)\s+of\s+(?:these|such|those|requests|messages|e-?mails|calls|complaints)\b)"
)
"""Makes light of what an upset customer tells, and says no more."""
BELITTLES = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|but|i['’](?:ll|ve)|we['’](?:ll|ve))\b).*\b(?:normal|nothing\s+(?:to\s+worry\s+about|unusual|out\s+of\s+the\s+ordinary)|to\s+be\s+expected|part\s+of\s+[^.!?,;]{3,40})\s*[,;:–—-]?\s*(?:(?:so|and|but)\s+)?(?:(?:unfortunately|i['’]m\s+afraid),?\s+)?"
    r"(?:you(?:['’]ll|\s+will)?\s+(?:(?:just|simply|only|really)\s+)*(?:have|need)\s+to\s+(?:be\s+patient|persevere|wait|live|put\s+up|get\s+used|bear|give|accept|sit|keep)"
    r"|(?:you|he|she|they)(?:['’]ll|\s+will)\s+(?:\w+\s+)?get\s+used\s+to\s+(?:it|that|them)\b|(?:(?:just|simply|please|only)\s+)+(?:be\s+patient|persevere|give|bear|wait|stick|keep|ignore|live)\b|every(?:one|body)\s+(?:has|gets|goes|feels|experiences)\b|(?:it\s+)?happens\s+to\s+every(?:one|body)\b|lots\s+of\s+people\s+(?:have|get)\b)",
    re.DOTALL,
)
"""What troubles the customer is nothing, and they are to bear it."""
BOASTS = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|but|although|though|until|so\s+(?:i|we|this|that|it)|yet|should|somehow|clearly|rare\w*|surpris\w+|puzzl\w+|i['’](?:ll|ve|m)|we['’](?:ll|ve|re))\b).*(?:"
    r"\b(?:leaves?|left)\s+(?:our|the)\s+(?:factory|warehouse|kitchen|shop|depot|workshop|bakery|works|studio|store|plant)\s+(?:\w+\s+)?(?:in\s+(?:\w+\s+)?(?:perfect|good|excellent|full|working|immaculate|flawless)|undamaged|intact|faultless|clean)\b"
    r"|\b(?:is|are|was|were)\s+(?:[\w-]+\s+){0,3}?(?:checked|tested|inspected)\s+(?:\w+\s+)?before\s+(?:they|it|we)\s+(?:leaves?|ships?|goes?|sends?|are|is)\b"
    r"|(?:\b(?:has|have|had)|['’]ve)\s+never\s+(?:yet\s+|once\s+)?(?:had|seen|received|got|heard)\s+(?:of\s+)?(?:a\s+single|any|an?|one|such)\s+(?:\w+\s+){0,2}?(?:cases?|complaints?|problems?|issues?|reports?|trouble)\b"
    r"|\b(?:sold|sell|served?|delivered?|made|fitted|installed)\s+[^.!?]{2,60}\bwithout\s+(?:an?|any)\s+(?:single\s+)?(?:complaints?|problems?|issues?|trouble)\b"
    r"|\bno\s?(?:one|body)\s+else\b[^.!?,]{0,30}?\s(?:complain(?:ed|s)|minded|noticed)\b"
    r"|\bour\s+[^.!?]{2,60}?\b(?:can(?:not|['’]?t)|could(?:n['’]t|\s+not)|do(?:es)?(?:n['’]t|\s+not))\s+(?:possibly\s+)?(?:have\s+)?caused?\s+(?:it|that|this|such|any)\b"
    r"|\bour\s+(?:\w+\s+)?\w+s\s+(?:is|are)\s+(?:all\s+)?(?:(?:very|highly|extremely|fully|well)[\s-]+)+(?:experienced|trained|qualified|professional|skilled|careful|reliable)\b"
    r"|\b(?:no\s?(?:one|body)|no\s+other\s+\w+|none\s+of\s+our\s+(?:other\s+)?\w+)\s+(?:else\s+)?(?:(?:has|have|had|ever)\s+)*(?:reported|mentioned|raised|noticed|told\s+us\s+about|experienced)\s+(?:it|this|that|any|anything|such)\b)",
    re.DOTALL,
)
"""To somebody whose thing came to harm: ours is without fault, and nobody else says so."""
SHRUGS_OFF = AnyCase(
    r"\bbut,?\s+(?:(?:unfortunately|sadly|sometimes|you\s+know),?\s+)?(?:(?:these|those|such)\s+things\s+(?:(?:do|can|will|just|sometimes)\s+)*happen|(?:mistakes|accidents|delays|errors)\s+(?:(?:do|can|will|just|sometimes)\s+)*happen|(?:that|it)(?:['’]?s|\s+is)\s+(?:just\s+)?(?:how|the\s+way)\s+it\s+is|it\s+is\s+what\s+it\s+is)\W*$"
    r"|(?:^\W*(?:yeah?|yes|well|ok(?:ay)?|so)?[\s,]*|[.,;]\s*|\bbut\s+)(?:it|that|this)(?:['’]?s|\s+is)\s+(?:just|simply|only)\s+(?:the|our)\s+(?:system|computer|market|policy|rules?|weather|process|procedure|software|season|economy|industry|algorithm)\W*$"
    r"|^\W*(?:it|that)(?:['’]?s|\s+is)\s+the\s+(?:market|weather|system|economy|industry|time\s+of\s+year)\W*$"
    r"|\bso\s+(?:there(?:['’]?s|\s+(?:is|was))\s+(?:\w+\s+)?no\s+need|no\s+need|you\s+(?:do\s+not|don['’]?t|did\s+not|didn['’]?t)\s+(?:\w+\s+)?(?:need|have))\s+(?:for\s+you\s+)?to\s+(?:ask\s+(?:us\s+)?for\s+(?:it|them|this|that|one)|demand|insist|complain|(?:keep|go\s+on)\s+\w+ing)\b(?![^.!?]*\b(?:i|we)(?:['’](?:ll|ve)|\s+(?:will|have))\b)"
)
"""The same after a kind word, with a cause that is none, or as if they need not have spoken."""
MINIMISES = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|but|so\s+(?:we|i)|which\s+is\s+why|should(?:n['’]t|\s+not|\s+never)?|never|our)\b)\W*(?:(?:oh\s+(?:no|dear)|well|yeah|yes|hi|hello|hey|unfortunately|sadly|i['’]m\s+afraid)\b[^,.!?]{0,20}[,.!]?\s+){0,3}(?:(?:the|these|some|most|such|our)\s+)?(?:\w+\s+)?\w+s\s+"
    r"(?:(?:do|can|will|may|sometimes|often|occasionally|always|tend\s+to|just|unfortunately|sadly)\s+){1,3}(?:get|be|become|arrive|come|end\s+up|go)?\s*(?:an?\s+(?:little|bit|tad)\s+)?(?:\w+\s+)?(?:bashed|squashed|squished|dented|crushed|bent|scuffed|battered|creased|crumpled|jumbled|knocked\s+(?:about|around|off|over)|thrown\s+(?:about|around)|shaken\s+(?:up|about)|lost\s+in\s+the\s+\w+|mislaid|astray)\b"
    r"|^(?!.*\b(?:sorry|apolog\w+|but|so\s+(?:we|i|you)|i['’](?:ll|ve)|we['’](?:ll|ve))\b)\W*(?:well,?\s+)?(?:it|that|this)(?:['’]?s|\s+(?:is|was))\s+(?:really\s+|after\s+all\s+)?(?:only|just|merely|nothing\s+but)\s+an?\s+(?:(?:very|small|tiny|little|minor|slight|light|bit\s+of\s+a)\s+)*(?:tear|scratch|dent|mark|chip|crack|stain|hole|scuff|graze|crease|delay|wait|inconvenience)\b"
)
"""Tells somebody whose thing came to harm that such things do, or how small the harm is."""
NO_OFFER = AnyCase(
    r"\b(?:(?:don['’]?t|do\s+not)\s+(?:want|need)|(?:not|n['’]t)\s+(?:interested\s+in|after|looking\s+for))\s+(?:(?:to\s+hear|an?|any|another|your|more|about)\s+)*(?:\w+\s+)?(?:offers?|deals?|upsell\w*|sales\s+(?:pitch|talk)|retention)\b|\bno\s+(?:more\s+|further\s+)?(?:offers|deals|sales\s+(?:pitch|talk)|upselling)\b"
)
"""Wants no offer, and says so."""
PITCHES = AnyCase(
    r"\bwhat\s+if\s+(?:i|we)\b|\bwhat\s+you(?:['’]d|['’]ll|\s+would|\s+will|['’]re|\s+are)\s+(?:be\s+)?(?:losing|missing|giving\s+up)\b|\b(?:special|exclusive|better|(?<!\ba )great|fantastic)\s+(?:offer|deal|discount|rate)s?\b|\b(?:if|before)\s+you\s+(?:stay|go|leave|decide),?\s+(?:with\s+us,?\s+)?(?:i|we)\s+(?:can|could)\s+(?:offer|do|give)\b|\btempt\s+you\b"
)
"""Makes one all the same."""
UNTRUE = AnyCase(
    r"^(?!.*\b(?:sorry|apolog\w+|you(?:['’]re|\s+are|\s+were)\s+right|whoever|of\s+ours?|our\s+(?:fault|mistake|error)|if)\b)\W*(?:(?:hi|hello|hey|no)\b[^,.!?]{0,20}[,.!]\s+)?(?:that|this|it)(?:['’]?s|\s+(?:is|was))\s+(?:(?:simply|just|absolutely|plainly|completely|factually|quite)\s+)*(?:untrue|not\s+(?:true|what\s+happened|how\s+it\s+(?:was|went|happened))|false\b|a\s+lie\b)(?!\s+(?:that|to\s+say)\s+(?:we|nothing|i)\b)",
    re.DOTALL,
)
"""Calls it untrue, to somebody who complains."""
IRONY = re.compile(
    r"\bbelieve\s+it\s+or\s+not\b|^\W*(?:just\s+)?for\s+the\s+record\b|\bcrystal\s+ball\b|\b(?:not|n['’]t)\s+a\s+magic\s+wand\b|\b(?:not|n['’]t)\s+(?:exactly\s+|that\s+|so\s+|really\s+)?(?:hard|difficult|complicated)\s+a\s+concept\b"
    r"|\bmanners\s+cost\b|\bdial\s+(?:it|that|this)\s+down\b|\b(?:it|the\s+drama)\s+down\s+a\s+notch\b|\bgo\s+easy\s+on\s+the\s+(?:accusations|complaints|drama|capitals|caps|exclamation)\b|\bsince\s+you\s+insist\b"
    r"|\byou['’]ll\s+(?:have\s+to\s+)?forgive\s+(?:us|me)\s+if\b|\b(?:n['’]t|not)\s+(?:quite\s+|exactly\s+)?the\s+end\s+of\s+the\s+world\b|\bnever\s+killed\s+any(?:one|body)\b|\bat\s+a\s+loss\s+to\s+(?:see|understand)\b"
    r"|\b(?:bit|too|so|less)\s+dramatic\b|\btheatrics\b|\bwould(?:['’]ve|\s+have)\s+spared\s+(?:us|me)\s+both\b|\bfunny\s+how\b|\bnot\s+(?:a\s+lot|much)\s+to\s+go\s+on,?\s+is\s+it\b"
    r"|\b(?:as|like)\s+(?:anyone|anybody|everyone|everybody)\s+(?:who\s+has\s+ever|could\s+have\s+told)\b|\bmost\s+(?:people|adults|grown-ups)\s+(?:(?:do\s+)?manage\b(?!\s+to\b)|get\s+(?:through|over)|work\s+(?:that|it|this)\s+out)\b|\bseem\s+to\s+be\s+(?:coping|managing)\b"
    r"|\bas\s+(?:anyone|anybody|everyone|everybody|any\s+\w+|most(?:\s+of\s+our)?\s+\w+)\b[^.!?,]{0,40}?\b(?:knows?\b|(?:will|would|should|can|could)\s+(?:know|see|tell\s+you|confirm)\b)"
    r"|^\W*with\s+(?:all\s+|the\s+greatest\s+)?(?:due\s+)?respect,?\s+\w|\b(?:i|we)(?:['’]d|\s+(?:would|must|might|have\s+to))\s+(?:like\s+to\s+|just\s+)?remind\s+you\s+that\b|\b(?:may|must|need)\s+(?:i|we)\s+remind\s+you\b"
    r"|\bas\s+i(?:['’]m|\s+am)\s+sure\s+(?:that\s+)?you\s+(?:can|will|would)\b"
    r"|\b(?P<same>\w{3,}(?:\s\w{3,})?)\s+(?:as\s+long\s+as|when)\s+(?:it|they|you)(?:['’](?:s|re)|\s+(?:is|are))?\s+(?P=same)\b"
    r"|\bhold(?:ing)?\s+(?:my|your|our)\s+breath\b(?!\s+(?:over|for\s+\d))|\bi(?:['’]d|\s+would)\s+have\s+thought\s+(?:that\s+)?(?!(?:some|any|every|no|we|they|it|our|the|this|that|there)\w*\b)(?:your\s+)?\w+(?:['’]d|\s+(?:would|might|could)\s+have|\s+(?:knew|had))\b"
    r"|\b(?:most|many|plenty|a\s+lot|lots)\s+(?:of\s+)?(?:our\s+|the\s+)?(?:people|customers|members|clients|users|subscribers|guests|tenants)\b[^.!?]{0,60}\b(?:regret|wish\s+they)\b[^.!?]{0,40}\b(?:leav\w+|left|cancel\w*|switch\w*|going|gone|went|stay\w*)\b"
    r"|\b(?:most|many)\s+(?:people|customers|members|clients|users|subscribers|guests|tenants)\s+who\s+(?:leave|cancel|switch)\b[^.!?]{0,40}\b(?:regret|come\s+back|wish)\b"
    r"|\b(?:the|your|this|any)\s+(?:alleged|so-called)\s+(?!fraud|scam|theft|thie|offen[cs]e|breach|driver|third)\w+"
    r"|\bif\s+you\s+(?:don['’]t|do\s+not|won['’]t|can['’]t)\s+(?:try|do|follow|read|listen)\b[^.!?,]{0,40}\b(?:properly|carefully)\b",
    re.IGNORECASE,
)
"""Turns of scorn; the reply has to read somewhat rude besides, since friends say them, too."""
PRICES = re.compile(
    r"^\W*(?:all\s+)?(?:(?:our|the)\s+)?(?:prices|rates|fees|tariffs)\s+(?:can\s+be\s+found|are(?:\s+listed|\s+shown)?)\s+on\s+(?:our|the)\s+(?:website|site|page|homepage)[.!]*$",
    re.IGNORECASE,
)
"""Where the price stands, which says nothing beside the price."""


def is_hollow(text: str) -> bool:
    """Whether a sentence is no more than such a saying.

    >>> is_hollow("Policy is policy and we can't make exceptions for everyone."), is_hollow("Our policy covers the lid.")
    (True, False)
    """
    return HOLLOW.match(text) is not None or PRICES.match(text) is not None
