// The component of the whole page: its language, and what Streamlit leaves to the page itself. For
// components/shell/document.py.
import { showAnchor } from "./anchor.js";
import "./inputs.js";
import { clearRendered, forgetFocus, resume, setRendered } from "./navigation.js";
import "./printing.js";

const renderedAnew = new MutationObserver(resume);

export default function ({ data }) {
  document.documentElement.lang = data.language;
  setRendered(data);
  for (const part of document.querySelectorAll(".menu, .selection")) renderedAnew.observe(part.parentElement, { childList: true });
  document.documentElement.dataset.navigation = "ready"; // for the browser tests: from now on links are followed here
  requestAnimationFrame(() => {
    resume();
    forgetFocus();
  });
  showAnchor();
  return clearRendered;
}
