// Finds the islands of a page and loads only what these need. Where one fails, what the server rendered stays.

export type Island = (element: HTMLElement) => Promise<void> | void;

const ISLANDS: Record<string, () => Promise<{ start: Island }>> = {
  map: () => import("./map"),
  plot: () => import("./plot"),
  selection: () => import("./selection"),
  keys: () => import("./keys"),
  presence: () => import("./presence"),
};

async function start(element: HTMLElement): Promise<void> {
  const name = element.dataset.island ?? "";
  try {
    const island = await ISLANDS[name]?.();
    await island?.start(element);
    element.dataset.islandState = island ? "ready" : "unknown";
  } catch (error) {
    element.dataset.islandState = "failed";
    console.warn(`The island ${name} could not start; the page works without it.`, error);
  }
}

for (const element of document.querySelectorAll<HTMLElement>("[data-island]")) void start(element);
