/* Goes from the number of a case to its page. The number may be typed in full width, in small letters, with blanks or
   without hyphens, with a letter for a figure; where numbers are no secret the last part alone will do. An address says
   the same without a script, and one that is misspelt (lost.js) is looked up here as if it were typed. ES5. */
(function () {
  var form = document.querySelector(".case-finder"), input, status, digits, coded, years, heads, lost;
  if (!form) { return; }
  input = form.querySelector("input");
  status = form.querySelector("[role=status]");
  digits = Number(form.getAttribute("data-digits"));
  coded = form.getAttribute("data-coded") === "1";
  years = form.getAttribute("data-years").split(" ");
  form.hidden = false;

  /* What people write around a number is left out: 编号, 号, a full stop, the address before it. */
  function plain(text) {
    return text.replace(/[\uff01-\uff5e]/g, function (char) {
      return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
    }).replace(/[\s\u200b-\u200f\ufeff]/g, "").toUpperCase()
      .replace(/^(?:.{0,200}\/CASES\/)?(?:\u529e\u4ef6)?(?:\u7f16\u53f7)?[:#]?\u7b2c?/, "").replace(/[\u53f7\u3002.,;\/]{1,3}$/, "");
  }

  /* Without hyphens, and a letter that looks like a figure is one: O is 0, I and L are 1. */
  function alike(text) {
    return text.replace(/[-\u2010-\u2015\u2212\u2500]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  }

  function numbered(year, serial, code) {
    serial = serial.replace(/^0{1,9}/, "");
    while (serial.length < digits) { serial = "0" + serial; }
    return form.getAttribute("data-head") + year + form.getAttribute("data-gap") + serial + (code ? "-" + code : "");
  }

  function add(list, number) {
    if (list.indexOf(number) < 0) { list.push(number); }
  }

  /* What may be meant, the likeliest first: those that say their year, or are of this one, and those of earlier years. */
  function meant(typed) {
    var now = [], earlier = [], head = alike(form.getAttribute("data-head")), rests = [typed], i, j, rest, year;
    if (head && typed.indexOf(head) === 0) { rests.unshift(typed.slice(head.length)); }
    for (i = 0; i < rests.length; i += 1) {
      rest = rests[i];
      year = rest.slice(0, 4);
      if (coded) {
        if (/^\d{6,20}[0-9A-Z]{6}$/.test(rest) && rest.length >= 10 + digits) {
          add(now, numbered(year, rest.slice(4, -6), rest.slice(-6)));
        }
      } else if (/^\d{1,10}$/.test(rest)) {
        if (rest.length > 4 && years.indexOf(year) >= 0) {
          add(now, numbered(year, rest.slice(4), ""));
        } else {
          for (j = 0; j < years.length && rest.length < 7; j += 1) { add(j ? earlier : now, numbered(years[j], rest, "")); }
        }
      }
    }
    return [now, earlier];
  }

  function pageOf(number) {
    return form.getAttribute("data-base") + number + "/";
  }

  /* Asks for each of `numbers`, and tells `then` which there are. An address that is lost is not asked for again. */
  function ask(numbers, found, then) {
    var number = numbers[0], request;
    if (!numbers.length) { then(found); return; }
    if (number === lost) { ask(numbers.slice(1), found, then); return; }
    request = new XMLHttpRequest();
    request.onreadystatechange = function () {
      if (request.readyState !== 4) { return; }
      ask(numbers.slice(1), request.status === 404 ? found : found.concat(number), then);
    };
    request.open("HEAD", pageOf(number));
    request.send();
  }

  function say(name, numbers) {
    var i, link;
    status.textContent = form.getAttribute("data-" + name);
    for (i = 0; numbers && i < numbers.length; i += 1) {
      link = document.createElement("a");
      link.href = pageOf(numbers[i]);
      link.className = "reach";
      link.appendChild(document.createTextNode(numbers[i]));
      status.appendChild(document.createTextNode(" "));
      status.appendChild(link);
    }
  }

  function find(text) {
    var both = meant(alike(plain(text)));
    if (!both[0].length) { say("bad"); return; }
    if (window.location.protocol === "file:") { window.location.href = pageOf(both[0][0]) + "index.html"; return; }
    say("working");
    ask(both[0], [], function (found) {
      if (found.length === 1) {
        status.textContent = "";
        window.location.href = pageOf(found[0]);
      } else if (found.length) {
        say("several", found);
      } else {
        ask(both[1], [], function (older) { say(older.length ? "earlier" : "none", older); });
      }
    });
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    lost = "";
    find(input.value);
  });

  if (window.location.hash.indexOf("#find=") === 0) {
    try { lost = decodeURIComponent(window.location.hash.slice(6)); } catch (error) { lost = ""; }
    if (lost) { input.value = lost; find(lost); }
  }
}());
