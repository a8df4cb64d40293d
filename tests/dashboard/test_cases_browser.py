"""What a reader does on the page of cases: filter, open one, read its sentences, download; in three languages."""

from __future__ import annotations

import json
import re
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from etl import documents, stages
from etl.catalogue import DATA


def test_a_filter_narrows_the_cases_and_the_address_keeps_it(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/cases")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cases")
    expect(page.locator(".cases-note")).to_contain_text("presumed innocent")
    page.get_by_role("link", name="Sentence requested").first.click()
    expect(page).to_have_url(re.compile("stage=requested"))
    stages = page.locator(".cases-list tbody td[data-head='Stage']")
    expect(stages.first).to_contain_text("Sentence requested")
    assert all("Sentence requested" in words for words in stages.all_inner_texts())
    assert all("presumed innocent" in words for words in stages.all_inner_texts())


def test_a_case_opens_with_its_sentences_and_their_reports(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/cases?stage=upheld")
    page.locator(".cases-list tbody th a").first.click()
    case = page.locator("#case")
    expect(case.locator(".steps blockquote").first).not_to_be_empty()
    case.locator(".steps a").first.click()
    expect(page).to_have_url(re.compile("/reports/"))


def pages_of(page: Page, live_server: str) -> int:
    """How many pages the list of cases has."""
    page.goto(f"{live_server}/cases")
    return int(page.locator(".pages span").inner_text().rpartition(" ")[2])


def test_the_list_comes_by_pages_and_tells_how_many_there_are(page: Page, live_server: str) -> None:
    last = pages_of(page, live_server)
    total = page.locator(".cases-summary .finding").inner_text().partition(" ")[0]
    rows = page.locator(".cases-list tbody tr")
    seen = rows.count()
    for number in range(2, last + 1):
        page.get_by_role("link", name="Older").click()
        expect(page).to_have_url(re.compile(f"page={number}"))
        expect(page.locator(".pages span")).to_have_text(f"Page {number} of {last}")
        expect(page.locator(".cases-list .below-table")).to_contain_text(f"of {total}, the newest first")
        expect(page.locator(".cases-list h2")).to_be_in_viewport()
        seen += rows.count()
    assert seen == int(total) and last > 1


def test_a_report_marks_its_cases_and_leads_to_them(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/reports/case-002")
    links = page.locator(".report-text .case-link")
    listed = page.locator(".report-cases li")
    expect(links.first).to_have_text("Case 1")
    assert links.count() == listed.count() and page.locator(".in-case").count() >= 1
    role = listed.first.locator("a").inner_text()
    links.first.click()
    expect(page.locator("#case h2")).to_have_text(role)


def test_what_was_published_later_is_left_out(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/cases?as_of=2000-01-01")
    expect(page.locator(".empty")).to_contain_text("No case matches")
    page.goto(f"{live_server}/reports?as_of=2000-01-01")
    expect(page.locator(".count")).to_have_text("0 reports")


def test_a_question_that_nobody_can_mean_is_answered_calmly(page: Page, live_server: str) -> None:
    page.goto(f"{live_server}/cases?stage=guilty")
    expect(page.locator(".empty")).to_contain_text("'guilty' is no stage")
    page.goto(f"{live_server}/cases?case=gone")
    expect(page.locator(".empty").first).to_contain_text("There is no such case")


@pytest.mark.parametrize(("language", "words"), [("ru", "Дела"), ("kk", "Істер")])
def test_the_page_speaks_the_readers_language(
    page: Page, live_server: str, language: str, words: str
) -> None:
    page.goto(f"{live_server}/cases?lang={language}")
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    expect(page.locator(".cases-list table")).to_be_visible()


def test_no_name_of_a_bundled_item_reaches_the_reader(page: Page, live_server: str) -> None:
    named = set()
    for path in [*(DATA / "reports").glob("*.txt"), *(DATA / "news").glob("*.txt")]:
        document = documents.read(path)
        named |= {document.text[name.start : name.end] for name in stages.read(document)[0].persons}
    labels = Path(__file__).resolve().parents[1] / "labels" / "cases"
    roles = [
        row["role"] for path in labels.glob("*.json") for row in json.loads(path.read_text("utf-8"))["rows"]
    ]
    assert roles
    with urllib.request.urlopen(f"{live_server}/cases.csv") as answer:
        csv = answer.read().decode("utf-8-sig")
    shown = ""
    for number in range(1, pages_of(page, live_server) + 1):
        page.goto(f"{live_server}/cases?page={number}")
        expect(page.locator(".cases-list table")).to_be_visible()
        shown += page.content()
    assert [name for name in named if name in csv or name in shown] == []
