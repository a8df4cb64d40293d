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
    /* A page of a list below other things: the list comes into view. */
    show: function (id) {
      if (id) {
        window.setTimeout(function () {
          var list = document.getElementById(id);
          if (list) list.scrollIntoView();
        }, 60);
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

/* In a searchable list the chosen words stand in the field: entering it selects them, so that typing replaces them.
   Selecting takes the focus: whoever has gone on meanwhile is not fetched back. */
document.addEventListener("focusin", function (event) {
  var field = event.target;
  if (field.matches && field.matches(".controls .mantine-Select-input")) {
    window.setTimeout(function () { if (document.activeElement === field) field.select(); }, 0);
  }
});

/* "Copy link": the address as it is at this moment. Without a clipboard (an unsecured page) a field is copied from. */
document.addEventListener("click", function (event) {
  var button = event.target.closest && event.target.closest("[data-copy]");
  if (!button) return;
  function done() {
    var words = button.querySelectorAll("span");
    words[0].hidden = true;
    words[1].hidden = false;
    window.setTimeout(function () { words[0].hidden = false; words[1].hidden = true; }, 2000);
  }
  function byField() {
    var field = document.createElement("textarea");
    field.value = window.location.href;
    document.body.appendChild(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    button.focus();
    done();
  }
  if (navigator.clipboard) navigator.clipboard.writeText(window.location.href).then(done, byField);
  else byField();
});

document.addEventListener("click", function (event) {
  if (event.target.closest && event.target.closest("[data-print]")) window.print();
});

/* On a narrow screen the controls are folded; this button shows them, and folds them again. */
document.addEventListener("click", function (event) {
  var button = event.target.closest && event.target.closest("[data-fold]");
  if (!button) return;
  button.setAttribute("aria-expanded", button.parentElement.classList.toggle("open") ? "true" : "false");
});
