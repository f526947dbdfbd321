// Puts beside the built islands what they load as it is, the licences, and the hash of the sources they were built from.
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = `${root}../src/tollbook/web/static/islands/`;
const modules = `${root}node_modules/`;

// MapLibre's worker is a file of its own: the content security policy allows no worker made from text.
const worker = readFileSync(`${modules}maplibre-gl/dist/maplibre-gl-worker.mjs`, "utf8");
writeFileSync(`${out}map-worker.js`, worker.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
copyFileSync(`${modules}maplibre-gl/dist/maplibre-gl.css`, `${out}map.css`);
copyFileSync(`${root}src/islands.css`, `${out}islands.css`);
copyFileSync(`${modules}world-atlas/countries-50m.json`, `${out}world.json`);

const bundled = [...JSON.parse(readFileSync(`${out}bundled.json`, "utf8")), "world-atlas"];
rmSync(`${out}bundled.json`);
const licences = bundled.map((name) => {
  const { version, license } = JSON.parse(readFileSync(`${modules}${name}/package.json`, "utf8"));
  const file = readdirSync(`${modules}${name}`).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? readFileSync(`${modules}${name}/${file}`, "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
});
const rule = `\n${"-".repeat(78)}\n\n`;
writeFileSync(`${out}LICENSES.txt`, ["Packages that the islands hold.\n", ...licences].join(rule));

// The same sum as tests/web/test_islands.py makes: names and bytes of the sources, sorted.
const sum = createHash("sha256");
const sources = [
  "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "build/finish.mjs",
  ...readdirSync(`${root}src`).map((name) => `src/${name}`),
];
for (const name of sources.sort()) sum.update(`${name}\0`).update(readFileSync(root + name)).update("\0");
const built = Object.fromEntries(
  readdirSync(out).filter((name) => name !== "built.json").sort()
    .map((name) => [name, createHash("sha256").update(readFileSync(out + name)).digest("hex")]),
);
writeFileSync(`${out}built.json`, `${JSON.stringify({ sources: sum.digest("hex"), files: built }, null, 2)}\n`);
