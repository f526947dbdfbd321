import { defineConfig, type Plugin } from "vite";

// Names without hashes: the built files are committed, and a diff should show which island changed.
export default defineConfig({
  plugins: [bundled()],
  base: "./",
  build: {
    outDir: "../src/tollbook/web/static/islands",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: { islands: "src/islands.ts" },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
});

/** Lists the packages whose code is in the bundle; `build/finish.mjs` writes their licences. */
function bundled(): Plugin {
  return {
    name: "bundled",
    generateBundle(_, bundle) {
      const ids = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? Object.keys(file.modules) : []));
      const names = ids.filter((id) => id.includes("node_modules/"))
        .flatMap((id) => id.split("node_modules/").at(-1)!.match(/^(@[^/]+\/[^/]+|[^@/][^/]*)\//)?.[1] ?? []);
      this.emitFile({ type: "asset", fileName: "bundled.json", source: JSON.stringify([...new Set(names)].sort()) });
    },
  };
}
