/* What is shown: the hits, with what fits marked, and how many they are. */
var MOST = 20;

function put(parent, tag, text) {
  if (text) { parent.appendChild(document.createElement(tag)).textContent = text; }
}

/* A text with what fits marked; `first` is the number of its first unit in the line. */
function marked(tag, text, first, lit) {
  var box = document.createElement(tag), done = 0, begin = -1, end = -1;
  function flush() {
    if (begin < 0) { return; }
    box.appendChild(document.createTextNode(text.slice(done, begin)));
    put(box, "mark", text.slice(begin, end));
    done = end;
  }
  cut(text).forEach(function (piece, i) {
    if (!lit.some(function (span) { return span[0] <= first + i && first + i < span[1]; })) {
      return;
    }
    if (piece.at !== end) { flush(); begin = piece.at; }
    end = piece.end;
  });
  flush();
  box.appendChild(document.createTextNode(text.slice(done)));
  return box;
}

function item(hit) {
  var entry = hit.entry, a = document.createElement("a"), li = document.createElement("li");
  var where = document.createElement("span");
  var community = marked("span", entry.community, 0, hit.lit);
  a.href = root + entry.path + "/";
  where.className = "nb-address";
  /* Many an address names the community already. */
  if (entry.address.indexOf(entry.community) < 0 || community.querySelector("mark")) {
    where.appendChild(community);
    where.appendChild(document.createTextNode(" "));
  }
  where.appendChild(marked("span", entry.address, entry.end + 1, hit.lit));
  a.appendChild(marked("b", entry.name, entry.start, hit.lit));
  a.appendChild(where);
  li.appendChild(a);
  return li;
}

function say(query, count) {
  var kind = count > MOST ? "more" : count ? "count" : busy ? "working" :
    query.code ? "unknown" : "none";
  var text = form.getAttribute("data-" + kind).replace("{n}", count).replace("{most}", MOST)
    .replace("{code}", (query.code || "").toUpperCase());
  if (waiting.length === shards.length && broken) { text = form.getAttribute("data-failed"); }
  else if (broken) { text += " " + form.getAttribute("data-partly"); }
  status.textContent = text;
}

function show() {
  var query = read(input.value || scanned), found, shown;
  list.textContent = status.textContent = "";
  if (query.words && !query.words.length) { return; }
  found = find(query);
  if (!found.length && query.words && loosen(query.words).length) {
    query = { words: loosen(query.words) };
    found = find(query);
  }
  shown = found.slice(0, MOST);
  (query.words || []).forEach(function (word) {
    aim(word);
    shown.forEach(function (hit) { rank(hit.entry, word); hit.lit.push([from, to]); });
  });
  shown.forEach(function (hit) { list.appendChild(item(hit)); });
  if (scanned) { lost.hidden = found.length; }
  if (input.value || found.length) { say(query, found.length); }
}
