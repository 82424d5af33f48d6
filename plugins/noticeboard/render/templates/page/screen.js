/* An electronic screen: turns its slides, knows what is today, and renews itself. What it has it shows for ever: without
   an answer, or with one that is not this page whole, it goes on with its last copy and says of when that is.
   Nothing is added to the page that is not taken away again: it runs for weeks. ES5, as old WebViews need. */
(function (document, window) {
  var TURN_MS = 12000, ASK_MS = 300000, AGAIN_MS = 30000, WAIT_MS = 60000, MOST = 4;
  var html = document.documentElement, note = document.getElementById("kept"), path = window.location.pathname;
  var turned = new Date().getTime(), asked = 0, seen = turned, at = 0, day = "", failed = "", shown = "", request = null;
  var weekdays = {{ weekdays | tojson }};

  function find(name) { return document.querySelector("#screen ." + name); }
  function two(number) { return (number < 10 ? "0" : "") + number; }
  function iso(time) { return time.getFullYear() + "-" + two(time.getMonth() + 1) + "-" + two(time.getDate()); }
  function hour(time) { return time.getHours() + ":" + two(time.getMinutes()); }
  function dated(time) {
    return {{ t("screen.day", month="%m", day="%d") | tojson }}.replace("%m", time.getMonth() + 1).replace("%d", time.getDate());
  }
  /* Clocks are set back, too. */
  function over(since, now, span) { return now - since >= span || now < since; }
  function write(element, text) { if (element && element.textContent !== text) { element.textContent = text; } }

  function slides() { return document.querySelectorAll("#screen .slide"); }

  /* Of what takes place: all of today, and of what is next each once, as many as MOST in all. */
  function plan(items) {
    var now = new Date(), tomorrow = iso(new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1)), told = {}, count = 0, i, on, name;
    for (i = 0; i < items.length; i++) {
      on = items[i].getAttribute("data-day");
      name = items[i].querySelector("h3").textContent;
      items[i].hidden = on < day || (on > day && (count >= MOST || told[name] === 1));
      if (!items[i].hidden) { count += 1; told[name] = 1; }
      write(items[i].querySelector(".near"), on === day ? {{ t("event.today") | tojson }} : on === tomorrow ? {{ t("event.tomorrow") | tojson }} : "");
      items[i].className = on === day ? "today" : "";
    }
    return count;
  }

  /* What is over is not shown. */
  function judge() {
    var all = slides(), i, until, items;
    day = iso(new Date());
    for (i = 0; i < all.length; i++) {
      until = all[i].getAttribute("data-until");
      items = all[i].querySelectorAll("[data-day]");
      all[i].setAttribute("data-fit", (until && until < day) || (items.length && !plan(items)) ? "no" : "yes");
    }
  }

  function fits(slide) { return slide && slide.getAttribute("data-fit") === "yes"; }

  function show(number) {
    var all = slides(), i;
    at = number;
    if (all[at]) { read(all[at].querySelector(".text"), 0); }
    for (i = 0; i < all.length; i++) { all[i].className = all[i].className.replace(/ now/g, "") + (i === at ? " now" : ""); }
    turned = new Date().getTime();
  }

  function heightOfLine(box) { return parseFloat(window.getComputedStyle(box).lineHeight); }

  /* Where the last row ends that has room, from the height `from` on; what is no list has lines for rows. */
  function endOf(box, from) {
    var end = from + box.clientHeight, last = from, line, i, bottom;
    if (box.tagName !== "UL") {
      line = parseFloat(window.getComputedStyle(box).lineHeight);
      return box.scrollHeight - end < 4 ? end : from + Math.floor(box.clientHeight / line) * line;
    }
    for (i = 0; i < box.children.length; i++) {
      bottom = box.children[i].offsetTop - box.offsetTop + box.children[i].offsetHeight;
      if (!box.children[i].hidden && bottom <= end + 4) { last = Math.max(last, bottom); }
    }
    return last > from ? last : end;
  }

  /* Show what has room, and no half of a row. */
  function read(box, from) {
    box.style.height = "";
    box.style.height = endOf(box, from) - from + "px";
    box.scrollTop = from;
  }

  /* What had no room is read on before the next slide comes. */
  function more(box) {
    var before = box.scrollTop;
    if (box.scrollHeight - before - box.clientHeight < 4) { return false; }
    read(box, before + box.clientHeight);
    turned = new Date().getTime();
    return box.scrollTop > before;
  }

  function turn() {
    var all = slides(), i, next;
    if (fits(all[at]) && more(all[at].querySelector(".text"))) { return; }
    for (i = 1; i <= all.length; i++) {
      next = (at + i) % all.length;
      if (fits(all[next])) { show(next); return; }
    }
  }

  function tell() {
    var time = new Date(seen), words = failed === "bad" ? {{ t("screen.bad", when="%w") | tojson }} : {{ t("screen.off", when="%w") | tojson }};
    if (failed) { write(note, words.replace("%w", dated(time) + " " + hour(time))); }
    note.hidden = !failed;
    html.className = failed ? "run off" : "run";
  }

  /* For the next time that the screen is switched on, perhaps without network: see sw.js. */
  function keep(text) {
    try { window.localStorage.setItem("nb-screen " + path, String(seen)); } catch (error) { /* not allowed */ }
{% if offline %}
    if (window.caches && window.Response) {
      window.caches.open("noticeboard").then(function (cache) {
        return cache.put(path, new window.Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } }));
      })["catch"](function () { /* no room */ });
    }
{% endif %}
  }

  /* The part of an answer that is shown; nothing where it is another page, or not whole. */
  function part(text) {
    var from = text.indexOf('<main id="screen"'), to = text.indexOf("</main>");
    return from !== -1 && to > from && /<\/html>\s*$/.test(text) ? text.slice(from, to + 7) : "";
  }

  function swap(text) {
    var old = document.getElementById("screen"), holder = document.createElement("div"), count;
    holder.innerHTML = text;
    if (holder.firstChild.getAttribute("data-version") !== old.getAttribute("data-version")) { window.location.reload(); return; }
    old.parentNode.replaceChild(holder.firstChild, old);
    count = slides().length;
    judge();
    show(Math.min(at, count - 1));
    if (!fits(slides()[at])) { turn(); }
    clock(new Date());
  }

  function answered(status, text) {
    var fresh = status === 200 ? part(text) : "";
    if (fresh) {
      failed = "";
      seen = new Date().getTime();
      keep(text);
      if (fresh !== shown) { if (shown || fresh !== document.getElementById("screen").outerHTML) { swap(fresh); } shown = fresh; }
    } else {
      failed = status ? "bad" : "off";
    }
    tell();
  }

  function ask() {
    var asking = new XMLHttpRequest();
    if (request) { request.onreadystatechange = null; request.abort(); }
    request = asking;
    asked = new Date().getTime();
    asking.onreadystatechange = function () {
      if (asking.readyState !== 4) { return; }
      request = null;
      answered(asking.status, asking.responseText || "");
    };
    try {
      asking.open("GET", path, true);
      asking.setRequestHeader("Cache-Control", "no-cache");
      asking.send();
    } catch (error) {
      request = null;
      answered(0, "");
    }
  }

  function clock(now) {
    write(find("time"), hour(now));
    write(find("date"), dated(now) + "\n" + weekdays[now.getDay()]);
  }

  function tick() {
    var now = new Date(), time = now.getTime();
    clock(now);
    if (iso(now) !== day) { judge(); if (!fits(slides()[at])) { turn(); } }
    if (over(turned, time, TURN_MS)) { turn(); }
    if (request && over(asked, time, WAIT_MS)) { request.onreadystatechange = null; request.abort(); request = null; answered(0, ""); }
    if (!request && /^http/.test(window.location.protocol) && over(asked, time, failed ? AGAIN_MS : ASK_MS)) { ask(); }
  }

  /* Shown by the service worker from what was kept: then it is as old as the last answer. */
  if (!note.hidden) {
    failed = "off";
    try { seen = Number(window.localStorage.getItem("nb-screen " + path)) || seen; } catch (error) { /* not allowed */ }
  }
  tell();
  judge();
  at = slides().length - 1;
  turn();
  tick();
  window.setInterval(tick, 1000);
{% if offline %}
  if ("serviceWorker" in window.navigator) {
    window.addEventListener("load", function () {
      window.navigator.serviceWorker.register("{{ root }}sw.js").then(null, function () { /* without */ });
    });
  }
{% endif %}
}(document, window));
