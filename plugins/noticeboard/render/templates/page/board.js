/* What a board does where script runs; it says the same without. ES5, as old WebViews need. */
(function (document, window) {
  var root = "{{ root }}", i, spans, folds;

  function minutes(text) { return text.substr(0, 2) * 60 + Number(text.substr(2, 2)); }

  /* "12345 0830-1130 1500-1730": is that now, by the reader's clock? */
  function open(text, now) {
    var parts = text.split(" "), time = now.getHours() * 60 + now.getMinutes(), n, ends;
    if (parts[0].indexOf(String(now.getDay() || 7)) === -1) { return false; }
    for (n = 1; n < parts.length; n++) {
      ends = parts[n].split("-");
      if (minutes(ends[0]) <= time && time < minutes(ends[1])) { return true; }
    }
    return false;
  }

  function tell() {
    spans = document.querySelectorAll("[data-open]");
    for (i = 0; i < spans.length; i++) {
      spans[i].hidden = !open(spans[i].getAttribute("data-open"), new Date());
    }
  }

  function unfold() {
    folds = document.querySelectorAll("details");
    for (i = 0; i < folds.length; i++) { folds[i].setAttribute("open", ""); }
  }

  /* A picture that has not been seen would be missing on paper. */
  function fetchPictures() {
    for (i = 0; i < document.images.length; i++) { document.images[i].loading = "eager"; }
  }

  tell();
  window.setInterval(tell, 60000);
  /* A wide screen has room for everything, and paper cannot be tapped. */
  if (window.matchMedia && window.matchMedia("(min-width:720px)").matches) {
    unfold();
    window.addEventListener("load", fetchPictures);
  }
  window.addEventListener("beforeprint", unfold);
  window.addEventListener("beforeprint", fetchPictures);
{% if offline %}

  /* Kept for when there is no network: see sw.js. The first visit is not yet under its control. */
  function keep() {
    window.caches.open("noticeboard").then(function (cache) {
      return cache.add(new window.Request(window.location.pathname, { cache: "force-cache" }));
    });
  }

  if ("serviceWorker" in window.navigator && window.caches) {
    window.addEventListener("load", function () {
      var first = !window.navigator.serviceWorker.controller;
      window.navigator.serviceWorker.register(root + "sw.js").then(function () { if (first) { keep(); } }, function () { /* without */ });
    });
  }
{% endif %}
}(document, window));
{% if dated %}
{% include "page/near.js" %}
{% endif %}
