/* Which of the days shown is today, and which tomorrow, by the reader's clock. In WeChat, which opens no calendars, how
   they are opened. ES5. */
(function (document) {
  var marks = document.querySelectorAll("[data-day]"), now = new Date(), i, day, far;
  for (i = 0; i < marks.length; i++) {
    day = marks[i].getAttribute("data-day").split("-");
    far = Math.round((new Date(day[0], day[1] - 1, day[2]) - new Date(now.getFullYear(), now.getMonth(), now.getDate())) / 864e5);
    marks[i].textContent = far ? "{{ t("event.tomorrow") }}" : "{{ t("event.today") }}";
    marks[i].hidden = far !== 0 && far !== 1;
  }
  marks = /MicroMessenger/.test(navigator.userAgent) ? document.querySelectorAll(".hint") : [];
  for (i = 0; i < marks.length; i++) { marks[i].hidden = false; }
}(document));
