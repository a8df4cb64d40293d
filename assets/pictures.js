/* A chart as a file: drawn anew in the light scheme with title, what is shown, sources and date in the picture. */
(function () {
  "use strict";

  var WIDTH = 1200, INK = "#1d232b", SOFT = "#59626d", LETTERS = 92;

  function lines(words, letters) {
    var found = [""];
    (words || "").split(" ").forEach(function (word) {
      var last = found[found.length - 1];
      if (last && last.length + word.length >= letters) found.push(word);
      else found[found.length - 1] = last ? last + " " + word : word;
    });
    return found;
  }

  function note(text, y, shift, size, colour, anchor) {
    return {
      text: text, x: 0, y: y, xref: "container", yref: "paper", xanchor: "left", yanchor: anchor, yshift: shift,
      xshift: 24, showarrow: false, align: "left", font: { size: size, color: colour },
    };
  }

  function figureOf(place) {
    if (place.dataset.figure) return JSON.parse(place.dataset.figure);
    var graph = document.querySelector("#" + place.dataset.graph + " .js-plotly-plot");
    return { data: graph.data, layout: Object.assign({}, graph.layout, { height: graph._fullLayout.height }) };
  }

  function composed(place) {
    var figure = figureOf(place), layout = JSON.parse(JSON.stringify(figure.layout));
    var title = lines(place.dataset.title, 72), about = lines(place.dataset.about, LETTERS);
    var source = lines(place.dataset.source, LETTERS + 20);
    var head = 34 * title.length + 24 * about.length + 44, foot = 20 * source.length + 24;
    var margin = Object.assign({}, layout.margin);
    margin.t += head;
    margin.b += foot;
    margin.l += 16;
    margin.r += 16;
    Object.assign(layout, {
      width: WIDTH, height: layout.height + head + foot, margin: margin, paper_bgcolor: "#ffffff", plot_bgcolor: "#ffffff",
      autosize: false,
    });
    layout.annotations = (layout.annotations || []).concat([
      note("<b>" + title.join("<br>") + "</b>", 1, head - 12, 25, INK, "top"),
      note(about.join("<br>"), 1, head - 20 - 34 * title.length, 15, SOFT, "top"),
      note(source.join("<br>"), 0, -layout.margin.b + 16, 13, SOFT, "bottom"),
    ]);
    layout.annotations.slice(-3).forEach(function (one) { one.xref = "paper"; one.xshift = -margin.l + 24; });
    return { data: figure.data, layout: layout };
  }

  /* A page whose chart is no chart of plotly's loads the library with the first picture (dashboard/scripts.py). */
  function library() {
    if (window.Plotly) return Promise.resolve();
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = window._dashPlotlyJSURL;
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-picture]");
    if (!button) return;
    var place = button.closest("[data-title]"), format = button.dataset.picture, figure = composed(place);
    button.disabled = true;
    library().then(function () {
      return window.Plotly.toImage(figure, { format: format, width: WIDTH, height: figure.layout.height, scale: format === "png" ? 2 : 1 });
    })
      .then(function (address) {
        var link = document.createElement("a");
        link.href = address;
        link.download = place.dataset.file + "." + format;
        link.click();
      })
      .finally(function () { button.disabled = false; });
  });
})();
