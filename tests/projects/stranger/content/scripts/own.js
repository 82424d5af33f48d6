document.documentElement.setAttribute("data-own", "1");
