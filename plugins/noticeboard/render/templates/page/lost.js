/* A code typed in lower case, or with a letter for a figure (Crockford's base 32 has no I, L, O): its page is where the
   printed code leads. The number of a case is looked up by the page of its community, which knows what numbers look
   like. Before anything is painted. ES5. */
(function (location) {
  var root = "{{ root }}", m = /^(.*\/)q\/([0-9a-z]{1,12})(-[0-9]{1,4})?\/?$/i.exec(location.pathname), printed;
  var parts = location.pathname.slice(root.length).replace(/\/$/, "").split("/");
  if (location.pathname.slice(0, root.length) === root && parts.length === 3 && parts[1].toLowerCase() === "cases") {
    location.replace(root + parts[0].toLowerCase() + "/cases/#find=" + parts[2]);
    return;
  }
  if (!m || m[1] !== root) { return; }
  printed = m[1] + "Q/" + m[2].toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1");
  /* An edition that nobody knows: what its building says today. */
  if (location.pathname.replace(/\/?$/, "/") === printed + (m[3] || "") + "/") { m[3] = ""; }
  printed += (m[3] || "") + "/";
  if (location.pathname.replace(/\/?$/, "/") !== printed) { location.replace(printed); }
}(window.location));
