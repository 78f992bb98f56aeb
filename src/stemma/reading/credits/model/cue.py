"""Which words tell that a name beside them is a credit, and of what kind? Data: forms and stems of all languages by kind.

The kinds are what the words do, whatever their language: ``PUB`` to publish, ``AGAIN`` to publish again, ``PASS`` to pass
on. A star ends a stem. A word of two kinds stands in both rows.
"""

from __future__ import annotations

from stemma.reading.dates import MONTH_OF

_KINDS = """
PUB publish* published publication* appear* ran runs run printed prints aired airs broadcast* posted posts post online issue
PUB veröffentlich* erschien* erscheint gedruckt* abgedruckt* publizier* ausgestrahlt gesendet druckt
PUB publié* publie publient publions paru* parut paraît imprimé* posté* ligne mis mise publicad* publicó publica publican
PUB publicamos apareci* aparece emitid* impres* sali* publicou publica saiu veiculad* pubblicat* pubblica apparso apparsa
PUB uscito uscita esce stampat* опубликова* публикуе* публикац* публикует вышл* вышел выходит напечата* размещ* печата*
PUB نشر نُشر نشرت نُشرت نشرته نشرها ينشر تنشر المنشور منشور المنشورة نشره صدر صدرت تصدر yayımlan* yayınlan* yayımla* çıktı
PUB 发表 刊登 刊发 发布 刊于 載 載於 掲載 gepubliceerd verschenen opublikowan*
AGAIN republish* re-publish* reprint* re-print* repost* re-post* reproduc* reuse* re-use* cross-post* crosspost* reshare*
AGAIN re-share* rerun* re-run reissu* recirculat* picked lifted borrowed copied clipped adapted excerpt* extract* again anew
AGAIN carried carries carry taken nachgedruckt* nachdruck* übernommen* übernahme wiedergegeben weiterveröffentlich*
AGAIN zweitveröffentlich* zweitverwertung auszug entnommen republié* repris* reprend* reproduit* rediffus* extrait* tiré*
AGAIN republicad* reproduc* recogid* recoge reimpres* reproduzid* reproduç* replicad* tomado extraíd* ripubblicat* ripres*
AGAIN riprodott* riprende riproduzione tratto tratta перепечат* перепост* репост* взят* воспроизв* إعادة أعادت أعاد تعيد يعيد
AGAIN معاد مقتبس اقتباس yeniden alıntı* alınmıştır iktibas 转载 轉載 转发 转自 转引 摘自 overgenomen przedruk*
FIRST first originally initially original originals zuerst ursprünglich zunächst erstmals erst original* initialement abord
FIRST origine première premier originalmente primero inicialmente originariamente originalmente originária primeira prima
FIRST originale inizialmente впервые изначально первоначально оригинал* أول لأول أصلا أصلًا أولا أولاً الأصل الأصلي
FIRST الأصلية ilk
FIRST özgün orijinal* 首次 首发 原文 原载 最初 oorspronkelijk pierwotnie
PASS distribut* syndicat* circulat* suppli* supply supplies provid* deliver* transmit* forward* relay* passed passing passes
PASS handed hand hands released releases releasing disseminat* shared shares sharing share conveyed moved moves wired feed
PASS feeds available service verbreitet* übermittelt* weitergegeben* weitergeleitet* weiterverbreitet* bereitgestellt*
PASS geliefert* vermittelt* zugeleitet* geteilt* verteilt* verteiler zur_verfügung distribu* transmis* relayé* relaie fourni*
PASS diffus* partagé* difund* transmitid* facilitad* suministrad* reenviad* cedid* compartid* repassad* fornecid* difundid*
PASS compartilhad* fornit* trasmess* inoltrat* diffond* condivis* распростран* переда* предоставл* разосл* рассыл* подел*
PASS وزع* توزيع بثت بثته نقل نقلت ناقل وزعت وزعته ونقلته نقلته dağıt* aktar* ileti* paylaş* 提供 供 分发 转送 传 verspreid
VIA via through thru über durch через عبر aracılığıyla üzerinden vasıtasıyla 通过 attraverso tramite mediante través
VIA intermédiaire
VIA h/t hat_tip tip hattip
SUBMIT submit* sent send sends sender handed contribut* mailed emailed e-mailed received reader readers spotted dropped
SUBMIT eingesandt* eingereicht* zugesandt* einsend* zuschrift* geschickt leser leserin soumis* envoyé* proposé* adressé*
SUBMIT lecteur lectrice enviad* remitid* presentad* aportad* lector lectora manda leitor leitora inviat* mandat* lettore
SUBMIT lettrice segnala* присла* направ* читател* أرسل* مقدم قدم* ورد* وصل* وردنا بعث* القارئ القارئة gönder* okur* 投稿 供稿 来稿
TRANSL translat* rendered version versions edition adaptation adapted english german french spanish übersetz* übertrag*
TRANSL fassung traduct* traduit* traduire traduc* traduz* traduç* versión versão traduzion* tradott* versione перевод*
TRANSL перевел* перевёл* переведен* версия ترجم* الترجمة ترجمة الترجمة_العربية çevir* çeviri* 编译 翻译 译 译自 译者 vertal* tłumacz*
WRITE written wrote write writes author* penned compiled prepared produced produces filed reported reporting reporter
WRITE reporters correspondent* writer* byline words verfasst* geschrieben* autor* reporter korrespondent* erstellt
WRITE produziert*
WRITE écrit* rédigé* auteur* autrice* correspondant* envoyé_spécial produit* réalisé* escrit* redactad* elaborad* autora
WRITE corresponsal redator* escrito produzid* scritt* redatt* autore autrice corrispondente написа* автор* корреспондент*
WRITE подготов* كتب كتبت كتبه كتبته إعداد بقلم مراسل مراسلة مراسلنا أعد أعده أعدته yazan yazı muhabir* hazırla* 撰文 作者
WRITE 记者 撰稿 采写
SOURCE source sources credit credits quelle quellen fuente fuentes fonte fonti источник* المصدر مصدر المصادر kaynak*
SOURCE bron źródł*
SOURCE 来源 來源 出典 crédit* crédito* origin provenance herkunft
PERM permission courtesy kind kindly licence* license* licensing agreement arrangement thanks thank gratefully
PERM grateful consent
PERM genehmigung erlaubnis freundlicher dank lizenz* zustimmung autorisation aimable accord remerci* courtoisie permiso
PERM autorización autorizac* cortesía gentileza licencia acuerdo gracias cortesia autorização licença permissão concessione
PERM licenza autorizzazione gentile accordo разрешени* лицензи* любезн* согласи* بإذن إذن ترخيص رخصة بترخيص موافقة
PERM مشكورة izni*
PERM izin* lisans* 授权 许可 terms commons cc
RIGHTS © copyright copyrighted rights reserved ® rechte vorbehalten urheberrecht* droits réservés droit derechos reservados
RIGHTS direitos diritti riservat* права защищен* правообладател* حقوق الحقوق محفوظة hakları hakkı saklıdır 版权 版权所有
RIGHTS tous_droits
EDIT edit* editor* editing subeditor staff newsroom newsdesk desk ed redaktion* red redak* lektor* rédact* redacc* edici*
EDIT redaç* edição editoria* redazion* redatt* cura редакц* редактор* تحرير التحرير المحرر محرر أسرة editör* yayın
EDIT haber_merkezi
EDIT 编辑 责编 编者 编辑部 redactie
PARTNER partner* collaborat* cooperation jointly joint together part project series initiative teamed alongside behalf
PARTNER kooperation* zusammenarbeit gemeinsam* auftrag recherche* rechercheverbund partenari* collaboration conjoint*
PARTNER colaboraci* alianza conjunto proyecto parceria colaboração projeto collaborazione progetto insieme сотруднич*
PARTNER совместн* проект* بالتعاون شراكة بالشراكة مشروع işbirliği* ortak* proje* 合作 联合 共同
NETN network* netzwerk* verbund genossenschaft réseau* réseaux red redes rete rede cooperative co-operative co-op collective
NETN collaborative alliance exchange consortium federation pool ring union coalition cooperativa coopérative cooperativ*
NETN сеть сети сетью содружеств* شبكة الشبكة تعاونية ağı ağ birliği 联盟 网络 网 ring
SAY said told says tells telling say according quoted cited citing interview* spokesman spokeswoman spokesperson announced
SAY confirm* stated added asked wrote_to laut sagte sagten sagt erklärte teilte mitgeteilt zufolge gegenüber meldete
SAY berichtete berichteten selon dit déclaré déclare confié indiqué affirm* expliqué rapport* según dijo declaró
SAY explicó afirmó
SAY señaló informó contó dice segundo disse afirmou contou explicou secondo detto dichiarat* spiegat* raccont* riferit*
SAY сообщил* сообщает сообщи* сказал* заявил* рассказал* словам данным пишет говорит قال قالت وفقا بحسب صرح ذكرت أفاد
SAY أفادت أضاف
SAY أوضح وقال وقالت وأضاف göre dedi söyledi belirtti açıkla* bildirdi 据 表示 说 介绍 报道 reported mentioned noted
PHOTO photo* picture* image* photograph* camera graphic* illustrat* map maps cartoon* video footage drawing caption file
PHOTO foto* bild* grafik karte aufnahme dessin* cliché infograph* imagen imágenes gráfico imagem gravura immagin* disegn*
PHOTO фото* снимок снимки иллюстрац* صورة تصوير صور الصورة عدسة fotoğraf* görsel 图片 摄影 图 photographer
FUND fund* grant grants sponsor* support* donat* prize award* paid pays financ* gefördert förder* preis unterstütz*
FUND subvention*
FUND prix soutien soutenu* financiad* premio apoyo apoio patrocin* finanziat* sostegno поддержк* грант* преми* بدعم
FUND تمويل جائزة
FUND destek* ödül* 资助 赞助
SUBSCR subscribe* subscription* follow sign signup join advert* app download click menu login cookie* tag tags related
SUBSCR newsletter
SUBSCR abonn* folgen anmeld* werbung suscrí* suscrip* síguenos assine siga iscriviti segui подпис* اشترك تابعنا abone
SUBSCR takip 订阅 关注
SUBSCR home contact about impressum
MEMBER member members belongs founded founder based nonprofit non-profit mitglied* gegründet gemeinnützig* membre*
MEMBER fondé* miembro*
MEMBER fundad* membro* sede член* основан* عضو أعضاء تأسس üye* kuru* 成员 owned owner publisher publishers
ITEM article* story stories report piece pieces item items text texts column post letter dispatch despatch bulletin
ITEM feature copy
ITEM account transcript essay review commentary analysis release statement note notes content material entry
ITEM instalment excerpt
ITEM interview speech recording episode page article's lines matter poem recipe
ITEM artikel* beitrag* beiträge text bericht* meldung* geschichte stück mitteilung* gastbeitrag interview pressemitteilung
ITEM presseinformation inhalt* article* texte* dépêche* papier reportage* billet communiqué* entretien tribune contenu
ITEM chronique
ITEM artículo* texto* nota notas reportaje* noticia* crónica entrada comunicado* información contenido* matéria artigo*
ITEM reportagem conteúdo notícia articolo articoli testo testi notizia notizie pezzo comunicato contenut* intervista
ITEM статья статьи статью статье материал* текст* заметк* новост* репортаж* интервью сообщени* المقال مقال المقالة
ITEM الخبر خبر التقرير
ITEM تقرير النص المادة مادة المواد البيان بيان makale* haber* yazı* metin metni 本文 文章 稿件 报道 新闻稿 本稿 全文
THIS this these above following below dieser diese dieses diesen cet cette ce ces este esta esto estos questo questa quest
THIS этот эта это этого данн* هذا هذه bu 本 此 deze
WE we our us wir uns unser* nous notre nos nuestr* nosotros noi nostr* nosso nossa мы наш* нам نحن لنا صحيفتنا موقعنا
WE biz bize
WE bizim 我们 本报 本网 本站 本刊 we've we're
HERE here hier ici aquí aqui qui здесь هنا burada
DISCLAIM views view opinion* responsib* endors* necessarily reflect* express* position* liable liability verantwort* meinung*
DISCLAIM haftung haftet responsab* nécessairement necesariamente necessariamente ответственн* мнени* رأي آراء مسؤول* تعبر
DISCLAIM sorumlu* görüş* 观点 立场 responsibility
CORR correction corrected corrects clarification update updated advisory refile berichtig* korrektur rectificatif corrección
CORR correção rettifica исправл* تصحيح düzeltme 更正
ADD additional further extra contributed inputs input help helped assist* also weiter* zusätzlich* ergänz* material
ADD mit_material
ADD complément* également información_de adicional* aportes contribuição apporto дополн* участи* إضافي إسهام ساهم*
ADD ساهمت katkı*
LABEL by-line text texte texto testo story words byline txt agencies agenturen agences agencias agenzie agências
LABEL агентства وكالات
BY by von vom par por pelo pela da dal dalla dall от силами بقلم tarafından 由 door af av przez
FROM from aus des из с من عن نقلا نقلًا نقلاً нашего 从 自 uit
DE de del du della dello di do dos das d la le
IN in on at im ins bei beim auf unter dans sur chez en no na nel nella nello su sul sulla в на у في على 在 à al
WITH with mit avec con com col مع بالتعاون ile 与
FOR for für pour para per для إلى için 为
OF of der den dem des
AND and und et y e и و ve & plus sowie ed
TO to zu an à a ao ai к ل
NOT not nicht keine pas no non не لا ليس değil 不 never
WHO who which that where der die das qui que che который которая которое котор* الذي التي ki
BE is was were has had have been be ist sind wurde wurden war hat haben est sont été a ont fue es son ha han foi é è
BE stato stata
BE был* будет كان كانت تم oldu olarak edildi
AGN agency agencies newswire wire wires agentur* nachrichtenagentur* presseagentur agence* agencia* agência* agenzia*
AGN агентств*
AGN информагентств* وكالة الوكالة وكالات ajans* haber_ajansı 通讯社 社 persbureau agencja
ORGN news press times post radio tv television herald journal tribune gazette daily weekly media online magazine observer
ORGN courier guardian mail chronicle newspaper express monitor record dispatch echo telegraph independent institute
ORGN foundation center centre university zeitung rundschau anzeiger nachrichten presse tagblatt kurier bote blatt diario
ORGN periódico prensa noticias ledger star reporter spectator sentinel advertiser standard examiner globe argus inquirer
ORGN enquirer letter bureau digest courrier tageblatt gazeta gaceta boletín bollettino korrespondenz cronache folha jornal
ORGN новости газета газеты журнал* портал* издани* телеканал* صحيفة موقع قناة مجلة جريدة إذاعة منصة دار gazete* dergi*
ORGN 日报 晚报 报 网 电视台 新闻网
ORGN inc ltd gmbh corp company group org llc plc ag sa museum library society club council ministry office department
ORGN school college hospital board trust association authority commission verein stiftung ministerium amt stadt museum
ORGN fondation université ministère mairie association fundación universidad ministerio ayuntamiento asociación mairie
ORGN fondazione università ministero comune министерств* университет* фонд* музе* вестник* правда вести وزارة جامعة مؤسسة
ORGN blog podcast site website portal platform review studio studios works library archive archives voice voices lab
ORGN newsletter list mailing-list channel station sender rundfunk fernsehen sendung chaîne chaine emisora cadena канал* قناة
SERVICE newswire presswire syndicate syndication presseportal distributor aggregator feed list mailing listserv newsletter
SERVICE release-service ots wires translators translations übersetzungsbüro pressedienst служба рассылка
ROLEW staff editor reporter correspondent director spokesman spokeswoman manager secretary president mayor minister professor
ROLEW dr mr mrs ms herr frau monsieur madame señor señora chief leiter leiterin sprecher sprecherin director directora
OFFICE press-office media pressestelle pressesprecher* communications relations presse prensa stampa imprensa пресс-служб*
OFFICE مكتب_صحفي basın medienstelle kommunikation
COME comes came come coming reached reaches reach reaching arrived arrives landed lands brought brings bringing crossed
COME goes went going gone got entered travelled found find finds heard saw seen see kam kommt kamen ging gingen
COME gelangt* stammt
COME stammen erreicht* fand gefunden lief läuft vient viennent parvenu* parvient provient émane* circule* circuler arrivé*
COME trouvé* llega llegó llegado pasó viene sube subió encontra* chegou chega vem veio passou arriva arrivato viene
COME giunt* approda
COME giunge пришл* приходит поступ* переправ* появил* появля* попал* مر مرت ومر ظهر ظهرت يصل وصلت انتقل gelmiş* gelen
COME geçilmiş*
GIVE gave gives give given let lets lent lend offered offers offer allow* grants leave swap* nod blessing favour loan licence
GIVE gibt gab überlass* überließ leiht prêt* offert* donn* cédé* laiss* cede cedió ofrece presta prestado entrega
GIVE concede ofrec*
GIVE emprest* cedeu offre concess* prestat* дал дала дают любезно уступи* одолж* منح منحت سمحت تسمح أذن vermiş* veril* sağla*
MADE made makes make making typed composed created drew drawn commission* told tells ghostwritten adapted gathered assembled
MADE recorded transcribed gemacht hergestellt verantwortet entstand* erarbeitet besorgt fait faite conçu élaboré
MADE commandé hecho hecha
MADE encarg* elabora prepara* feito feita realizzat* curato curata prodott* сдела* созда* записа* أنجز أنجزت صاغ طبعها
MADE yapıl* kaleme
CUT shorten* cut abridged condensed altered unaltered unedited trimmed changed unchanged verbatim headline subheading*
CUT full whole
CUT gekürzt* unverändert* leicht redigiert wortlaut abrég* raccourci* inchang* intégral* abreviad* resumid* íntegr* adaptad*
CUT resumo abbreviat* ridott* integral* сокращ* полност* дословно без изменений مختصر* بتصرف كاملا تعديل kısalt* aynen tam
PART out up round around over along on off down into
OUTLET paper papers page pages columns title titles weekly weeklies monthly quarterly zine site sites website webpage
OUTLET blog blogs
OUTLET sheet screen channel feed list circle group parent sister organ seite seiten heft ausgabe blatt webseite
OUTLET website portal
OUTLET journal revue site numéro antenne colonnes compte page infolettre bulletin página sitio web revista número
OUTLET cuenta semanario
OUTLET site jornal revista página boletim sito pagina rivista profilo сайт* страниц* журнал* газет* канал* паблик*
OUTLET рассылк* издани*
OUTLET موقع صفحة صفحات الصفحة مجلة جريدة عدد العدد قناة حساب نشرة sitesi dergisi gazetesi sayfası hesabı 网站 公众号 杂志 期
IT it its itself whose them they their es sie ihn ihr il elle le lo la los su sus sua seu suo egli его её ее он она
IT они им ه onu
NOW now then later before after earlier since first second again dann zuerst danach später puis ensuite d'abord luego después
NOW ahora depois então poi dopo потом затем далее впоследствии ثم لاحقا sonra önce
ONLINE online web internet inbox mailing mail e-mail email post mastodon facebook telegram twitter instagram whatsapp podcast
ONLINE youtube bluesky reddit substack tiktok x.com mailingliste correo listserv форум телеграм تلغرام فيسبوك تويتر
AUTO automatic* automatis* automated auto-generated automatically автоматич* تلقائي* otomatik* robot bot
DAY monday tuesday wednesday thursday friday saturday sunday today yesterday montag dienstag mittwoch donnerstag
DAY freitag samstag
DAY sonntag gestern heute lundi mardi mercredi jeudi vendredi samedi dimanche hier lunes martes miércoles jueves
DAY viernes sábado
DAY domingo понедельник вторник сред* четверг пятниц* суббот* воскресень* ayer segunda-feira terça-feira quarta-feira
"""


def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    whole: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    for row in _KINDS.strip().splitlines():
        kind, *words = row.split()
        for word in words:
            table = stems if word.endswith("*") else whole
            kinds = table.setdefault(word.rstrip("*").replace("_", " "), [])
            if kind not in kinds:
                kinds.append(kind)
    for month in MONTH_OF:
        whole.setdefault(month, []).append("MONTH")
    return {word: tuple(kinds) for word, kinds in whole.items()}, {stem: tuple(kinds) for stem, kinds in stems.items()}


_WHOLE, _STEMS = _tables()
KINDS = tuple(sorted({kind for kinds in (*_WHOLE.values(), *_STEMS.values()) for kind in kinds}))
_SHORTEST, _LONGEST = min(map(len, _STEMS)), max(map(len, _STEMS))
CJK_CUES = tuple(sorted((word for word in _WHOLE if "\u3400" <= word[0] <= "\u9fff"), key=len, reverse=True))


def kinds_of(low: str) -> tuple[str, ...]:
    """The kinds of a word in lower case; the longest stem that it begins with is added to what the whole word is.

    >>> kinds_of("republished"), kinds_of("ferry")
    (('AGAIN',), ())
    """
    kinds = _WHOLE.get(low, ())
    for length in range(min(len(low), _LONGEST), _SHORTEST - 1, -1):
        if stem := _STEMS.get(low[:length]):
            return kinds + tuple(kind for kind in stem if kind not in kinds)
    return kinds
