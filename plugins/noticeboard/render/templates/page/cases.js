/* Goes from the number of a case to its page. The number may be typed in full width, in small letters, with blanks or
   without hyphens, with a letter for a figure; where numbers are no secret the last part alone will do, and all years that
   have it are offered. An address says the same without a script, and one that is misspelt (lost.js) is looked up here as if
   it were typed. ES5. */
(function () {
  var form = document.querySelector(".case-finder"), input, status, digits, coded, years, heads, lost;
  if (!form) { return; }
  input = form.querySelector("input");
  status = form.querySelector("[role=status]");
  digits = Number(form.getAttribute("data-digits"));
  coded = form.getAttribute("data-coded") === "1";
  years = form.getAttribute("data-years").split(" ");
  form.hidden = false;

  /* What people write around a number is left out: 编号, 号, No., the name of the community, a full stop, the address
     before it. */
  function plain(text) {
    return text.replace(/[\uff01-\uff5e]/g, function (char) {
      return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
    }).replace(/[\s\u200b-\u200f\ufeff]/g, "").toUpperCase()
      .replace(/^.{0,200}\/CASES\//, "").replace(/^[\u2e80-\u9fff\u2116:#.,]{1,20}/, "").replace(/^NO[.:]?(?=\d)/, "")
      .replace(/[\u53f7\u4ef6#\u3002.,;\/]{1,3}$/, "");
  }

  /* With hyphens, whatever was written for one: a dash, 一, a stroke, a point, 年第. A letter that looks like a figure is
     one: O is 0, I and L are 1. */
  function alike(text) {
    return text.replace(/\u5e74\u5ea6?\u7b2c?/g, "-").replace(/[-_.\/~\u2010-\u2015\u2212\u2500\u4e00\u30fc]{1,9}/g, "-")
      .replace(/^-|-$/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  }

  function numbered(year, serial, code) {
    serial = serial.replace(/^0{1,9}/, "");
    while (serial.length < digits) { serial = "0" + serial; }
    return form.getAttribute("data-head") + year + form.getAttribute("data-gap") + serial + (code ? "-" + code : "");
  }

  function add(list, number) {
    if (list.indexOf(number) < 0) { list.push(number); }
  }

  /* The year, the serial number and the code that `rest` tells; the year alone may be left out, and hyphens. */
  function parts(rest) {
    var bare = rest.replace(/-/g, ""), found;
    if (coded) {
      return /^(\d{4}|\d\d)-(\d{1,6})-([0-9A-Z]{6})$/.exec(rest) ||
        new RegExp("^(\\d{4})(\\d{" + digits + ",6})([0-9A-Z]{6})$").exec(bare);
    }
    found = /^(?:(\d{4}|\d\d)-)?(\d{1,6})$/.exec(rest);
    if ((!found || !found[1]) && bare === rest && rest.length > 4 && /^\d{5,10}$/.test(rest) &&
        (years.indexOf(rest.slice(0, 4)) >= 0 || (rest.length >= 4 + digits && /^20/.test(rest)))) {
      return [rest, rest.slice(0, 4), rest.slice(4)];
    }
    return found;
  }

  /* What may be meant: those that say their year or are of this one, those of earlier years, a year that has none. */
  function meant(typed) {
    var now = [], earlier = [], none = "", head = alike(form.getAttribute("data-head")), rests = [typed], i, j, found, year;
    if (head && typed.indexOf(head) === 0) { rests.unshift(typed.slice(head.length).replace(/^-/, "")); }
    for (i = 0; i < rests.length; i += 1) {
      found = parts(rests[i]);
      year = found && found[1] && (found[1].length === 2 ? "20" : "") + found[1];
      if (year && years.indexOf(year) >= 0) {
        add(now, numbered(year, found[2], found[3]));
      } else if (year) {
        none = /^(?:19|20)/.test(year) ? year : "";
      } else if (found) {
        for (j = 0; j < years.length; j += 1) { add(j ? earlier : now, numbered(years[j], found[2], "")); }
      }
    }
    return { now: now, all: now.concat(earlier), none: none };
  }

  function pageOf(number) {
    return form.getAttribute("data-base") + number + "/";
  }

  /* Asks for each of `numbers`, and tells `then` which there are, or that nobody answers. An address that is lost is not
     asked for again. */
  function ask(numbers, found, then) {
    var number = numbers[0], request;
    if (!numbers.length) { then(found, false); return; }
    if (number === lost) { ask(numbers.slice(1), found, then); return; }
    request = new XMLHttpRequest();
    request.onreadystatechange = function () {
      if (request.readyState !== 4) { return; }
      if (!request.status) { then([], true); return; }
      ask(numbers.slice(1), request.status === 404 ? found : found.concat(number), then);
    };
    request.open("HEAD", pageOf(number));
    request.send();
  }

  function say(name, links, address) {
    var i, link;
    status.textContent = form.getAttribute("data-" + name);
    for (i = 0; links && i < links.length; i += 1) {
      link = document.createElement("a");
      link.href = address(links[i]);
      link.className = "reach";
      link.appendChild(document.createTextNode(links[i]));
      status.appendChild(document.createTextNode(" "));
      status.appendChild(link);
    }
  }

  /* What is folded is shown where an address leads into it. */
  function unfold() {
    var row = document.getElementById(window.location.hash.slice(1)), part = row;
    while (part && part.nodeName !== "DETAILS") { part = part.parentNode; }
    if (part && !part.open) { part.open = true; row.scrollIntoView(); }
  }

  function shown(number) { return document.getElementById(number); }

  function rowOf(number) { return "#" + number; }

  /* Without network: what this page says itself. */
  function alone(numbers) {
    var here = numbers.filter(shown);
    say(here.length ? "here" : "offline", here, rowOf);
    if (here.length === 1) { window.location.hash = here[0]; unfold(); }
  }

  function find(text) {
    var may = meant(alike(plain(text)));
    if (!may.now.length) {
      say(may.none ? "no-year" : "bad");
      status.textContent = status.textContent.replace("{year}", may.none);
      return;
    }
    if (window.location.protocol === "file:") {
      window.location.href = pageOf(may.all.filter(shown)[0] || may.now[0]) + "index.html";
      return;
    }
    say("working");
    ask(may.all, [], function (found, cut) {
      if (cut) {
        alone(may.all);
      } else if (found.length > 1) {
        say("several", found, pageOf);
      } else if (!found.length) {
        say("none");
      } else if (may.now.indexOf(found[0]) < 0) {
        say("earlier", found, pageOf);
      } else {
        status.textContent = "";
        window.location.href = pageOf(found[0]);
      }
    });
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    lost = "";
    find(input.value);
  });

  window.addEventListener("hashchange", unfold);
  unfold();
  if (window.location.hash.indexOf("#find=") === 0) {
    try { lost = decodeURIComponent(window.location.hash.slice(6)); } catch (error) { lost = ""; }
    if (lost) { input.value = lost; find(lost); }
  }
}());
