"""English cue phrases."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.en import ENGLISH as COURSE
from lectura.notes.keyless.phrases.model import Phrases

ENGLISH = Phrases(
    language="en",
    strong_openers="so okay ok now then well alright next finally first second moreover however "
    "therefore furthermore for_example in_other_words that_is in_fact remember anyway",
    weak_openers="and but because when where which although while if since also or as that this "
    "these it there you we i he she they",
    relatives="which who whose whom that",
    dangling="the a an of to in on at by for with from and or but that which who whose is are was "
    "were be been has have had will would can could may might must should not so if as than "
    "then because when where while my your his her its our their this these those some any "
    "every each no very more most i we you he she they it what how into about do does did",
    filler_words="okay ok well right actually basically really just like thing things stuff lot "
    "lots bit kind sort going want wants need needs know think see look looking let get gets got "
    "say said says tell talk talking make makes made guys people everybody everyone today "
    "tomorrow thanks thank please hello yes yeah course obviously simply maybe probably good "
    "great nice better best way ways case cases part parts point points time times example "
    "examples different first second third one two three use used using class lecture session "
    "interesting homework exam exams midterm read important called means mean many much quite "
    "even still also thy thou thee hath "
    "mister said hear heard",
    lead_ins=r"(?:(?:(?:and|but|so|okay|ok|now|then|um|uh|alright|all right)[,.]?"
    r"|(?:well|right|also|you know|i mean|anyway|again)[,.])\s+)+",
    clinging="that as far much many long if to only well",
    important=(
        r"\b(?:the|most) (?:important|key|main|crucial|essential)\b",
        r"\bthe (?:point|idea|conclusion|difference|answer|problem|reason|result|goal|best)\b",
        r"\b(?:remember|note that|keep in mind|notice|don't forget)\b",
        r"\b(?:therefore|in conclusion|in summary|in other words|that means|because of)\b",
        r"\b(?:theorem|definition|law|principle|method|equation|hypothesis)\b",
        r"\bfirst importance\b|\binvention of\b",
    ),
    defining=(
        r"\b(?:is|are|was|were) (?:an?|the|called|defined|known|considered)\b",
        r"\bmay be considered\b",
        r"\b(?:means|refers to|consists of|stands for)\b",
    ),
    chatter=(
        r"\b(?:sorry|excuse me|one moment|one second|hang on|hold on|let me see|i forgot)\b",
        r"\b(?:thank you|thanks|goodbye|see you|good (?:morning|afternoon|evening)|welcome)\b",
        r"\b(?:can you hear|can you see|share my screen|the chat|the recording|my slides)\b",
        r"\b(?:i|we) (?:have )?(?:graded|marked|corrected) (?:the|your)\b",
        r"\b(?:homework|assignments?|midterm|graded|grades?|your essays?)\b",
        r"\b(?:i'll show you|i will show you|let's see|let's try|let me)\b",
    ),
    plans=(
        r"\b(?:we|i)(?:'ll| will|'re (?:just )?going to|'m (?:just )?going to| are going to"
        r"| am going to|'d like to| would like to| want to| wanted to)(?: \w+)? ?"
        r"(?:see|show|talk|look|discuss|introduce|prove|cover|start|begin|go|come|move|continue"
        r"|ignore|give|try)\b",
        r"\b(?:we|i)(?:'ve| have)? (?:just )?(?:introduced|talked|discussed|showed|shown|saw|seen"
        r"|proved|covered|mentioned|looked|did)\b",
        r"\b(?:last|next) (?:time|week|class|lecture|videos?|session|(?:\w+ )?videos)\b|\btoday\b",
        r"\bin (?:this|the (?:next|last|previous))(?: \w+)? (?:videos?|lectures?|presentation"
        r"|session|class|section)\b",
        r"\blet(?:'s| us| me)\b|\bpoll(?:s|ing)?\b|\bas before\b",
        r"^(?:(?:so|now|and|but|okay|ok),? )*here(?:'s| is| are| we have| you (?:see|have))\b",
    ),
    general=(
        r"\b(?:always|never|cannot|whenever|as long as|depends on|in order to|(?<=\w )because)\b",
        r"\b(?:if|when) [^.]{4,80}(?:,| then) ",
    ),
    backward_openers="it its it's it'll they them their they're they'll he she his her him he's "
    "she's that's which whose whom who than of is are was were be been being has does whereas such "
    "thereby until or",
    pointing_openers="this that these those both another",
    here_and_now="i me my i'm i'll i've i'd you your yours you're you'll you've you'd yourself "
    "here look looking see shown picture slide slides screen",
    course=COURSE,
    question=(
        r"\b(?:i have|i had|i've|i've got|i got|have) (?:just )?(?:an?|one|another|two)?\s?"
        r"(?:very )?(?:quick |small |short |little )?questions?\b",
        r"(?:^|(?<=[.?!] ))(?:so |yeah,? |yes,? |ok,? |just )*(?:one|an?|another|quick) "
        r"(?:quick |small |short |last |more )?question\b",
        r"\b(?:professor|sir|miss), (?:what|how|why|when|where|could|can|is|do|does|i)\b",
        r"\bexcuse me,? (?:professor,? |sir,? )?(?:what|how|why|when|where|could|can|is|do"
        r"|does|i)\b",
        r"\b(?:someone|somebody|a student|one of you) (?:asked|asks|is asking|wants to know)\b",
    ),
    question_not=(
        r"\b(?:any|no|if you have|do you have|other|more|the|that|exam|there are|you have an?) "
        r"questions?\b",
        r"\bquestions? (?:of|for you|to you|here is|in)\b",
    ),
    question_tags=r"(?:right|okay|ok|yes|no|isn't it|correct|you know|you see|agreed)",
    date_lead=r"(?:(?P<deadline>by|before|until|due|for|no later than)\s+)?(?:(?:on|from)\s+)?"
    r"(?:(?:the|this|next|coming|following)\s+)*",
    past=r"(?:saw|did|talked|discussed|covered|met|last|past|previous|ago)",
    next_class_names=r"(?:the |our )?next (?:class|lecture|session|time)",
    weekday_tail=r"next week|of next week|after next",
)
