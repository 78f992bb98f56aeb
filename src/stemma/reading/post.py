"""Which words name a post that a person holds? Data, all languages together."""

from __future__ import annotations

from stemma.reading.table import read_table

POSTS = frozenset(
    read_table(
        """
        admiral adviser advisor alcalde alcaldesa ambassador archbishop architect assistant attorney bishop
        bürgermeister bürgermeisterin captain ceo cfo chair chairman chairperson chairwoman chancellor
        chaplain chief clerk coach colonel commander commissioner concejal concejala congressman
        congresswoman consul coordinator council_leader councillor councilor counsellor curator delegate
        deputy detective directeur director director-general directora directrice direktor direktorin doctor
        dr economist editor editor-in-chief engineer envoy founder general governor harbourmaster head
        headteacher historian imam inspector judge justice kanzler kanzlerin king lady leader leiter
        leiterin librarian lieutenant lord maire major manager marshal mayor member mep minister ministerin
        ministerpräsident ministerpräsidentin ministra ministre ministro mp mr mrs ms nurse
        oberbürgermeister oberbürgermeisterin officer patriarch pope porte-parole premier president
        presidenta presidente prime_minister prince princess principal prof professor prosecutor präsident
        präsidentin président présidente queen rabbi ranger registrar representative researcher secretary
        secretary-general senator sergeant sheikh sir skipper spokesman spokesperson spokeswoman sprecher
        sprecherin superintendent teacher trainer treasurer vice-president vorsitzende vorsitzender warden
        директор министр мэр председатель президент
        """
    )
)
