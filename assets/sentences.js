/* A number that is a button opens its sentence: what it names goes to the store that the page's panel listens to
   (dashboard/wiring.py). A page may have hundreds of them. */
document.addEventListener("click", function (event) {
  var button = event.target.closest && event.target.closest("[data-sentence]");
  var page = document.querySelector("[data-pressed]");
  if (!button || !page) return;
  var chosen = { figure: button.dataset.sentence, report: button.dataset.report, moment: Date.now() };
  window.dash_clientside.set_props(page.dataset.pressed, { data: chosen });
});

/* What the server wrote as HTML (dashboard/markup.py) takes its place. */
window.dash_clientside = Object.assign({}, window.dash_clientside, {
  markup: {
    place: function (markup, id) {
      var place = document.getElementById(id);
      if (place && typeof markup === "string") {
        place.innerHTML = markup;
        place.removeAttribute("aria-busy");
      }
      return window.dash_clientside.no_update;
    },
  },
});
