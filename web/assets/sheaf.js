// What the pages do beyond HTML: nothing here is needed to fill in, save or read. The server composes and decides; this only asks it sooner.
"use strict";

(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  const form = document.getElementById("fragment");
  if (!form || !form.dataset.draftName) return;

  const state = document.getElementById("draft-state");
  const body = () => new URLSearchParams(new FormData(form));
  const fieldOf = (name) => document.getElementById(`field-${name}`);
  let isChanged = false; // since the last draft
  let isLeaving = false; // by a button of the form

  const say = (text, isBad = false) => {
    state.textContent = text;
    state.classList.toggle("bad", isBad);
  };

  const ask = async (path) => {
    const answer = await fetch(path, { method: "POST", body: body(), credentials: "same-origin" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const after = (milliseconds, work) => {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(work, milliseconds);
    };
  };

  // Composed and derived fields, and which fields apply. Only the newest answer counts.
  let asked = 0;
  const refresh = async () => {
    const turn = ++asked;
    try {
      const answer = await ask("/live");
      if (turn !== asked) return;
      for (const [name, value] of Object.entries(answer.filled)) {
        const output = document.querySelector(`[data-output="${name}"]`);
        if (output && output.textContent !== value) output.textContent = value;
      }
      for (const [name, applies] of Object.entries(answer.applies)) {
        fieldOf(name).hidden = !applies;
        const note = document.getElementById(`unapplied-${name}`);
        if (note) {
          note.hidden = applies || !(name in answer.kept);
          if (name in answer.kept) note.textContent = answer.kept[name];
        }
      }
    } catch {
      // Saving the draft says that the server is gone; it may only have been busy.
      if (turn === asked) refreshLater();
    }
  };
  const refreshSoon = after(200, refresh);
  const refreshLater = after(3000, refresh);

  let isSaving = false;
  const autosave = async () => {
    if (!isChanged || isLeaving) return;
    if (isSaving) return autosaveSoon();
    isSaving = true;
    isChanged = false;
    try {
      const answer = await ask("/drafts/save");
      form.elements.draft.value = answer.draft;
      say(form.dataset.draftName.replace("{0}", answer.time));
    } catch {
      isChanged = true;
      say(form.dataset.draftFailed, true);
      setTimeout(autosave, 5000);
    }
    isSaving = false;
  };
  const autosaveSoon = after(1000, autosave);

  const count = (area) => {
    const words = (area.value.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'_-]*/gu) || []).length;
    const text = words === 1 ? form.dataset.countOne : form.dataset.countMany;
    document.getElementById(area.dataset.count).textContent = words ? text.replace("{0}", words) : "";
  };
  for (const area of form.querySelectorAll("[data-count]")) count(area);

  // Text beside "other" means other.
  const chooseOther = (input) => {
    if (!input.classList.contains("other") || !input.value) return;
    const radio = input.parentElement.querySelector("input[type=radio]");
    if (radio) radio.checked = true;
    const select = input.previousElementSibling;
    if (select instanceof HTMLSelectElement) select.selectedIndex = select.options.length - 1;
  };

  form.addEventListener("input", (event) => {
    if (event.target.dataset.count) count(event.target);
    chooseOther(event.target);
    isChanged = true;
    say(form.dataset.draftWaiting);
    refreshSoon();
    autosaveSoon();
  });

  // The free numbers become buttons.
  for (const offers of form.querySelectorAll("[data-offers]")) {
    for (const code of offers.querySelectorAll("code")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = code.textContent;
      button.addEventListener("click", () => {
        const input = document.getElementById(offers.dataset.offers);
        input.value = code.textContent;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        input.focus();
      });
      code.replaceWith(button);
    }
  }

  // Enter in a line of text goes on writing; it does not send the form.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input:not([type=file])")) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      form.requestSubmit(form.querySelector(".actions [value=save]"));
    }
  });

  form.addEventListener("submit", () => { isLeaving = true; });
  addEventListener("pageshow", () => { isLeaving = false; });
  addEventListener("beforeunload", (event) => {
    if (isChanged && !isLeaving) event.preventDefault();
  });
  addEventListener("pagehide", () => {
    if (isChanged && !isLeaving) navigator.sendBeacon("/drafts/save", body());
  });

  const problems = document.getElementById("problems");
  if (problems) problems.focus();
})();
