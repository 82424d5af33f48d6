/* What a browser test asks of a page. Each probe returns what is wrong, or all that it measured.
   Evaluated once per page; the answer of the last line is an object of functions. */
(function () {
  var HEADING = 'h1,h2,h3,h4,h5,h6';

  function elements() { return [...document.body.querySelectorAll('*')]; }

  /* Shown to people who see: laid out, on the page, not cut to a pixel for screen readers only. */
  function seen(e) {
    if (!e.checkVisibility({visibilityProperty: true, opacityProperty: true})) { return false; }
    const box = e.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || box.right <= 0) { return false; }
    for (let up = e; up; up = up.parentElement) {
      if (getComputedStyle(up).clip === 'rect(0px, 0px, 0px, 0px)') { return false; }
    }
    return true;
  }

  function ownText(e) {
    return [...e.childNodes].filter(n => n.nodeType === Node.TEXT_NODE).map(n => n.data)
      .join('').trim();
  }

  function label(e) {
    const text = (ownText(e) || e.textContent || e.value || '').trim().slice(0, 16);
    return e.tagName.toLowerCase() + (e.className ? '.' + e.className : '') + ' ' + text;
  }

  /* Every style in which text is set: [element, style], those of generated text included. */
  function texts() {
    const found = [];
    elements().filter(seen).forEach(e => {
      if (ownText(e) || e.value) { found.push([e, getComputedStyle(e)]); }
      if (e.placeholder) { found.push([e, getComputedStyle(e, '::placeholder')]); }
      ['::before', '::after'].forEach(which => {
        const style = getComputedStyle(e, which);
        if (!['none', 'normal', '""'].includes(style.content)) { found.push([e, style]); }
      });
    });
    return found;
  }

  function px(value) { return parseFloat(value) || 0; }

  function sizes() { return texts().map(([e, s]) => [label(e), px(s.fontSize)]); }

  /* Text that is read rather than looked at: not headings, not numbers to dial, not controls. */
  function running() {
    return texts().filter(([e]) => e.closest('p,li,td,dd,blockquote') &&
      !e.closest(HEADING + ',a,b,button,nav,.tel,.name')).map(([e, s]) => [label(e), px(s.fontSize)]);
  }

  function tight() {
    return texts().filter(([e, s]) => {
      const least = e.closest(HEADING) ? 1.3 : 1.5;
      return !e.matches('input') && px(s.lineHeight) / px(s.fontSize) < least - 0.005;
    }).map(([e, s]) => [label(e), s.lineHeight, s.fontSize]);
  }

  /* --- contrast: WCAG 2.2 ------------------------------------------------------------------ */

  function colours(css) {
    return (css.match(/rgba?\([^)]*\)/g) || []).map(c => {
      const [r, g, b, a] = c.match(/[\d.]+/g).map(Number);
      return [r, g, b, a === undefined ? 1 : a];
    });
  }

  function over([r, g, b, a], [x, y, z]) {
    return [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a), 1];
  }

  /* All colours that may be behind `e`: every stop of a gradient counts. */
  function grounds(e) {
    if (!e) { return [[255, 255, 255, 1]]; }
    const s = getComputedStyle(e), stops = colours(s.backgroundImage);
    const layers = stops.length ? stops : colours(s.backgroundColor);
    if (layers.every(c => c[3] === 1)) { return layers; }
    return grounds(e.parentElement).flatMap(below => layers.map(c => over(c, below)));
  }

  function luminance(colour) {
    const [r, g, b] = colour.slice(0, 3).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function ratio(one, other) {
    const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  }

  function pale() {
    return texts().map(([e, s]) => {
      const ink = colours(s.color)[0];
      const least = Math.min(...grounds(e).map(ground => ratio(over(ink, ground), ground)));
      return [label(e), Math.round(least * 100) / 100];
    }).filter(([, least]) => least < 7);
  }

  /* --- targets ------------------------------------------------------------------------------ */

  /* A link in a sentence: WCAG 2.5.8 exempts it, as its size is that of the line. */
  function inSentence(e) {
    if (e.tagName !== 'A' || getComputedStyle(e).display !== 'inline') { return false; }
    let block = e.parentElement;
    while (getComputedStyle(block).display === 'inline') { block = block.parentElement; }
    return block.textContent.replace(e.textContent, '').trim().length > 0;
  }

  function targets() {
    return elements().filter(e => e.matches('a[href],button,input,select,textarea,summary'))
      .filter(seen).filter(e => !inSentence(e)).map(e => {
        const box = e.getBoundingClientRect();
        return [label(e), Math.round(box.width), Math.round(box.height * 10) / 10];
      });
  }

  function small() { return targets().filter(([, w, h]) => w < 60 || h < 60); }

  /* --- the rest ------------------------------------------------------------------------------ */

  function moving() {
    return elements().flatMap(e => [null, '::before', '::after'].map(which => {
      const s = getComputedStyle(e, which);
      const times = (s.transitionDuration + ',' + s.animationDuration).split(',');
      return times.some(t => px(t) > 0) ? label(e) : null;
    })).filter(Boolean).concat(document.getAnimations().map(a => 'animation ' + a.id));
  }

  function sideways() {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  }

  /* As a browser whose reader wants text of twice the size, and nothing else. */
  function double() {
    elements().map(e => [e, px(getComputedStyle(e).fontSize)])
      .forEach(([e, size]) => { e.style.fontSize = 2 * size + 'px'; });
  }

  return {sizes, running, tight, pale, targets, small, moving, sideways, double};
}())
