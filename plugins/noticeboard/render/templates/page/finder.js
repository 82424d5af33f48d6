/* Finds a building by name, address, code, pinyin or initials. ES5: old WebViews give a white page to more. */
(function () {
  var form = document.querySelector(".nb-finder");
  if (!form || !window.XMLHttpRequest) { return; }
  var root = form.getAttribute("data-root");
  var input = form.querySelector("input");
  var list = document.getElementById("nb-found");
  var status = document.getElementById("nb-status");
  var index = null, loading = false, MOST = 20;

  function plain(text) {
    return text.toLowerCase().replace(/[\uff01-\uff5e]/g, function (c) {
      return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
    }).replace(/^.*[/]q[/]/, "").replace(/[\s·,，。'’\-/]+/g, "")
      .replace(/[栋幢座]$/, "号楼");
  }

  function load() {
    if (index || loading) { return; }
    loading = true;
    var request = new XMLHttpRequest();
    request.open("GET", root + "assets/noticeboard/finder.json");
    request.onload = function () {
      loading = false;
      if (request.status !== 200) { failed(); return; }
      index = [];
      JSON.parse(request.responseText).forEach(function (group) {
        group[1].forEach(function (row) {
          index.push({
            path: row[0], name: row[1], community: group[0], address: row[2],
            plain: plain(row[1]),
            all: [plain(row[1]), plain(group[0] + row[1]), plain(row[2]), plain(row[3])]
              .concat(row[4].split(" "), row[5].split(" "))
          });
        });
      });
      show();
    };
    request.onerror = failed;
    request.send();
  }

  function failed() {
    loading = false;
    status.textContent = form.getAttribute("data-failed");
  }

  /* 3: the name itself; 2: the beginning of a name; 1: anywhere. */
  function rank(entry, query) {
    if (entry.plain === query) { return 3; }
    if (entry.plain.indexOf(query) === 0) { return 2; }
    for (var i = 0; i < entry.all.length; i++) {
      if (entry.all[i].indexOf(query) !== -1) { return 1; }
    }
    return 0;
  }

  function item(entry) {
    var li = document.createElement("li"), a = document.createElement("a");
    var b = document.createElement("b"), where = document.createElement("span");
    a.href = root + entry.path + "/";
    b.textContent = entry.name;
    where.className = "nb-address";
    where.textContent = entry.community + " " + entry.address;
    a.appendChild(b);
    a.appendChild(where);
    li.appendChild(a);
    return li;
  }

  function show() {
    var query = plain(input.value), found = [];
    list.textContent = "";
    status.textContent = "";
    if (!query || !index) { return; }
    for (var i = 0; i < index.length; i++) {
      var score = rank(index[i], query);
      if (score) { found.push([score, i]); }
    }
    found.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    status.textContent = found.length
      ? form.getAttribute("data-count").replace("{n}", found.length)
      : form.getAttribute("data-none");
    found.slice(0, MOST).forEach(function (hit) { list.appendChild(item(index[hit[1]])); });
  }

  input.addEventListener("focus", load);
  input.addEventListener("input", function () { load(); show(); });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = list.querySelector("a");
    if (first) { window.location.href = first.href; }
  });
}());
