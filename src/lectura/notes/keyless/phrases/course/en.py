"""What lecturers say in English of the course itself: work, tests, dates, places."""

from __future__ import annotations

from lectura.notes.keyless.phrases.course.model import Course

_WORK = (
    r"(?:homeworks?|assignments?|problem sets?|p-?sets?|exercises?|essays?|reports?|lab reports?"
    r"|projects?|papers?|worksheets?|presentations?|readings?|write-?ups?|summary|summaries|talk)"
)
_GRADED_WORK = (
    r"(?:homeworks?|assignments?|problem sets?|p-?sets?|essays?|reports?|projects?|papers?"
    r"|presentations?|participation|attendance|labs?|quiz(?:zes)?|(?:mid-?terms?|finals?)(?:"
    r" exams?| papers?| projects?)?|exams?)"
)
_EXAM = r"(?:exams?|mid-?terms?|finals?|quiz|quizzes|test)"
_EXAM_NAMES = (
    r"(?:exams?|mid-?terms?|quiz|quizzes|(?:the|our|your) finals?(?= (?:is|are|will|on)\b))"
)
_HAND_IN = (
    r"(?:upload|post|e-?mail|send|submit|deliver|hand in|turn in|finish|complete|bring|fill in"
    r"|fill out|drop|return|share|push)"
)
_DO = r"(?:read|prepare|bring|complete|finish|solve|write|watch|review|submit|hand in|turn in|do)"
_CLASS = (
    r"(?:class(?:es)?|lectures?|sections?|discussion sections?|discussions?|labs?|lab sessions?"
    r"|sessions?|recitations?|tutorials?|seminars?|office hours|school)"
)
_WEEKDAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_SOON = (
    rf"(?:(?:on |this |next )*{_WEEKDAY}|tomorrow|next (?:week|time|class|lecture|session|video)"
    r"|in (?:the|our|my) next (?:class|lecture|session|video)|later this week)"
)
_ENDS = (
    r"(?= (?:this|next|on|today|tomorrow|because|since|for|due|the|during|until|in|so|and)\b"
    r"|[.,;!]|$)"
)
_MATERIAL = (
    r"(?:slides|notes|lecture notes|handouts?|recordings?|videos?|materials?|solutions?|syllabus"
    r"|readings?|problem sets?|homeworks?|assignments?|code|links?|schedule|grades|instructions)"
)
_PLACE = (
    r"(?:website|web ?site|web ?page|course page|syllabus page|moodle|canvas|piazza|blackboard"
    r"|gradescope|portal|google drive|course site|server|stellar|dropbox)"
)
_EACH = (
    r"(?:each of you|each (?:group|team|student)|every (?:group|team|student)|everyone|everybody)"
)
_WILL = r"(?:will|'ll|must|has to|have to|is going to|are going to|'re going to)"

ENGLISH = Course(
    assignment=(
        r"\bcome to (?:the )?(?:class|lab|section|lecture) (?:with|prepared|having)\b",
        r"\b(?:form|get into|make) groups of\b|\bfind (?:yourself )?a partner\b",
        r"\b(?:your|this week's)(?: (?:first|next|second|last))? (?:homework|assignment|task)(?:"
        r" (?:for|that|on) [^.?]{0,60}?)?,? (?:is to|is that|is|will be|consists of)(?! not\b|"
        r" due\b| graded| optional| mandatory| required| hard| easy| worth| such| i |, i )\b",
        r"\bthe (?:(?:first|next|second|last) )?(?:homework|assignment)(?: (?:for|that|on)"
        r" [^.?]{0,60}?)?,? (?:is to|is that|is|will be|consists of)(?! not\b| due\b| graded|"
        r" optional| mandatory| required| hard| easy| worth)\b",
        r"\b(?:for|as|your) homework\b(?! (?:is|was|from|last)\b)",
        r"\b(?:your|the|this|that|first|second|final) (?:\w+"
        r" )?" + _WORK + r" (?:\w+ ){0,2}?(?:is|are|will be) due\b(?! to\b)",
        r"\b(?:hand|turn|send) (?:it |them |that )?in (?:your|the|a|an|by|on|before|at)\b",
        r"\b(?:hand|turn) (?:it|them) in\b",
        r"\bsubmit (?:your|the|a|an|it|them) ?(?:\w+ )?(?:" + _WORK + r"|by|on|before|through)\b",
        r"\b(?:for|before) (?:our |the )?next (?:class|week|time|lecture|session),? (?:please|i"
        r" want|i'd like|you (?:should|need|must|have to)|" + _DO + r")\b",
        r"\b(?:i'm|i am|i'll|i will|we'll) (?:going to )?(?:give|giving|assign|assigning|set"
        r"|setting|leave|leaving) (?:you )?(?:an?|some|another|one|two|the) (?!talk\b)(?:\w+"
        r" )?(?!talk\b)" + _WORK + r"\b",
        rf"\b(?:you(?: all| each)? ?|{_EACH} ){_WILL} (?:all |each |also |need to )*(?:write|hand"
        rf" in"
        r"|turn in|submit|give|present|prepare|do|make) (?:an?|two|three|one|your|some|\d+) "
        rf"(?:[\w-]+ ){{0,3}}?{_WORK}\b",
        r"\b(?:i|we)(?:'d| would)?(?: strongly| highly| really| definitely| also)* (?:recommend"
        r"|encourage|urge|advise)(?: that)?(?: (?:all of )?you| everyone| everybody)?(?: guys|"
        r" all)?(?: to)?(?: actually| really| just| also)* (?:play around|try out|try it|go over"
        r"|look (?:at|over|through)|check out|read(?:ing)?|watch(?:ing)?|work through|practi[cs]e"
        r"|review|install|download|bring|give (?:it |this |that )?a shot)\b",
        r"\b(?:first|second|third|fourth|last|next|a|another|one|some|this|these|the"
        r"|"
        + r"\d+) (?:problem|question|exercise)s?(?: (?:\d|one|two|three|four|five))? (?:on"
        + r"|in|of|from) (?:the|your|this week's|next week's|your next|problem) (?:next "
        + r"|first |second )?(?:homework|problem set|p-?set|set|assignment|worksheet)\b(?! of\b)",
        r"\b(?:first|second|third|next|last|new|your) (?:\w+ )?(?:assignment|homework|problem set"
        r"|p-?set|project) (?:goes|will go|is going|comes|will come|will be|is|has been)"
        r" (?:handed |given |posted |now |already )?(?:out|up|online|posted|assigned|available)\b",
        r"\b(?:make sure(?: to| that you| you)?|don't forget to|remember to|be sure to) (?:all "
        r"|also )?(?:bring|read|submit|upload|hand in|turn in|sign up|register|do the|finish the"
        r"|complete the|review the|watch the)\b(?! (?:it |them )?(?:into|from|out)\b)",
        r"(?:^|(?<=[.,;:?!] ))(?:and |so |also |then |now |please )*(?:upload|submit|hand in|turn"
        r" in|e-?mail(?: me| us)?|send (?:me|us)) (?:me |us )?your (?:\w+ ){0,2}?(?:code"
        r"|solutions?|answers?|slides|topics?|drafts?|names?|proposals?|" + _WORK + r")\b",
    ),
    work_names=_WORK,
    assignment_weak=(
        r"\bi (?:want|would like|expect|need) you to " + _DO + r"\b",
        r"\bi'd like you to " + _DO + r"\b",
        r"\b(?:you|everyone|each of you) (?:need to|have to|must|should) " + _DO + r"\b",
        r"\bplease " + _DO + r"\b",
        r"(?:^|(?<=[.,;:] ))(?:and |so |also )?(?:read|prepare|bring|complete|finish|solve|write)"
        r" (?:chapters?|sections?|pages?|the|a|an|your|exercises?|problems?)\b",
        r"\b(?:is|are) due\b|\b(?:deadline|due date) (?:is|for|will)\b",
        r"(?:^|(?<=[.,;:?!] ))(?:and |so |also |then |now )?"
        + _HAND_IN
        + r" (?:me |us |in |over )?"
        r"(?:your|the|an?|it|them|this|all|each|one|two|three|both|exercises?|problems?|questions?|"
        + _WORK
        + r")\b",
        r"\b(?:turn|hand) (?:the|your|it|them) (?:\w+ ){0,3}?in\b|\bi(?:'ll)? need your\b"
        r"|\byour (?:\w+ ){1,3}?(?:is|are) expected\b",
        r"\b(?:please|must|should|need to|needs to|have to|has to|remember to|don't forget to|make"
        r" sure to|want you to) " + _HAND_IN + r"\b",
        r"\b(?:must|should|has to|have to|need to|needs to|is to|are to) be (?:uploaded|submitted"
        r"|handed in|turned in|sent|posted|emailed|delivered|finished|completed|done|ready)"
        r" (?!into|to (?:the )?(?:memory|cpu|gpu))",
        r"\byou(?: all)?(?: have|'ve got| got) until\b",
        r"\byou (?:will|'ll|are going to) (?:need to )?" + _DO + r"\b",
    ),
    assignment_not=(
        r"\b(?:no|any|without|never)(?: \w+){0,2} (?:homework|assignments?)\b",
        r"\b(?:last (?:week's|time's)|previous|past|yesterday's) (?:homework|assignment)\b",
        r"\b(?:homework|assignment)s? (?:from|of) (?:last|yesterday)\b",
        r"\b(?:is|are) due to\b",
        r"\bdue (?:north|south|east|west|process)\b",
        r"\b(?:did|done|had|saw|wrote|turned in) (?:\w+ ){0,4}?(?:for|in|on) (?:your |the |that"
        r" )?(?:\w+ )?(?:homework|problem sets?|assignments?|exercises?)\b",
        r"\bdeadline for the (?:nobel|prize|election)\b",
    ),
    hand_in=_HAND_IN,
    students=r"(?:you|your|yours|everyone|everybody|each of you|students|please|me|us)",
    another=r"(?:another|second|third|next|other) (?!week|time|class|lecture|session)",
    joints=r"and(?: then| also)?|then",
    mandatory=(r"\b(?:is|are|it's) (?:mandatory|compulsory|required|not optional)\b",),
    optional=(
        r"\b(?:recommend|encourage)\b",
        r"(?<!not )\b(?:optional|voluntary|not mandatory|not required)\b",
    ),
    graded=(
        r"\b(?:graded|will be marked|counts? (?:for|towards?)|part of your grade)\b",
        r"\bworth (?:\d+|\w+ (?:points?|percent))\b",
    ),
    reward=(
        r"\b(?:extra credit|bonus points?|extra points?)\b",
        r"\b(?:exempt(?:ed)?|excused) from (?:the )?(?:\w+ )?" + _EXAM + r"\b",
    ),
    announcement=(
        r"\b(?:every|each) week (?:one|a|another|two) (?:group|student|team)s? (?:presents?"
        r"|gives?)\b",
        r"\b(?:done|made|written) in (?:groups|teams|pairs)\b",
        r"\bdon't come (?:to class|in|on)\b",
        r"\b(?:we|class) (?:won't be|will not be|are not|aren't) meeting\b",
        r"\b(?:on|in) (?:the|your) syllabus(?=[.,;!]|$)",
        rf"\b(?:no|won't be any|won't be a|not have(?: a| any)?) {_CLASS}{_ENDS}",
        r"\b(?:class|lecture|session|section|lab|seminar|recitation|exam|mid-?term|quiz|deadline"
        r"|due date|office hours)(?:e?s)? (?:\w+ ){0,3}?(?:is|are|has been|have been|will be|was"
        r"|got|gets)(?: also| now)? (?:cancel\w+|postponed|moved|rescheduled|extended|pushed)\b",
        rf"\b{_WEEKDAY}'s (?:class|lecture|section|lab) is\b",
        r"\b(?:recordings?|slides|materials?|notes|solutions|grades|readings?|handouts?|videos"
        r"|syllabus) [^.?]{0,40}?(?:will be|i'll|i will|is going to be|are going to be|are|is)(?:"
        r" already| all| also| now)? (?:be )?(?:uploaded|posted|shared|online|available|up)"
        r" ?(?:on|online|at|in|to|by|after|tonight|today|tomorrow|next|soon|[.,]|$)",
        rf"\b(?:{_MATERIAL})(?: [\w']+){{0,6}} (?:is|are) (?:all |already )?on (?:the |our |my "
        rf"|your )(?:[\w']+ )?{_PLACE}\b",
        r"\b(?:upload|post|share) (?:the|these|this|all the|my) (?:recordings?|slides"
        r"|materials?)\b",
        r"\b(?:i'll|i will|we'll|we will|i'm going to|i am going to|we're going to)(?: also| then"
        rf"| try to)* (?:post|upload|put up|e-?mail|share|send|hand out|distribute|pass out)"
        rf" (?:you |out |around )*(?:the|these|this|those|all the|my|some|a) (?:[\w']+"
        rf" ){{0,3}}?{_MATERIAL}\b",
        rf"\b(?:i|i'll|i will|we|we'll|ta|tas)(?: also| then| have|'ve|'ll| will)* (?:post|upload"
        rf"|put|posted|uploaded) (?:it|them|this|that|these|everything) (?:up )?(?:on|to|onto)"
        rf" (?:the |our |my )?(?:[\w']+ )?{_PLACE}\b",
        r"\b(?:my |the |have |hold |holding |hours? )?office hours (?:are|is|will|have|move|today"
        rf"|tomorrow|on|after|from|at|by|right|this|next|{_WEEKDAY}s?)\b",
        r"\b(?:change of|new|different) (?:room|classroom|schedule) (?:for|from|starting|next|on"
        r"|tomorrow|is|will)\b",
        r"\bwe(?:'ll| will|'re going to)? meet (?:again )?(?:in|at) (?:the|room|a different|our)\b",
        r"\bwe(?:'ll| will|'re going to| are going to|'re gonna)? ?(?:have|take)? ?(?:be"
        r" )?(?:having|taking)? (?:a|our) (?:\w+ ){0,2}?break(?= (?:now|here|and|until|of|for|at"
        r"|in|so)\b|[.,!]|$)",
        r"\b(?:please |should |to |can |must |will )sign up (?:for|on|at|by|with)\b|(?:^"
        r"|(?<=[.,;!] ))sign up (?:for|on|at|by|with)\b|\bsign-?up sheet\b",
        r"\bfill (?:out|in) (?:the|this|that) (?:\w+ ){0,2}?(?:survey|form|questionnaire"
        r"|evaluations?|poll)\b(?! in the)",
        rf"\b{_GRADED_WORK} (?:\w+ ){{0,5}}?(?:is|are|counts?|will count|will be|worth|makes? up)"
        r" (?:for |worth |about |roughly |around |also )*(?:\d+|\w+(?:[ -]\w+)?) ?(?:percent|%)",
        r"(?:percent|%) (?:of|for|from|on|towards?) (?:your |the |this )?(?:[\w-]+ )?"
        rf"(?:(?:final |overall |course )?grade\b(?! of)|{_GRADED_WORK})",
        r"\b(?:there (?:are|is|will be|'ll be)|there's|you(?:'ll| will)? (?:have)|we(?:'ll| will)"
        r" have) (?:going to be |also )?(?:a|an|one|two|three|four|five|six|\d+|several|weekly|no"
        r"|short) (?:\w+ ){0,2}?(?:mid-?terms?|final exam|quiz(?:zes)?|exams?|(?:papers?|essays?"
        r"|problem sets?|projects?|assignments?|presentations?|homeworks?)(?=,? (?:in|for|over"
        r"|during|throughout|this|total|of (?:about )?\w+ pages|due|each|and a final|and one"
        r" final)\b(?! (?:which|science|literature|general|these|each|a|my|an)\b)(?: this| the|"
        r" our)? ?(?:class|course|semester|term|quarter|total|pages|due|each|and|of|\w+ pages)))\b",
        r"\b(?:you(?:'ll| will| can| should| may|'re going to)?|we'll|we will|everyone|students)"
        r" (?:will |can |should )?(?:all )?(?:be )?(?:work|working|do it|do this|team up"
        r"|collaborate) (?:on \w+ (?:\w+ )?)?in (?:\w+ )?(?:groups?|pairs|teams?)\b",
        r"\b(?:we(?:'ll| will|'re going to)?|there'll|there will) (?:be |have |having )+(?:an?"
        r" )?(?:guest (?:speaker|lecturer?)|visitor|visiting)\b",
        r"\blate (?:homeworks?|assignments?|submissions?|work|papers?|problem sets?|days?"
        r"|polic\w+) (?:will|won't|are|is|gets?|lose|loses|may|can|cannot|can't)\b",
        r"\b(?:accept|take|taking|accepting) (?:any )?late (?:homeworks?|assignments?"
        r"|submissions?|work|papers?)\b",
        r"\b(?:the|our|your|this) (?:\w+ )?(?:final|mid-?term|exam|quiz|test)(?: exam)? (?:is"
        r"|will be|'s|is going to be) (?:\w+ )?(?:open|closed)[ -](?:book|note)s?\b|\btake-?home"
        r" (?:exam|final|mid-?term)\b",
        r"\b(?:the|our|your) (?:\w+ )?(?:final|mid-?term|exam|quiz)(?: exam)? (?:is|will be|is"
        r" going to be|covers?|will cover|is cumulative|consists of|has \w+ questions)(?! (?:in"
        r"|the) (?:a |state|result|answer|step))(?= (?:cumulative|multiple|comprehensive|in class"
        r"|on|everything|the (?:whole|entire)|chapters?|weeks?|lectures?|all|\w+ questions|based"
        r"|graded)\b)",
        r"\battendance (?:is|will be|counts)\b",
        r"\b(?:you (?:can|should|may)|please|feel free to|just|then)(?: also| always)? e-?mail"
        r" (?:me|us|your|the (?:staff|tas?|head|course))\b|, e-?mail (?:me|us|your|the (?:staff"
        r"|tas?|course))\b|\bsend (?:me|us) an e-?mail\b",
        r"\bgrades? (?:\w+ ){0,3}?(?:will be|are|is going to be|will come) (?:posted|out|back"
        r"|released)\b|\b(?:get|getting|hand(?:ing)? back) (?:you )?(?:your|the) (?:\w+ )?(?:"
        + _EXAM
        + r"|papers|problem sets|homeworks?|essays)(?: \w+)? back\b",
    ),
    announcement_dated=(
        r"\bwe(?:'ll| will)? (?:start|begin|finish|end|stop) [^.?]{0,30}?(?:later|earlier)\b",
        r"\b(?:the|our|your|a|first|second) (?:\w+ |first |second |final |next )?" + _EXAM + r"\b",
        r"\b(?:exam|midterm|quiz) (?:is|will be|takes place)\b",
        r"\b(?:(?:your|student|project) presentations|field trip|registration|enrol?lment|holiday"
        r"|guest lecture|workshop)\b",
        r"\b(?:meet|meeting|lecture|class|section|seminar) (?:will be )?in (?:the|room|another|a"
        r" different) (?:\w+ )?(?:auditorium|room|hall|lab|building|library|\d+)\b",
        r"\breview session\b|\bproblem session\b|\bmakeup (?:class|lecture|exam)\b",
        r"\b(?:get|getting|hand(?:ing)?) (?:your |the |back )+(?:\w+ )?(?:grades|" + _EXAM + r")\b",
    ),
    announcement_not=(
        r"\b(?:final|test|exam) (?:state|set|result|answer|data|step|value)s?\b",
        r"\bno (?:class|section|session)e?s? (?:of|in (?:the|this|that) (?:society|data))\b",
        r"\btake a break from\b|\btake a break down\b",
    ),
    next_class=(
        r"(?<!can )\b(?:see you|we'll meet|we meet|see you all)(?: \w+){0,2}? (?:on|next|in"
        r"|tomorrow|again)\b(?! (?:and|the (?:chat|comments))\b)",
        r"\b(?:our |the )?next (?:class|lecture|session|meeting|time|week),? (?:is|will|we|we'll"
        r"|we're|i'll|takes)\b",
        rf"(?:^|(?<=[.,;!?] )|\b(?:and|so|then|but) ){_SOON},? (?:we|i|you)(?:'ll| will|'re going"
        rf" to"
        r"| are going to|'m going to| am going to)\b",
        rf"\b(?:we|i)(?:'ll| will|'re going to| are going to|'m going to| am going to)"
        rf" [^.?,]{{3,60}}? (?:on |this |next )*(?:{_WEEKDAY}|next (?:week|time|class|lecture"
        rf"|session|video)"
        r"|in (?:the|our|my) next (?:class|lecture|session|video))(?=[.,;!]|$)",
    ),
    private=(
        r"\bmy (?:\w+ )?(?:daughter|son|kids?|child|children|wife|husband|mother|father|mom|dad"
        r"|brother|sister|girlfriend|boyfriend|dog|cat|grandmother|grandfather|dentist|doctor)\b",
    ),
    exam=(
        r"\b(?:on|in|for) (?:the|your|our) (?:first |final |next |mid-?term )?(?:exams?"
        r"|mid-?terms?|quiz|quizzes)\b",
        r"\bon (?:the|your) (?:first |final |next )?(?:test|final)(?=[.,;!?]|$| (?:and|so|because"
        r"|that|you|i|we|or|but)\b)",
        r"\b(?:exam|quiz) (?:question|material)s?\b|\btest questions? (?:that|i|you|for you)\b",
        r"\b(?:i|we) (?:might|may|will|could|often|always|like to) ask you (?:this|that"
        r"|about)\b(?! (?:now|later|again))",
        r"\b(?:kind|sort|type)s? of (?:question|problem|thing)s? (?:that )?(?:i|we|you|they)(?:'d"
        r"|'ll| might| may| could| will| can| would| like to)* (?:\w+ ){0,3}?(?:on|in) (?:the"
        r"|your|an|a) (?:\w+ )?" + _EXAM + r"\b",
        r"\b(?:will|won't|is going to|could|might|may|can) be (?:\w+ )?(?:on|in) the (?:\w+"
        r" )?(?:exam|mid-?term|final|test|quiz)\b",
        r"\b(?:know|memori[sz]e|remember|be able to|study|prepare|review|need|useful)"
        r" [^.?]{0,50}? ?for the (?:\w+ )?(?:test|exam|mid-?term|final|quiz)\b",
        r"\bfair game\b",
    ),
    exam_not=(
        r"\b(?:test|final|training|exam) (?:set|data|file|field|program|situation|error|sample"
        r"|images?|state|step|function|evaluation|case|points?|phase|time|results?|accuracy"
        r"|environment)s?\b",
        r"\b(?:train|train and|training|learn|evaluate|hypothesis|blood|unit) (?:[\w-]+"
        r" ){0,4}?tests?\b",
    ),
    exam_names=_EXAM_NAMES,
    demonstratives="this that it these",
)
