// The language of the page as it is now; Streamlit leaves the one it was opened with.
export default function ({ data }) {
  document.documentElement.lang = data.language;
}
