// Plotly with the trace types we draw and the languages we speak; scatter is part of its core.
// Its whole bundle takes a browser about a second to read, this one a tenth of that.
import Plotly from "plotly.js/lib/core";
import bar from "plotly.js/lib/bar";
import choropleth from "plotly.js/lib/choropleth";
import sankey from "plotly.js/lib/sankey";
import scattergeo from "plotly.js/lib/scattergeo";
import de from "plotly.js/lib/locales/de";
import ru from "plotly.js/lib/locales/ru";

Plotly.register([bar, choropleth, sankey, scattergeo, de, ru]);

export default Plotly;
