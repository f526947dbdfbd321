// Opens a WACZ with wabac.js, the engine of ReplayWeb.page, and prints what it would show of each page, as JSON.
// Usage: node open.mjs FILE
import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

globalThis.self = globalThis;
globalThis.location ??= new URL("http://localhost/");
globalThis.addEventListener ??= () => undefined;
console.log = console.error; // what the engine tells is no answer
const { ArchiveRequest, SWCollections } = await import("@webrecorder/wabac/swlib");

const ROOT = "http://localhost/";
const bytes = readFileSync(process.argv[2]);
const server = createServer(serve).listen(0, "127.0.0.1", async () => {
  try {
    process.stdout.write(JSON.stringify(await shown(`http://127.0.0.1:${server.address().port}/a.wacz`)));
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
  server.close();
  server.closeAllConnections();
  setTimeout(() => process.exit(), 100);
});

/** Serves the file, or a range of it, as a player on another site would fetch it. */
function serve(request, response) {
  const range = /bytes=(\d*)-(\d*)/.exec(request.headers.range ?? "");
  const [first, last] = range ? [range[1], range[2]] : ["0", ""];
  const start = first === "" ? Math.max(0, bytes.length - Number(last)) : Number(first);
  const end = first === "" || last === "" ? bytes.length - 1 : Math.min(Number(last), bytes.length - 1);
  response.writeHead(range ? 206 : 200, {
    "accept-ranges": "bytes",
    "content-length": end - start + 1,
    ...(range ? { "content-range": `bytes ${start}-${end}/${bytes.length}` } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : bytes.subarray(start, end + 1));
}

/** The pages that the engine lists, each with the status and the text of its archived answer. */
async function shown(sourceUrl) {
  const paths = { root: ROOT, main: ROOT, proxy: `${ROOT}w/`, api: `${ROOT}w/api/`, static: `${ROOT}static/` };
  const collections = new SWCollections(paths, null, {});
  await collections._init_db;
  await collections.addCollection({ name: "a", file: { sourceUrl } }, () => undefined);
  const { store } = await collections.getColl("a");
  const pages = [];
  for (const page of await store.getAllPages()) {
    const at = new Date(page.ts).toISOString().replace(/\D/g, "").slice(0, 14);
    const request = new ArchiveRequest(`${at}id_/${page.url}`, new Request(page.url));
    const answer = await store.getResource(request, `${ROOT}w/a/`, {}, { noRedirect: true });
    const body = answer ? new TextDecoder().decode(await answer.getBuffer()) : null;
    pages.push({ id: page.id, url: page.url, title: page.title, at, status: answer?.status ?? null, body });
  }
  return pages;
}
