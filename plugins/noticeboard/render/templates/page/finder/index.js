/* The index: shard after shard, each whole in itself. render/finder.py tells how it is written. */
var shards = form.getAttribute("data-shards").split(" "), waiting = shards;
var index = shards.map(function () { return []; });
var busy = false, broken = false;

function parse(text) {
  var shard = JSON.parse(text), entries = [], said = {};
  Object.keys(shard.readings).forEach(function (syllable) {
    shard.readings[syllable].match(/[\ud800-\udbff]?[^]/g).forEach(function (c) {
      (said[" " + c] = said[" " + c] || []).push(syllable);
    });
  });
  Object.keys(said).forEach(function (key) {
    readings[key] = said[key];
    if (cache[key]) { cache[key].sounds = said[key]; }
  });
  shard.communities.forEach(function (row) {
    var names = row[5].split("\n"), addresses = row[6].split("\n"), codes = row[7].split(" ");
    var community = unitsOf(row[1]), name = unitsOf(row[2]), address = unitsOf(row[3]);
    row[4].split(" ").forEach(function (id, i) {
      var line = community.concat(name, unitsOf(names[i]));
      entries.push({
        path: row[0] + "/" + id, community: row[1], name: row[2] + names[i],
        address: row[3] + addresses[i], codes: codes[i].toLowerCase().split(","),
        start: community.length, end: line.length,
        units: line.concat(null, address, unitsOf(addresses[i]))
      });
    });
  });
  return entries;
}

/* Load what is not there yet, one file after another; what fails is tried again later. */
function load() {
  if (busy || !waiting.length) { return; }
  busy = true;
  next(waiting);
}

function next(round) {
  if (!round.length) {
    busy = false;
    broken = waiting.length > 0;
    refresh();
    return;
  }
  var request = new XMLHttpRequest();
  request.open("GET", root + "assets/noticeboard/" + round[0]);
  request.timeout = 30000;
  request.onloadend = function () {
    try {
      if (request.status === 200) {
        index[shards.indexOf(round[0])] = parse(request.responseText);
        waiting = waiting.filter(function (name) { return name !== round[0]; });
      }
    } catch (mangled) { /* as if it had not come */ }
    refresh();
    next(round.slice(1));
  };
  request.send();
}

/* Show more hits, but not under the fingers of somebody who is walking through them. */
function refresh() {
  if (!list.contains(document.activeElement)) { show(); }
}
