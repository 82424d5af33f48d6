/* What was typed, and which entries it fits. A word fits where it uses up units in a row: each as
   written, as said, or by its initial, the last one perhaps in part. So 学宫, xueg, xgx3 and 学gx
   are one rule, 3 is not found in 13, and what fits can be shown in the text. */
var NONE = 8, UNFINISHED = 1, SAID = 2, INITIAL = 4;
/* Where the last fit ended, and from where to where the best one goes. */
var reach, from, to;

/* Crockford's base 32 has no letters that look like figures. */
function code(text) { return text.replace(/o/g, "0").replace(/[il]/g, "1"); }

function read(text) {
  var plain = fold(text).replace(/[?].*/, "").trim(), m = /(?:^|[/])q[/]([^/\s#-]+)/.exec(plain);
  if (scanned && plain === scanned[1].toLowerCase()) { return { code: code(plain) }; }
  if (m) { return { code: code(m[1]) }; }
  if (plain.indexOf(":/") > 0) { return { url: plain.replace(/#.*/, "") + "/" }; }
  plain = plain.slice(0, 60).replace(DASH, "$1 ").replace(MARKS, "");
  return { words: plain.split(/\s+/).filter(Boolean) };
}

/* Note which units `word` can begin with. */
function aim(word) {
  function starts(text) { return text.charAt(0) === word.charAt(0); }
  units.forEach(function (u) { u.hit = u.texts.some(starts) || u.sounds.some(starts); });
}

/* How `rest` fits the units from `at` on: the sum of what is not as written, or NONE and above. */
function fit(line, at, rest) {
  var here = line[at], best = NONE, end = at;
  function take(cost, length) {
    reach = at + 1;
    if (length < rest.length) { cost |= fit(line, at + 1, rest.slice(length)); }
    if (cost < best) { best = cost; end = reach; }
  }
  function each(text, cost) {
    var length = text.length;
    if (rest.slice(0, length) === text) { take(cost, length); }
    if (text.slice(0, rest.length) === rest && rest !== text) {
      take(cost | (/\d/.test(text) ? UNFINISHED : 0), rest.length);
    }
  }
  if (here) {
    here.texts.forEach(function (text) { each(text, 0); });
    here.sounds.forEach(function (sound) {
      each(sound, SAID);
      if (sound.charAt(0) !== rest.charAt(0) || here === HOUSE) { return; }
      take(INITIAL, 1);
      if (/^[zcs]h/.test(sound) && rest.charAt(1) === "h") { take(INITIAL, 2); }
    });
  }
  reach = end;
  return best;
}

/* How good a hit `entry` is for `word`, the lowest first; 0 is none. Sets `from` and `to`. */
function rank(entry, word) {
  var line = entry.units, best = 99, value, cost, at, place;
  from = to = 0;
  for (at = 0; at < line.length; at++) {
    if (!line[at] || !line[at].hit || (cost = fit(line, at, word)) >= NONE) { continue; }
    place = at === entry.start ? 0 : at > entry.start && at < entry.end ? 1 : 2;
    value = cost & INITIAL ? 60 + 2 * place : cost & SAID ? 50 + 2 * place : [10, 30, 40][place];
    value += cost & UNFINISHED;
    if (!place && !cost && reach === entry.end) { value = 1; }
    if (value < best) { best = value; from = at; to = reach; }
  }
  value = entry.codes.indexOf(code(word)) !== -1 ? 20 : word.length > 2 &&
    entry.codes.some(function (c) { return c.indexOf(code(word)) === 0; }) ? 70 : 99;
  if (value < best) { best = value; from = to = 0; }
  return best % 99;
}

function match(entry, query) {
  if (query.code) { return entry.codes.indexOf(query.code) !== -1; }
  return query.url.indexOf("/" + entry.path + "/") !== -1;
}

/* Where nothing has it in one piece: 欧风22 is found like 欧风 22, and a stairwell is left out. */
function loosen(words) {
  return words.map(function (word) {
    return word.replace(/[\d一二三四五六七八九十东西中]{1,9}单元.*$/, "")
      .replace(/^([^\d]+?)(\d.*|[一二三四五六七八九十]{1,9}([号栋幢座#].*|$))$/, "$1 $2");
  }).join(" ").split(" ").filter(Boolean);
}

function find(query) {
  var found = [], order = 0;
  if (query.words) { aim(query.words[0]); }
  index.forEach(function (entries) {
    entries.forEach(function (entry) {
      var value = query.words ? rank(entry, query.words[0]) : match(entry, query);
      order++;
      if (value) { found.push({ entry: entry, value: value, order: order, lit: [] }); }
    });
  });
  (query.words || []).slice(1).forEach(function (word) {
    aim(word);
    found = found.filter(function (hit) {
      var value = rank(hit.entry, word);
      hit.value += value;
      return value;
    });
  });
  return found.sort(function (a, b) { return a.value - b.value || a.order - b.order; });
}
