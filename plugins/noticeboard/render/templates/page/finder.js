/* Finds a building by name, address, code, pinyin or initials, and meets who scanned a code that
   leads nowhere. ES5: old WebViews give a white page to more. Published as one file, without
   comments and indentation. */
(function () {
var form = document.querySelector(".nb-finder");
if (!form || !window.XMLHttpRequest) { return; }
var root = form.getAttribute("data-root");
var input = form.querySelector("input");
var list = document.getElementById("nb-found");
var status = document.getElementById("nb-status");
var lost = document.getElementById("nb-lost");
/* The code of a lost scan is what is looked for until something is typed. */
var scanned = (lost && /\/q\/([0-9a-z]{1,12})(?:-[0-9]{1,4})?\/?$/i.exec(window.location.pathname) || [])[1] || "";

{% include "page/finder/units.js" %}
{% include "page/finder/index.js" %}
{% include "page/finder/query.js" %}
{% include "page/finder/list.js" %}

input.addEventListener("focus", load);
input.addEventListener("input", function () { load(); show(); });
form.addEventListener("submit", function (event) {
  event.preventDefault();
  var only = list.querySelector("li:only-child a");
  /* Another building's page looks right, and its numbers are wrong: of several, the reader picks. */
  if (only) { only.click(); } else { input.blur(); }
});
if (scanned) {
  lost.textContent = lost.getAttribute("data-text").replace("{code}", scanned.toUpperCase());
}
/* Words typed before the script was there, or kept by the browser on the way back. */
if (input.value || scanned) { load(); show(); }
}());
