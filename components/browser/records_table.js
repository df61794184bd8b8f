// Draws a table of records for components/blocks/records_table.py, which describes `data`: columns with their cells as
// text, sort keys where the text does not sort by itself, and the address of each record.

const SHOWN_AT_FIRST = 100; // rows; more are drawn when the reader asks for them
const PRINTED = 40; // rows on paper; the same number stands in records_table.css
const tables = new WeakMap();

export default function ({ data, parentElement }) {
  if (!tables.has(parentElement)) tables.set(parentElement, new RecordsTable(parentElement));
  tables.get(parentElement).show(data);
  return () => {
    tables.get(parentElement)?.root.remove();
    tables.delete(parentElement);
  };
}

class RecordsTable {
  sorted = null; // { title, descending }, null as long as the rows stand in the order of the page
  showsAll = false;

  constructor(place) {
    this.filter = element("input", { type: "search", className: "records-filter" });
    this.count = element("p", { className: "records-count", role: "status" });
    this.scroller = element("div", { className: "records-scroller", tabIndex: 0, role: "region" });
    this.more = element("button", { type: "button", className: "records-more", onclick: () => this.showAll() });
    this.printed = element("p", { className: "records-printed" });
    this.filter.addEventListener("input", () => this.draw());
    const tools = element("div", { className: "records-tools" }, this.filter, this.count);
    this.root = element("div", { className: "records" }, tools, this.scroller, this.more, this.printed);
    place.append(this.root); // beside the link to the style sheet, which Streamlit puts there
  }

  show(data) {
    const isSameTable = this.data?.columns.map(({ title }) => title).join() === data.columns.map(({ title }) => title).join();
    if (!isSameTable) Object.assign(this, { sorted: null, showsAll: false });
    this.data = data;
    this.collator = new Intl.Collator(data.language, { numeric: true });
    this.texts = data.links.map((_, row) => folded(data.columns.map(({ cells }) => cells[row]).join(" ")));
    this.filter.placeholder = data.labels.filter;
    this.filter.setAttribute("aria-label", data.labels.filter);
    this.scroller.setAttribute("aria-label", data.labels.caption);
    this.draw();
  }

  showAll() {
    this.showsAll = true;
    const next = this.rows().length > SHOWN_AT_FIRST ? SHOWN_AT_FIRST : 0;
    this.draw();
    this.scroller.querySelectorAll("tbody a")[next]?.focus();
  }

  /** The numbers of the rows that have all the words typed, in the order chosen. */
  rows() {
    const words = folded(this.filter.value).split(/\s+/).filter(Boolean);
    const rows = [...this.texts.keys()].filter((row) => words.every((word) => this.texts[row].includes(word)));
    const column = this.sorted && this.data.columns.find(({ title }) => title === this.sorted.title);
    if (!column) return rows;
    const keys = column.order ?? column.cells;
    const isMissing = (row) => keys[row] === null || keys[row] === "";
    const direction = this.sorted.descending ? -1 : 1;
    return rows.sort((one, other) => // what is missing stands last in either direction
      isMissing(one) - isMissing(other) || direction * this.compare(keys[one], keys[other]));
  }

  compare(one, other) {
    return typeof one === "number" ? one - other : this.collator.compare(one, other);
  }

  sortBy(column) {
    const isSorted = this.sorted?.title === column.title;
    this.sorted = { title: column.title, descending: isSorted ? !this.sorted.descending : isNumeric(column) };
    this.draw();
    [...this.scroller.querySelectorAll("th button")].find((button) => button.textContent === column.title)?.focus();
  }

  draw() {
    const { columns, links, labels } = this.data;
    const rows = this.rows();
    const shown = this.showsAll ? rows : rows.slice(0, SHOWN_AT_FIRST);
    const head = element("tr", {}, ...columns.map((column) => this.heading(column)));
    const body = shown.map((row) => element("tr", {}, ...columns.map((column, at) => cell(column, row, at === 0 && links[row]))));
    const caption = element("caption", { textContent: labels.caption });
    this.scroller.replaceChildren(
      element("table", {}, caption, element("thead", {}, head), element("tbody", {}, ...body)));
    const numbers = { n: shown.length.toLocaleString(this.data.language), all: links.length.toLocaleString(this.data.language) };
    this.count.textContent = rows.length ? filled(labels.shown, numbers) : labels.none;
    this.more.hidden = shown.length === rows.length;
    this.more.textContent = filled(labels.all, { all: rows.length.toLocaleString(this.data.language) });
    this.printed.hidden = rows.length <= PRINTED;
    this.printed.textContent = filled(labels.printed, { n: PRINTED, all: numbers.all });
  }

  heading(column) {
    const button = element("button", { type: "button", textContent: column.title, onclick: () => this.sortBy(column) });
    const heading = element("th", { scope: "col", className: isNumeric(column) ? "number" : "" }, button);
    if (this.sorted?.title === column.title) heading.ariaSort = this.sorted.descending ? "descending" : "ascending";
    return heading;
  }
}

/** `data-title`: where there is no room for columns, each cell says which it is. */
function cell(column, row, address) {
  const text = column.cells[row];
  const made = element("td", { className: isNumeric(column) ? "number" : "" });
  made.dataset.title = column.title;
  made.append(address ? element("a", { href: address, textContent: text }) : text);
  return made;
}

function isNumeric({ order }) {
  return order?.some((key) => typeof key === "number") ?? false;
}

/** Without case and accents, so that "Türkiye" is found by "turkiye". */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
