"""Which eight sites are there, and what does each do with the reports of the sample newsroom?"""

from __future__ import annotations

from stemma.sample.web.story import Site, Story

_RELAY = "https://relay.merrowby.example"


def _from_relay(path: str) -> str:
    return f'By courtesy of Merrowby Relay. Read the original at <a href="{_RELAY}/{path}">relay.merrowby.example/{path}</a>.'


HERALD = Site(
    "tarn-holm-herald",
    "Tarn Holm Herald",
    "editors@tarn-holm-herald.example",
    "full credit",
    watched="/feed.xml",
    stories=(
        Story(
            "ferry-timetable",
            "Harbour ferry to run every twenty minutes from Monday",
            "ferry.txt",
            byline="By Ada Lindqvist, Merrowby Relay",
            own=(
                "Correction: this report first said that a single crossing costs 2.40 crowns. It costs 2.60 crowns. "
                "Merrowby Relay corrected it, and so do we.",
            ),
            credit=_from_relay("ferry-timetable"),
            canonical=f"{_RELAY}/ferry-timetable",
        ),
        Story(
            "library-roof",
            "Library roof: 11,000 slates, and every one is numbered",
            "library-roof.html",
            byline="By Ada Lindqvist, Merrowby Relay",
            credit=_from_relay("library-roof")
            + ' Licence: <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.',
            canonical=f"{_RELAY}/library-roof",
        ),
        Story(
            "bees",
            "Beekeepers count the hives after a mild winter",
            "beekeepers.html",
            byline="By Ada Lindqvist, Merrowby Relay",
            credit=_from_relay("beekeepers"),
            canonical=f"{_RELAY}/beekeepers",
        ),
        Story(
            "path-wardens",
            "Path Commissioner Edda Marlow: “A coast belongs to whoever walks it with open eyes”",
            "relayed.txt",
        ),
        Story(
            "maktaba",
            "مكتبة مرسى الزيتون العائمة تعود إلى الماء",
            "maktaba.txt",
            byline="بقلم: ليلى حداد",
            credit="المصدر: وكالة المرافئ للأنباء",
            lang="ar",
        ),
        Story(
            "island-choir",
            "The island choir looks for two basses",
            own=(
                "The choir of Tarn Holm has eleven sopranos and one bass, and the bass is moving to the mainland. "
                "Rehearsals are on Tuesdays after the second ferry, in the room above the chandler's.",
                "Nobody has to read music. It is enough, says the conductor, to be able to wait.",
            ),
        ),
    ),
)
DIGEST = Site(
    "quayside-digest",
    "Quayside Digest",
    "post@quayside-digest.example",
    "link lost",
    stories=(
        Story(
            "canteen",
            "Lunch is back: Elm Street canteen opens its doors",
            "canteen.txt",
            byline="Jonas Tarrow",
            own=(
                "Quayside Digest readers may remember that the bakers' hall fed the school for nine days in December.",
            ),
            credit="Text: Merrowby Relay.",
        ),
        Story(
            "tram",
            "Line 4 reaches the meadows",
            "tram-line.html",
            byline="Jonas Tarrow",
            own=("Quayside Digest rode along on the first morning and found the bell loud enough.",),
            credit="Text: Merrowby Relay.",
        ),
        Story(
            "river", "Wend falls back below the lower mark", "river-level.json", credit="Northern Shores News Agency"
        ),
        Story(
            "week",
            "The week in two stories",
            "beekeepers.html",
            take=(0, 4),
            more=("library-roof.html", 0, 4),
            credit="Texts: Merrowby Relay.",
        ),
        Story(
            "tides",
            "Tide table for the quay",
            own=(
                "High water on Saturday at 6.14 and 18.40, on Sunday at 6.58 and 19.21. The steps by the crane are slippery.",
                "All times are those of the board outside the harbour office, which is right when the clock of the market hall is not.",
            ),
        ),
    ),
)
MAIL = Site(
    "northbank-mail",
    "Northbank Mail",
    "desk@northbank-mail.example",
    "a quotation altered",
    stories=(
        Story(
            "ferry-every-twenty-minutes",
            "Ferry every twenty minutes: “We have waited far too long”",
            "ferry.txt",
            byline="By Ada Lindqvist",
            changes=(
                (
                    "“We have waited nine years for this timetable,”",
                    "“We have waited far too long for this timetable,”",
                ),
                ("“From Monday, 4,200 people can cross", "“From Monday, 2,400 people can cross"),
            ),
            credit=_from_relay("ferry-timetable"),
        ),
        Story(
            "tram-to-the-meadows",
            "Shoe mender on the new tram: “I would not want it again”",
            "tram-line.html",
            byline="By Jonas Tarrow",
            changes=(("“I would not want it again, and I would not want it undone.”", "“I would not want it again.”"),),
            credit=_from_relay("tram-line-4"),
        ),
        Story(
            "slates",
            "Every slate has its number",
            "library-roof.html",
            byline="By Ada Lindqvist",
            changes=(("fits nowhere else", "fits anywhere else"),),
            credit=_from_relay("library-roof")
            + ' <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>',
        ),
        Story(
            "lost-umbrella",
            "Umbrella found on the footbridge",
            own=(
                "A green umbrella with a wooden handle was found on the bench in the middle of the footbridge on Sunday evening.",
                "It is waiting at the ticket window. Whoever can say what is carved into the handle may take it home.",
            ),
        ),
    ),
)
BRIEF = Site(
    "sallow-brief",
    "The Sallow Brief",
    "brief@sallow-brief.example",
    "trimmed",
    stories=(
        Story(
            "canteen-in-brief",
            "School canteen cooks again",
            "canteen.txt",
            take=(0, 3),
            credit=_from_relay("school-canteen"),
        ),
        Story(
            "clock-in-brief",
            "Market hall clock stays wrong",
            "market-hall.json",
            take=(0, 3),
            credit="Northern Shores News Agency",
        ),
        Story("bees-in-brief", "Nine hives in ten", "beekeepers.html", take=(0, 4), credit=_from_relay("beekeepers")),
        Story(
            "in-brief",
            "In brief",
            own=(
                "The pump on the green has a new handle. The post office closes at noon on Thursday. Two kittens are to be given away.",
            ),
        ),
    ),
)
LAMPLIGHT = Site(
    "lamplight-notes",
    "Lamplight Notes",
    "",
    "words added",
    robots="User-agent: *\nDisallow: /drafts/\n",
    stories=(
        Story(
            "the-honest-clock",
            "The honest clock, with remarks of mine",
            "market-hall.json",
            inserted=(
                (
                    2,
                    "I have stood under that clock for most of my life, mostly waiting for my brother, who trusted it.",
                ),
                (
                    4,
                    "Green suits the hall. I said so at the time, and nobody at home agreed with me until they saw it in the sun.",
                ),
                (6, "My own watch is three minutes slow, so between the two of us the town is very nearly on time."),
            ),
            credit="The report is by Northern Shores News Agency. The remarks in between are mine.",
        ),
        Story(
            "bees-and-me",
            "Bees, and what I think of them",
            "beekeepers.html",
            inserted=(
                (
                    0,
                    "A neighbour sent me this, and I read it to the end with my window shut, for reasons that will become clear.",
                ),
                (
                    5,
                    "One of those suits in small sizes used to be mine. I was eight, the zip was broken, and I have kept away since.",
                ),
            ),
            credit=_from_relay("beekeepers"),
        ),
        Story(
            "benches",
            "On benches",
            own=(
                "There should be a bench wherever a walk gets long. The new footbridge has one, and the mayor put it best: "
                "“It has a bench in the middle, because the view is in the middle, and because some of us need one by then.”",
                "I have sat on it three times now. The first time a dog joined me, the second time its owner.",
            ),
        ),
        Story(
            "drafts/unfinished",
            "Unfinished",
            own=("This is a draft and nobody should read it yet, least of all a program.",),
        ),
    ),
)
COLLECTOR = Site(
    "coast-collector",
    "Coast Collector",
    "hello@coast-collector.example",
    "taken from a relay instead of the origin",
    stories=(
        Story(
            "lunch-is-back",
            "Lunch is back: Elm Street canteen opens its doors",
            "canteen.txt",
            changes=(("MERROWBY, 10 March 2026 (Merrowby Relay) – ", ""),),
            own=(
                "Quayside Digest readers may remember that the bakers' hall fed the school for nine days in December.",
            ),
            credit='Via <a href="{quayside-digest}/canteen.html">Quayside Digest</a>',
        ),
        Story(
            "line-4",
            "Line 4 reaches the meadows",
            "tram-line.html",
            changes=(("MERROWBY, 14 April 2026 (Merrowby Relay) – ", ""),),
            own=("Quayside Digest rode along on the first morning and found the bell loud enough.",),
            credit='Via <a href="{quayside-digest}/tram.html">Quayside Digest</a>',
        ),
        Story(
            "shells",
            "Seven shells and where to look for them",
            own=(
                "The best time is the hour after high water, on the south side, where the current leaves what it has carried.",
                "Bring a bag that may get wet. Leave the ones that are lived in.",
            ),
        ),
    ),
)
POST = Site(
    "old-harbour-post",
    "Old Harbour Post",
    "letters@old-harbour-post.example",
    "not corrected",
    front_lines=('<a href="/regatta.html">The regatta of last summer</a>',),
    stories=(
        Story(
            "ferry",
            "Harbour ferry to run every twenty minutes from Monday",
            "ferry.txt",
            byline="By Ada Lindqvist, Merrowby Relay",
            credit=_from_relay("ferry-timetable"),
            is_old_version=True,
        ),
        Story(
            "sports-hall",
            "Sports hall floor to be laid in May",
            "sports-hall.txt",
            byline="By Jonas Tarrow",
            credit=_from_relay("sports-hall"),
        ),
        Story(
            "footbridge",
            "“It doesn't stop. It waits”: the mayor's words on the footbridge",
            "speech.txt",
            take=(1, 6),
            credit="Speech by Henrik Oster, as published by Merrowby Relay.",
        ),
        Story(
            "moorings",
            "Moorings for the summer",
            own=(
                "Boats under seven metres lie on the inner side from May. Rings are given out in the order of the letters received.",
                "Whoever has no ring may use the buoys, as long as the Tern is in the yard.",
            ),
        ),
    ),
)
PLAIN = Site(
    "plain-pages",
    "Plain Pages",
    "plain@plain-pages.example",
    "quote marks and dashes changed",
    encoding="windows-1252",
    stories=(
        Story(
            "tram4",
            "Line 4 reaches the meadows: first tram runs at dawn",
            "tram-line.html",
            byline="By Jonas Tarrow",
            credit=_from_relay("tram-line-4"),
            is_typed_plain=True,
        ),
        Story(
            "brunnen",
            "Der Marktbrunnen von Mühlenried fließt wieder",
            "brunnen.txt",
            byline="Von Greta Ahlhorn",
            credit="Quelle: Flussland-Pressedienst",
            lang="de",
            is_typed_plain=True,
        ),
        Story(
            "mercado",
            "El mercado de Puerto Almar vuelve a su casa de hierro",
            "mercado.html",
            byline="Por Lucía Prats",
            credit='Fuente: <a href="https://agencia-ribera.example/puerto-almar/mercado">Agencia Ribera</a>',
            lang="es",
            is_typed_plain=True,
        ),
        Story(
            "about",
            "About these pages",
            own=(
                "I type these pages myself, on a machine that has one kind of quotation mark and one kind of dash.",
                "Nobody has complained so far, apart from my sister, who sets type for a living.",
            ),
            is_typed_plain=True,
        ),
    ),
)
SITES = (HERALD, DIGEST, MAIL, BRIEF, LAMPLIGHT, COLLECTOR, POST, PLAIN)
