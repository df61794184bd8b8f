"""Questions that readers come with, each answered by clicks alone, from the question to its source."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator

from tests.browser.reader import Reader
from tests.browser.servers import TODAY, Server


def link(reader: Reader, part_of_address: str) -> Locator:
    """The first visible link below the bar whose address holds the text."""
    return (
        reader.page.locator(f"[data-testid=stMain] a[href*='{part_of_address}']")
        .locator("visible=true")
        .first
    )


def follow(reader: Reader, to: Locator) -> None:
    """Click a link of ours, and wait for what it opens."""
    href = to.get_attribute("href") or ""
    to.click()
    reader.until(lambda: reader.path == href, f"{href} was not opened, but {reader.path}")
    reader.settle()


def open_popover(reader: Reader, label: str) -> Locator:
    reader.page.locator("[data-testid=stPopoverButton]").filter(has_text=label).locator(
        "visible=true"
    ).click()
    body = reader.page.locator("[data-testid=stPopoverBody]")
    body.wait_for()
    return body


def table(reader: Reader, key: str) -> list[list[str]]:
    """The cells of a table of numbers, without its heads."""
    rows = reader.page.locator(f".st-key-numbers_{key} tbody tr")
    return [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in rows.all()]


def number(text: str) -> Decimal:
    return Decimal(re.sub(r"[^\d.-]", "", text.replace("−", "-")))


def downloaded(reader: Reader, label: str) -> bytes:
    body = open_popover(reader, "Download")
    reader.settle()  # the files are offered when the popover opens
    with reader.page.expect_download() as file:
        body.get_by_text(label).click()
    content = file.value.path().read_bytes()
    reader.page.keyboard.press("Escape")
    reader.settle()
    return content


def rows_of(content: bytes) -> list[dict[str, str]]:
    """What a program reads: the lines that begin with `# ` are skipped."""
    text = content.decode("utf-8-sig")
    return list(
        csv.DictReader(io.StringIO("\n".join(x for x in text.splitlines() if not x.startswith("# "))))
    )


def test_who_pays_for_water_in_tajikistan_and_a_colleague_gets_the_same_file(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server)
    reader.open("/")
    reader.choose("Tajikistan")
    reader.until(lambda: reader.path == "/?country=TJK")
    reader.settle()
    reader.panel("All themes").get_by_text("Water and climate").click()
    reader.until(lambda: reader.path == "/?country=TJK&theme=water-climate")
    reader.page.keyboard.press("Escape")
    reader.page.locator(".menu-wide a").filter(has_text="Funding").click()
    reader.until(lambda: reader.path == "/funding?country=TJK&theme=water-climate")
    reader.settle()

    *payers, whole = table(reader, "inside")
    assert sum(number(amount) for _, _, amount in payers) == number(whole[2])
    mine = downloaded(reader, "CSV: Funding")
    assert mine.startswith(b"\xef\xbb\xbf")
    inside = [Decimal(row["amount_in_total"]) for row in rows_of(mine) if row["amount_in_total"]]
    assert inside
    assert sum(inside) == number(whole[2])

    reader.page.locator("summary").filter(has_text="Copy link to this view").click()
    address = reader.page.locator("footer .copyable").inner_text()
    colleague = new_reader(server)
    colleague.open(address.removeprefix(server.address))
    assert table(colleague, "inside") == [*payers, whole]
    assert downloaded(colleague, "CSV: Funding") == mine


def test_what_binds_the_eu_and_kazakhstan_is_three_clicks_from_its_source(reader: Reader) -> None:
    reader.open("/country")
    reader.page.locator(".place-picker a").filter(has_text="Kazakhstan").click()
    reader.until(lambda: reader.path == "/country?country=KAZ")
    reader.settle()
    agreement = (
        reader.page.locator(".st-key-first_rows_agreements tbody tr").filter(has_text="In force").first
    )
    assert "1 March 2020" in agreement.inner_text()
    follow(reader, agreement.locator("a"))
    assert reader.title == "EU-Kazakhstan Enhanced Partnership and Cooperation Agreement (EPCA)"
    official = reader.page.locator("[data-testid=stMain] a[href*='eur-lex.europa.eu']").first
    assert official.get_attribute("target") == "_blank"
    follow(reader, link(reader, "/source?"))
    assert "EPCA" in reader.words
    assert link(reader, "eur-lex.europa.eu").get_attribute("href", timeout=1000)


def test_what_the_second_roadmap_took_over_and_what_followed_area_by_area(reader: Reader) -> None:
    reader.open("/roadmaps")
    days = (date(2026, 12, 31) - date.fromisoformat(TODAY)).days
    assert f"{days} days left" in reader.words
    said = re.search(r"(\d+) areas are named by the sources of both", reader.words)
    assert said
    areas = reader.page.locator("[data-testid=stMain] [data-testid=stExpander]")
    in_both = areas.filter(has_not_text="not named").filter(has_text="2025–2026:")
    assert in_both.count() == int(said[1])
    followed = in_both.filter(has_text=re.compile(r"2025–2026: \d+ record")).first
    followed.locator("summary").click()
    follow(reader, followed.locator("a[href*='/record?id=']").last)
    assert reader.page.get_by_text("Sources", exact=True).count()


def test_what_was_promised_at_samarkand_how_old_it_is_and_what_was_signed_since(reader: Reader) -> None:
    reader.open("/promised")
    months = (2026 - 2025) * 12 + 11 - 4
    assert f"Announced 4 April 2025, {months} months ago" in reader.words
    assert re.search(r"nothing for \d+ months after it, up to the end of coverage", reader.words)
    pieces = reader.page.locator("[data-testid=stTable]").filter(has_text="Stage reached").locator("tbody tr")
    for piece in pieces.filter(has_text=re.compile("Signed,|Being paid out,|Completed,")).all():
        assert "In, with EUR" in piece.inner_text() or "Outside." in piece.inner_text()
    follow(reader, pieces.filter(has_text="Signed,").first.locator("a"))
    assert "Signed" in reader.words
    reader.page.go_back()
    reader.until(lambda: (reader.path, reader.title) == ("/promised", "Promised and delivered"))


def test_the_line_of_a_deal_leads_to_its_records_and_back(reader: Reader) -> None:
    reader.open("/promised?deal=ebrd-crm-ta-facility")
    opened = reader.click("figure_deal_lineage_ebrd-crm-ta-facility")
    reader.until(lambda: reader.path == f"/record?id={opened}")
    reader.settle()
    reader.page.go_back()
    reader.until(lambda: reader.path == "/promised?deal=ebrd-crm-ta-facility")
    reader.until(lambda: reader.title == "Promised and delivered")


def test_every_breakdown_of_funding_adds_up_to_the_receipt_and_a_bar_opens_its_records(
    reader: Reader,
) -> None:
    reader.open("/funding?country=KGZ")
    whole = table(reader, "inside")[-1]
    reader.page.locator(".st-key-own_by button").filter(has_text="Implementer").click()
    reader.until(lambda: reader.path == "/funding?country=KGZ&by=implementer")
    reader.settle()
    assert table(reader, "inside")[-1] == whole
    bar = reader.click("figure_breakdown_bars_implementer")
    reader.until(
        lambda: f"only=implementer%3A{bar}" in reader.path or f"only=implementer:{bar}" in reader.path
    )
    reader.settle()
    assert "Behind “" in reader.words
    assert table(reader, "inside")[-1] == whole


def test_how_much_hangs_on_one_source(reader: Reader) -> None:
    reader.open("/record?id=ebrd-crm-ta-facility")
    follow(reader, link(reader, "/source?"))
    values = reader.page.locator(".key-value").all_inner_texts()
    assert len(values) == 3
    resting, alone = int(values[0]), int(values[1])
    assert 0 <= alone <= resting
    listed = reader.page.locator("[data-testid=stMain] li a[href*='/record?id=']")
    assert listed.count() == resting
    follow(reader, listed.first)


def test_what_the_total_would_be_if_other_sources_were_right(reader: Reader) -> None:
    reader.open("/funding")
    said = re.search(r"Between ([\d,.]+) and ([\d,.]+) \(EUR million\)", reader.words)
    assert said
    assert number(said[1]) <= number(table(reader, "inside")[-1][2]) / 1_000_000 <= number(said[2])
    follow(reader, reader.page.locator(".st-key-receipt a[href*='/record?id=']").first)
    assert reader.page.locator("[class*=st-key-conflict_]").first.is_visible()


def test_the_timeline_by_theme_and_as_a_list_with_its_records(reader: Reader) -> None:
    reader.open("/timeline?country=UZB")
    reader.page.locator(".st-key-own_lanes button").filter(has_text="Theme").click()
    reader.until(lambda: reader.path == "/timeline?country=UZB&lanes=theme")
    reader.until(lambda: reader.page.locator(".st-key-figure_cooperation_timeline_theme").count() == 1)
    reader.page.locator(".st-key-own_as button").filter(has_text="List").click()
    reader.until(lambda: "as=list" in reader.path)
    reader.settle()
    assert reader.page.locator("[class*=st-key-figure_cooperation_timeline]").count() == 0
    year = (
        reader.page.locator("[data-testid=stExpander]")
        .filter(has_text=re.compile(r"^\D*2025: \d+ date"))
        .first
    )
    dates = int(re.search(r"2025: (\d+) date", year.inner_text())[1])  # type: ignore[index]
    year.locator("summary").click()
    year.locator("li").first.wait_for()
    assert year.locator("li").count() == dates
    follow(reader, year.locator("li a").first)


def test_what_comes_next_is_on_the_first_page_and_not_past(reader: Reader) -> None:
    reader.open("/")
    coming = reader.page.locator(".dates").first
    firsts = coming.locator("li").all_inner_texts()
    assert firsts
    assert all("planned" in line for line in firsts)
    follow(reader, coming.locator("a").first)
    assert reader.page.locator("[data-testid=stMain]").get_by_text("Sources", exact=True).count()


def test_what_changed_since_the_last_briefing_and_why_the_total_did(reader: Reader) -> None:
    reader.open("/changes?since=2025-10-01&currency=USD")
    since, now, _ = reader.page.locator(".key-label").all_inner_texts()
    assert (since, now) == ("On 1 Oct 2025", "On 24 Nov 2026")
    rows = table(reader, "differences")
    assert reader.page.locator(".key-scope").nth(2).inner_text() == f"{len(rows)} records explain it"
    before, after = (sum((counted(row[at]) for row in rows), Decimal(0)) for at in (2, 3))
    shown = reader.page.locator(".key-value").nth(2).inner_text()
    unit = 1000 if shown.endswith("bn") else 1
    half_a_digit = Decimal(5).scaleb(int(number(shown).as_tuple().exponent) - 1) * unit
    assert abs(number(shown) * unit - (after - before)) <= half_a_digit
    signed = reader.page.locator("section").filter(has=reader.page.locator("h3", has_text="Signed"))
    follow(reader, signed.locator("li a").first)


def counted(cell: str) -> Decimal:
    return Decimal(0) if cell == "not counted" else number(cell)


def searches_for(reader: Reader, words: str) -> bool:
    return parse_qs(urlsplit(reader.page.url).query) == {"q": [words]}


@pytest.mark.parametrize(
    "typed",
    [
        ("Kirgisistan", "Kyrgyz Republic", "Кыргызстан", "KGZ"),
        ("Kambarata", "Kambarta", "Kambaratta"),
        ("Sefcovic", "Šefčovič"),
    ],
    ids=("one country in three scripts", "typing errors", "accents"),
)
def test_a_search_finds_the_same_however_it_is_written(reader: Reader, typed: tuple[str, ...]) -> None:
    """Typed one after the other into the box; the first is what the others are compared with."""
    reader.open("/search")
    box = reader.page.locator("[data-testid=stTextInputField]")
    found = []
    for words in typed:
        box.fill(words)
        box.press("Enter")
        reader.until(partial(searches_for, reader, words))
        reader.settle()
        found.append(reader.page.locator("[data-testid=stMain] p a[href*='/record?id=']").first.inner_text())
    assert len(set(found)) == 1
    follow(reader, link(reader, "/record?id="))
    assert reader.title in found


def test_files_of_a_view_are_the_same_each_time_and_say_what_they_are(reader: Reader) -> None:
    reader.open("/funding?country=UZB&count=eu&currency=USD")
    for label in ("XLSX", "JSON"):
        assert downloaded(reader, label) == downloaded(reader, label)
    said = downloaded(reader, "CSV: Funding").decode("utf-8-sig")
    for part in ("CC BY 4.0", "country=UZB", "count=eu", "currency=USD", "data_version"):
        assert part in said


def test_one_figure_stands_on_another_site_by_the_code_its_page_gives(
    reader: Reader, other_site: tuple[str, dict[str, str]]
) -> None:
    address, served = other_site
    reader.open("/figure?name=years&country=KAZ&lang=de")
    title = reader.title
    served["body"] = reader.page.locator("[data-testid=stCode] code").filter(has_text="iframe").inner_text()
    reader.page.context.route(f"{address}**", lambda route: route.continue_())
    reader.page.goto(address)
    frame = reader.page.frame_locator("iframe")
    frame.locator(".figure-drawing[data-draw-count]").wait_for()
    assert title in frame.locator("body").inner_text()
    assert frame.locator(".places, .menu").count() == 0
    full = frame.locator(".full-page a")
    assert full.get_attribute("target") == "_blank"


def test_a_year_opens_its_records_and_leaves_the_breakdown_as_it_was(reader: Reader) -> None:
    reader.open("/funding?by=funder")
    year = reader.click("figure_breakdown_bars_year")
    reader.until(lambda: reader.path == f"/funding?by=funder&only=year%3A{year}")
    reader.settle()
    assert f"Behind “{year}”" in reader.words
    assert "Funder" in reader.chosen("own_by")
