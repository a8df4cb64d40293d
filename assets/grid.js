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
