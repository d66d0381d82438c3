"""What lecturers say in English of the course itself: work, tests, dates, places."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.model import Course

_WORK = (
    r"(?:homework|assignments?|problem sets?|exercises?|essays?|reports?|lab reports?|projects?"
    r"|papers?|worksheets?|presentations?|reading)"
)
_EXAM = r"(?:exams?|midterms?|finals?|quiz|quizzes|test)"
_EXAM_NAMES = r"(?:exams?|midterms?|quiz|quizzes|(?:the|our|your) finals?(?= (?:is|are|will|on)\b))"
_HAND_IN = (
    r"(?:upload|post|e-?mail|send|submit|deliver|hand in|turn in|finish|complete|bring|fill in"
    r"|fill out)"
)
_DO = r"(?:read|prepare|bring|complete|finish|solve|write|watch|review|submit|hand in|turn in|do)"

ENGLISH = Course(
    assignment=(
        r"\b(?:your|the|this week's|first|next|second|last) (?:homework|assignment|task)"
        r"(?: (?:for|that|on) [^.?]{0,60}?)?,? (?:is to|is that|is|will be|consists of)"
        r"(?! not\b| due\b| graded| optional| mandatory| required| hard| easy| worth)\b",
        r"\b(?:for|as|your) homework\b(?! (?:is|was|from|last)\b)",
        r"\b(?:your|the|this|that|first|second|final) (?:\w+ )?" + _WORK + r" (?:\w+ ){0,2}?"
        r"(?:is|are|will be) due\b",
        r"\b(?:hand|turn|send) (?:it |them |that )?in (?:your|the|a|an|by|on|before|at)\b",
        r"\b(?:hand|turn) (?:it|them) in\b",
        r"\bsubmit (?:your|the|a|an|it|them) ?(?:\w+ )?(?:" + _WORK + r"|by|on|before|through)\b",
        r"\b(?:for|before) (?:our |the )?next (?:class|week|time|lecture|session),? (?:please"
        r"|i want"
        r"|i'd like|you (?:should|need|must|have to)|" + _DO + r")\b",
        r"\b(?:i'm|i am|i'll|i will|we'll) (?:going to )?(?:give|giving|assign|assigning|set"
        r"|setting|"
        r"leave|leaving) (?:you )?(?:an?|some|another|one|two|the) (?:\w+ )?" + _WORK + r"\b",
    ),
    work_names=_WORK,
    assignment_weak=(
        r"\bi (?:want|would like|expect|need) you to " + _DO + r"\b",
        r"\bi'd like you to " + _DO + r"\b",
        r"\b(?:you|everyone|each of you) (?:need to|have to|must|should) " + _DO + r"\b",
        r"\bplease " + _DO + r"\b",
        r"(?:^|(?<=[.,;:] ))(?:and |so |also )?(?:read|prepare|bring|complete|finish|solve|write) "
        r"(?:chapters?|sections?|pages?|the|a|an|your|exercises?|problems?)\b",
        r"\b(?:is|are) due\b|\b(?:deadline|due date) (?:is|for|will)\b",
        r"(?:^|(?<=[.,;:?!] ))(?:and |so |also |then |now )?"
        + _HAND_IN
        + r" (?:me |us |in |over )?"
        r"(?:your|the|an?|it|them|this|all|each|one|two|three|both|exercises?|problems?|"
        + _WORK
        + r")\b",
        r"\b(?:please|must|should|need to|needs to|have to|has to|remember to|don't forget to|make"
        r" sure to|want you to) " + _HAND_IN + r"\b",
        r"\b(?:must|should|has to|have to|need to|needs to|is to|are to) be (?:uploaded|submitted"
        r"|handed in|turned in|sent|posted|emailed|delivered|finished|completed|done|ready) "
        r"(?!into|to (?:the )?(?:memory|cpu|gpu))",
        r"\byou(?: all)?(?: have|'ve got| got) until\b",
    ),
    assignment_not=(
        r"\b(?:no|any|without|never)(?: \w+){0,2} (?:homework|assignments?)\b",
        r"\b(?:last (?:week's|time's)|previous|past|yesterday's) (?:homework|assignment)\b",
        r"\b(?:homework|assignment)s? (?:from|of) (?:last|yesterday)\b",
        r"\b(?:is|are) due to\b",
        r"\bdue (?:north|south|east|west|process)\b",
    ),
    mandatory=(r"\b(?:is|are|it's) (?:mandatory|compulsory|required|not optional)\b",),
    optional=(r"(?<!not )\b(?:optional|voluntary|not mandatory|not required)\b",),
    graded=(
        r"\b(?:graded|will be marked|counts? (?:for|towards?)|part of your grade)\b",
        r"\bworth (?:\d+|\w+ (?:points?|percent))\b",
    ),
    reward=(
        r"\b(?:extra credit|bonus points?|extra points?)\b",
        r"\b(?:exempt(?:ed)?|excused) from (?:the )?(?:\w+ )?" + _EXAM + r"\b",
    ),
    announcement=(
        r"\b(?:no|won't be any|not have) (?:class|lecture|session)\b",
        r"\b(?:class|lecture|session|exam|deadline)s? (?:is|are|has been|have been|will be) "
        r"(?:cancel\w+|postponed|moved|rescheduled)\b",
        r"\b(?:recordings?|slides|materials?) [^.?]{0,40}?(?:will be|i'll|i will"
        r"|is going to be|are) "
        r"(?:be )?(?:uploaded?|posted?|shared?|online|available)\b",
        r"\b(?:upload|post|share) (?:the|these|this|all the) (?:recordings?|slides|materials?)\b",
        r"\b(?:my |the )?office hours (?:are|is|will|have|move)\b",
        r"\b(?:change of|new|different) (?:room|classroom|schedule)\b",
    ),
    announcement_dated=(
        r"\b(?:the|our|your|a|first|second) (?:first |second |final |next )?" + _EXAM + r"\b",
        r"\b(?:exam|midterm|quiz) (?:is|will be|takes place)\b",
        r"\b(?:presentations|field trip|registration|enrol?lment|holiday|guest lecture|workshop)\b",
    ),
    next_class=(
        r"\b(?:see you|we'll meet|we meet|see you all)(?: \w+){0,2}? (?:on|next|in|tomorrow"
        r"|again)\b",
        r"\b(?:our |the )?next (?:class|lecture|session|meeting|time|week),? (?:is|will|we|we'll"
        r"|we're|i'll|takes)\b",
    ),
    exam=(
        r"\b(?:on|in|for) (?:the|your|our) (?:first |final |next |midterm )?" + _EXAM + r"\b",
        r"\b(?:exam|test|quiz) (?:question|material)s?\b",
        r"\b(?:i|we) (?:might|may|will|could|often|always|like to) ask (?:you )?(?:this|that"
        r"|about)\b",
    ),
    exam_names=_EXAM_NAMES,
    demonstratives="this that it these",
)
