"""What does a republisher owe? Reads republication notices and disclaimers into duties that a program can check.

``asked`` where the words ask ("we kindly ask you", "please"), ``required`` where they demand or make it a condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.reading.line import Line
from stemma.reading.table import read_table
from stemma.shapes import Duty, Force, Term

MOST_NOTE_CHARS = 6_000  # a notice is short; a block that is longer is looked at to here
_SENTENCE = re.compile(r"(?:[^.!?。؟]|[.!?](?=[\w/@]))+[.!?。؟]*[\"”’)]*")
_ASKED = re.compile(
    r"\b(?:please|kindly|we (?:kindly )?ask|we(?:'d| would) (?:ask|like|appreciate|be grateful)|"
    r"are (?:kindly )?asked|you are (?:welcome|encouraged|invited)|encourage|appreciated|bitte[nt]?|"
    r"wir bitten|merci de|nous vous (?:prions|demandons)|veuillez|por favor|se ruega|rogamos|"
    r"pedimos|se agradece|se agradecerá|s[’']il vous plaît|prière de|si prega|preghiamo|per favore|gentilmente|"
    r"por gentileza|"
    r"pede-se|просим|просьба|пожалуйста|lütfen)\b|يرجى|يُرجى|نرجو|الرجاء|من فضلك|请注明",
    re.IGNORECASE,
)
_DEMANDED = re.compile(
    r"\b(?:must|required?|have to|need to|shall|only if|provided that|on condition|as long "
    r"as|under (?:a|the)|licen[cs]ed?|do not|don't|may not|cannot|can't|not allowed|prohibited|"
    r"muss|müssen|nur unter|ist anzugeben|debe|deben|deberá|obligatori[oa]|doit|doivent|à condition|"
    r"obligatoire|deve|devono|"
    r"devem|obbligatori[oa]|obrigatóri[oa])\b|обязательн|должн|يجب|شرط|须|必须",
    re.IGNORECASE,
)
_MUST = re.compile(
    r"\b(?:must|muss|müssen|debe|deben|deberá|obligatori[oa]|doit|doivent|obligatoire|deve|devono|devem|"
    r"obrigatóri[oa])\b|"
    r"обязательн|должн|يجب|必须",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"re-?publi[sc]|re-?publikation|re-?print|re-?post|reproduc|reproduz|reproduk|syndicat|"
    r"creative[ -]commons|\bcc[ -]by\b|redistribut|reus(?:e|ing)|nachdruck|nachgedruckt|abgedruckt|"
    r"weiterverbreit|übernahme|"
    r"перепечат|republi|reprodu|republicar|difusión|إعادة (?:ال)?نشر|النشر|licen[cs]e|lizenz|"
    r"licencia|лицензи|weiterverwend|verwendung|nachnutzung|abdruck|riprodu|ripubblic|ristampa|reproduç|цитировани|"
    r"использовани\w{1,2} материал|копировани|при репост|alıntı|yeniden yayın|转载|轉載|\bre-?us(?:e|ing|ed)\b|"
    r"must be credited|"
    r"\brun it in full\b|if you use it|volver a usar|repris[e]\b|reprendre|(?:اقتباس|إعادة استخدام)|رخصة|"
    r"licença|licenza|lizenz",
    re.IGNORECASE,
)
_CC = re.compile(r"creative[ -]commons|\bcc[ -](?:by|0|zero)[\w -]{0,12}", re.IGNORECASE)
_CC_CODE = re.compile(r"\bcc[ -](?:by(?:-(?:nc|nd|sa)){0,2}|0|zero)\b(?: \d\.\d)?", re.IGNORECASE)
_CC_ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses|publicdomain)/[\w./-]{2,60}", re.IGNORECASE
)
_CREDITED = re.compile(
    r"\b(?:credit|attribute (?:it |this |them )?to|acknowledge|als Quelle(?: den| die| das)?|"
    r"(?:fuente|fonte|source|Quelle)\s?:|cit(?:ar|er|are) (?:a |à )?)\s?(?:the\s)?((?:[A-ZÀ-Þ][\w.’'-]{0,30}\s?){1,6})"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"“”]{3,300}")
_CC_PARTS: tuple[tuple[re.Pattern[str], Duty], ...] = (
    (
        re.compile(
            r"\bby-?(?:nc)?-?nd\b|-nd\b|no[ -]?deriv|keine bearbeitung|sin obra derivada|pas de modification",
            re.IGNORECASE,
        ),
        "unaltered",
    ),
    (
        re.compile(
            r"-nc\b|-nc-|non-?commercial|nicht[ -]?kommerziell|no ?comercial|pas d[’']utilisation commerciale|"
            r"некоммерческ",
            re.IGNORECASE,
        ),
        "non_commercial",
    ),
    (
        re.compile(
            r"-sa\b|share-?alike|gleichen bedingungen|compartir ?igual|partage dans les mêmes conditions", re.IGNORECASE
        ),
        "share_alike",
    ),
)
_ALL_SOURCES = r"(?:all|every|each|any)\b[^.]{0,60}?\b(?:sources?|links?|credits?)\b"
_DUTIES: tuple[tuple[re.Pattern[str], Duty, str | None], ...] = (
    (
        re.compile(
            rf"\b(?:cite|citing|name|naming|credit|crediting|mention|quote|acknowledge)\w*\s[^.]{{0,40}}?{_ALL_SOURCES}",
            re.IGNORECASE,
        ),
        "cite_sources",
        "all sources",
    ),
    (
        re.compile(
            r"\b(?:cite|link|include|keep|retain|preserve|mention)\w*\s[^.]{0,60}?\b(?:all|every|each|"
            r"the original|these)\b[^.]{0,40}?\blinks\b",
            re.IGNORECASE,
        ),
        "link_sources",
        "all sources",
    ),
    (
        re.compile(
            r"(?:\b(?:credit|attribute|acknowledge|byline|name)\b(?! card|s? union)\s[^.]{0,60}|\bcredit(?:ing|"
            r"ed)?\s[^.]{0,50}|\bwith (?:full |proper |due )?(?:credit|attribution)\b|\battribution\b|"
            r"\bcite (?:us|the source|the original|it)\b|\bciting (?:the|its|us) |\bunder (?:the )?name "
            r"of|\bquelle(?:nangabe|nnennung)|nennung (?:der|des)|"
            r"\bnenn\w{1,3}\s[^.]{0,20}?\bquelle\b|\bcit(?:er|ar|ando|ez|e|en)\s[^.]{0,20}?(?:source|"
            r"fuente|origen|auteur)|mencion\w*\s[^.]{0,20}?(?:fuente|autor)|ссылк\w{1,2} на (?:источник|"
            r"автор)|указани\w{1,2} (?:источник|автор)|указ(?:ывать|ать|ывайте) [^.]{0,20}?(?:источник|автор)|"
            r"ذكر المصدر|الإشارة (?:إلى|ل)\s?(?:ال)?مصدر|ذكر مصدر|\bals quelle\b|\bquelle (?:an|ist|muss)|"
            r"namensnennung|"
            r"\bcit(?:er|ar|are)\s(?:a\s)?(?=[A-ZÀ-Þ])|\bcit(?:er|ar|are|i|e|em|ate|ando)\s[^.]{0,20}?(?:fonte|sources?|"
            r"liens|"
            r"fuentes?|fontes?)|indic(?:ar|are|ando|ate|er)\s[^.]{0,20}?(?:fonte|fuente|source)|"
            r"mencion\w*\s[^.]{0,20}?fonte|"
            r"\bmust be credited\b|\bkeep the byline\b|注明(?:出处|来源)|kaynağı? ?\w{0,3} (?:an|belirt|göster)\w*)",
            re.IGNORECASE,
        ),
        "credit",
        None,
    ),
    (
        re.compile(
            r"(?:\b(?:please |must |should |and |to )?link(?:s|ing|ed)?\s(?:back )?(?:to|directly to)\b|"
            r"\b(?:include|with|keep|add|carry|contain|provide|retain|place)\w*\s[^.]{0,40}?\b(?:hyper|"
            r"back|active )?links?\b(?: back)?|\bverlinke?\w*|\bmit link\b|\benlac\w+ (?:a|al|con)\b|"
            r"\blien (?:vers|actif)|\bavec un lien|\btous les liens|\bактивн\w{2,3} (?:гипер)?ссылк|гиперссылк|"
            r"ссылк\w{1,2} на (?:сайт|оригинал|материал|первоисточник)|источники и ссылки|رابط|وصلة|"
            r"\bmit (?:einem )?link\b|"
            r"\bverlinkung\b|\blink (?:auf|zu|zum|zur)\b|\benlaces? (?:a|al|hacia|originale?s?)\b|"
            r"\bfuentes y enlaces\b|"
            r"\b(?:con|com|inserire|inserir) (?:un |um |il |o )?link\b|\blink (?:a|alla|all[’']|para)\b|"
            r"bağlantı\w{0,3} ekle|链接)",
            re.IGNORECASE,
        ),
        "link",
        None,
    ),
    (
        re.compile(
            r"(?:\b(?:do not|don't|don’t|may not|cannot|can't|can’t|must not|without)\s(?:otherwise "
            r")?(?:edit|alter|chang|modif|rewrit|shorten|abridg|cut)\w*|\bno (?:edits|changes|alterations|"
            r"modifications|derivatives?)\b|\bunaltered\b|\bunchanged\b|\bunedited\b|\b(?:in full|in "
            r"its entirety)\b|\bas is\b|\bverbatim\b|\bunverändert\w*|\bohne änderung\w*|\bsin (?:modific|"
            r"alter|cambi)\w+|\bsans modif\w+|\bne pas (?:le |la |les )?modifi\w+|\bsenza (?:modific|alter)\w+|"
            r"\bnon (?:va |vanno )?modific\w+|"
            r"\bsem (?:alter|modific)\w+|\bnão (?:alter|modific|edit)\w+|\bno (?:se )?(?:modif|alter|edit)\w+|"
            r"nicht (?:verändert|bearbeitet|gekürzt)|"
            r"без изменени|не (?:изменя|редактир)\w+|دون تعديل|بدون تعديل|دون تغيير|عدم تعديل)",
            re.IGNORECASE,
        ),
        "unaltered",
        None,
    ),
    (
        re.compile(
            r"\b(?:carry|publish|include|make|add|apply|reflect|pass on)\w*\s[^.]{0,30}?\b(?:our |any "
            r"|all |the |later |subsequent )*(?:corrections?|updates?)\b|\bupdate your copy\b|"
            r"berichtigung\w*\s[^.]{0,30}übernehm|"
            r"correcciones posteriores",
            re.IGNORECASE,
        ),
        "carry_corrections",
        None,
    ),
    (
        re.compile(
            r"\b(?:not|no)\b[^.]{0,40}?\bcommercial\b|\bnon-?commercial\b|\bnicht[ -]?kommerziell|\bsin "
            r"(?:fines|ánimo) (?:de lucro|comerciales)|\bno comercial|usage non commercial|uso non commerciale|"
            r"fins não comerciais|"
            r"غير تجاري|\b(?:do "
            r"not|don't|may not|can't|can’t|cannot) sell\b",
            re.IGNORECASE,
        ),
        "non_commercial",
        None,
    ),
    (
        re.compile(
            r"\b(?:same|identical) licen[cs]e\b|\bshare-?alike\b|gleiche[nr] lizenz|misma licencia|même licence",
            re.IGNORECASE,
        ),
        "share_alike",
        None,
    ),
    (
        re.compile(
            r"\b(?:photos?|pictures?|images?|photographs?|illustrations?|graphics?|bilder|fotos|imágenes|"
            r"images)\b[^.]{0,80}?\b(?:not (?:included|covered|republish|use|part)|excluded|may not|"
            r"cannot|can't|separate|without permission|ausgenommen|no (?:se )?inclu|excluid)|\b(?:do "
            r"not|don't|don’t|may not|without|not)\s(?:use|republish|reproduce|include|"
            r"reprint)?\w*\s?[^.]{0,25}?\b(?:photos?|"
            r"pictures?|images?|photographs|graphics)\b",
            re.IGNORECASE,
        ),
        "no_pictures",
        None,
    ),
    (
        re.compile(
            r"\b(?:let us know|notify us|tell us|inform us|e-?mail us|drop us|send us (?:a |the )?(?:link|"
            r"copy|note)|contact us (?:when|if|before|once))\b|\binformieren sie uns|\bavísenos|\binformez-nous|"
            r"сообщите нам|أخبرونا|se agradece un aviso|geben sie uns bescheid|prévenez-nous|avvisateci|avise-nos",
            re.IGNORECASE,
        ),
        "notify",
        None,
    ),
)
_NON_ENDORSEMENT = re.compile(
    r"\b(?:do|does|did|is|are|may)(?:es)?\s?(?:not|n't|n’t)\s(?:necessarily\s|always\s|in any "
    r"way\s)?(?:subscribe|reflect|represent|endorse|share|express|agree|those of|be those|imply)\b"
    r"|\bnot necessarily (?:those|the (?:views?|opinions?|positions?)|reflect|represent|shared|"
    r"endorsed)\b|\b(?:not (?:an )?endorse\w*|no endorsement|without endors\w+)\b"
    r"|\bnicht (?:notwendigerweise|unbedingt|zwingend)\s[^.]{0,60}?(?:meinung|ansicht|auffassung|"
    r"standpunkt|wider)|(?:meinung|ansicht|auffassung)\w*\s[^.]{0,60}?nicht (?:notwendigerweise|"
    r"unbedingt|zwingend)"
    r"|\bne (?:reflèt|partag|représent|correspond|engag)\w+ (?:pas )?(?:nécessairement|forcément|"
    r"que)|\bno (?:necesariamente )?(?:reflej|compart|represent|coincid|suscrib)\w+|\bno son "
    r"responsables de las opiniones"
    r"|\bnon (?:ne )?(?:è responsabile|riflett|rispecchi|condivid|rappresent)\w*|"
    r"\bnão (?:necessariamente )?(?:reflet|represent|compartilh)\w*"
    r"|\b(?:accepts?|takes?|assumes?) no (?:responsibility|liability) for\b|"
    r"\bsole(?: and exclusive)? responsibilit\w+ of (?:their|its|the) authors?\b"
    r"|n[’']engagent? que (?:leurs?|ses|son) auteurs?|übernimmt keine (?:haftung|verantwortung)"
    r"|(?:может|могут) не совпадать с (?:мнени|позици|точк)|не обязательно (?:отраж|совпад)|"
    r"لا ت\w{2,6} بالضرورة|لا يعبر\w? بالضرورة|ليست? بالضرورة",
    re.IGNORECASE,
)
_ABOUT_VIEWS = re.compile(
    r"view|opinion|position|content|statement|stance|polic|meinung|ansicht|auffassung|inhalt|"
    r"opinion|punto|opinión|avis|propos|contenu|contenut|conteúdo|opiniões|contributions|text|мнени|точк|"
    r"позици|رأي|آراء|وجهة|مضمون",
    re.IGNORECASE,
)
# Every notice and disclaimer that the expressions below know holds one of these.
_HINTS = read_table(
    """
    publi print post reprod syndic common cc_by cc-by distrib reus nachdruck weiterverb übernahme перепеч
    difus نشر licen lizenz лиценз necessar endors reflect represent subscrib nachgedr abgedr notwend unbedingt zwingend
    nécess forcé совпад بالضرورة يعبر opinio view note notice disclaim hinweis anmerk haftung nota aviso
    avert примеч вниман ملاحظة تنويه إخلاء agree share express imply verwend nachnutz abdruck riprodu ripubb ristamp
    reproduç цитир копиров использован репост alınt yeniden 转载 轉載 credited in_full if_you_use volver_a repris reprendr
    اقتباس استخدام رخصة licença licenza respons engage accepts takes assumes condivid übernimmt citer citar
    """
)
NOTE_START = re.compile(
    r"(?:note|notes|disclaimer|editor[’']?s note|legal notice|notice|hinweis|anmerkung|haftungsausschluss|"
    r"nota|aviso(?: legal)?|avertissement|примечание|внимание|ملاحظة|تنويه|إخلاء مسؤولية)\s?[:.–—-]",
    re.IGNORECASE,
)
_NOTE_WORDS = re.compile(
    r"sole responsib|respective authors|responsib\w+ (?:of|for)|complaints?|corrections?|copyright|"
    r"rights? (?:owner|holder|reserved)|alleinige verantwortung|responsabilidad|responsabilité|"
    r"ответственност|مسؤولية",
    re.IGNORECASE,
)


def find_terms(
    text: str, blocks: Sequence[tuple[int, int]], is_note: Sequence[bool], body_end: int
) -> tuple[Term, ...]:
    """The duties in the blocks of a text, each with the place of the sentence that tells it.

    ``is_note`` says which blocks stand outside the body; in the body itself a notice must name what it is about.
    """
    terms: dict[Duty, Term] = {}
    for (begin, end), outside in zip(blocks, is_note, strict=True):
        stop = min(end, begin + MOST_NOTE_CHARS)
        low = text[begin:stop].lower()
        if not any(hint in low for hint in _HINTS):
            continue
        if not outside and not _NOTICE.search(text, begin, stop) and not _NON_ENDORSEMENT.search(text, begin, stop):
            continue
        for term in _terms_of(text, begin, stop, end, outside):
            held = terms.get(term.duty)
            if held is None:
                terms[term.duty] = term
            elif held.target is None and term.target is not None:
                terms[term.duty] = replace(term, force=_stronger(held.force, term.force))
            elif held.force == "asked" and term.force == "required":
                terms[term.duty] = replace(term, target=term.target or held.target)
    return tuple(sorted(terms.values(), key=lambda term: (term.begin or 0, term.end or 0)))


def _stronger(first: Force, second: Force) -> Force:
    return "required" if "required" in (first, second) else "asked"


def _terms_of(text: str, begin: int, stop: int, end: int, outside: bool) -> Iterator[Term]:
    notice_open = False
    for found in _SENTENCE.finditer(text, begin, stop):
        at = found.start() + len(found.group()) - len(found.group().lstrip())
        until = found.start() + len(found.group().rstrip())
        sentence = " ".join(text[at:until].split())
        if _NON_ENDORSEMENT.search(sentence) and _ABOUT_VIEWS.search(sentence):
            whole = outside and (NOTE_START.match(text, begin) or _NOTE_WORDS.search(text, begin, stop))
            yield Term("non_endorsement", "required", begin if whole else at, end if whole else until)
            continue
        about = bool(_NOTICE.search(sentence))
        if about:
            notice_open = True
        if not notice_open or not outside:
            continue
        yield from _duties_of(sentence, at, until)


def _duties_of(sentence: str, at: int, until: int) -> Iterator[Term]:
    force: Force = "asked" if _ASKED.search(sentence) and not _MUST.search(sentence) else "required"
    licence = _CC_CODE.search(sentence) or _CC.search(sentence)
    seen: set[Duty] = set()
    if licence:
        address = _CC_ADDRESS.search(sentence)
        told = address.group() if address else licence.group().strip()
        yield Term("licence", "required", at, until, told)
        yield Term("credit", "required", at, until)
        seen |= {"licence", "credit"}
        for pattern, duty in _CC_PARTS:
            if pattern.search(sentence):
                seen.add(duty)
                yield Term(duty, "required", at, until)
    for pattern, duty, target in _DUTIES:
        if duty in seen or not pattern.search(sentence):
            continue
        if (duty == "credit" and "cite_sources" in seen) or (duty == "link" and "link_sources" in seen):
            continue
        seen.add(duty)
        yield Term(duty, force, at, until, target or _target_of(duty, sentence))


def _target_of(duty: Duty, sentence: str) -> str | None:
    """The name that is to be credited, the address to link to, where the sentence tells it."""
    if duty == "credit" and (found := _CREDITED.search(sentence)):
        return found[1].strip(" .,")
    if duty == "link" and (found := _ADDRESS.search(sentence)):
        return found.group().rstrip(".,;:)]")
    return None


# A notice speaks to whoever republishes, or of what may be done with the text.
_ADDRESSED = re.compile(
    r"\b(?:we|us|our|you|your|please|welcome|free(?:ly)?|permission|permitted|allowed|licen[cs]ed?|"
    r"must|all rights|wir|uns|frei|bitte|erlaubt|gestattet|darf|dürfen|nosotros|libre(?:mente)?|se puede|puede|"
    r"permitid[oa]|"
    r"autorisée?|nous|librement|merci|por favor|rogamos|si può|libera|liberamente|consentit[oa]|pode|livre|livremente|"
    r"свободн\w*|разреш\w+|creative commons|cc[ -]by|lütfen)\b|this "
    r"(?:article|story|report|work|text)|dieser (?:artikel|text|beitrag)|يمكن|يرجى|يسمح|رخصة|просим|请|授权",
    re.IGNORECASE,
)


def is_notice(line: str) -> bool:
    """Whether a line speaks of republication or of who answers for what: no part of the report itself."""
    line = line[:MOST_NOTE_CHARS]
    low = line.lower()
    if not any(hint in low for hint in _HINTS):  # a hundred times quicker than the expressions below
        return False
    if NOTE_START.match(line) and (_NOTE_WORDS.search(line) or _NON_ENDORSEMENT.search(line) or _NOTICE.search(line)):
        return True
    if _NON_ENDORSEMENT.search(line) and re.search(
        r"editor|staff|team|publisher|website|site|page|newsroom|redaktion|redac|rédac|redazione|"
        r"redakc|редакц|author|autor|تحرير|موقع",
        line,
        re.IGNORECASE,
    ):
        return True
    return len(line) < 1500 and bool(_NOTICE.search(line)) and bool(_ADDRESSED.search(line) or _DEMANDED.search(line))


def block_spans(lines: Sequence[Line], skip: frozenset[int]) -> list[tuple[int, int, int]]:
    """Runs of lines without a blank line or a skipped line between them: (begin, end, first line's number)."""
    spans: list[tuple[int, int, int]] = []
    previous = -2
    for number, line in enumerate(lines):
        if number in skip:
            continue
        if (
            spans
            and previous == number - 1
            and lines[previous].block == line.block
            and line.end - spans[-1][0] < MOST_NOTE_CHARS
        ):
            spans[-1] = (spans[-1][0], line.end, spans[-1][2])
        else:
            spans.append((line.begin, line.end, number))
        previous = number
    return spans
