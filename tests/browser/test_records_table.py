"""The table of records in a browser: sorted, narrowed by typing, shown whole, as cards on a phone."""

from collections.abc import Callable

from tests.browser.reader import Reader
from tests.browser.servers import Server

ROWS = ".records tbody tr"


def column(reader: Reader, title: str) -> list[str]:
    return reader.page.locator(f'{ROWS} td[data-title="{title}"]').all_inner_texts()


def test_a_column_of_numbers_sorts_from_the_largest_and_then_from_the_smallest(reader: Reader) -> None:
    reader.open("/funding")
    heading = reader.page.get_by_role("button", name="EUR million", exact=True)
    heading.click()
    numbers = [float(text.replace(",", "")) for text in column(reader, "EUR million") if text]
    assert len(numbers) > 10
    assert numbers == sorted(numbers, reverse=True)
    assert reader.page.locator(".records th[aria-sort=descending]").inner_text() == "EUR million"
    heading.press("Enter")
    rising = [float(text.replace(",", "")) for text in column(reader, "EUR million") if text]
    assert rising == sorted(rising)
    assert rising[0] < numbers[-1]  # the smallest of all rows, of which the first hundred had the largest


def test_a_column_of_dates_sorts_by_the_day_and_not_by_the_letters(reader: Reader) -> None:
    reader.open("/funding")
    before = column(reader, "Date")
    heading = reader.page.get_by_role("button", name="Date", exact=True)
    heading.click()
    heading.click()
    assert column(reader, "Date")[0] == before[0]  # newest first, as the page has it


def test_typing_narrows_the_rows_without_regard_to_case_and_accents(reader: Reader) -> None:
    reader.open("/funding")
    reader.page.get_by_placeholder("Narrow by typing").fill("EBRD tâjikistan")
    assert set(column(reader, "Where")) == {"Tajikistan"}
    assert (
        reader.page.locator(".records-count")
        .inner_text()
        .startswith(f"Shown: {len(column(reader, 'Where'))} of ")
    )
    reader.page.get_by_placeholder("Narrow by typing").fill("no such word anywhere")
    assert column(reader, "Where") == []
    assert reader.page.locator(".records-count").inner_text() == "No record has these words."


def test_a_long_table_is_shown_whole_on_demand_and_the_keyboard_goes_on_with_the_next_row(
    reader: Reader,
) -> None:
    reader.open("/funding")
    assert reader.page.locator(ROWS).count() == 100
    reader.page.locator(".records-more").press("Enter")
    assert reader.page.locator(ROWS).count() > 100
    assert reader.page.evaluate("document.activeElement.closest('tr').rowIndex") == 101
    assert reader.page.locator(".records-more").is_hidden()


def test_a_row_leads_to_its_record(reader: Reader) -> None:
    reader.open("/funding?country=KAZ")
    reader.page.locator(f"{ROWS} a").first.click()
    reader.until(lambda: reader.path.startswith("/record?country=KAZ&id="))


def test_a_phone_shows_cards_with_amount_stage_and_date_and_nothing_beside_the_screen(
    server: Server, new_reader: Callable[..., Reader]
) -> None:
    reader = new_reader(server, width=390)
    reader.open("/funding?country=KAZ")
    card = reader.page.locator(ROWS).first
    for title in ("Original, million", "Stage", "Date"):
        label = card.locator(f'[data-title="{title}"]').evaluate(
            "cell => getComputedStyle(cell, '::before').content"
        )
        assert label == f'"{title}"'
    assert reader.page.evaluate("document.querySelector('.records').scrollWidth <= innerWidth")
