/* Texts into units: a character, a whole number, a Latin word. A unit can be written (3, 三) and
   said (xue). */
var PLAIN = "!\"$-/:-@\\[-\\x60{-~·‧•、，。；：？！“”‘’（）【】《》—…";
var MARKS = new RegExp("[" + PLAIN + "]+", "g");
var DASH = new RegExp("(\\d)[" + PLAIN + "]+(?=\\d)", "g");
var UNIT = new RegExp("(\\d+|[a-z]+|[一二三四五六七八九十]{1,9}(?=[号栋幢座单楼院弄层#]))|号楼|#楼?|" +
  "[\\ud800-\\udbff][\\udc00-\\udfff]|[^\\s" + PLAIN + "]", "g");
/* What stands behind the number of a building: all the same to people. */
var HOUSE = {
  texts: ["号楼", "栋", "幢", "座", "#楼", "#", "楼"],
  sounds: ["haolou", "dong", "zhuang", "zuo", "hl", "lou"]
};
var readings = {}, cache = {}, units = [HOUSE];
/* Numbers to 99 in characters, both ways. */
var figures = Object.create(null), words = Object.create(null);

for (var n = 1; n < 100; n++) {
  var tens = "一二三四五六七八九".charAt(n / 10 - 1), ones = "一二三四五六七八九".charAt(n % 10 - 1);
  words[n] = (n > 19 ? tens : "") + (n > 9 ? "十" : "") + ones;
  figures[words[n]] = String(n);
}

/* Lower case and half width, letter for letter. */
function fold(text) {
  return text.toLowerCase().replace(/[\uff01-\uff5e]/g, function (c) {
    return String.fromCharCode(c.charCodeAt(0) - 0xfee0);
  }).replace(/ü/g, "v");
}

function unit(text, figure) {
  var key = (figure ? "#" : " ") + text, made = cache[key];
  if (!made) {
    made = cache[key] = { texts: [text], sounds: readings[" " + text] || [] };
    if (figure) {
      figure = figures[text] || text.replace(/^0+(?=\d)/, "");
      [figure, words[figure]].forEach(function (other) {
        if (other && other !== text) { made.texts.push(other); }
      });
    }
    units.push(made);
  }
  return made;
}

/* Cut `text` into units: each with where it begins and ends. */
function cut(text) {
  var found = [], plain = fold(text), numbered = -1, m, i;
  function add(what, at, length) { found.push({ unit: what, at: at, end: at + length }); }
  UNIT.lastIndex = 0;
  while ((m = UNIT.exec(plain))) {
    var word = m[0], at = m.index;
    if (m[1] && (/^[\da-z]/.test(word) || figures[word])) {
      add(unit(word, true), at, word.length);
      numbered = at + word.length;
    } else if (numbered === at && /^(号楼|#楼?|[栋幢座])$/.test(word)) {
      add(HOUSE, at, word.length);
    } else if (/[\ud800-\udbff]/.test(word)) {
      add(unit(word), at, 2);
    } else {
      for (i = 0; i < word.length; i++) { add(unit(word.charAt(i)), at + i, 1); }
    }
  }
  return found;
}

function unitsOf(text) {
  return cut(text).map(function (piece) { return piece.unit; });
}
