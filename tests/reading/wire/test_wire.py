# ruff: noqa: E501 (pages and feeds stand here as they come)
import json
from pathlib import Path

import pytest

from stemma.reading import read, read_all
from stemma.shapes import InputError
from stemma.shapes.failed import Failed

NINJS_3 = {
    "uri": "https://wire.example/items/1",
    "standard": {"name": "ninjs", "version": "3.1"},
    "pubStatus": "canceled",
    "language": "en-GB",
    "firstCreated": "2024-05-03T08:00:00Z",
    "versionCreated": "2024-05-04T08:00:00Z",
    "by": "By Ana Ruiz",
    "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Bridge opens after two years"}],
    "bodies": [
        {"role": "summary", "contentType": "text/plain", "value": "Short."},
        {
            "role": "main",
            "contentType": "text/html",
            "value": "<p>The town of Lindenau opened its <a href='https://lindenau.example'>bridge</a>.</p><p>Ferries stay.</p>",
        },
    ],
    "infoSources": [
        {"name": "Harbour Wire", "role": "cpprole:origcont", "uri": "https://wire.example"},
        {"name": "Coast Network", "role": "http://cv.iptc.org/newscodes/contentprodpartyrole/distributor"},
        {"name": "Tom Adler", "role": "cpprole:author"},
        {"name": "Friends of the Ferry", "role": "submitter"},
    ],
    "usageTerms": "Re-publications are welcome, but you must link to the original. https://creativecommons.org/licenses/by-nd/4.0/",
}
NINJS_1 = {
    "uri": "urn:wire:1",
    "pubstatus": "usable",
    "versioncreated": "2014-05-03T08:00:00Z",
    "byline": "Ana Ruiz",
    "headline": "Bridge opens",
    "body_xhtml": "<p>The town of Lindenau opened its bridge.</p>",
    "body_text": "Short.",
    "infosource": [{"name": "Harbour Wire"}],
    "signal": ["sig:correction"],
}
G2 = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:wire.example:20240503:1" version="2" standard="NewsML-G2" standardversion="2.35" xml:lang="en">
<hopHistory>
 <hop seq="2" timestamp="2024-05-03T10:00:00Z"><party><name>Coast Network</name></party></hop>
 <hop seq="1" timestamp="2024-05-03T08:00:00Z"><party uri="https://wire.example"><name>Harbour Wire</name></party></hop>
 <hop seq="3"><party><name>Lindenau Post</name></party></hop>
</hopHistory>
<rightsInfo><usageTerms>Republication is welcome, but you must credit Harbour Wire.</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Lindenau Post"/><versionCreated>2024-05-04T08:00:00Z</versionCreated>
 <firstCreated>2024-05-03T08:00:00Z</firstCreated><pubStatus qcode="stat:usable"/><signal qcode="sig:correction"/>
 <link rel="irel:seeAlso" href="https://wire.example/0"><title>Flood</title></link></itemMeta>
<contentMeta><infoSource role="cpprole:originfo" literal="Town hall"/><by>By Ana Ruiz</by><creditline>Harbour Wire/Coast Network</creditline>
 <headline>Bridge opens after two years</headline><language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no text</title></head>
 <body><h1>Bridge</h1><p>The town of Lindenau opened its <b>bridge</b>.</p><p>Ferries stay.</p></body></html></inlineXML></contentSet>
</newsItem>"""


def encoded(item: object) -> bytes:
    return json.dumps(item).encode()


def test_a_ninjs_3_item_is_read():
    document = read(encoded(NINJS_3))
    assert (document.id, document.format, document.lang) == ("https://wire.example/items/1", "ninjs", "en")
    assert document.headline == "Bridge opens after two years"
    assert document.text == "The town of Lindenau opened its bridge.\n\nFerries stay."
    assert document.authors == ("Ana Ruiz",)
    assert document.signals == ("canceled",)
    assert document.modified_at == "2024-05-04T08:00:00Z"
    assert [(hop.role, hop.name) for hop in document.hops] == [
        ("origin", "Harbour Wire"),
        ("submitter", "Friends of the Ferry"),
        ("republisher", "Coast Network"),
    ]
    assert {"licence", "unaltered"} <= {term.duty for term in document.terms}
    assert all(term.begin is None for term in document.terms)
    assert document.links[0].text == "bridge"


def test_a_ninjs_1_item_is_read():
    document = read(encoded(NINJS_1))
    assert (document.headline, document.text) == ("Bridge opens", "The town of Lindenau opened its bridge.")
    assert (document.hops[0].role, document.hops[0].name) == ("origin", "Harbour Wire")
    assert document.signals == ("correction",)


def test_a_ninjs_2_item_has_the_same_keys_in_lower_case():
    small = {key.lower(): value for key, value in NINJS_3.items()}
    small["bodies"] = [{key.lower(): value for key, value in body.items()} for body in NINJS_3["bodies"]]
    old, new = read(encoded(small)), read(encoded(NINJS_3))
    assert (old.text, old.hops, old.terms, old.signals, old.dates) == (
        new.text,
        new.hops,
        new.terms,
        new.signals,
        new.dates,
    )


def test_an_array_of_ninjs_items_is_read_item_by_item():
    items = list(read_all(encoded([NINJS_1, {"uri": "urn:wire:2", "pubstatus": "usable"}, 3])))
    assert items[0].id == "urn:wire:1"
    assert isinstance(items[1], Failed)
    assert "urn:wire:2" in items[1].error
    assert isinstance(items[2], Failed)


def test_a_newsml_g2_item_is_read_with_its_hop_history():
    document = read(G2.encode())
    assert (document.id, document.format, document.lang) == ("urn:newsml:wire.example:20240503:1", "newsml-g2", "en")
    assert document.headline == "Bridge opens after two years"
    assert document.text.endswith("The town of Lindenau opened its bridge.\n\nFerries stay.")
    assert "no text" not in document.text
    assert document.authors == ("Ana Ruiz",)
    told = {hop.name: hop for hop in document.hops}
    assert (told["Harbour Wire"].role, told["Harbour Wire"].link, told["Harbour Wire"].at) == (
        "origin",
        "https://wire.example",
        "2024-05-03T08:00:00Z",
    )
    assert (told["Coast Network"].role, told["Lindenau Post"].role, told["Town hall"].role) == (
        "relay",
        "republisher",
        "origin",
    )
    assert "Harbour Wire/Coast Network" in {printed.text for printed in told["Harbour Wire"].printed}
    assert document.signals == ("correction",)
    assert "credit" in {term.duty for term in document.terms}
    assert ("irel:seeAlso", "https://wire.example/0", "Flood") in {
        (link.rel, link.href, link.text) for link in document.links
    }


def test_without_hop_history_the_sources_and_the_provider_are_the_chain():
    begin, end = G2.index("<hopHistory>"), G2.index("<rightsInfo>")
    document = read((G2[:begin] + G2[end:]).encode())
    assert ("origin", "Town hall") in {(hop.role, hop.name) for hop in document.hops}
    assert ("republisher", "Lindenau Post") in {(hop.role, hop.name) for hop in document.hops}


def test_plain_inline_data_is_kept_as_it_is():
    begin, end = G2.index("<contentSet>"), G2.index("</newsItem>")
    data = G2[:begin] + "<contentSet><inlineData>Line one.\n\nLine two.</inlineData></contentSet>" + G2[end:]
    assert read(data.encode()).text == "Line one.\n\nLine two."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (G2[:900].encode(), "not well-formed"),
        (G2.replace("<newsItem ", '<!DOCTYPE x [<!ENTITY a "b">]><newsItem ', 1).encode(), ""),
        (b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet/></newsMessage>', "no news item"),
        (encoded({"uri": "urn:1", "pubStatus": "usable"}), "neither body nor headline"),
    ],
)
def test_a_bad_item_gets_one_sentence(data, said):
    with pytest.raises(InputError) as caught:
        read(data)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("key", sorted(NINJS_3))
@pytest.mark.parametrize(
    "value", [None, 3, [], [[]], {}, "", [None, {"name": 3, "role": {"a": 1}, "value": 7}], {"x": {"y": []}}]
)
def test_wrong_types_do_no_harm(key, value):
    try:
        read(encoded({**NINJS_3, "headline": "Bridge", key: value}))
    except InputError as error:
        assert "\n" not in str(error)


def test_the_keys_read_are_the_standards_own():
    folder = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "schemas" / "ninjs"
    if not folder.is_dir():
        pytest.skip("the ninjs schemas are not beside this repository")
    new = (folder / "ninjs-schema_3.1.json").read_text(encoding="utf-8")
    old = (folder / "ninjs-schema_2.2.json").read_text(encoding="utf-8")
    for key in (
        "pubStatus",
        "headlines",
        "bodies",
        "infoSources",
        "usageTerms",
        "by",
        "firstCreated",
        "versionCreated",
        "contentType",
    ):
        assert f'"{key}"' in new
        assert f'"{key.lower()}"' in old


def test_items_that_number_themselves_are_told_by_the_file_too():
    items = [
        {"uri": "1", "pubStatus": "usable", "body_text": "The bridge is open."},
        {"uri": "urn:wire:2", "body_text": "Open."},
    ]
    ids = [[item.id for item in read_all(json.dumps(items).encode(), id=name)] for name in ("a.json", "b.json")]
    assert ids == [["a.json#1", "urn:wire:2"], ["b.json#1", "urn:wire:2"]]


def test_news_items_without_a_guid_do_not_share_one_id():
    item = "<newsItem><contentMeta><headline>Bridge</headline></contentMeta></newsItem>"
    message = f"<newsMessage><itemSet>{item}{item}</itemSet></newsMessage>"
    assert [one.id for one in read_all(message.encode(), id="m.xml")] == ["m.xml#1", "m.xml#2"]


@pytest.mark.parametrize(
    "item", [{"uri": "urn:w:1", "type": "text", "pubStatus": "usable", "body_text": "The bridge is open."}]
)
def test_an_item_of_the_type_text_is_a_wire_item_and_a_document_with_a_text_is_none(item):
    assert read(json.dumps(item).encode()).format == "ninjs"
    assert read(json.dumps({"text": "The bridge.", **item}).encode()).format == "plain"
