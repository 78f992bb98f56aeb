"""Which words report that someone says something? Data, language by language; English with the frames each verb takes."""

from __future__ import annotations

from collections.abc import Iterator


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


# Verbs that report a clause or a quotation: "X said (that) …", "… , X said".
_SAY = """say said says saying|tell told tells telling|add added adds adding|note noted notes noting
explain explained explains explaining|claim claimed claims claiming|argue argued argues arguing
warn warned warns warning|insist insisted insists insisting|suggest suggested suggests suggesting
state stated states stating|announce announced announces announcing|report reported reports reporting
confirm confirmed confirms confirming|deny denied denies denying
acknowledge acknowledged acknowledges acknowledging|admit admitted admits admitting
stress stressed stresses stressing
emphasize emphasized emphasizes emphasizing emphasise emphasised emphasises emphasising
underline underlined underlines underlining|underscore underscored underscores underscoring
affirm affirmed affirms affirming|reaffirm reaffirmed reaffirms reaffirming|assert asserted asserts asserting
indicate indicated indicates indicating|clarify clarified clarifies clarifying
declare declared declares declaring|reveal revealed reveals revealing|predict predicted predicts predicting
estimate estimated estimates estimating|contend contended contends contending
maintain maintained maintains maintaining|recall recalled recalls recalling|remark remarked remarks remarking
observe observed observes observing|write wrote writes writing|tweet tweeted tweets tweeting
agree agreed agrees agreeing|conclude concluded concludes concluding|respond responded responds responding
reply replied replies replying|ask asked asks asking|answer answered answers answering
believe believed believes believing|think thought thinks thinking|hope hoped hopes hoping
fear feared fears fearing|promise promised promises promising|pledge pledged pledges pledging
vow vowed vows vowing|joke joked jokes joking|quip quipped quips quipping|allege alleged alleges alleging
concede conceded concedes conceding|caution cautioned cautions cautioning
complain complained complains complaining|testify testified testifies testifying
reiterate reiterated reiterates reiterating|repeat repeated repeats repeating
continue continued continues continuing|recount recounted recounts recounting|shout shouted shouts shouting
speculate speculated speculates speculating|boast boasted boasts boasting|lament lamented laments lamenting
muse mused muses musing|opine opined opines opining|counter countered counters countering
find found finds finding|show showed shows showing|cite cited cites citing|mention mentioned mentions mentioning
disclose disclosed discloses disclosing|inform informed informs informing|assure assured assures assuring
remind reminded reminds reminding|advise advised advises advising
signal signaled signals signaling signalled signalling|proclaim proclaimed proclaims proclaiming
comment commented comments commenting|highlight highlighted highlights highlighting|guess guessed guesses
wonder wondered wonders wondering|whisper whispered whispers|yell yelled yells yelling|post posted posts posting
echo echoed echoes echoing|exclaim exclaimed exclaims|retort retorted retorts|swear swore swears
charge charged charges charging|describe described describes describing|expect expected expects expecting
recommend recommended recommends recommending|propose proposed proposes proposing
demand demanded demands demanding|point pointed points pointing"""
# Verbs that report with what they do it to: "X expressed his thanks", "X criticised the plan".
_ACT = """express expressed expresses expressing|convey conveyed conveys conveying|voice voiced voices voicing
praise praised praises praising|condemn condemned condemns condemning
criticize criticized criticizes criticizing criticise criticised criticises criticising|urge urged urges urging
denounce denounced denounces denouncing|thank thanked thanks thanking
congratulate congratulated congratulates congratulating|reject rejected rejects rejecting
blame blamed blames blaming|accuse accused accuses accusing|call called calls calling
renew renewed renews renewing|hail hailed hails hailing|blast blasted blasts blasting
dismiss dismissed dismisses dismissing|outline outlined outlines outlining|attack attacked attacks attacking
defend defended defends defending|endorse endorsed endorses endorsing|mock mocked mocks mocking
question questioned questions questioning|slam slammed slams slamming|label labeled labels labeling labelled"""
# Those of the say verbs that are as often a noun or mean no saying: they need "that", a quotation or a colon after them.
_NEEDS_THAT = _words(
    """
    state states report reports claim claims note notes comment comments point points pointed pointing show
    shows showed showing find finds found finding post posts posted posting charge charges charged charging
    signal signals estimate estimates demand demands hope hopes fear fears promise promises pledge pledges
    answer answers joke jokes continue continues continued continuing maintain maintains maintained
    maintaining observe observes think thinks thought thinking guess guesses repeat repeats repeated
    indicate indicates write writes writing respond responds responded responding ask asks asking cite cites
    describe describes remark remarks caution question questions call calls recall recalls propose recommend
    expect expects expected expecting agree agrees agreed echo echoes add adds advise highlight mention
    """
)
_TAKES_HEARER = _words(
    """
    tell told tells telling inform informed informs assure assured assures remind reminded reminds advised
    advise asked ask asks asking warned warn warns
    """
)
_OTHER = {
    "de": """sagt sagte sagten sagen gesagt|erklärt erklärte erklärten|betont betonte betonten|meint meinte
teilt teilte mitgeteilt|berichtet berichtete|fügt fügte hinzu|kündigt kündigte|warnt warnte|schreibt schrieb
äußert äußerte|bestätigt bestätigte|behauptet behauptete|fordert forderte|kritisiert kritisierte|lobt lobte
ergänzt ergänzte|so|zitiert|versicherte versichert|unterstrich unterstreicht""",
    "fr": """dit disait disent|déclare déclaré|affirme affirmé affirmait|explique expliqué expliquait|ajoute ajouté
souligne souligné|indique indiqué|précise précisé|estime estimé|annonce annoncé|assure assuré|rappelle rappelé
insiste insisté|confie confié|note noté|écrit|lance lancé|répond répondu|regrette regretté|poursuit poursuivi
conclut conclu""",
    "es": """dijo dice dijeron dicho decía|afirmó afirma afirmado|aseguró asegura asegurado|explicó explica explicado
añadió añade|agregó agrega|señaló señala señalado|indicó indica|declaró declara declarado|manifestó manifiesta
subrayó subraya|destacó destaca|comentó comenta|advirtió advierte|apuntó apunta|sostuvo sostiene|anunció anuncia
informó informa|precisó precisa|recordó recuerda|escribió escribe|expresó expresa|concluyó concluye
insistió insiste|reconoció reconoce""",
    "ru": """сказал сказала сказали говорит|заявил заявила заявили заявляет|отметил отметила отметили отмечает
подчеркнул подчеркнула подчеркивает|сообщил сообщила сообщили сообщает|добавил добавила|пояснил пояснила
объяснил объяснила|рассказал рассказала|считает|уточнил уточнила|написал написала|указал указала
напомнил напомнила|подтвердил подтвердила|утверждает|признал признала|ответил ответила|объявил объявила""",
    "ar": """قال قالت وقال وقالت يقول|أكد أكدت وأكد وأكدت|أوضح أوضحت وأوضح وأوضحت|أضاف أضافت وأضاف وأضافت|صرح صرحت وصرح
أعلن أعلنت وأعلن|تابع تابعت وتابع|أشار أشارت وأشار وأشارت|ذكر ذكرت وذكر|شدد شددت وشدد|اعتبر اعتبرت واعتبر
رأى ورأى|كتب كتبت|لفت ولفت|بين وبين|نقل|أفاد أفادت وأفاد|دعا ودعا|جدد وجدد""",
}


def _forms(table: str) -> Iterator[tuple[str, ...]]:
    for group in table.replace("\n", "|").split("|"):
        words = tuple(group.split())
        if words:
            yield words


SAY = frozenset(word for forms in _forms(_SAY) for word in forms)
ACT = frozenset(word for forms in _forms(_ACT) for word in forms)
ALL_ENGLISH = SAY | ACT
PARTICIPLES = frozenset(word for word in ALL_ENGLISH if word.endswith("ing"))
BARE = frozenset(forms[0] for forms in (*_forms(_SAY), *_forms(_ACT)))
NEEDS_THAT = _NEEDS_THAT
TAKES_HEARER = _TAKES_HEARER
OTHER = {lang: frozenset(word for forms in _forms(table) for word in forms) for lang, table in _OTHER.items()}
THAT = {
    "en": frozenset({"that"}),
    "de": frozenset({"dass", "daß"}),
    "fr": frozenset({"que", "qu"}),
    "es": frozenset({"que"}),
    "ru": frozenset({"что"}),
    "ar": frozenset(["إن", "أن", "بأن", "إنه", "أنه", "إنها", "أنها"]),
}

AUXILIARIES = _words(
    """
    has have had am is are was were will would could should may might did do does not n't also previously later
    then repeatedly once again recently often initially still even further earlier reportedly publicly
    privately simply first already never now just be been being a ont hat haben habe ha han había también
    aussi auch
    """
)
# The words that can stand between the verb and what was said: when and where it was.
WHEN_WORDS = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow earlier later recently
    afterwards flatly
    """
)
PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who"])
DETERMINERS = _words(
    """
    the a an his her their its our my this that these those some many several most both one two three all
    each no another other such
    """
)
CLAUSE_WORDS = _words(
    """
    but while as when because although though if that which where whereas whether than so yet since after
    before until unless how why what and
    """
)
PREPOSITIONS = _words(
    """
    in on at for by with from to during after before about of over under against into through according
    despite amid among within without like since
    """
)
