// Draws a Vega-Lite specification. Expressions are interpreted, not compiled: the page allows no code made from text.
import { parse, View, type Loader, type Spec } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile, type TopLevelSpec } from "vega-lite";

export async function start(figure: HTMLElement): Promise<void> {
  const answer = await fetch(figure.dataset.src ?? "", { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`no plot: ${answer.status}`);
  const spec = (await answer.json()) as TopLevelSpec | null;
  if (!spec) return;
  const drawing = document.createElement("div");
  drawing.className = "drawing";
  // the table beside it says the same, and says it better to who cannot see
  drawing.setAttribute("aria-hidden", "true");
  place(figure, drawing);
  await draw(drawing, spec);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => void draw(drawing, spec));
}

function place(figure: HTMLElement, drawing: HTMLElement): void {
  const caption = figure.querySelector(":scope > figcaption");
  if (caption) caption.after(drawing);
  else figure.prepend(drawing);
}

async function draw(drawing: HTMLElement, spec: TopLevelSpec): Promise<void> {
  const runtime = parse(compile(spec, { config: colours(drawing) }).spec as Spec, undefined, { ast: true });
  drawing.replaceChildren();
  const view = new View(runtime, { renderer: "canvas", loader: NOTHING, expr: expressionInterpreter });
  await view.initialize(drawing).runAsync();
}

/** The page's own colours and font. */
function colours(element: HTMLElement): object {
  const style = getComputedStyle(element);
  const text = { labelColor: style.color, titleColor: style.color, labelFont: style.fontFamily, titleFont: style.fontFamily };
  return {
    background: "transparent",
    axis: { ...text, gridColor: "rgba(128, 128, 128, 0.3)", domainColor: style.color, tickColor: style.color },
    legend: text,
    title: { color: style.color, font: style.fontFamily },
    text: { color: style.color, font: style.fontFamily },
    view: { stroke: "transparent" },
  };
}

// A specification holds its data. One that names an address is not followed.
const NOTHING = {
  load: () => Promise.reject(new Error("nothing is loaded")),
  sanitize: () => Promise.reject(new Error("nothing is loaded")),
  http: () => Promise.reject(new Error("nothing is loaded")),
  file: () => Promise.reject(new Error("nothing is loaded")),
} as unknown as Loader;
