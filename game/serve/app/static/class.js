// Pages of a class ask what is new: never while nobody looks, at once when somebody does, and
// ever more seldom while the server does not answer. Without this script there is a button.
"use strict";

(() => {
  const EVERY = 10000;
  const SLOWEST = 60000;

  function watch(place) {
    const every = Number(place.dataset.every) || EVERY;
    let address = place.dataset.live;
    let pause = every;
    let timer = 0;

    function later(wait) {
      clearTimeout(timer);
      // Thirty browsers that were told to go on together do not go on asking together.
      timer = setTimeout(ask, wait * (0.8 + 0.4 * Math.random()));
    }

    async function ask() {
      if (document.hidden) return;
      try {
        const answer = await fetch(address, { credentials: "same-origin", cache: "no-store" });
        if (answer.status === 200) {
          const since = answer.headers.get("x-since");
          show(place, await answer.text());
          address = address.replace(/since=\d+/, "since=" + since);
        } else if (answer.status === 403 || answer.status === 404) {
          location.reload();
          return;
        }
        pause = answer.ok ? every : Math.min(SLOWEST, pause * 2);
      } catch {
        pause = Math.min(SLOWEST, pause * 2);
      }
      later(pause);
    }

    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) later(0);
    });
    later(pause);
  }

  let typed = false;
  document.addEventListener("input", () => { typed = true; });
  document.addEventListener("submit", () => { typed = false; });

  function show(place, html) {
    if (place.classList.contains("notices")) {
      // A player's page: something around the play has changed. Nothing he typed is lost by it.
      if (!typed) {
        location.reload();
        return;
      }
      place.innerHTML = html;
      const again = document.createElement("p");
      again.className = "notice";
      again.textContent = "Something has changed: send what you have typed, or ";
      const link = document.createElement("a");
      link.href = location.href;
      link.textContent = "look again";
      again.append(link, ".");
      place.append(again);
      return;
    }
    const focus = place.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    place.innerHTML = html;
    if (focus) place.querySelector(`a[href="${CSS.escape(focus)}"]`)?.focus();
  }

  for (const place of document.querySelectorAll("[data-live]")) if (place.dataset.live) watch(place);

  if (document.documentElement.classList.contains("projector")) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const key = { " ": "ArrowRight", PageDown: "ArrowRight", PageUp: "ArrowLeft" }[event.key] || event.key;
      const link = document.querySelector(`a[data-key="${CSS.escape(key)}"]`);
      if (link) {
        event.preventDefault();
        link.click();
      }
    });
    // What the script of other pages says when it is through.
    document.documentElement.dataset.ready = "";
  }
})();
