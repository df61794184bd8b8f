// Inline in the head of every page, before Streamlit reads its theme: what the reader has chosen (theme.js) is put where
// Streamlit keeps the choice of its own menu, once for each page address. Where the browser stores nothing there is none.
try {
  const chosen = localStorage.getItem("cooperation-theme");
  const ofStreamlit = `stActiveTheme-${location.pathname}-v2`;
  if (chosen) localStorage.setItem(ofStreamlit, JSON.stringify(chosen));
  else localStorage.removeItem(ofStreamlit);
  document.documentElement.dataset.theme = chosen ?? "";
} catch {}
