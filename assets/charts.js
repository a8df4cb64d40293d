/* Charts on narrow screens: the names that stand at the ends of the lines move into a legend below, so that the
   lines have room, and the names beside bars take two lines. The figure itself is drawn by the server and is the
   same for all. */
(function () {
  "use strict";

  /* Small charts stand below each other where there is no room beside. */
  function stacked(layout) {
    var meta = layout.meta, count = meta.panels.length, height = 1 / count, own = Object.assign({}, layout);
    own.annotations = layout.annotations.map(function (note, index) {
      var top = 1 - (index + 1) * height + height * meta.panel / (meta.panel + meta.title);
      return Object.assign({}, note, { x: 0, y: top });
    });
    meta.panels.forEach(function (axes, index) {
      var bottom = 1 - (index + 1) * height;
      own[axes[0]] = Object.assign({}, layout[axes[0]], { domain: [0, 1] });
      own[axes[1]] = Object.assign({}, layout[axes[1]], {
        domain: [bottom, bottom + height * meta.panel / (meta.panel + meta.title)], showticklabels: true,
      });
    });
    own.height = count * (meta.panel + meta.title) + 48;
    return own;
  }

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  charts: {
    fit: function (figure) {
      var skip = window.dash_clientside.no_update;
      if (!figure) return [skip, { height: "0px" }];
      var layout = Object.assign({}, figure.layout), data = figure.data;
      if (layout.meta && layout.meta.panels) {
        if (window.innerWidth < 600) layout = stacked(layout);
        return [{ data: data, layout: layout }, { height: layout.height + "px" }];
      }
      var lines = figure.data.filter(function (trace) { return trace.type === "scatter" && trace.name; });
      if (window.innerWidth < 600 && lines.length) {
        layout.annotations = layout.annotations.filter(function (note) { return note.xref === "paper"; });
        layout.margin = Object.assign({}, layout.margin, { r: 36, b: layout.margin.b + 24 * lines.length });
        layout.height = layout.height + 24 * lines.length - 60;
        layout.showlegend = true;
        layout.legend = { orientation: "v", x: 0, xanchor: "left", y: 0, yref: "container", yanchor: "bottom" };
      } else if (window.innerWidth < 600) {
        layout.margin = Object.assign({}, layout.margin, { l: Math.min(layout.margin.l, 168), r: 64 });
        data = data.map(function (trace) {
          return Object.assign({}, trace, { y: trace.y.map(function (name) { return name.replace(/ (\S+)$/, "<br>$1"); }) });
        });
      }
      return [{ data: data, layout: layout }, { height: layout.height + "px" }];
    },

    /* What lies below a chart is asked for when the browser has nothing else to do, so after the chart is drawn. */
    drawn: function (query) {
      var below = document.querySelector(".below");
      if (below) below.setAttribute("aria-busy", "true");
      return new Promise(function (resolve) {
        function done() { resolve(query); }
        if (window.requestIdleCallback) window.requestIdleCallback(done, { timeout: 2000 });
        else window.setTimeout(done, 300);
      });
    },
  },
});
})();
