import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from tests.look import gallery

from stemma.shapes import CreditCheck, Document, Drift

FOLDER = Path(__file__).resolve().parents[2] / "src/stemma/look"
TEMPLATES = sorted((FOLDER / "templates").rglob("*.html"))


def show(source: str, **values: object) -> str:
    return Template("{% load look i18n %}" + source).render(Context(values))


@pytest.fixture
def addresses(settings: object) -> None:
    settings.ROOT_URLCONF = "tests.look.gallery_urls"  # type: ignore[attr-defined]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_holds_script_style_or_outside_address(template: Path) -> None:
    source = template.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*src=)", source)
    assert not re.search(r"(src|href)=\"https?:", source)
    assert "|safe" not in source


def test_the_whole_gallery_renders_in_both_directions(addresses: None, tmp_path: Path) -> None:
    pages = gallery.render_all(tmp_path)
    assert len(pages) == 8
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert html.count("<h1") >= 1
        assert f'dir="{"rtl" if page.stem.endswith("ar") else "ltr"}"' in html[:200]
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert 'style="' not in html
        assert len(html.encode()) < 60_000


def test_every_template_that_the_tags_name_is_there(addresses: None) -> None:
    source = (FOLDER / "templatetags/look.py").read_text(encoding="utf-8")
    names = set(re.findall(r'_render\(\s*"(\w+)"', source))
    there = {path.stem for path in (FOLDER / "templates/look/parts").iterdir()}
    assert names <= there
    assert there - names == {"side_cell"}


def test_a_name_that_leads_nowhere_is_left_out_of_the_nav(settings: object) -> None:
    settings.ROOT_URLCONF = "tests.look.no_urls"  # type: ignore[attr-defined]
    html = render_to_string("look/desk.html", {"newsroom": {"name": "<Ferry>"}})
    assert "Inbox" not in html
    assert "&lt;Ferry&gt;" in html


def test_the_nav_says_where_one_is(addresses: None) -> None:
    request = RequestFactory().get("/desk/cases/7")
    html = show('{% nav_link "desk:cases" "Cases" %}{% nav_link "desk:inbox" "Inbox" %}', request=request)
    assert html == '<a href="/desk/cases/" aria-current="page">Cases</a><a href="/desk/inbox/">Inbox</a>'


def test_htmx_is_the_second(addresses: None) -> None:
    html = render_to_string("look/base.html")
    assert "htmx-2.min.js" in html
    assert "htmx-4" not in html


def test_a_staff_member_can_sign_out_by_post(addresses: None) -> None:
    user = SimpleNamespace(is_authenticated=True, get_full_name=lambda: "Ann <b>", get_username=lambda: "ann")
    html = render_to_string("look/desk.html", {"user": user}, request=RequestFactory().get("/desk/"))
    assert re.search(r'<form method="post" action="/out/">\s*<input type="hidden" name="csrfmiddlewaretoken"', html)
    assert "Ann &lt;b&gt;" in html


def test_a_sorted_head_turns_round_and_keeps_the_filter() -> None:
    request = RequestFactory().get("/?sort=seen&state=live&page=4")
    html = show('{% sort_head "seen" "Seen" %}{% sort_head "kept" "Kept" numeric=True %}', request=request)
    assert 'aria-sort="ascending"' in html
    assert 'href="?sort=-seen&amp;state=live"' in html
    assert 'href="?sort=kept&amp;state=live"' in html


def test_the_pager_keeps_the_query() -> None:
    request = RequestFactory().get("/?q=a+b&page=2")
    html = show("{% pager page %}", request=request, page=Paginator(range(90), 30).page(2))
    assert 'href="?q=a+b&amp;page=1"' in html
    assert 'href="?q=a+b&amp;page=3"' in html


class Form(forms.Form):
    headline = forms.CharField(label="<Headline>")
    ground = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput)


def test_an_error_stands_beside_its_field_and_in_the_summary() -> None:
    html = show("{% form_fields form %}", form=Form({}))
    assert 'href="#id_headline"' in html
    assert 'aria-describedby="id_headline-error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_headline-error"' in html
    assert 'href="#id_ground"' in html
    assert 'id="id_ground"' in html
    assert "<Headline>" not in html
    assert 'type="hidden" name="token"' in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert "error-summary" not in show("{% form_fields form %}", form=Form())


@pytest.mark.parametrize(
    "name", ["statement_list", "caption_list", "people_list", "terms_list", "dates_list", "text_facts"]
)
def test_an_empty_list_is_a_sentence(name: str) -> None:
    assert 'class="none"' in show(f"{{% {name} document %}}", document=Document())


def test_credit_and_drift_say_their_state_in_words() -> None:
    checks = (CreditCheck("credit", "required", "kept"), CreditCheck("link", "asked", "missing", "<x>"))
    html = show("{% credit_checks checks %}", checks=checks)
    for words in ("kept", "required", "missing", "asked", "&lt;x&gt;"):
        assert words in html
    html = show(
        "{% drift_list d report_text=t page_text=t %}", d=(Drift("absent", (-5, 999), None, "<Ann>"),), t="“Yes”"
    )
    assert "not in this text" in html
    assert "&lt;Ann&gt;" in html
    assert "“Yes”" in html


def test_a_block_tag_escapes_what_stands_in_it_once() -> None:
    html = show(
        '{% finding lede=x %}{{ x }}{% endfinding %}{% notice "wrong" title=x %}<p>{{ x }}</p>{% endnotice %}', x="<&>"
    )
    assert html.count("&lt;&amp;&gt;") == 4
    assert "<p>" in html


def test_a_job_is_asked_again_only_while_it_runs() -> None:
    assert 'hx-get="/job"' in show('{% progress 1 5 url="/job" %}')
    assert "hx-" not in show("{% progress 5 5 %}")
    assert "max=" not in show("{% progress 5 %}")


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 500, 502])
def test_an_error_page_says_the_sentence(addresses: None, status: int) -> None:
    html = render_to_string("look/error.html", {"status": status, "message": "Report 41 <b> has no version 3."})
    assert "Report 41 &lt;b&gt; has no version 3." in html


def test_somebody_locked_out_is_told_what_to_do(addresses: None) -> None:
    assert "quarter of an hour" in render_to_string("look/locked_out.html")
