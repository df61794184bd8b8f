// Inline in the head of every page, so that it runs without Streamlit and in a frame that may load nothing: tells the
// reader in one sentence why the page does not work. server/notices.py has the sentences.
{
  const LOOK_EVERY = 500; // milliseconds
  const LOST_AFTER = 4; // looks without a connection that was there before; shorter breaks need no sentence
  const BLOCKED_AFTER = 20; // looks without a connection since Streamlit's script began to try
  const isSandboxed = origin === "null"; // a frame without allow-same-origin: scripts and storage are closed to it

  let wasConnected = false;
  let looksWithout = 0;
  let lostAt; // the beginning of the break
  let isBroken = false; // a script could not be loaded, or Streamlit gave up
  let shown = "";

  addEventListener("error", ({ target }) => {
    isBroken ||= target instanceof HTMLScriptElement && new URL(target.src, location).origin === location.origin;
  }, { capture: true }); // scripts of another origin belong to extensions of the browser

  function look() {
    const state = document.querySelector("[data-testid=stApp]")?.dataset.testConnectionState;
    dismissDialog(state);
    if (state === "CONNECTED") [wasConnected, looksWithout] = [true, 0];
    else if (state || wasConnected) looksWithout += 1;
    if (looksWithout === 1) lostAt = new Date();
    show(notice(state));
  }

  /** Streamlit's own dialogs are for developers and in English, and lock the page. No page of ours opens one. */
  function dismissDialog(state) {
    const close = document.querySelector("[data-testid=stDialog] button[aria-label=Close]");
    close?.click();
    isBroken ||= Boolean(close) && state === "CONNECTED"; // it tells of something else than the connection
  }

  function notice(state) {
    if (isSandboxed) return "sandboxed";
    if (isBroken || state === "DISCONNECTED_FOREVER") return "broken";
    if (wasConnected) return looksWithout >= LOST_AFTER ? "lost" : "";
    return looksWithout >= BLOCKED_AFTER ? "blocked" : "";
  }

  function show(name) {
    const place = document.getElementById("notice");
    if (!place || name === shown) return;
    shown = name;
    const { lang } = document.documentElement;
    const words = document.getElementById("notices").content;
    const time = lostAt?.toLocaleTimeString(lang, { timeStyle: "short" });
    const sentence = words.querySelector(`[lang="${lang}"][data-notice="${name}"]`)?.innerHTML ?? "";
    place.innerHTML = sentence.replace("{time}", time).replace("{host}", location.host);
  }

  setInterval(look, LOOK_EVERY);
}
