/* The cell of a quotation: the report's own words as a link to their place in the report. */
var dagcomponentfuncs = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});

dagcomponentfuncs.SentenceLink = function (props) {
  var row = props.data || {};
  return row.open
    ? window.React.createElement("a", { href: row.open, title: row.quote }, row.lead, window.React.createElement("b", null, row.number), row.rest)
    : window.React.createElement("span", null, props.value);
};

/* The displayed rows as a file: the columns that are shown, in the order in which they are sorted. What a spreadsheet
   would run as a formula is written as text, as in the files of the server (metrics/exports.py). */
document.addEventListener("click", function (event) {
  var button = event.target.closest && event.target.closest("[data-export]");
  if (!button || !window.dash_ag_grid) return;
  window.dash_ag_grid.getApi(button.dataset.export).exportDataAsCsv({
    fileName: "prosecution-displayed.csv",
    processCellCallback: function (cell) {
      var field = cell.column.getColDef().field;
      var value = field === "until" ? cell.node.data.period : cell.value;
      return typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
    },
  });
});

/* The grid's library is as large as all the rest of a page: a page without a grid does not load it (dashboard/scripts.py).
   Where such a page is left for one with a grid, this stands in the library's place until it is there. */
(function () {
  if (window.dash_ag_grid) return;
  var loading = null;

  function load() {
    loading = loading || new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = window.gridScript;
      script.onload = resolve;
      script.onerror = reject;
      document.head.appendChild(script);
    });
    return loading;
  }

  function AgGrid(props) {
    var real = window.dash_ag_grid.AgGrid, here = window.React.useState(real !== AgGrid);
    window.React.useEffect(function () {
      if (!here[0]) load().then(function () { here[1](true); });
    }, []);
    return here[0]
      ? window.React.createElement(real, props)
      : window.React.createElement("div", { id: props.id, style: props.style, className: props.className, "aria-busy": true });
  }
  AgGrid.dashRenderType = true;
  window.dash_ag_grid = { AgGrid: AgGrid };
})();
