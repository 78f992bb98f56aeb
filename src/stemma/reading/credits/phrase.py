"""Which words announce a credit, and in which role? Data, language by language, in the order they are tried.

Each phrase is followed by the name of the party. ``at_start`` holds it to the start of a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stemma.reading.table import read_table
from stemma.shapes import KnownBy, Role


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words before a name; ``organisations_only`` where a person so named is no hop."""

    pattern: re.Pattern[str]
    role: Role
    known_by: KnownBy
    sure: float
    at_start: bool = False
    organisations_only: bool = False
    many: bool = False
    networks_only: bool = False
    no_people: bool = False
    inside: bool = False  # told inside a credit only: "A, via B"


def _phrase(pattern: str, role: Role, known_by: KnownBy, sure: float, **more: bool) -> Phrase:
    start = r"^[(\[*•–—-]{0,2}\s?" if more.get("at_start") else r"(?<!\w)"
    return Phrase(re.compile(rf"{start}(?:{pattern})", re.IGNORECASE), role, known_by, sure, **more)


_PUBLISHED = r"(?:published|appeared|posted|printed|broadcast|aired|released|reported|produced|written|ran)"
_BY = r"(?:by|in|on|at|with|from)"
PHRASES: tuple[Phrase, ...] = (
    # who helped
    _phrase(
        r"some (?:of the )?(?:material|information) (?:in (?:this|the) \w+ )?(?:is|was|came|comes) from\s|"
        r"(?:additional|further) reporting\s?:\s",
        "origin",
        "credit line",
        0.5,
        organisations_only=True,
        many=True,
    ),
    # where it appeared first
    _phrase(
        rf"(?:originally|first|initially)\s{_PUBLISHED}\s(?:here\s)?(?:\(?in \w+\)?\s)?(?:online\s)?{_BY}\s",
        "origin",
        "credit line",
        0.95,
    ),
    _phrase(rf"{_PUBLISHED}\s(?:first|originally|initially)\s{_BY}\s", "origin", "credit line", 0.95),
    _phrase(
        rf"this (?:article|story|report|piece|item|text|dispatch|post|interview|speech) (?:was|is|"
        rf"has been|comes?)\s(?:{_PUBLISHED}\s)?(?:by|from)\s",
        "origin",
        "credit line",
        0.85,
    ),
    _phrase(
        r"(?:re-?published|re-?printed|reproduced|re-?posted|reused|used|taken|adapted|excerpted)(?: "
        r"here)?\s(?:with (?:the )?(?:kind )?permission (?:of|from)|by (?:kind )?permission of|"
        r"courtesy of|from)\s",
        "origin",
        "credit line",
        0.9,
    ),
    _phrase(r"(?:by|with) (?:the )?(?:kind )?permission (?:of|from)\s|courtesy of\s", "origin", "credit line", 0.7),
    _phrase(
        r"erschien(?:en)?\s(?:zuerst|ursprünglich|zunächst|erstmals)\s(?:bei|in|im|auf|unter|am)\s|"
        r"(?:zuerst|ursprünglich|zunächst|erstmals)\s(?:erschienen\s|veröffentlicht\s)?(?:bei|in "
        r"der|in|im|auf|unter|von)\s|(?:mit freundlicher genehmigung|übernommen) (?:von|der|des|"
        r"aus)\s",
        "origin",
        "credit line",
        0.9,
    ),
    _phrase(
        r"(?:publié|parue?|diffusée?)e?\s(?:initialement|à l[’']origine|d[’']abord|pour la première "
        r"fois|en premier)\s(?:par|dans|sur|chez)\s|(?:initialement|d[’']abord|à l[’']origine)\s(?:publiée?|"
        r"parue?)\s(?:par|dans|sur|chez)\s|avec l[’']aimable autorisation d[eu’']\s?",
        "origin",
        "credit line",
        0.9,
    ),
    _phrase(
        r"(?:publicad[oa]|apareció|aparecid[oa]|publicou|publicó)\s(?:originalmente|inicialmente|"
        r"originariamente|por primera vez|primero)\s(?:en|por|em|no|na|pel[oa])\s|(?:originalmente|"
        r"inicialmente)\s(?:publicad[oa])\s(?:en|por|em|no|na|pel[oa])\s",
        "origin",
        "credit line",
        0.9,
    ),
    _phrase(
        r"pubblicat[oa]\s(?:originariamente|originalmente|per la prima volta|inizialmente)\s(?:su|da|in)\s",
        "origin",
        "credit line",
        0.9,
    ),
    _phrase(
        r"(?:впервые|изначально|первоначально)\s(?:был\w?\s)?опубликован\w{0,3}\s(?:в|на|у|изданием|агентством)\s",
        "origin",
        "credit line",
        0.9,
    ),
    _phrase(
        r"(?:نُ?شر|ن\u064fشر)ت?\s(?:هذا \w{2,12}\s|هذه \w{2,12}\s)?(?:لأول مرة|أصلا|أصلًا|أولا|"
        r"أولاً|في الأصل)\s(?:في|على|من قبل)\s",
        "origin",
        "credit line",
        0.9,
    ),
    _phrase(r"published (?:in|by)\s", "origin", "credit line", 0.8, at_start=True),
    _phrase(
        r"(?:the )?original (?:article |text |story |piece )?(?:first )?(?:appeared|was published|ran|was printed)\s"
        r"(?:first )?(?:in|on|at|by)\s|(?:passing|passed) (?:this |it )?on from\s|"
        r"(?:piece|text|item|story|article|report)\b[^.\n]{0,30}?\bcomes from\s|(?<=\[)from\s",
        "origin",
        "credit line",
        0.85,
    ),
    _phrase(
        r"(?:cet article|ce texte)\s(?:de|du)\s(?=[^.\n]{3,60}?\sest (?:publié|mis|diffusé))|conteúdo d[aeo]\s|"
        r"contenido de\s|(?:نقلا|نقلًا|نقلاً) عن\s|по материалам\s?:?\s|по (?:данным|информации) агентства\s|"
        r"转载自\s?|轉載自\s?|artículo aparecido (?:en \w+ )?(?:en|por) (?:el |la )?|"
        r"(?:نشر|نُشر)ت? (?:\w{2,12} )?(?:أول مرة|للمرة الأولى) (?:بال\w{3,12} )?(?:في|على)\s|"
        r"original-content von\s?:\s",
        "origin",
        "credit line",
        0.85,
    ),
    _phrase(r"released by\s", "origin", "credit line", 0.8, at_start=True),
    _phrase(r"original (?:text|source|article|story|report)\s?:\s", "origin", "credit line", 0.9),
    _phrase(r"(?:text|words|credit|crédit|crédito)\s?:\s|text by\s", "origin", "credit line", 0.75, at_start=True),
    # the source, named as such
    _phrase(
        r"(?:original )?(?:sources?|quellen?|fuentes?|fontes?|fonti|المصدر|المصادر|источники?|kaynak|"
        r"bron|źródło|来源|來源|出典)\s?[:：]\s?",
        "origin",
        "credit line",
        0.9,
        at_start=True,
        many=True,
    ),
    # who handed it on
    _phrase(r"(?:via|h/t|hat tip(?: to)?)\s?:?\s", "relay", "credit line", 0.85, at_start=True),
    _phrase(
        r"(?:via|by way of|عبر|через|über)\s(?:the\s|die\s|das\s|den\s)?", "relay", "credit line", 0.75, inside=True
    ),
    _phrase(
        r"translated (?:from (?:the )?\w{3,15} )?(?:into \w{3,15} )?by\s|(?:english|french|german|spanish|arabic|"
        r"russian|italian|portuguese) (?:version|translation)\s?:\s|version (?:française|anglaise|allemande|"
        r"espagnole|arabe)\s?:\s|"
        r"versión (?:española|inglesa|en \w{4,10})\s?:\s|traducción (?:de|del)\s(?:la\s)?|traduction\s?:\s|"
        r"traduzione (?:di|a cura di)\s|"
        r"tradução d[aeo]\s|перевод\s?:\s|übersetzung\s?:\s|deutsche fassung\s?:\s|ترجمة\s?:\s",
        "relay",
        "credit line",
        0.75,
        no_people=True,
    ),
    _phrase(r"released by [^.\n]{2,60}?\son\s(?:the\s)?", "relay", "credit line", 0.8, organisations_only=True),
    _phrase(
        r"(?:moved|carried|sent out|went out) on (?:the\s)?", "agency", "credit line", 0.8, organisations_only=True
    ),
    _phrase(
        r"relayed (?:by|via|through)\s|passed on by\s|weitergegeben von\s|relayé par\s", "relay", "credit line", 0.85
    ),
    _phrase(
        r"(?:submitted|sent in|contributed|forwarded|sent to us|handed in|sent)\s(?:to us\s)?(?:by|from)\s?:?\s",
        "submitter",
        "credit line",
        0.95,
        at_start=True,
    ),
    _phrase(
        r"(?:item|article|story|piece|report|text|letter|poem|contributions? such as this one),?\s(?:was |were |"
        r"has been )?"
        r"(?:submitted|sent in|sent to us|handed in)\s(?:to us )?by\s",
        "submitter",
        "credit line",
        0.9,
    ),
    _phrase(
        r"(?:eingesandt|eingereicht|zugesandt) von\s?:?\s|(?:soumis|envoyé|transmis|proposé) "
        r"par\s?:?\s|(?:enviad[oa]|remitid[oa]|presentad[oa]) por\s?:?\s|inviato da\s?:?\s|прислал[аи]?\s?:?\s|"
        r"أرسله\s|أرسلها\s|"
        r"مقدم من\s",
        "submitter",
        "credit line",
        0.9,
        at_start=True,
    ),
    _phrase(
        r"(?:distributed|syndicated|supplied|delivered|made available|provided)\s(?:to \w+\s)?(?:by|"
        r"through|via)\s|(?:verbreitet|übermittelt) (?:von|durch|über)\s(?:die\s|das\s|den\s)?|distribué par\s|"
        r"distribuid[oa] por\s",
        "relay",
        "credit line",
        0.8,
        organisations_only=True,
    ),
    _phrase(
        r"(?:story|article|report|text|piece|item|project)\b[^.\n]{0,80}?\b(?:shared (?:through|via|with)|part of|"
        r"distributed (?:through|by|via)|produced (?:with|for|in (?:partnership|collaboration) with))\s",
        "network",
        "credit line",
        0.8,
        networks_only=True,
    ),
    _phrase(r"shared\sby\s", "republisher", "credit line", 0.85, organisations_only=True),
    _phrase(
        r"(?:re-?published|re-?posted|re-?printed|(?<=/ )posted)\s(?:here\s)?(?:by|in)\s|"
        r"(?:hier\s)?nachgedruckt (?:in|im|bei|von)\s(?:der\s|dem\s)?|"
        r"(?:re-?published|re-?posted|re-?printed) from [^\n]{2,160}?\sby\s|lo reproduce\s(?:el\s|la\s)?|"
        r"reproducid[oa] (?:por|en)\s(?:el\s|la\s)?|reproduzid[oa] pel[oa]\s|(?:repris|republié) par\s|"
        r"ripreso da\s|перепечатано\s",
        "republisher",
        "credit line",
        0.85,
    ),
    # who answers for the page
    _phrase(
        r"(?:the )?(?:editorial (?:staff|team|board|office|desk)|editors|publishers?|newsroom|redaction)\sof\s",
        "republisher",
        "page's own name",
        0.8,
        organisations_only=True,
    ),
    _phrase(
        r"(?:der |die )?redaktion\s(?:von|der|des|vom)\s|(?:de )?la rédaction\sd[eu]\s|(?:de )?la "
        r"redacción\sd[e]l?\s|редакци[яиюей]{1,2}\s|(?:هيئة|أسرة|إدارة)\sتحرير\s",
        "republisher",
        "page's own name",
        0.75,
        organisations_only=True,
    ),
    _phrase(
        r"(?:reflect|represent|express|endorse|share|subscribe to)s?\s(?:the |any |every )?(?:official "
        r")?(?:views?|opinions?|positions?|policy|policies|point of view)(?:,? (?:or|and) (?:views?|"
        r"opinions?|positions?|policy|policies))?\s(?:or editorial stance )?of\s",
        "republisher",
        "page's own name",
        0.7,
        organisations_only=True,
    ),
    # who helped
    _phrase(
        r"(?:with )?(?:additional|extra|further|more) (?:reporting|material|information|inputs?) (?:was "
        r")?(?:provided )?(?:by|from)\s|with (?:material|information|reporting) (?:by|from)\s|mit "
        r"material (?:von|der)\s|avec\s(?=[A-Z]{2,6}\b)|con información de\s",
        "origin",
        "credit line",
        0.5,
        organisations_only=True,
        many=True,
    ),
)

NEWSROOM = re.compile(
    r"\b(?:news\s?room|news\s?desk|news team|news staff|editorial (?:team|desk|staff|board)|"
    r"desk|staff|redaktion|redacci[oó]n|r[ée]daction"
    r"|redazione|redação|редакция|тасс-редакция|هيئة التحرير|غرفة الأخبار|قسم الأخبار)\b",
    re.IGNORECASE,
)
NETWORK = re.compile(
    r"network|newsnet\b|netzwerk|netz\b|\bred\b|\bmalla\b|réseau|\brete\b|\brede\b|شبكة|сеть|syndicate|"
    r"collective|collaborative|"
    r"alliance|partnership|consortium|cooperative|co-operative",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:news|press|agency|agence|agencia|agenzia|agentur|times|post|network|radio|tv|television|"
    r"herald|journal|tribune"
    r"|gazette|daily|weekly|media|wire|service|services|online|magazine|review|report|observer|"
    r"courier|guardian|mail|chronicle|bulletin"
    r"|associated|newsroom|newspaper|express|monitor|record|dispatch|echo|telegraph|independent|"
    r"project|institute|foundation|center|centre"
    r"|university|zeitung|rundschau|anzeiger|nachrichten|presse|tagblatt|kurier|bote|blatt|"
    r"diario|periódico|prensa|noticias|journal|le monde"
    r"|ledger|star|relay|reporter|spectator|sentinel|advertiser|standard|examiner|globe|argus|inquirer|"
    r"enquirer|newsletter|letter|bureau|"
    r"digest|feed|courrier|dépêche|tageblatt|gazeta|gaceta|boletín|bollettino|korrespondenz|cronache|folha"
    r"|новости|агентство|газета|وكالة|صحيفة|شبكة|موقع|قناة|inc|ltd|gmbh|corp|company|group|org)\b",
    re.IGNORECASE,
)
COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s?(?:©|\(c\)))?\s?(?:by\s)?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|"
    r"20)\d\d)?,?\s?)?(?:by\s)?",
    re.IGNORECASE,
)
# who answers for the page, told by the verb after the name: "The Post has not edited this item"
ANSWERS = re.compile(
    r"\s(?:has|have) (?:not )?(?:edited|added|verified|shortened|translated|changed|checked)\b|"
    r"\s(?:does|do) not (?:edit|verify|necessarily)\b|"
    r"\s(?:accepts?|takes?|assumes?) no (?:responsibility|liability)\b|\sis not responsible for\b|"
    r"\sno comparte necesariamente\b|"
    r"\snon (?:ne )?(?:è responsabile|condivide)\b|\sne partage pas (?:nécessairement|forcément)\b|"
    r"\sübernimmt (?:keine|für den inhalt keine) (?:haftung|verantwortung)\b",
    re.IGNORECASE,
)
ABOUT_ITEM = re.compile(
    r"item|feed|contribution|text|content|article|report|views?|opinion|disclaimer|notizia|contenuto|artículo|"
    r"nota|inhalt",
    re.IGNORECASE,
)
# who passed it on, named before the word or without a capital: "X aracılığıyla", "via the birdnotes mailing list"
PASSED_ON = re.compile(
    r"(?:^|[,;(]\s?)([^\W\d_][^,;:()\n]{2,50}?)\s(?:aracılığıyla|üzerinden)\b|"
    r"(?<=\bvia the )([\w-]{2,30}(?: [\w-]{2,30})? (?:mailing list|newsletter|listserv))\b",
    re.IGNORECASE,
)
# where it was printed, told after the name: "for Orchard and House, where it was published on 2 April"
WHERE_PRINTED = re.compile(
    r",\s(?:where (?:it|this|the (?:text|article|story)) (?:was |first |also ){0,2}(?:published|printed|appeared|ran)|"
    r"donde se publicó|wo (?:er|sie|es|der (?:text|artikel)) (?:zuerst )?erschien|où il a (?:paru|été publié)|dove è (?:uscito|apparso))\b",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(r"\scontributed (?:to|reporting|from)\b|\scontributed\.", re.IGNORECASE)
VIA = re.compile(r"\s(?:via|through)\s", re.IGNORECASE)
PROMISE = re.compile(
    r"\s(?:at|on|here|auf|unter|sur|à|en|su|на|на сайт|على|link|links|adresse|l[’']original|original|bağlantı|"
    r"bağlantı:)\s?:$|^(?:read more|original(?: "
    r"article| story| report| link)?s?|links?|source links?|full (?:text|story)|more|see also|"
    r"lien|enlace|mehr|оригинал|ссылка|رابط|المصدر الأصلي|bağlantı|原文|链接)\s?[:：]$",
    re.IGNORECASE,
)
PROMISED_LINKS = re.compile(
    r"\b(?:original|source|following|above|below) (?:web ?)?links?\b|\blinks? (?:above|below)\b|"
    r"\b(?:click|tap|read (?:it|more|the original)) here\b"
    r"|\bread the (?:original|full) (?:article|story|report|text)\b|\boriginal links\b|\bliens? "
    r"d[’']origine\b|\benlaces? originale?s\b|\boriginallinks?\b|الروابط الأصلية",
    re.IGNORECASE,
)
# Every phrase above holds one of these; a line without any is passed over.
HINTS = read_table(
    """
    input     publi appear print produc posted reported written aired released broadcast _ran_ permission courtesy
    source quell fuente font المصد источник kaynak bron źród via_ h/t hat_tip relay passed_on weiterge
    submit sent_ contribut forward einge zuge übermitt soumi envoy transmi propos enviad remitid presentad
    inviato прислал أرسل مقدم distribu syndic suppl deliver provid available verbreitet shared editor redact
    newsroom redaktion rédaction redacción редакц تحرير view opinion position polic reporting material
    hand translat version versión traduc traduz перевод übersetz fassung ترجمة reproduc repris republ ripres
    nachgedruckt released passing passed original نقلا عبر материалам 转载 轉載 来源 來源 出典 part_of article_de ce_texte conteúdo
    contenido aparecido crédit credit text: by_way через über [from accept verif edit
    información copyright © (c) erschien zuerst ursprüng zunächst erstmals genehmigung übernommen paru
    initialement aimable apareci originalment pubblicat опубликован نشر نُشر comes_from come_from is_from
    was_from taken_from adapted excerpt avec_ information aracılığıyla üzerinden se_publicó moved_on carried_on
    """
)


def may_hold_credit(line: str) -> bool:
    """Whether a line can hold any phrase of this module."""
    low = line.lower()
    return any(hint in low for hint in HINTS)
