{% if offline %}
/* Keeps the last boards that were opened, for when there is no network. The network always wins:
   a kept page is shown only where it does not answer, and then says that it is kept. ES5. */
(function (self) {
  var CACHE = "noticeboard", MOST = 20, PATIENCE_MS = 4000;

  function kept(request) {
    return self.caches.open(CACHE).then(function (cache) {
      return cache.match(request, { ignoreSearch: true });
    }).then(function (answer) {
      return answer && answer.text().then(function (html) {
        return new self.Response(html.replace(/(id="kept"[^>]{0,30}?) hidden/, "$1"), {
          headers: { "Content-Type": "text/html; charset=utf-8" }
        });
      });
    });
  }

  /* Oldest first: what is put again goes to the end, and is at no moment missing. */
  function keep(request, answer) {
    var address = request.url.split(/[?#]/)[0];
    return self.caches.open(CACHE).then(function (cache) {
      return (answer.ok ? cache.put(address, answer) : cache["delete"](address)).then(function () {
        return cache.keys();
      }).then(function (keys) {
        return Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map(function (key) {
          return cache["delete"](key);
        }));
      });
    });
  }

  function isBoard(html) { return html.indexOf('id="kept"') !== -1; }

  /* What comes is kept however late: for the next time, if a kept page has been shown meanwhile. */
  function fetched(event) {
    var answering = self.fetch(event.request);
    event.waitUntil(answering.then(function (answer) {
      var copy = answer.clone();
      return copy.clone().text().then(function (html) {
        return !copy.ok || isBoard(html) ? keep(event.request, copy) : null;
      });
    })["catch"](function () { /* no network */ }));
    return answering;
  }

  function patience() {
    return new Promise(function (resolve) { self.setTimeout(resolve, PATIENCE_MS); });
  }

  self.addEventListener("install", function () { self.skipWaiting(); });
  self.addEventListener("activate", function (event) { event.waitUntil(self.clients.claim()); });
  self.addEventListener("fetch", function (event) {
    var request = event.request, fresh;
    if (request.method !== "GET" || request.mode !== "navigate") { return; }
    fresh = fetched(event);
    event.respondWith(Promise.race([
      fresh["catch"](function () { return null; }), patience()
    ]).then(function (answer) {
      return answer || kept(request).then(function (copy) { return copy || fresh; });
    }));
  });
}(self));
{% else %}
/* Takes back what an earlier sw.js of this site kept, and itself. */
self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) {
  event.waitUntil(self.caches["delete"]("noticeboard").then(function () {
    return self.registration.unregister();
  }));
});
{% endif %}
