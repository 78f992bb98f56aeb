"""By which outward signs is a sentence unlike the report around it? Named cues with their weights, no sentence by heart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Chosen on a dozen invented endings of ordinary reports (none above 2.5) and ten invented added ones (none below 3).
LEAST_SCORE = 3.0
LEAST_SCORE_WITHOUT_RELAY = 4.0
_ATTRIBUTING_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign that a sentence is not by the writer of the rest: what is said of it to a person, and what it weighs."""

    name: str
    weight: float
    evidence: str
    is_strong: bool = False  # a score needs one at least: no attribution alone accuses nobody


def _any(words: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + words + r")(?!\w)", re.IGNORECASE)


_WISH = _any(
    r"long li(?:fe|ve)|glory to|eternal (?:glory|honou?r|shame|memory)|honou?r to (?:our|all|them|those)|victory to (?:our|the people)|"
    r"(?:peace|praise|blessed) be|all hail|hail to|viva (?:the|el|la|los|las|o|a)|que viva|hurrah|hooray|"
    r"god (?:bless|save|willing|protect)|may (?:god|allah|he|she|they|their|his|her|our|the lord)|rest in peace|down with|shame on|"
    r"es lebe|hoch leben?|(?:hoch|lang) lebe|ehre sei|ruhm und ehre|ruhm (?:dem|der|den)|gott (?:sch[üu]tze|segne)|nieder mit|m[öo]gen?|"
    r"gloria a|honor a|honor y gloria|dios (?:bendiga|guarde)|descansen? en paz|abajo (?:el|la|los|las)|ojal[áa]|que dios|"
    r"vive (?:le|la|les)|gloire (?:à|aux|au)|honneur (?:à|aux|au)|à bas|que dieu|puissent?|"
    r"да здравству[её]т|да здравствуют|слава|долой|дай бог|храни (?:вас |нас )?бог|вечная память|"
    r"عاشت?|يحيا|تحيا|المجد|الخلود ل\w*|الرحمة ل\w*|النصر ل\w+|رحم الله|رحمه الله|حفظ الله|حفظه الله|حمى الله|بارك الله|يسقط|فليسقط|"
    r"yaşasın|viva [oa]|gl[óo]ria a[io]?|evviva|abbasso|niech żyj[eą]|chwała"
)
_DEIXIS = _any(
    r"(?:today|now),? more than ever|more than ever(?! before),|(?:now is the|the) (?:time|hour) has come|now is the time|"
    r"(?:heute|jetzt),? mehr denn je|jetzt ist die zeit|(?:hoy|ahora),? m[áa]s que nunca|m[áa]s que nunca|"
    r"(?:aujourd['’]hui|maintenant),? plus que jamais|plus que jamais|(?:сегодня|сейчас|ныне),? (?:больше,? чем когда-либо|как никогда)|"
    r"(?:اليوم|الآن)?،? ?أكثر من أي وقت مضى|(?:hoje|agora),? mais do que nunca|(?:oggi|ora),? più che mai"
)
_ADDRESS = _any(
    r"you|your|yours|yourself|let us|let['’]s|dear (?:reader|readers|friends|all)|ladies and gentlemen|wake up|never forget|"
    r"ihr|euch|euer|eure|lasst uns|liebe (?:leser|freunde)|vosotros|vuestro|ustedes|no olvidemos|queridos|"
    r"vous|votre|vos|n['’]oublions|chers|вы|вас|ваш|давайте|дорогие|أيها|أيتها|لنكن|دعونا|انتم|أنتم"
)
_OURSELVES = _any(
    r"we|us|our|ours|wir|uns|unser\w*|nosotros|nuestr[oa]s?|nous|notre|nos|мы|нас|наш\w*|نحن|لنا|noi|nostr[oaie]|nós|noss[oa]s?"
)
_PRAISE = _any(
    r"heroic(?:ally)?|hero(?:es)?|glorious|gallant|valiant|noble|shameful(?:ly)?|disgraceful|despicable|treacherous|heinous|evil|"
    r"wicked|cowardly|beloved|sacred|eternal|immortal|magnificent|legendary|monstrous|vile|infamous|invincible|righteous|brave|"
    r"martyrs?|traitors?|criminals?|tyrants?|wise|steadfast|"
    r"heldenhaft\w*|helden|ruhmreich\w*|tapfer\w*|schändlich\w*|feige\w*|verräter\w*|unsterblich\w*|heilig\w*|edel\w*|"
    r"heroic[oa]s?|heroic\w*|h[ée]roes?|hero[íi]nas?|glorios[oa]s?|valientes?|vergonzos[oa]s?|traidor\w*|cobardes?|inmortal\w*|querid[oa]s?|nobles?|"
    r"h[ée]ro[ïi]que\w*|h[ée]ros|glorieu\w*|vaillant\w*|honteu\w*|tra[îi]tres?|l[âa]ches?|"
    r"героическ\w*|геро\w+|славн\w+|доблестн\w+|позорн\w+|предател\w+|"
    r"الأبطال|البطل|البطولي\w*|أبطال\w*|العظيم|الخالد\w*|الشرفاء|الخونة|الأبرار|المجيد\w*|البواسل"
)
_ATTRIBUTES = _any(
    r"said|says|say|saying|told|tells|added|adding|stated|stating|announced|according to|reported|noted|explained|underlined|stressed|"
    r"affirmed|affirming|indicated|indicating|clarified|asserted|conveyed|expressed|thanked|warned|argued|claimed|confirmed|asked|"
    r"wrote|replied|insisted|admitted|denied|estimates?|estimated|believes?|called|urged|discussed|highlighted|congratulated|pointed out|"
    r"sagte|sagt|sagten|erklärte\w*|teilte|mitteilte|teilten|betonte\w*|hieß es|laut|zufolge|berichtete\w*|fügte|"
    r"äußerte\w*|meinte|so der|so die|"
    r"dijo|dijeron|afirm[óo]|declar[óo]|señal[óo]|explic[óo]|asegur[óo]|indic[óo]|inform[óo]|según|añadi[óo]|anunci[óo]|"
    r"a dit|a déclaré|a affirmé|a indiqué|a ajouté|a annoncé|selon|a expliqué|a précisé|"
    r"сказал\w*|заявил\w*|сообщил\w*|отметил\w*|подчеркнул\w*|добавил\w*|по словам|рассказал\w*|"
    r"قال|قالت|أكد|أكدت|أعلن|أعلنت|أوضح|أوضحت|أضاف|أضافت|صرح|صرحت|أشار|أشارت|ذكر|ذكرت|وقال|وقالت|وأضاف|وأضافت|وأكد|وأكدت|وأوضح|وأوضحت|وأشار|وأشارت|بحسب|وفقا"
)


def is_attributed(sentence: str) -> bool:
    """Whether the sentence says by itself who said it, in the commoner languages of news."""
    return _ATTRIBUTES.search(sentence) is not None


def find_cues(sentence: str, rest: str, attributed_share: float) -> tuple[Cue, ...]:
    """The signs of one sentence against the rest of the text (quotations blanked in both). None where it says who said it.

    ``attributed_share`` is how many of the text's paragraphs say who said what, 0 to 1.
    """
    if is_attributed(sentence):
        return ()
    cues: list[Cue] = []
    wish = _WISH.search(sentence)
    if wish or sentence.rstrip(' \n”"»)').endswith(("!", "！")):
        shown = f"a wish (“{wish.group()}”)" if wish else "an exclamation"
        cues.append(Cue("wish", 2.0 if wish else 0.5, shown, bool(wish)))
    deixis = _DEIXIS.search(sentence)
    if deixis and not _DEIXIS.search(rest):
        cues.append(Cue("moment", 1.0, f"it speaks from its own moment (“{deixis.group()}”)", True))
    cues += _voice(sentence, rest)
    praise = _PRAISE.search(sentence)
    if praise and not re.search(rf"(?<!\w){re.escape(praise.group())}(?!\w)", rest, re.IGNORECASE):
        cues.append(
            Cue("praise", 1.0, f"a word of praise or blame that stands nowhere else in it (“{praise.group()}”)", True)
        )
    if attributed_share >= _ATTRIBUTING_SHARE:
        cues.append(
            Cue("no attribution", 1.0, "nobody is said to have said it, while nearly every paragraph says who did")
        )
    strange = _strange_name(sentence, rest)
    if strange:
        cues.append(Cue("name", 1.0, f"it writes a name as the rest does not (“{strange}”)"))
    return tuple(cues)


def _voice(sentence: str, rest: str) -> list[Cue]:
    address, ourselves = _ADDRESS.search(sentence), _OURSELVES.search(sentence)
    if address and not _ADDRESS.search(rest):
        return [Cue("address", 1.0, f"it speaks to the reader (“{address.group()}”)", True)]
    if ourselves and not _OURSELVES.search(rest):
        return [Cue("we", 1.0, f"it speaks as “{ourselves.group()}”", True)]
    return []


_PARTICLE = re.compile(r"(?:al|el|ad|ar|as|az|ash|an|at|ben|bin|de|da|van|von|der|den|di|du)(?:[-’'][^\W\d_]|$)")
_WORD_OR_STOP = re.compile(r"[^\W\d_][\w'’-]{0,40}|[.,;:!?…()]")
_MAX_SENTENCE_CHARS = 2_000


def _strange_name(sentence: str, rest: str) -> str | None:
    """A name of which a part is known from the rest and another part is not: a middle name, a patronymic, another spelling."""
    known = set(_WORD_OR_STOP.findall(rest))
    for words in _capital_runs(_WORD_OR_STOP.findall(sentence[:_MAX_SENTENCE_CHARS])):
        first = next((at for at, word in enumerate(words) if word in known), len(words))
        name = words[first:]
        if len(name) >= 3 and any(word not in known for word in name):
            return " ".join(name)
    return None


def _capital_runs(words: Sequence[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for word in words:
        if word[:1].isupper() or (runs[-1] and _PARTICLE.match(word)):
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return runs
