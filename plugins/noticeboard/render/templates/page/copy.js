/* Copies a text at a touch: with the selection, which programs have that have no clipboard for pages. ES5. */
(function (document) {
  var buttons = document.querySelectorAll(".nb-copy"), i;

  function copy() {
    var text = document.getElementById(this.getAttribute("data-of")), range = document.createRange();
    var chosen = window.getSelection();
    range.selectNodeContents(text);
    chosen.removeAllRanges();
    chosen.addRange(range);
    if (document.execCommand("copy")) {
      chosen.removeAllRanges();
      this.textContent = this.getAttribute("data-done");
    }
  }

  for (i = 0; i < buttons.length; i++) {
    buttons[i].hidden = false;
    buttons[i].addEventListener("click", copy);
  }
}(document));
