// The reader's choice between light and dark. apply_theme.js applies it before Streamlit starts, which reads its theme
// only then; so the page is loaded anew.

const dark = matchMedia("(prefers-color-scheme: dark)");

/** The other of the two; where that is the one of the reader's system, the page follows the system again. */
export function switchTheme() {
  const ofSystem = dark.matches ? "Dark" : "Light";
  const chosen = localStorage.getItem("cooperation-theme") ?? ofSystem;
  const next = chosen === "Dark" ? "Light" : "Dark";
  if (next === ofSystem) localStorage.removeItem("cooperation-theme");
  else localStorage.setItem("cooperation-theme", next);
  location.reload();
}
