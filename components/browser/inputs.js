// The boxes of the selection bar for a year or a day. Where the value is neither, or lies outside, the browser says
// what would be right.
import { setParameter } from "./navigation.js";

const typedDays = new WeakSet(); // boxes for a day that the keyboard has changed

// A year counts at once; so does a day picked in the calendar. A day that is being typed is another valid day after
// each digit (0002, 0020, 0202), so it counts when the reader presses Enter or leaves the box.
document.addEventListener("change", ({ target }) => {
  if (target.closest?.(".selection") && !typedDays.has(target)) apply(target, target.dataset.focusKey);
});

document.addEventListener("keydown", pressInDay, { capture: true }); // before Escape closes the panel, which leaves the box

function pressInDay({ target, key }) {
  if (!isDay(target) || key === "Tab") return;
  if (key === "Enter") apply(target, target.dataset.focusKey);
  else if (key === "Escape") target.value = chosen(target);
  else typedDays.add(target);
}

document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (!typedDays.delete(target)) return;
  if (target.checkValidity()) apply(target, relatedTarget?.dataset?.focusKey);
  else target.value = chosen(target); // the box shows what is applied
});

function isDay(element) {
  return element.matches?.(".selection input[type=date]") ?? false;
}

function chosen({ name }) {
  return new URLSearchParams(location.search).get(name) ?? "";
}

function apply(box, focusKey) {
  if (box.value === chosen(box) || !box.reportValidity()) return;
  setParameter(box.name, ["", box.dataset.all].includes(box.value) ? [] : [box.value], box, focusKey);
}
