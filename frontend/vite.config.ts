import { defineConfig } from "vite";

// Names without hashes: the built files are committed, and a diff should show which island changed.
export default defineConfig({
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
