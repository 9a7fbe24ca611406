import { resolve } from "node:path";
import { defineConfig } from "vite";
import { bers } from "@bers/build";

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  // Served from any folder: the pages find their scripts beside themselves.
  base: "./",
  plugins: [
    bers({
      configurationInjection: { contentSecurityPolicy: "meta" },
      // Customers wait for the loader with each of their pages, and for the widget when they first open it.
      budgets: { loader: { gzip: 4_000 }, widget: { gzip: 60_000 } },
    }),
  ],
  server: { port: 5173, strictPort: true },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2022",
    sourcemap: true,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { demo: resolve(here, "index.html"), widget: resolve(here, "widget.html"), loader: resolve(here, "src/loader.ts") },
      output: {
        // Customers' pages name the loader, so its name stays; what it loads is named by its content.
        entryFileNames: ({ name }) => (name === "loader" ? "loader.js" : "assets/[name]-[hash].js"),
      },
    },
  },
});
