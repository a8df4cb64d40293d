/* The address bar holds the state. Controls write it in place, without a new history entry and without a
   new rendering: dcc.Location does not listen to replaceState, so nothing is drawn twice. */
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  address: {
    write: function (query) {
      if (typeof query === "string") {
        var asked = new URLSearchParams(query);
        if (!asked.has("lang")) asked.set("lang", document.documentElement.lang);
        window.history.replaceState(null, "", window.location.pathname + "?" + asked.toString());
      }
      return window.dash_clientside.no_update;
    },
    entitle: function (title) {
      if (title) {
        window.setTimeout(function () { document.title = title; }, 0);
      }
      return window.dash_clientside.no_update;
    },
  },
});

/* A language link keeps the rest of the address as it is at the moment of the click, in a new tab too. The chosen
   language is kept for addresses that name none (the cookie of dashboard/languages.py). */
["pointerover", "focusin", "click"].forEach(function (moment) {
  document.addEventListener(moment, function (event) {
    var link = event.target.closest && event.target.closest("a.language");
    if (!link) return;
    var query = new URLSearchParams(window.location.search);
    query.set("lang", link.hreflang);
    link.href = window.location.pathname + "?" + query.toString();
    if (moment === "click") {
      document.cookie = "language=" + link.hreflang + "; path=/; max-age=31536000; samesite=lax";
    }
  });
});

/* In a searchable list the chosen words stand in the field: entering it selects them, so that typing replaces them. */
document.addEventListener("focusin", function (event) {
  var field = event.target;
  if (field.matches && field.matches(".controls .mantine-Select-input")) {
    window.setTimeout(function () { field.select(); }, 0);
  }
});
