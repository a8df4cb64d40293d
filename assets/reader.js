/* The reader: a click on a number, in the text or in the table, shows its card and puts it in the address.
   Without this script the same links still work: the server then chooses the number. */
(function () {
  "use strict";

  function each(selector, act) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), act);
  }

  function calm() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  function markOf(key) {
    return document.querySelector('mark [data-figure="' + CSS.escape(key) + '"]');
  }

  function emphasise(key) {
    each("mark.number", function (mark) {
      mark.classList.toggle("chosen", !!mark.querySelector('[data-figure="' + CSS.escape(key) + '"]'));
    });
    each("[data-card]", function (card) {
      card.hidden = card.dataset.card !== key;
    });
    each(".reader-panel", function (panel) {
      panel.classList.toggle("open", key !== "");
    });
  }

  function address(key) {
    var query = new URLSearchParams(window.location.search);
    if (key) {
      query.set("figure", key);
    } else {
      query.delete("figure");
    }
    window.history.replaceState(window.history.state, "", window.location.pathname + "?" + query.toString());
  }

  function choose(key) {
    emphasise(key);
    address(key);
  }

  function scrollTo(key, smooth) {
    var mark = markOf(key);
    if (mark) {
      mark.scrollIntoView({ block: "center", behavior: smooth && !calm() ? "smooth" : "auto" });
    }
    return mark;
  }

  document.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !event.target.closest) return;
    if (event.target.closest("[data-close]")) {
      choose("");
      return;
    }
    var link = event.target.closest("[data-figure]");
    if (!link) return;
    event.preventDefault();
    choose(link.dataset.figure);
    if (!link.closest("mark")) {
      var mark = scrollTo(link.dataset.figure, true);
      if (mark) mark.focus({ preventScroll: true });
    }
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && document.querySelector(".reader-panel.open")) choose("");
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    reader: {
      focus: function (key) {
        var tries = 0;
        function attempt() {
          if (key && !scrollTo(key, false) && tries++ < 60) window.requestAnimationFrame(attempt);
        }
        attempt();
        return window.dash_clientside.no_update;
      },
    },
  });
})();
