/* The cell of a quotation: the report's own words as a link to their place in the report. */
var dagcomponentfuncs = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});

dagcomponentfuncs.SentenceLink = function (props) {
  var row = props.data || {};
  return row.open
    ? window.React.createElement("a", { href: row.open, title: row.quote }, row.lead, window.React.createElement("b", null, row.number), row.rest)
    : window.React.createElement("span", null, props.value);
};
