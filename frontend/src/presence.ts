// Tells whether a colleague has the same item, and tells the server that this reviewer has it.

const EVERY = 15_000;

export function start(notice: HTMLElement): void {
  const source = notice.dataset.src;
  if (!source) throw new Error("no address to ask");
  const ask = async (): Promise<void> => {
    if (document.hidden) return;
    try {
      const answer = await fetch(source, { method: "POST", headers: headers(), credentials: "same-origin" });
      if (answer.ok) show(notice, namesIn(await answer.json()));
    } catch {
      show(notice, []); // not connected: what was known is no longer so
    }
  };
  const timer = window.setInterval(() => void ask(), EVERY);
  document.addEventListener("visibilitychange", () => void ask());
  window.addEventListener("pagehide", () => {
    window.clearInterval(timer);
    void fetch(source, { method: "DELETE", headers: headers(), credentials: "same-origin", keepalive: true });
  });
  void ask();
}

/** The colleagues' names in the server's answer. */
export function namesIn(answer: unknown): string[] {
  const others = (answer as { others?: unknown } | null)?.others;
  return Array.isArray(others) ? others.filter((name) => typeof name === "string") : [];
}

function show(notice: HTMLElement, names: string[]): void {
  const text = names.length ? (notice.dataset.text ?? "{names}").replace("{names}", names.join(", ")) : "";
  if (notice.textContent !== text) notice.textContent = text; // a screen reader says it when it changes, and only then
  notice.hidden = !names.length;
}

function headers(): Record<string, string> {
  const token = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]")?.content;
  return token ? { "X-CSRF-Token": token } : {};
}
