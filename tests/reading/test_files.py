"""Markdown, PDF, Word, mail and zstd: what is read, and what is refused with a sentence. All samples are made here."""

import io
import time
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from stemma.reading import read, read_all
from stemma.reading.zstd import zstd
from stemma.shapes import Document, InputError
from stemma.shapes.failed import Failed

WORDS = "The town of Lindenau opened its rebuilt bridge on Friday."
MARKDOWN = f"""---
title: "Bridge opens"
authors:
  - Ana Ruiz
  - Ben Koch
date: 2024-05-03
license: CC BY 4.0
---
# Bridge opens

{WORDS} See [the old one](https://post.example/old).

- Cost: *four* million
- Length: 120 metres

> “We are glad,” said Mayor Ines Vogt.
"""


def make_pdf(*pages: str, title: str = "", password: str = "") -> bytes:
    writer = PdfWriter()
    font = DictionaryObject(
        {NameObject(key): NameObject(value) for key, value in (("/Type", "/Font"), ("/Subtype", "/Type1"), ("/BaseFont", "/Helvetica"))}
    )  # fmt: skip
    for lines in pages:
        page = writer.add_blank_page(width=600, height=800)
        stream = DecodedStreamObject()
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines.split("\n"))
        stream.set_data(f"BT /F1 12 Tf 50 700 Td {shown}ET".encode())
        page[NameObject("/Contents")] = writer._add_object(stream)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
        )
    if title:
        writer.add_metadata({"/Title": title, "/Author": "Ana Ruiz", "/CreationDate": "D:20240503100000Z"})
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def make_docx(body: str, rels: str = "", core: str = "", **others: bytes) -> bytes:
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?><w:document xmlns:w="{w}" xmlns:r="{r}"><w:body>{body}</w:body></w:document>',
        )
        if rels:
            archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{rels}</Relationships>")
        if core:
            archive.writestr("docProps/core.xml", f"<c>{core}</c>")
        for name, data in others.items():
            archive.writestr(name, data)
    return out.getvalue()


def paragraph(text: str, marks: str = "") -> str:
    return f"<w:p><w:pPr>{marks}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_markdown_is_read_with_its_front_matter_and_links(tmp_path):
    file = tmp_path / "bridge.md"
    file.write_text(MARKDOWN)
    document = read(file)
    assert document.text == (
        f"{WORDS} See the old one.\n\n- Cost: four million\n- Length: 120 metres\n\n“We are glad,” said Mayor Ines Vogt."
    )
    assert (document.headline, document.authors, document.format) == (
        "Bridge opens",
        ("Ana Ruiz", "Ben Koch"),
        "markdown",
    )
    assert [(link.text, link.href) for link in document.links] == [("the old one", "https://post.example/old")]
    assert document.dates[0].value == "2024-05-03"
    assert {term.duty for term in document.terms} == {"credit", "licence"}


def test_scripts_in_markdown_are_no_text():
    text = read(b"# A\n\nSome words.\n\n<script>alert(1)</script>\n", media_type="text/markdown").text
    assert text == "Some words."


def test_a_text_with_a_rule_at_its_top_is_plain():
    assert read(b"---\n\nA line of text.\n").format == "plain"


def test_a_pdf_gives_paragraphs_title_author_and_day():
    document = read(make_pdf("The town of Linde-\nnau opened\nits bridge.", "A second page.", title="Bridge opens"))
    assert document.text == "The town of Lindenau opened its bridge.\n\nA second page."
    assert (document.headline, document.authors) == ("Bridge opens", ("Ana Ruiz",))
    assert document.dates[0].value.startswith("2024-05-03")


def test_a_pdf_that_is_locked_or_empty_or_cut_is_refused_with_a_sentence():
    with pytest.raises(InputError, match="locked with a password"):
        read(make_pdf("x", password="secret"))
    with pytest.raises(InputError, match="holds no text"):
        read(make_pdf(""))
    with pytest.raises(InputError, match=r"no PDF that can be read|holds no text"):
        read(make_pdf("Some words.")[:200])


def test_a_pdf_of_too_many_pages_is_read_to_the_limit(monkeypatch):
    monkeypatch.setattr("stemma.reading.pdf.text.MAX_PDF_PAGES", 2)
    document = read(make_pdf("One.", "Two.", "Three."))
    assert document.text == "One.\n\nTwo."
    assert document.errors == ("Of 3 pages, the first 2 were read.",)


def test_a_word_document_gives_paragraphs_lists_tables_and_links():
    link = '<w:p><w:r><w:t>See </w:t></w:r><w:hyperlink r:id="r1"><w:r><w:t>the old one</w:t></w:r></w:hyperlink></w:p>'
    row = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cost</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>4</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    gone = "<w:p><w:del><w:r><w:delText>No.</w:delText></w:r></w:del><w:r><w:t>Yes.</w:t></w:r></w:p>"
    data = make_docx(
        paragraph("Bridge opens", '<w:pStyle w:val="Title"/>') + paragraph(WORDS) + paragraph("Item", "<w:numPr/>") + link + row + gone,
        rels='<Relationship Id="r1" Target="https://post.example/old"/>',
        core="<creator>Ana Ruiz</creator><created>2024-05-03T10:00:00Z</created>",
    )  # fmt: skip
    document = read(data)
    assert document.text == f"Bridge opens\n\n{WORDS}\n\n- Item\n\nSee the old one\n\nCost | 4\n\nYes."
    assert (document.headline, document.authors) == ("Bridge opens", ("Ana Ruiz",))
    assert document.links[0].href == "https://post.example/old"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (make_docx("<w:t>" + "A" * 41_000_000 + "</w:t>"), "unpacks to over 40 MB"),
        (make_docx("")[:-30], "no Word document"),
        (make_docx(paragraph("")), "holds no text"),
        (make_docx("<w:p>") , "not well-formed"),
    ],
)  # fmt: skip
def test_a_word_document_that_is_a_bomb_or_damaged_is_refused(data, said):
    begun = time.process_time()
    with pytest.raises(InputError, match=said):
        read(data)
    assert time.process_time() - begun < 5


def test_entities_in_a_word_document_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x "y">]><d>&x;</d>')
    with pytest.raises(InputError, match="defines entities"):
        read(out.getvalue())


def message(html: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Ana Ruiz <ana@post.example>"
    mail["To"] = "desk@post.example"
    mail["Subject"] = "Bridge opens"
    mail["Date"] = "Fri, 03 May 2024 10:00:00 +0200"
    mail["Message-ID"] = "<m1@post.example>"
    mail.set_content(WORDS + "\n")
    if html:
        mail.add_alternative(html, subtype="html")
    return mail


def test_mail_gives_subject_sender_day_and_words():
    document = read(message().as_bytes())
    assert document.text == WORDS
    assert (document.headline, document.dates[0].value) == ("Bridge opens", "2024-05-03T10:00:00+02:00")
    assert ("submitter", "Ana Ruiz") in [(hop.role, hop.name) for hop in document.hops]


def test_the_html_of_mail_is_taken_for_its_links_and_attachments_are_named():
    mail = message(f'<p>{WORDS} <a href="https://post.example/old">The old one</a></p>')
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="bridge.pdf")
    document = read(mail.as_bytes(), media_type="message/rfc822")
    assert document.text == f"{WORDS} The old one"
    assert document.links[0].href == "https://post.example/old"
    assert document.errors == ("The attachments were not read: bridge.pdf.",)


def test_a_text_of_labels_is_no_mail():
    assert read(b"Date: 3 May\nPlace: Lindenau\n\nA line of text.\n").format == "plain"
    assert read(b"Date: 3 May\nPlace: Lindenau\n\nA line of text.\n").headline != "Bridge opens"


def test_zstd_is_unpacked_frame_after_frame(tmp_path):
    file = tmp_path / "bridge.txt.zst"
    file.write_bytes(
        zstd.compress(WORDS.encode()) + b"\x50\x2a\x4d\x18\x04\0\0\0skip" + zstd.compress(b" A second one.")
    )
    document = read(file)
    assert (document.text, document.id) == (f"{WORDS} A second one.", "bridge.txt")


def test_a_zstd_dictionary_at_the_beginning_is_used():
    dictionary = zstd.train_dict([f"{WORDS} {n}".encode() * 8 for n in range(200)], 1_000)
    packed = zstd.compress(dictionary.dict_content)
    head = b"\x5d\x2a\x4d\x18" + len(packed).to_bytes(4, "little") + packed
    assert read(head + zstd.compress(WORDS.encode(), zstd_dict=dictionary)).text == WORDS


def test_a_zstd_bomb_or_a_cut_stream_ends_with_a_sentence():
    begun = time.process_time()
    with pytest.raises(InputError, match=r"unpacks to more|larger than 10 MB"):
        read(zstd.compress(b"a" * 500_000_000))
    with pytest.raises(InputError, match="is damaged"):
        read(zstd.compress(WORDS.encode() * 500)[:-20])
    assert time.process_time() - begun < 10


def test_a_fault_of_a_reader_is_one_failed_item(monkeypatch, caplog):
    def broken(*_: object) -> None:
        raise TypeError("a fault")

    monkeypatch.setattr("stemma.reading.markdown.text.cut_front", broken)
    items = list(read_all(MARKDOWN.encode(), id="bridge", media_type="text/markdown"))
    assert items == [
        Failed(
            "bridge", "The input could not be read for a fault in Stemma (TypeError); please report it with the file."
        )
    ]
    assert "a fault" in caplog.text


SAMPLES = [
    MARKDOWN.encode(),
    make_pdf("Some words."),
    make_docx(paragraph(WORDS)),
    message("<p>x</p>").as_bytes(),
    zstd.compress(WORDS.encode()),
]
TYPES = ["text/markdown", "application/pdf", "application/zip", "message/rfc822", None]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_damaged_files_are_read_or_refused_and_nothing_else(data):
    """Each sample with some bytes changed, cut or doubled."""
    number = data.draw(st.integers(0, len(SAMPLES) - 1))
    sample = bytearray(SAMPLES[number])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(sample)))
        piece = data.draw(st.binary(max_size=12))
        sample[at : at + data.draw(st.sampled_from((0, len(piece), 40)))] = piece
    for item in read_all(bytes(sample), media_type=TYPES[number]):
        assert isinstance(item, Document | Failed)
        assert not isinstance(item, Failed) or "fault in Stemma" not in item.error, item.error
