/* An electronic screen: turns its slides, knows what is today, and renews itself. What it has it shows for ever: without
   an answer, or with one that is not this page whole, it goes on with its last copy and says of when that is.
   Nothing is added to the page that is not taken away again: it runs for weeks. ES5, as old WebViews need. */
(function (document, window) {
  var TURN_MS = 12000, ASK_MS = 300000, AGAIN_MS = 30000, WAIT_MS = 60000, MOST = 4;
  var html = document.documentElement, note = document.getElementById("kept"), path = window.location.pathname;
  var turned = new Date().getTime(), asked = 0, seen = turned, at = 0, parts = [], reading = 0, day = "", failed = "", shown = "", request = null;
  var weekdays = {{ weekdays | tojson }};

  /* The hour of China, whatever zone the device is set to: in the fields of the result that are called UTC. */
  function here(time) { return new Date(time + {{ zone_ms }}); }
  function find(name) { return document.querySelector("#screen ." + name); }
  function two(number) { return (number < 10 ? "0" : "") + number; }
  function iso(time) { return time.getUTCFullYear() + "-" + two(time.getUTCMonth() + 1) + "-" + two(time.getUTCDate()); }
  function hour(time) { return time.getUTCHours() + ":" + two(time.getUTCMinutes()); }
  function dated(time) {
    return {{ t("screen.day", month="%m", day="%d") | tojson }}.replace("%m", time.getUTCMonth() + 1).replace("%d", time.getUTCDate());
  }
  /* Clocks are set back, too. */
  function over(since, now, span) { return now - since >= span || now < since; }
  function write(element, text) { if (element && element.textContent !== text) { element.textContent = text; } }

  function slides() { return document.querySelectorAll("#screen .slide"); }

  /* What was on today stands last. */
  function isOver(item, now) {
    var over = Number(item.getAttribute("data-over"));
    return item.getAttribute("data-day") === day && over > 0 && now.getUTCHours() * 60 + now.getUTCMinutes() >= over;
  }

  function order(items, now) {
    for (var i = 0; i < items.length; i++) { if (isOver(items[i], now)) { items[i].parentNode.appendChild(items[i]); } }
  }

  /* Of what takes place: all of today, and of what is next each once, as many as MOST in all. */
  function plan(slide) {
    var time = new Date().getTime(), now = here(time), tomorrow = iso(here(time + 864e5)), told = {}, count = 0, i, on, name, items;
    order(slide.querySelectorAll("[data-day]"), now);
    items = slide.querySelectorAll("[data-day]");
    for (i = 0; i < items.length; i++) {
      on = items[i].getAttribute("data-day");
      name = items[i].querySelector("h3").textContent;
      items[i].hidden = on < day || (on > day && (count >= MOST || told[name] === 1));
      if (!items[i].hidden) { count += 1; told[name] = 1; }
      write(items[i].querySelector(".near"), on === day ? {{ t("event.today") | tojson }} : on === tomorrow ? {{ t("event.tomorrow") | tojson }} : "");
      items[i].className = on !== day ? "" : isOver(items[i], now) ? "over" : "today";
    }
    return count;
  }

  /* What is over is not shown. */
  function judge() {
    var all = slides(), i, until, items;
    day = iso(here(new Date().getTime()));
    for (i = 0; i < all.length; i++) {
      until = all[i].getAttribute("data-until");
      items = all[i].querySelectorAll("[data-day]");
      all[i].setAttribute("data-fit", (until && until < day) || (items.length && !plan(all[i])) ? "no" : "yes");
    }
  }

  function fits(slide) { return slide && slide.getAttribute("data-fit") === "yes"; }

  function show(number) {
    var all = slides(), i;
    at = number;
    judge();
    if (all[at]) { parts = cut(all[at].querySelector(".text")); read(all[at], 0); }
    for (i = 0; i < all.length; i++) { all[i].className = all[i].className.replace(/ now/g, "") + (i === at ? " now" : ""); }
    turned = new Date().getTime();
  }

  /* What is shown or not as one: rows of a list, sentences of a text. */
  function rows(box) {
    var found = box.tagName === "UL" ? box.children : box.querySelectorAll(".say"), kept = [], i;
    found = found.length ? found : box.children;
    for (i = 0; i < found.length; i++) { if (!found[i].hidden) { kept.push(found[i]); } }
    return kept;
  }

  function holds(box) { return box.scrollHeight - box.clientHeight < 4; }

  function leave(all, from, to) {
    for (var i = 0; i < all.length; i++) { all[i].className = all[i].className.replace(/ ?\bpast\b/g, "") + (i < from || i >= to ? " past" : ""); }
  }

  /* Smaller, down to what is read at 5 m; a row by itself however small. */
  function shrink(box, least) {
    var full, size;
    box.style.fontSize = "";
    full = parseFloat(window.getComputedStyle(box).fontSize);
    for (size = full * 0.94; !holds(box) && size >= least; size *= 0.94) { box.style.fontSize = size + "px"; }
    if (!holds(box)) { box.style.fontSize = ""; }
  }

  /* What has no room is shown in parts, none of which ends within a sentence or a row. */
  function cut(box) {
    var all = rows(box), found = [], from = 0, to;
    leave(all, 0, all.length);
    shrink(box, parseFloat(window.getComputedStyle(html).fontSize));
    if (holds(box)) { return [[0, all.length]]; }
    while (from < all.length) {
      for (to = from + 1; to <= all.length; to++) {
        leave(all, from, to);
        if (!holds(box)) { break; }
      }
      to = Math.max(from + 1, to - 1);
      found.push([from, to]);
      from = to;
    }
    return found;
  }

  function read(slide, number) {
    var box = slide.querySelector(".text"), count = parts.length;
    reading = number;
    leave(rows(box), parts[number][0], parts[number][1]);
    if (count > 1) { shrink(box, 1); }
    write(slide.querySelector(".part"), count > 1 ? number + 1 + "/" + count : "");
    slide.className = slide.className.replace(/ more/g, "") + (number + 1 < count ? " more" : "");
  }

  /* What had no room is read on before the next slide comes. */
  function more(slide) {
    if (reading + 1 >= parts.length) { return false; }
    read(slide, reading + 1);
    turned = new Date().getTime();
    return true;
  }

  function turn() {
    var all = slides(), i, next;
    if (fits(all[at]) && more(all[at])) { return; }
    for (i = 1; i <= all.length; i++) {
      next = (at + i) % all.length;
      if (fits(all[next])) { show(next); return; }
    }
  }

  function tell() {
    var time = here(seen), words = failed === "bad" ? {{ t("screen.bad", when="%w") | tojson }} : {{ t("screen.off", when="%w") | tojson }};
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
    clock(new Date().getTime());
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

  function clock(time) {
    var now = here(time);
    write(find("time"), hour(now));
    write(find("date"), dated(now) + "\n" + weekdays[now.getUTCDay()]);
  }

  function tick() {
    var time = new Date().getTime();
    clock(time);
    if (iso(here(time)) !== day) { judge(); if (fits(slides()[at])) { show(at); } else { turn(); } }
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
