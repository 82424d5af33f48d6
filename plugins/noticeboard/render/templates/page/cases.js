/* Goes from the number of a case to its page. The number may be typed in full width, in small letters, with blanks; an
   address says the same without a script. ES5. */
(function () {
  var form = document.querySelector(".case-finder"), input, status;
  if (!form) { return; }
  input = form.querySelector("input");
  status = form.querySelector("[role=status]");
  form.hidden = false;

  function plain(text) {
    return text.replace(/[\uff01-\uff5e]/g, function (char) {
      return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
    }).replace(/[\u2010-\u2015\u2212\u2500]/g, "-").replace(/\s/g, "").toUpperCase();
  }

  form.addEventListener("submit", function (event) {
    var number = plain(input.value), page, request;
    event.preventDefault();
    if (!/^[0-9A-Z]+(-[0-9A-Z]+)*$/.test(number) || number.length > 30) {
      status.textContent = form.getAttribute("data-bad");
      return;
    }
    page = form.getAttribute("data-base") + number + "/";
    if (window.location.protocol === "file:") { window.location.href = page + "index.html"; return; }
    status.textContent = form.getAttribute("data-working");
    request = new XMLHttpRequest();
    request.onreadystatechange = function () {
      if (request.readyState !== 4) { return; }
      if (request.status === 404) {
        status.textContent = form.getAttribute("data-none");
      } else {
        status.textContent = "";
        window.location.href = page;
      }
    };
    request.open("HEAD", page);
    request.send();
  });
}());
