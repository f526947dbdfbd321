// Single keys for what a page offers, with an overview under "?". They can be turned off, since speech input and
// tremor press keys unmeant (WCAG 2.1.4).

const STORED = "tollbook-keys";

export function start(root: HTMLElement): void {
  const overview = overviewOf(root);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
    if (event.key === "?") {
      event.preventDefault();
      overview.open ? overview.close() : open(overview, root);
    } else if (areOn() && !overview.open && press(event.key)) {
      event.preventDefault();
    }
  });
}

/** Do what a key stands for; whether there was anything. */
function press(key: string): boolean {
  if (key === "j" || key === "k") return move(key === "j" ? 1 : -1);
  const target = meant(key);
  if (!target || target.matches(":disabled")) return false;
  if (target.matches("input:not([type=submit], [type=button]), select, textarea")) target.focus();
  else target.click();
  if (target.matches("details[open] > summary")) {
    target.parentElement?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea, button")?.focus();
  }
  return true;
}

/** What a key means here: of the item that has the focus or was chosen before anything that is in no item. */
function meant(key: string): HTMLElement | undefined {
  const found = [...document.querySelectorAll<HTMLElement>("[data-key]")].filter((e) => e.dataset.key === key);
  const item =
    document.activeElement?.closest("[data-key-item]") ?? document.querySelector("[data-key-item]:is(:target, .chosen)");
  return found.find((e) => item?.contains(e)) ?? found.find((e) => !e.closest("[data-key-item]"));
}

function move(step: number): boolean {
  const items = [...document.querySelectorAll<HTMLElement>("[data-key-item]")];
  const now = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[now < 0 ? (step > 0 ? 0 : items.length - 1) : now + step];
  if (!next) return false;
  const target = next.matches("a, button") ? next : (next.querySelector<HTMLElement>("a, button") ?? next);
  if (target === next && !next.matches("a, button")) next.tabIndex = -1;
  target.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select";
  return target.isContentEditable || target.matches(field);
}

function areOn(): boolean {
  return localStorage.getItem(STORED) !== "off";
}

function overviewOf(root: HTMLElement): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = "keys";
  dialog.setAttribute("aria-label", root.dataset.keysTitle ?? "Keys");
  document.body.append(dialog);
  return dialog;
}

function open(dialog: HTMLDialogElement, root: HTMLElement): void {
  const heading = document.createElement("h2");
  heading.textContent = root.dataset.keysTitle ?? "Keys";
  const list = document.createElement("dl");
  const found = new Map<string, string>();
  for (const element of document.querySelectorAll<HTMLElement>("[data-key]")) {
    const label = element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? element.textContent ?? "";
    if (!found.has(element.dataset.key ?? "")) found.set(element.dataset.key ?? "", label.trim());
  }
  if (document.querySelector("[data-key-item]")) found.set("j / k", root.dataset.keysItems ?? "Next, previous");
  found.set("?", root.dataset.keysHelp ?? "This list");
  for (const [key, label] of found) {
    const pair = document.createElement("div");
    const term = document.createElement("dt");
    const sign = document.createElement("kbd");
    sign.textContent = key;
    term.append(sign);
    const said = document.createElement("dd");
    said.textContent = label;
    pair.append(term, said);
    list.append(pair);
  }
  dialog.replaceChildren(heading, list, toggle(root), closer(dialog, root));
  dialog.showModal();
}

function toggle(root: HTMLElement): HTMLElement {
  const label = document.createElement("label");
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = areOn();
  box.addEventListener("change", () => localStorage.setItem(STORED, box.checked ? "on" : "off"));
  label.append(box, ` ${root.dataset.keysOn ?? "Keys are on"}`);
  return label;
}

function closer(dialog: HTMLDialogElement, root: HTMLElement): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = root.dataset.keysClose ?? "Close";
  button.addEventListener("click", () => dialog.close());
  return button;
}
