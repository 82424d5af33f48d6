/* Remembers large type for all pages. Stands before what is painted first, or right behind it, so that nothing moves. ES5. */
(function () {
  var html = document.documentElement;

  function stored() {
    try { return localStorage.getItem("nb-large"); } catch (e) { return null; }
  }

  function apply(large) {
    var buttons = document.querySelectorAll("[data-nb-large]"), i, own;
    html.className = html.className.replace(/ ?nb-(large|script)/g, "") +
      " nb-script" + (large ? " nb-large" : "");
    for (i = 0; i < buttons.length; i++) {
      own = buttons[i].getAttribute("data-nb-large") === "1";
      buttons[i].setAttribute("aria-pressed", own === large ? "true" : "false");
    }
  }

  function pressed(event) {
    var large = event.currentTarget.getAttribute("data-nb-large") === "1";
    try { localStorage.setItem("nb-large", large ? "1" : "0"); } catch (e) { /* for this page only */ }
    apply(large);
  }

  apply(stored() === "1");
  document.addEventListener("DOMContentLoaded", function () {
    var buttons = document.querySelectorAll("[data-nb-large]"), i;
    apply(stored() === "1");
    for (i = 0; i < buttons.length; i++) { buttons[i].addEventListener("click", pressed); }
  });
  /* A page that comes back from the browser's memory has the size of when it was left. */
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { apply(stored() === "1"); }
  });
}());
