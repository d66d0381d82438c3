"""How English defines, asks and points to works."""

from __future__ import annotations

from lectura.notes.keyless.phrases.study.model import Study

ENGLISH = Study(
    language="en",
    articles=r"an? |the ",
    openings=r"(?:and|so|but|now|well|okay|ok|then|again|basically|essentially|remember|of course"
    r"|in general|in other words|by definition|recall that|remember that|as i said|as we said"
    r"|as you know|first|first of all|in fact|usually|actually|obviously|right),? ",
    joints=r"(?:and|so|but|because|where|now) (?=(?:an?|the) )|(?:because"
    r"|that) (?=\w+(?: \w+)? (?:is an?|is the|means|refers to) )",
    within=r"of|for|in|on|over|between",
    generic=r"problems?|results?|goals?|ideas?|inputs?|outputs?|questions?|answers?|challenges?"
    r"|approach|projects?|papers?|talks?|reasons?|points?|things?|examples?|cases?|steps?|aims?"
    r"|purpose|task|slides?|picture|figure|table|title|setting|situation|difference|advantage"
    r"|disadvantage|conclusion|summary|solution|trick|topic|issue|part|way|rest|name|side|guy"
    r"|student|speaker|group|focus|story|place|area|thesis|work|contribution",
    is_a=r"is (?:essentially |basically |just |simply |actually |really |nothing (?:but"
    r"|more than) |also |defined as |defined to be |known as )*an?",
    are=r"are (?:essentially |basically |just |simply |defined as )?(?=(?:[\w-]+ )?(?:locations"
    r"|sets|numbers|functions|methods|algorithms|elements|substances|compounds|molecules|cells"
    r"|proteins|particles|structures|systems|models|objects|points|regions|values|variables"
    r"|quantities|operations|processes|devices|tools|organisms|machines|programs|rules|laws|words"
    r"|statements|sequences|collections|lines|curves|waves|groups|materials|techniques) (?:of|that"
    r"|which|where|between|with|for|in which) )",
    is_the=r"is (?:essentially |basically |just |simply |defined as |nothing but )?the",
    genus=r"(?:\w+ )?(?:diffusion|union|reaction|transformation|production|formation|division|loss"
    r"|increase|decrease|separation|removal|transmission|exchange|representation|substance|current"
    r"|organism|molecule|price|set|mechanism|number|amount|process|procedure|study|science|branch"
    r"|ratio|sum|product|probability|difference|distance|relationship|relation|ability|capacity"
    r"|rate|measure|degree|art|act|practice|collection|proportion|percentage|fraction|average"
    r"|limit|integral|inverse|derivative|unit|part|point|place|force|transfer|movement|conversion"
    r"|energy|field|theory|tendency|property|quantity|expected value|maximum|minimum) (?:of|that"
    r"|by which|in which|between|at which|to)",
    means=r"means(?: that)?(?! could| can| is| are| was| will| may| of| to be| in| and| or)"
    r"|refers to|stands for|consists of|is defined as|is defined by|is called(?: an?"
    r"| the)?(?! when| where| because)",
    differentia=r"of|that|which|who|where|when|in which|for|to|with|without|from|between|by|used"
    r"|applying|made|based|whose|consisting|containing|composed|designed|describing",
    purpose=r"used|for|allows?|lets|converts?|describes?|measures?|maps?|takes",
    empty=r"\d[\d.,]*|two|three|four|(?:[\w-]+ ){0,3}(?:director|designer|researcher|scientist"
    r"|engineer|manager|author|founder|expert|chairman|president|minister)|extremely|incredibly"
    r"|absolutely|truly|clearly|(?:very |really |quite |pretty |rather |so |too |such |bit |more "
    r"|most |little |kind of |sort of |relatively |fairly |highly |particularly |completely "
    r"|totally |single )*(?:very|quite|really|good|great|nice|excellent|fruitful|wonderful|amazing"
    r"|fantastic|brilliant|serious|tremendous|terrible|awful|clever|smart|neat|lovely|fascinating"
    r"|exciting|useful|helpful|valuable|promising|bad|best|better|big|huge|small|short|long|new"
    r"|old|beautiful|fancy|famous|interesting|important|useful|powerful|popular|common|typical"
    r"|classic|classical|natural|difficult|hard|easy|simple|tricky|necessary|strong|weak|obvious"
    r"|perfect|cool|crazy|major|key|main|central|crucial|critical|different|certain|valid|lot|bit"
    r"|little|few|couple|thing|things|stuff|problem|problems|question|idea|ideas|way|ways|case"
    r"|part|example|instance|challenge|challenges|issue|issues|topic|topics|story|joke|mess|pain"
    r"|matter|fact|reason|place|limitation|hint|shame|must|no|number one|hook|one|ones|person|man"
    r"|woman|guy|special case|open question|work in progress|active (?:area|topic)|city|country"
    r"|actor|actress|company|university|professor|colleague|student|friend)",
    personal=r"i|i'm|i've|i'll|me|my|mine|we've|we're|you guys|favou?rite|his|her|he|she|here"
    r"|yesterday|today|last (?:week|year|time)",
    garbled=r"(?:of|to|with|for) (?:is|are|because|so|and|but|of|or)|(?:the|an?) (?:is|are|because"
    r"|so|and|but|of|that|the|an?|or|it|to|in)|(?:this|that) (?:is|are)(?= (?:this|an?|the))|(?:is"
    r"|are) (?:is|are|a|the)|you know|i mean|(\w+) \1",
    next_clause=r"(?:and|so|but|because|which means)(?: so| then| now| here| also)* (?:i|you|we|it"
    r"|it's|he|she|they|this|that|that's|there|there's|here|if|when|what|now|let's|in|for example)"
    r"|so|okay|right|now",
    asks_what=r"what|what's|how|which|who|who's|whom|whose|when|where|where's|why|whether",
    asks_yes_or_no=r"is|isn't|are|aren't|was|were|do|don't|does|doesn't|did|didn't|can|can't|could"
    r"|couldn't|will|won't|would|wouldn't|should|shouldn't|has|hasn't|have|haven't|may|might"
    r"|so (?:is|are|does|do|can|would|will)|but (?:is|are|does|do|can|isn't)",
    says_yes_or_no=r"(?:well|so|oh|um|uh|okay|ok)?,? ?(?:yes|yeah|yep|yup|no|nope|not (?:really"
    r"|necessarily|exactly|quite|always)|right|exactly|correct|absolutely|of course|certainly"
    r"|definitely|sure|it depends|depends|it does|it doesn't|it is|it isn't|you can|you can't"
    r"|i think so|i don't think so|good question|that's right|it's possible|the answer is)",
    asks_why=r"(?:so |but )?(?:why|how come)",
    says_why=r"(?:well|so|oh|yeah|yes|good question)?,? ?(?:because|'cause|cause|since|the reason"
    r"|that's because|it's because|due to|in order to)",
    answers=r"(?:well|so|oh)?,? ?(?:the answer is|(?:that's |that is |it's )?an? (?:very "
    r"|really )?(?:good|great|excellent|interesting) question|(?:good|great|excellent"
    r"|interesting) question|it depends|that depends|depends)",
    reported=r"(?:asked|asks|asking|wants to know|question is|question was)(?: me| us)? (?:whether"
    r"|if|about|how|what|why|when|where)|question (?:\w+ ){0,4}(?:whether|about how|about whether"
    r"|about what)",
    lecturer_asks=r"because|(?:and |so |but |now |ok |okay |well )*(?:we|let's|our|(?:how |what "
    r"|why |where |when |which \w+ )?(?:do|did|can|could|should|would|are|have|will) (?:we|our)"
    r"|(?:how|what|why|where|when) we)",
    dangles=r"^(?:(?:and|so|but|now|well|ok|okay),? )*(?:(?:why|how|what|where|when) )?(?:is|isn't"
    r"|are|aren't|was|were|do|don't|does|doesn't|did|didn't|can|can't|could|will|would|should|has"
    r"|have) (?:it|this|that|these|those|they|he|she)(?! (?:possible|\w+ \w+ (?:of|in)))",
    procedural=r"(?:can|could|would|will) you (?:please|just)|is there (?:anyone|anybody|someone"
    r"|a volunteer)|(?:any|other|more|no) (?:other |more )?questions?|can (?:you|everybody"
    r"|everyone) (?:all |guys )?(?:see|hear|read)|(?:see|hear|share) my (?:screen|slides?|voice)"
    r"|hear me|see me|(?:make|makes|making) sense|(?:is|was) (?:that|this|it|everything) clear"
    r"|clear so far|(?:do|did|don't) you (?:all |guys )?(?:see|understand|get|follow|know|remember"
    r"|agree)|you (?:see|got|get|know) (?:that|it|this|what i mean)|are you (?:all )?(?:with me|ok"
    r"|okay|ready|sure|there)|shall (?:we|i)|why don't (?:we|you|i)|should (?:we|i) (?:start"
    r"|continue|move|go)|can i (?:propose|go|start|have|get|ask|just ask|move)|may i (?:ask|go"
    r"|have|propose|now)|could (?:we|i) (?:move|go|come)|next slide|my (?:mic|microphone|camera"
    r"|screen)|muted|who (?:wants|would like)|raise your hands?|what time is it"
    r"|how much time (?:do|is|have)|take a break|anyone else|anybody else|has (?:anyone|anybody"
    r"|everyone|everybody)|is (?:anyone|anybody|everyone|everybody)|how many of you|how are you"
    r"|what was i|did i (?:say|miss|forget|mention|write)|where (?:was i|were we)"
    r"|do you have (?:any|a) (?:idea|question)|your name|go ahead|one second|louder|repeat (?:that"
    r"|the question|it)|say (?:that|it) again|want to (?:go|start|begin|move|add) (?:on|first|next"
    r"|anything)|what else|you mean|sorry what|pardon",
    work=r"(?P<paper>papers?|articles?)|(?P<book>books?|textbooks?|novel|monograph|handbook)"
    r"|(?P<other>film|movie|documentary|podcast|video|lecture series|song|play)|(?P<link>website"
    r"|web site|webpage|web page|blog|channel)|(?P<tool>library|package|program|software|tool|app"
    r"|framework|data ?set|database)",
    author=r"by",
    called=r"(?:is |was |that's |that is |which is |it's )?(?:called|titled|entitled|named)|is",
    points_to=r"at|website is|it's|address is|use|uses|used|using|download|install|installed"
    r"|available (?:on|in|at|from|via)|in|on|with|from|via|through|try|open|check out|look at"
    r"|go to|visit|call|called|upload to|search|run|written in|as|like|site|website|page",
)
