"""After which words does a full stop not end a sentence? Lists for the languages of news, all used together.

Kept as data: a title never ends a sentence; the others end one only where the next word is one that opens sentences.
"""

from __future__ import annotations


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _set_of("""
    mr mrs ms mx dr prof gen lt col maj capt cpt cmdr sgt cpl pvt adm rep sen gov pres rev hon st supt insp det messrs
    hr fr frl dipl ing mag hl sr sra srta sres dra dña ud uds mons lic arq m mm mme mlle mgr me
    г гг гр им ул пр д р акад проф тов св sig sigg dott avv on ecc
    z bzw ggf evtl ca vgl nr art abs bd hrsg zb dh inkl exkl geb gest mio mrd tsd tel
    cf vs vol fig eq pp p pág págs núm av éd тыс млн млрд руб стр рис т е см напр
""")
OTHERS = _set_of("""
    inc corp co ltd llc plc bros cos jr sr jnr snr etc al ave blvd rd dept univ assn est approx min max no nos
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    usw uvm ag gmbh ss
""")
# After a number and a full stop: an ordinal, not the end ("21. November").
COUNTED = _set_of("""
    januar jänner jaenner februar märz maerz april mai juni juli august september oktober november dezember
    mars maj ledna února března dubna května června července srpna září října listopadu prosince jahrhundert
""")
# Words that open sentences far oftener than they stand after an abbreviation inside one.
OPENERS = _set_of("""
    the a an this that these those it its he she they we i you in on at but and so for if when while after before as
    there however meanwhile his her their our my what who why how yet no not both according
    der die das ein eine er sie es wir ich im am auf aber und doch nach bei wenn als dies diese dieser
    el la los las un una él ella ellos en pero y según cuando después este esta
    le les une il elle ils elles nous dans mais et selon quand après ce cette
    он она они мы я в на но и по это как что после
""")
