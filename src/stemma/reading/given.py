"""Is a word a given name, and does it tell whether its bearer is a "he" or a "she"? Data; names of both are in neither."""

from __future__ import annotations

from typing import Literal

from stemma.reading.table import read_table

Gender = Literal["he", "she"]

_SHE = frozenset(
    read_table(
        """
        ada adele adriana agnes aisha alba alexandra alice alicia alina alma amal amanda amelia amina amy ana anastasia andrea
        angela angelika anita anja anke ann anna anne annette annika antonia astrid aurora ayse barbara beata beatrice berit
        bertha birgit birgitta brigitte camila camille carla carmela carmen carolina caroline catherine cecilia charlotte
        chiara christa christina christine clara claudia colette conchita daniela deborah diana dolores dora dorothea edda edith
        elena eleanor elif elisa elisabeth elizabeth ella ellen elsa emily emma erika esther eva evelyn fatima fatma federica
        fiona florence francesca frances frida gabriela gabriele galina gerda gertrud ghada giulia gisela gloria grace greta
        grete gudrun hana hanna hannah hanne heather hedwig heidi helen helena helga heloise hilda hildegard huda ida ilse ines
        inga inge ingrid irena irene irina iris isabel isabella isabelle jacqueline jana jane janet jeanne jennifer jessica
        joan johanna josefina josephine judith julia julie karen karin karla katarina kate katherine kathleen katja klara
        kristin lara laura layla leila lena leonor lidia liesel lilian lina linda lisa lola lotte louise lucia lucie lucy
        ludmila luisa lydia lyudmila madeleine magdalena maja mara maren margaret margarita margit maria mariam marianne marie
        marina marit marta martha martina mary maryam mathilde mercedes mia michelle mona monica monika nadia nadine nancy
        natalia natasha nicole nina nora nour odile olga olivia oksana pamela patricia paula petra pilar rachel rana rania rebecca
        regina renate rita rosa rose rosemary ruth salma samira sandra sara sarah selma sigrid silvia simone sofia sonia sophia
        sophie susan susanna susanne svetlana sylvia tamara tatiana teresa theresa thea tina ulrike ursula valentina valeria
        vera veronica victoria virginia waltraud wendy yasmin yolanda yvonne zainab zeynep zoe karla ingeborg lotta hayat
        ليلى هدى فاطمة مريم سلمى نور هند رنا سارة عائشة زينب أمل منى لينا ريم نادية سميرة خديجة
        анна мария елена ольга наталья татьяна ирина светлана галина вера людмила екатерина
        """
    )
)
_HE = frozenset(
    read_table(
        """
        aaron abdul abdullah abel abraham adam adrian ahmad ahmed alan albert alberto aldo alejandro alexander alexei alfred ali
        alois alvaro amir anders andre andreas andrei andrew angus anthony anton antonio arne arnold arthur august axel bashar ben
        benjamin bernard bernd bernhard bill björn bob boris brian bruno carl carlos charles christian christoph christopher claude
        claudio colin conrad dale daniel dario david denis dennis diego dieter dietmar dimitri dirk dmitri donald douglas
        eduardo edward edwin emil emilio enrique eric erich erik ernest ernst eugene fabio felipe felix fernando francesco
        francisco francois frank franz fred frederick friedrich fritz fyodor gabriel gary gary george georg georges gerald gerard
        gerhard gianni gilbert giovanni giuseppe gordon graham gregory guido guillermo gunnar gustav guy habib hamid hans harald
        harold harry hasan hassan heinrich heinz helmut henri henrik henry herbert hermann holger horst howard hugh hugo hussein
        ian ibrahim igor isaac ivan ivar iver jack jacob jacques jakob james jan javier jean jeffrey jens jeremy jerome jesus jim
        joachim joao joe joerg johan johann johannes john jonas jonathan jorge jory jose josef joseph juan julio jürgen karl
        kenneth kevin khaled klaus konrad konstantin kurt lars laurent lawrence leo leon leonard leonid lorens lorenz louis luca
        lucas ludwig luigi luis lukas magnus mahmoud manuel marc marco marcel mario mark markus martin mateo matthew matthias
        max michael michel miguel mikhail milo mohamed mohammad mohammed muhammad nathan neil nicholas nicolas niels nikolai nils
        norbert norman olaf oleg oliver omar oscar oskar otto owen pablo paolo pascal patrick paul pavel pedro peter philip
        philippe pierre pietro piotr rainer ralph ramon raul raymond rene ricardo richard robert roberto roger roland rolf
        ronald rudolf salim samir samuel santiago sebastian sergei sergey sergio simon stefan sten stephen steve steven sven
        tariq theo theodor thomas tim timothy tobias tom tomas tomás tony ulrich umberto uwe valentin victor viktor vincent
        vladimir vittorio walter werner wilhelm wilfried william willy wim wolfgang xavier yuri yusuf
        سامر محمد أحمد علي حسن حسين خالد عمر إبراهيم يوسف محمود سامي سليم بدر إلياس كريم
        иван александр сергей владимир дмитрий андрей алексей михаил николай петр
        """
    )
)
_HE_TITLES = frozenset(
    read_table("mr sir lord king prince father brother chairman spokesman señor herr monsieur mister")
)
_SHE_TITLES = frozenset(
    read_table(
        """mrs ms miss lady queen princess sister mother chairwoman spokeswoman congresswoman frau señora madame presidenta
        bürgermeisterin ministerin präsidentin sprecherin leiterin direktorin brunnenmeisterin alcaldesa ministra"""
    )
)


def gender_of(name: str, title: str | None = None) -> Gender | None:
    """What a full name, or the title before it, tells of its bearer; None where it tells nothing."""
    if title in _HE_TITLES:
        return "he"
    if title in _SHE_TITLES:
        return "she"
    first = name.split()[0].casefold().strip(".") if name.strip() else ""
    first = first.split("-")[0]
    return "she" if first in _SHE else "he" if first in _HE else None


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name."""
    return word.casefold() in _SHE or word.casefold() in _HE
