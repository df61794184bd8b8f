"""The end of every page: its link, how old the knowledge is, and what this site is not."""

from html import escape

from components.blocks.markup import copyable, disclosure, link
from components.shell.page_context import PageContext
from cooperation.exports.citation import DASHBOARD, Subject
from cooperation.view import View


def page_footer(view: View, context: PageContext) -> str:
    """As HTML."""
    t = view.t
    subject = _subject(view, context)
    records = t.plural(
        "{n} record, with its sources.",
        "{n} records, every one with its sources.",
        len(view.catalogue.listed),
    )
    said = (
        records,
        t(
            "Not exhaustive. Coverage ends: {month}; silence after it means “not known”.",
            month=t.day(view.scope.coverage_end),
        ),
        t("Not an official site of the European Union."),
    )
    label = t("Copy link to this record") if subject.record_id else t("Copy link to this view")
    address = copyable(subject.link(view), t("Copy"))
    # What these addresses do stands in navigation.js.
    actions = f"{link(t('Print this page'), '#print')} · {link(t('Switch between light and dark'), '#theme')}"
    return (
        f"<footer>{disclosure(label, address, picture=':material/link:')}"
        f'<p class="text quiet"><strong>{escape(t("As of {day}.", day=t.day(view.today)))}</strong>'
        f" {escape(' '.join(said))} {actions}</p>"
        f"{_on_paper(view, subject)}</footer>"
    )


def _on_paper(view: View, subject: Subject) -> str:
    """What a sheet must say when it lies on a desk: where it is from, and of which state of the records."""
    version = f"{view.t('Data version')}: {view.catalogue.version}"
    return f'<p class="text quiet print-only">{escape(subject.lasting_link(view))} · {escape(version)}</p>'


def origin_line(view: View, context: PageContext) -> str:
    """As HTML: the end of a page in a frame of another site: where it comes from, and the whole page."""
    t = view.t
    said = f"{DASHBOARD}. {t('As of {day}.', day=t.day(view.lens.as_of))}"
    words = f"{said} {t('Not an official site of the European Union.')}"
    # A link of this class leaves the frame, see navigation.js.
    return (
        f'<p class="text quiet full-page">{escape(words)}'
        f" {link(t('Open the full page'), _subject(view, context).link(view), leaves=True)}</p>"
    )


def _subject(view: View, context: PageContext) -> Subject:
    """What the page shows: a record, or a page with its own parameters."""
    own = context.parameters
    record = view.record(own.get("id", "")) if context.address == "record" else None
    if record:
        return Subject.of_record(view, record, context.origin)
    return Subject(context.title, context.address, own, context.origin)
