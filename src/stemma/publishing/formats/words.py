"""In which words does a package cite? The report's own language where we have it, else English."""

from __future__ import annotations

from collections.abc import Mapping

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_DAY = {
    "en": "{day} {month} {year}",
    "de": "{day}. {month} {year}",
    "es": "{day} de {month} de {year}",
    "ar": "{day} {month} {year}",
}
_EN = {
    "head": "For the head of your page, not to be printed",
    "canonical why": "Tells search engines where the original stands. Not every search engine follows it from one site to another.",
    "noindex why": "Keeps your copy out of news search, as search engines ask of syndication partners. Choose this one or the link above.",
    "by": "By {names}",
    "sources": "Sources and credits",
    "origin": "Origin",
    "agency": "Agency",
    "relay": "Relayed by",
    "network": "Network",
    "submitter": "Submitted by",
    "republisher": "Republished by",
    "no link": "no link was received",
    "published by": "Published by",
    "first at": "This report first appeared at {name}",
    "home at": "This report lives at",
    "version": "Version {number}, {date}",
    "pictures": "Pictures (captions only; the pictures are not part of this package)",
    "archive": "archive picture",
    "picture credit": "Picture: {name}",
    "terms": "Terms of republication",
    "required": "required",
    "asked": "asked for",
    "disclaimer": "Disclaimer",
    "corrections": "Corrections so far",
    "correction": "Correction",
    "update": "Update",
    "licence": "Licence",
    "credit": "name the source",
    "cite_sources": "cite every source",
    "link": "link to the original",
    "link_sources": "link to every source",
    "unaltered": "leave the words as they are",
    "carry_corrections": "carry corrections",
    "non_commercial": "no commercial use",
    "share_alike": "share under the same terms",
    "no_pictures": "do not take the pictures",
    "notify": "tell the source of the republication",
}
_DE = {
    "head": "Für den Kopf Ihrer Seite, nicht zum Abdruck",
    "canonical why": "Sagt Suchmaschinen, wo das Original steht. Nicht jede Suchmaschine folgt dem von einer Website zur anderen.",
    "noindex why": "Hält Ihre Kopie aus der Nachrichtensuche heraus, wie Suchmaschinen es erbitten. Dies oder der Link darüber.",
    "by": "Von {names}",
    "sources": "Quellen und Nachweise",
    "origin": "Ursprung",
    "agency": "Agentur",
    "relay": "Weitergegeben von",
    "network": "Netzwerk",
    "submitter": "Eingesandt von",
    "republisher": "Weiterveröffentlicht von",
    "no link": "ein Link wurde nicht empfangen",
    "published by": "Veröffentlicht von",
    "first at": "Dieser Bericht erschien zuerst bei {name}",
    "home at": "Dieser Bericht steht unter",
    "version": "Fassung {number}, {date}",
    "pictures": "Bilder (nur die Bildtexte; die Bilder gehören nicht zu diesem Paket)",
    "archive": "Archivbild",
    "picture credit": "Bild: {name}",
    "terms": "Bedingungen der Weiterveröffentlichung",
    "required": "verlangt",
    "asked": "erbeten",
    "disclaimer": "Hinweis",
    "corrections": "Bisherige Korrekturen",
    "correction": "Korrektur",
    "update": "Aktualisierung",
    "licence": "Lizenz",
    "credit": "die Quelle nennen",
    "cite_sources": "alle Quellen nennen",
    "link": "auf das Original verlinken",
    "link_sources": "auf alle Quellen verlinken",
    "unaltered": "den Wortlaut nicht ändern",
    "carry_corrections": "Korrekturen übernehmen",
    "non_commercial": "keine kommerzielle Nutzung",
    "share_alike": "unter gleichen Bedingungen weitergeben",
    "no_pictures": "die Bilder nicht übernehmen",
    "notify": "der Quelle Bescheid geben",
}
_ES = {
    "head": "Para la cabecera de su página, no para imprimir",
    "canonical why": "Dice a los buscadores dónde está el original. No todos lo siguen de un sitio a otro.",
    "noindex why": "Mantiene su copia fuera de la búsqueda de noticias, como piden los buscadores. Elija esto o el enlace anterior.",
    "by": "Por {names}",
    "sources": "Fuentes y créditos",
    "origin": "Origen",
    "agency": "Agencia",
    "relay": "Difundido por",
    "network": "Red",
    "submitter": "Enviado por",
    "republisher": "Republicado por",
    "no link": "no se recibió ningún enlace",
    "published by": "Publicado por",
    "first at": "Esta información apareció primero en {name}",
    "home at": "Esta información está en",
    "version": "Versión {number}, {date}",
    "pictures": "Imágenes (solo los pies de foto; las imágenes no forman parte de este paquete)",
    "archive": "imagen de archivo",
    "picture credit": "Imagen: {name}",
    "terms": "Condiciones de republicación",
    "required": "obligatorio",
    "asked": "se pide",
    "disclaimer": "Aviso",
    "corrections": "Correcciones hasta ahora",
    "correction": "Corrección",
    "update": "Actualización",
    "licence": "Licencia",
    "credit": "nombrar la fuente",
    "cite_sources": "citar todas las fuentes",
    "link": "enlazar el original",
    "link_sources": "enlazar todas las fuentes",
    "unaltered": "dejar las palabras como están",
    "carry_corrections": "publicar las correcciones",
    "non_commercial": "sin uso comercial",
    "share_alike": "compartir en las mismas condiciones",
    "no_pictures": "no usar las imágenes",
    "notify": "avisar a la fuente de la republicación",
}
_AR = {
    "head": "لرأس صفحتكم، لا للطباعة",
    "canonical why": "يخبر محركات البحث بمكان الأصل. لا تتبعه كل المحركات من موقع إلى آخر.",
    "noindex why": "يبقي نسختكم خارج بحث الأخبار كما تطلب محركات البحث من الشركاء. اختاروا هذا أو الرابط أعلاه.",
    "by": "بقلم {names}",
    "sources": "المصادر والإسناد",
    "origin": "المصدر الأصلي",
    "agency": "الوكالة",
    "relay": "نقلا عن",
    "network": "الشبكة",
    "submitter": "أرسله",
    "republisher": "أعاد نشره",
    "no link": "لم يرد رابط",
    "published by": "نشره",
    "first at": "نُشر هذا التقرير أولا في {name}",
    "home at": "عنوان هذا التقرير",
    "version": "النسخة {number}، {date}",
    "pictures": "الصور (التعليقات فقط؛ الصور ليست جزءا من هذه الحزمة)",
    "archive": "صورة من الأرشيف",
    "picture credit": "الصورة: {name}",
    "terms": "شروط إعادة النشر",
    "required": "إلزامي",
    "asked": "مطلوب",
    "disclaimer": "إخلاء مسؤولية",
    "corrections": "التصحيحات حتى الآن",
    "correction": "تصحيح",
    "update": "تحديث",
    "licence": "الرخصة",
    "credit": "ذكر المصدر",
    "cite_sources": "ذكر جميع المصادر",
    "link": "وضع رابط إلى الأصل",
    "link_sources": "وضع روابط إلى جميع المصادر",
    "unaltered": "ترك الكلمات كما هي",
    "carry_corrections": "نقل التصحيحات",
    "non_commercial": "لا استعمال تجاري",
    "share_alike": "المشاركة بالشروط نفسها",
    "no_pictures": "عدم استعمال الصور",
    "notify": "إبلاغ المصدر بإعادة النشر",
}
_WORDS: Mapping[str, Mapping[str, str]] = {"en": _EN, "de": _DE, "es": _ES, "ar": _AR}


def tongue_of(lang: str | None) -> str:
    """The language of ours that a report's language tag means, English for all others.

    >>> tongue_of("de-AT"), tongue_of("ar"), tongue_of(None), tongue_of("fr")
    ('de', 'ar', 'en', 'en')
    """
    primary = (lang or "").split("-")[0].lower()
    return primary if primary in _WORDS else "en"


def words_in(tongue: str) -> Mapping[str, str]:
    """Every word of a package in one of our languages."""
    return _WORDS[tongue]


def day_in(tongue: str, moment: str | None) -> str:
    """The day of an ISO 8601 time in words, as exact as it is told; what is no such time stays as it is.

    >>> day_in("en", "2026-03-04T10:00:00Z"), day_in("de", "2026-03-04"), day_in("en", "2026-03")
    ('4 March 2026', '4. März 2026', '2026-03')
    """
    year, _, rest = (moment or "")[:10].partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdecimal() and month.isdecimal() and day.isdecimal() and 1 <= int(month) <= 12):
        return moment or ""
    name = _MONTHS[tongue].split()[int(month) - 1]
    return _DAY[tongue].format(day=int(day), month=name, year=year)
