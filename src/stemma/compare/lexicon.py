"""Which words deny, date or count, language by language? The tables hold keys as `stemma.text` folds words."""

from __future__ import annotations

from functools import lru_cache

from stemma.text import cut_words


@lru_cache(maxsize=64)
def _folded(words: str) -> frozenset[str]:
    return frozenset(cut_words(words).keys)


_NEGATIONS = {
    "en": "not no never none nobody nothing neither nor without cannot hardly",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder",
    "es": "no nunca ni jamás sin ningún ninguno ninguna nada nadie tampoco",
    "fr": "ne pas jamais aucun aucune ni sans rien non",
    "pt": "não nunca nem sem jamais nenhum nenhuma nada ninguém",
    "it": "non mai né senza nessuno nessuna niente nulla",
    "nl": "niet geen nooit niemand niets zonder noch",
    "ru": "не нет ни никогда без нельзя никто ничего",
    "uk": "не ні немає ніколи без ніхто нічого",
    "pl": "nie nigdy bez ani nikt nic żaden",
    "tr": "değil yok hayır asla hiç",
    "ar": "لا لم لن ليس ليست ليسوا ليسا غير بدون دون كلا",
    "fa": "نه نیست نمی هرگز بدون هیچ",
    "he": "לא אין בלי אל מעולם",
}
# What is said for any language: words that deny in one and mean nothing else in the others.
_ANYWHERE = ("en", "de", "es", "ru", "ar")

_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "januar jänner februar märz mai juni juli oktober dezember "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre "
    "janeiro fevereiro março maio junho julho setembro outubro dezembro "
    "gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "يناير فبراير مارس أبريل ابريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر "
    "كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين"
)
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute gestern "
    "lunes martes miércoles jueves viernes sábado domingo hoy ayer mañana "
    "lundi mardi mercredi jeudi vendredi samedi dimanche hier demain "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica oggi ieri domani hoje ontem amanhã "
    "понедельник вторник среду четверг пятницу субботу воскресенье сегодня вчера завтра "
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد اليوم أمس غدا"
)
_COUNTS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions "
    "billion billions dozen dozens half twice double triple "
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend million millionen milliarde "
    "milliarden dutzend "
    "dos tres cuatro cinco seis siete ocho nueve diez doce veinte treinta cien ciento mil millón millones "
    "deux trois quatre cinq sept huit neuf dix onze douze vingt trente cent mille "
    "два две три четыре пять шесть семь восемь девять десять двадцать сто тысяча тысячи тысяч миллион миллионов "
    "اثنان اثنين ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشرين مئة مائة مئات ألف آلاف مليون ملايين مليار"
)


@lru_cache(maxsize=64)
def negations(lang: str | None) -> frozenset[str]:
    """The denying words of a language; of an unknown one, the words that deny in the commonest."""
    code = (lang or "").split("-")[0].lower()
    if code in _NEGATIONS:
        return _folded(_NEGATIONS[code])
    return frozenset().union(*(_folded(_NEGATIONS[code]) for code in _ANYWHERE))


def months() -> frozenset[str]:
    """The names of the months and their English short forms."""
    return _folded(_MONTHS)


def days() -> frozenset[str]:
    """The days of the week, and today, yesterday, tomorrow."""
    return _folded(_DAYS)


def counts() -> frozenset[str]:
    """Numbers written out, from two on; one is too often an article."""
    return _folded(_COUNTS)
