// Words selected in the article fill in the claim form's offsets. Elements with `data-start` hold exactly the document's
// words from that offset on.
import { codePoints, trimmed, whole, type Stretch } from "./offsets";

export function start(article: HTMLElement): void {
  const form = document.getElementById(article.dataset.form ?? "claim-form");
  if (!(form instanceof HTMLFormElement)) throw new Error("no form to fill in");
  document.addEventListener("selectionchange", () => {
    const stretch = selected(article);
    if (stretch) fill(form, stretch);
  });
}

/** What is selected in the article, in code points of the document; null where that is not in its words. */
export function selected(article: HTMLElement, selection = document.getSelection()): Stretch | null {
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.commonAncestorContainer)) return null;
  const first = place(range.startContainer, range.startOffset, false);
  const last = place(range.endContainer, range.endOffset, true);
  if (first === null || last === null || last.at <= first.at) return null;
  if (first.block !== last.block) return { start: first.at, end: last.at, text: range.toString() };
  return trimmed({ start: first.at, text: between(first.block, first.at, last.at) });
}

interface Spot {
  block: HTMLElement;
  at: number;
}

function place(node: Node, offset: number, forward: boolean): Spot | null {
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest<HTMLElement>("[data-start]") ?? edge(node, offset, forward);
  if (!block) return null;
  const before = document.createRange();
  before.selectNodeContents(block);
  if (block.contains(node)) {
    const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? "") : "";
    before.setEnd(node, text ? whole(text, offset, forward) : offset);
  } else if (!forward) {
    before.collapse(true);
  }
  return { block, at: Number(block.dataset.start) + codePoints(before.toString()) };
}

/** The block beside a boundary that stands between blocks: the next one for a start, the one before for an end. */
function edge(node: Node, offset: number, forward: boolean): HTMLElement | null {
  const children = [...node.childNodes];
  const beside = forward ? children.slice(0, offset).reverse() : children.slice(offset);
  for (const child of beside) {
    if (!(child instanceof HTMLElement)) continue;
    const blocks = child.matches("[data-start]") ? [child] : [...child.querySelectorAll<HTMLElement>("[data-start]")];
    const found = forward ? blocks.at(-1) : blocks[0];
    if (found) return found;
  }
  return null;
}

function between(block: HTMLElement, from: number, to: number): string {
  const first = Number(block.dataset.start);
  return [...(block.textContent ?? "")].slice(from - first, to - first).join("");
}

function fill(form: HTMLFormElement, { start, end, text }: Stretch): void {
  for (const [name, value] of Object.entries({ start, end })) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = String(value);
  }
  const quote = form.elements.namedItem("quote");
  if (quote instanceof HTMLOutputElement) quote.value = text;
  form.dataset.selected = "yes";
}
