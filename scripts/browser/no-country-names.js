// Stands in for country-iso-search: Plotly finds countries by name with it, and its list of names is 67 KB.
// Our shapes are found by their id.
export const COUNTRIES = [];
export const createLookup = () => ({ lookupAlpha3: () => undefined });
