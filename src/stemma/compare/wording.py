"""Which words make up the lines that credit, date or label a report? Data, keys as `stemma.text` folds words.

Kept small on purpose: a line that is to count as a credit may hold nothing but these, names, dates and addresses.
"""

from __future__ import annotations

from functools import lru_cache

from stemma.text import cut_words

_CREDITING = """
a an the this that these our your his her their its was is are has been be and or of at in on to for from with here via by as
article articles story stories report reports item piece text texts dispatch interview speech comment column post page word words
first originally initially appeared appears published publishes republished reprinted reposted reproduced carried produced
written reported compiled translated edited submitted relayed provided supplied shared taken adapted passed
permission kind kindly courtesy thanks credit credits credited source sources original origin agency network relay newsroom
copyright rights reserved all read full more complete whole visit see find found link links online website site web
staff writer writers reporter reporters correspondent correspondents editor editors author authors desk team contributor
version licence license licensed under terms creative commons cc by nc nd sa attribution
photo photos picture pictures photograph photographs image images caption file archive lives
updated posted last modified time am pm utc gmt cet uhr horas hours min minutes read

der die das den dem des ein eine dieser diese dieses wurde wird ist bei im in am auf unter von vom zum zur mit und oder für
artikel beitrag bericht text texte meldung rede kommentar interview zuerst erstmals ursprünglich erschienen erschien
veröffentlicht veröffentlichte übernommen nachdruck weiterveröffentlicht eingesandt weitergegeben freundlicher genehmigung
quelle quellen ursprung agentur netzwerk redaktion autor autorin autoren lesen original originals hier foto fotos bild bilder
lizenz lizenziert fassung stand steht aktualisiert übersetzt übersetzung

el la los las un una este esta estos se fue ha sido es en de del al por con para y o e
artículo nota noticia información texto textos reportaje discurso entrevista comentario primero originalmente inicialmente
publicado publicada publicó apareció republicado republicada reproducido reproducida cortesía permiso crédito créditos
fuente fuentes origen agencia red redacción autor autora autores lea leer original aquí enlace foto fotos imagen imágenes
enviado difundido licencia versión traducción traducido actualizado está

le les une cet cette a été dans sur chez par avec et du au article texte dépêche discours publié publiée paru parue
initialement abord reproduit autorisation aimable crédit source sources agence réseau rédaction auteur lire ici photo
photos image images licence version traduit traduction

هذا هذه في على من عن مع إلى و أو تم كان نُشر نشر نشره نشرت التقرير تقرير المقال مقال الخبر خبر النص نص أولا أولًا لأول مرة أصلا
المصدر المصادر الأصلي الأصلية الوكالة وكالة نقلا شبكة الشبكة أرسله أعاد أعيد بقلم كتب كتبت إعداد ترجمة تحرير تصوير اقرأ
عنوان رابط الرابط الصورة صورة الرخصة رخصة النسخة نسخة حقوق محفوظة جميع بإذن بموافقة
"""
# A byline or a credit may begin with these and name somebody whom nothing else names.
_CUES = """
by | text | texts | words | source | sources | via | courtesy of | by courtesy of | with thanks to | photo | photos | picture |
credit | credits | published by | republished by | republished from | reprinted from | first published by | first published in |
first published at | originally published by | originally published in | first appeared in | first appeared at |
this report first appeared at | this article first appeared in | this story first appeared in | submitted by | relayed by |
origin | agency | network | author | authors | licence | license | read the original at | translated by | written by |
von | quelle | quellen | foto | fotos | bild | ursprung | agentur | netzwerk | weitergegeben von | eingesandt von |
weiterveröffentlicht von | veröffentlicht von | erschienen in | erschienen bei | dieser bericht erschien zuerst bei | lizenz |
por | fuente | fuentes | origen | agencia | red | difundido por | enviado por | republicado por | publicado por | licencia |
esta información apareció primero en | publicado originalmente en | par | source | licence | publié par |
بقلم | المصدر | المصادر | المصدر الأصلي | الوكالة | نقلا عن | الشبكة | أرسله | أعاد نشره | نشره | الرخصة | إعداد |
نُشر هذا التقرير أولا في | الصورة | تصوير | ترجمة
"""
# Whole lines, or whole parts of a line between semicolons, that need no name beside them: headings of a credit block, what
# terms ask for in a few words, and what is said to whoever takes a report over.
_PHRASES = """
sources and credits | source | sources | credits | no link was received | corrections so far | corrections | correction |
terms of republication | republication terms | disclaimer | editor's note | read the original | original article | read more |
pictures captions only the pictures are not part of this package | captions | archive picture |
name the source | cite every source | link to the original | link to every source | leave the words as they are |
carry corrections | no commercial use | share under the same terms | do not take the pictures |
tell the source of the republication | required | asked for | licence | all rights reserved |
for the head of your page not to be printed |
tells search engines where the original stands not every search engine follows it from one site to another |
keeps your copy out of news search as search engines ask of syndication partners choose this one or the link above |
link rel canonical href | meta name googlebot news content noindex |
quellen und nachweise | quellen | ein link wurde nicht empfangen | bisherige korrekturen | korrekturen | korrektur |
bedingungen der weiterveröffentlichung | hinweis | lizenz | archivbild |
bilder nur die bildtexte die bilder gehören nicht zu diesem paket | die quelle nennen | alle quellen nennen |
auf das original verlinken | auf alle quellen verlinken | den wortlaut nicht ändern | korrekturen übernehmen |
keine kommerzielle nutzung | unter gleichen bedingungen weitergeben | die bilder nicht übernehmen | der quelle bescheid geben |
verlangt | erbeten | alle rechte vorbehalten | für den kopf ihrer seite nicht zum abdruck |
sagt suchmaschinen wo das original steht nicht jede suchmaschine folgt dem von einer website zur anderen |
hält ihre kopie aus der nachrichtensuche heraus wie suchmaschinen es erbitten dies oder der link darüber |
fuentes y créditos | fuentes | no se recibió ningún enlace | correcciones hasta ahora | correcciones | corrección |
condiciones de republicación | aviso | licencia | imagen de archivo |
imágenes solo los pies de foto las imágenes no forman parte de este paquete | nombrar la fuente | citar todas las fuentes |
enlazar el original | enlazar todas las fuentes | dejar las palabras como están | publicar las correcciones |
sin uso comercial | compartir en las mismas condiciones | no usar las imágenes | avisar a la fuente de la republicación |
obligatorio | se pide | todos los derechos reservados | para la cabecera de su página no para imprimir |
dice a los buscadores dónde está el original no todos lo siguen de un sitio a otro |
mantiene su copia fuera de la búsqueda de noticias como piden los buscadores elija esto o el enlace anterior |
tous droits réservés |
المصادر والإسناد | المصادر | لم يرد رابط | التصحيحات حتى الآن | تصحيحات | تصحيح | شروط إعادة النشر | إخلاء مسؤولية | الرخصة |
صورة من الأرشيف | الصور التعليقات فقط الصور ليست جزءا من هذه الحزمة | ذكر المصدر | ذكر جميع المصادر | وضع رابط إلى الأصل |
وضع روابط إلى جميع المصادر | ترك الكلمات كما هي | نقل التصحيحات | لا استعمال تجاري | المشاركة بالشروط نفسها |
عدم استعمال الصور | إبلاغ المصدر بإعادة النشر | إلزامي | مطلوب | جميع الحقوق محفوظة | لرأس صفحتكم لا للطباعة |
يخبر محركات البحث بمكان الأصل لا تتبعه كل المحركات من موقع إلى آخر |
يبقي نسختكم خارج بحث الأخبار كما تطلب محركات البحث من الشركاء اختاروا هذا أو الرابط أعلاه
"""
# What a note calls itself. A colon, a stroke or a date and a colon must follow.
_LABELS = """
correction | corrections | corrected | clarification | update | updated | editor's note | editors' note | editors note | note from
the editor | note from the editors | note to readers | publisher's note | erratum | ed note |
korrektur | berichtigung | richtigstellung | aktualisierung | anmerkung der redaktion | anm d red | hinweis der redaktion |
corrección | correcciones | fe de errores | rectificación | aclaración | actualización | nota de la redacción | nota del editor |
rectificatif | mise à jour | note de la rédaction | errata | correção | nota da redação | rettifica | nota della redazione |
исправление | поправка | уточнение | обновление | примечание редакции | от редакции |
تصحيح | تحديث | توضيح | استدراك | ملاحظة المحرر | ملاحظة من المحرر
"""
# A note may also begin as a sentence that says what it is.
_OPENINGS = """
an earlier version of this | a previous version of this | this article has been corrected | this article was corrected |
this story has been corrected | this story was corrected | this report has been corrected | this report was corrected |
this article has been updated | this article was updated | this story has been updated | this story was updated |
this report has been updated | this report was updated |
in einer früheren fassung | in einer früheren version | in einer ersten fassung | dieser artikel wurde korrigiert |
dieser artikel wurde aktualisiert | dieser text wurde korrigiert | una versión anterior de este | una versión anterior de esta |
este artículo ha sido corregido | este artículo fue corregido | este artículo ha sido actualizado |
une version précédente de | une version antérieure de | cet article a été corrigé | cet article a été mis à jour |
نسخة سابقة من هذا | ورد في نسخة سابقة
"""

Phrases = dict[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=1)
def crediting() -> frozenset[str]:
    """The words that may stand around the names of a credit line."""
    return frozenset(cut_words(_CREDITING).keys)


def cues() -> Phrases:
    """The beginnings of credit lines that may name somebody whom nothing else names."""
    return _listed(_CUES)


def phrases() -> Phrases:
    """What stands in a credit block without any name."""
    return _listed(_PHRASES)


def labels() -> Phrases:
    """What a correction, an update or an editor's note calls itself."""
    return _listed(_LABELS)


def openings() -> Phrases:
    """The sentences that such a note begins with where it has no label."""
    return _listed(_OPENINGS)


@lru_cache(maxsize=8)
def _listed(table: str) -> Phrases:
    """The phrases of a table by their first word, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in table.split("|"):
        keys = tuple(cut_words(phrase).keys)
        found.setdefault(keys[0], set()).add(keys)
    return {first: tuple(sorted(same, key=lambda keys: (-len(keys), keys))) for first, same in found.items()}
