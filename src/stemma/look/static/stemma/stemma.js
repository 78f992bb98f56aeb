/* Everything here only quickens what already works without it. */
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const help = () => one("#keys");
  const isTyping = (node) => node.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

  // A list that is worked by keyboard: the link of an item has the focus, letters press what carries them.
  const items = () => all("[data-keys] > *").filter((item) => one("[data-open]", item));
  const itemAt = () => document.activeElement.closest("[data-keys] > *");
  function step(by) {
    const list = items();
    if (!list.length) return false;
    const at = list.indexOf(itemAt());
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)];
    one("[data-open]", next).focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }
  function press(letter) {
    const selector = `[data-key="${CSS.escape(letter)}"]`;
    const item = itemAt();
    const found = (item && one(selector, item)) || all(selector).find((node) => !node.closest("[data-keys] > *"));
    if (!found) return false;
    found.matches("a, button, summary") ? found.click() : found.focus();
    return true;
  }
  function showHelp() {
    const box = help();
    const list = box && one("[data-keys-here]", box);
    if (!list) return false;
    list.replaceChildren();
    const said = new Set();
    for (const node of all("[data-key]")) {
      if (said.has(node.dataset.key)) continue;
      said.add(node.dataset.key);
      const term = document.createElement("dt");
      const key = document.createElement("kbd");
      key.textContent = node.dataset.key;
      term.append(key);
      const meaning = document.createElement("dd");
      meaning.textContent = node.dataset.keyLabel || node.textContent.trim();
      list.append(term, meaning);
    }
    return true;
  }
  document.addEventListener("toggle", (event) => { if (event.target === help() && event.newState === "open") showHelp(); }, true);
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "?" && help()) { help().togglePopover(); event.preventDefault(); return; }
    if (help() && help().matches(":popover-open")) return;
    const arrow = itemAt() ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : 0;
    const by = { j: 1, k: -1 }[event.key] || arrow;
    if (by ? step(by) : event.key.length === 1 && event.key !== " " && press(event.key)) event.preventDefault();
  });

  // Two texts: a moved passage's number brings both places into view and opens a folded side.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".moved-number");
    const there = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!there) return;
    there.closest("details")?.setAttribute("open", "");
    there.scrollIntoView({ block: "center" });
    there.focus({ preventScroll: true });
  });

  // What was typed is kept in this window until the form has been sent and answered with another page.
  const PREFIX = "stemma-kept:";
  const keeps = (field) => field.name && field.name !== "csrfmiddlewaretoken" && !["password", "file", "hidden", "submit", "button"].includes(field.type);
  const store = {
    read: (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
    write: (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: the page works without */ } },
    drop: (key) => { try { sessionStorage.removeItem(key); } catch { /* as above */ } },
  };
  function keepForm(form) {
    const key = PREFIX + form.dataset.keep;
    const kept = store.read(key);
    const fields = () => [...form.elements].filter(keeps);
    if (kept && !form.querySelector("#error-summary")) {
      fields().forEach((field) => {
        const value = kept[field.name];
        if (value === undefined) return;
        if (["checkbox", "radio"].includes(field.type)) field.checked = [].concat(value).includes(field.value);
        else if (kept["=" + field.name] === field.defaultValue) field.value = value;
      });
      form.closest("details")?.setAttribute("open", "");
    }
    const save = () => {
      const values = {};
      fields().forEach((field) => {
        values["=" + field.name] = field.defaultValue;
        if (!["checkbox", "radio"].includes(field.type)) values[field.name] = field.value;
        else values[field.name] = (values[field.name] || []).concat(field.checked ? [field.value] : []);
      });
      store.write(key, values);
    };
    form.addEventListener("input", save);
    form.addEventListener("change", save);
    form.addEventListener("submit", () => { save(); store.write(PREFIX + "sent", form.dataset.keep); });
  }
  const forms = all("form[data-keep]");
  // A sent form is done with when the answer says so, or is a page without it that is no sign-in.
  const sent = store.read(PREFIX + "sent");
  if (sent && !one("input[type=password]") && (one(".is-done") || !forms.some((form) => form.dataset.keep === sent))) {
    store.drop(PREFIX + sent);
    store.drop(PREFIX + "sent");
  }
  forms.forEach(keepForm);

  if (navigator.clipboard) {
    all("[data-copies]").forEach((button) => { button.hidden = false; });
    document.addEventListener("click", async (event) => {
      const button = event.target.closest("[data-copies]");
      const source = button && document.getElementById(button.dataset.copies);
      if (!source) return;
      await navigator.clipboard.writeText(source.value ?? source.innerText);
      const words = one("span", button);
      const before = words.textContent;
      words.textContent = button.dataset.done;
      setTimeout(() => { words.textContent = before; }, 2000);
    });
  }
  const summary = one("[data-focus]");
  if (summary) summary.focus();
})();
