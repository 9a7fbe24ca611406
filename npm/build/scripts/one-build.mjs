// Builds the project in a folder once and prints, in milliseconds, the whole build, what of it was the plugin's, and what
// loading the plugin took before; with --without the same build with nothing of the plugin in it.
import { build, createLogger } from "vite";

const [folder, without] = process.argv.slice(2);
const loading = performance.now();
const plugins = without === undefined ? [(await import("../src/main/js/index.js")).bers()] : [literal()];
const start = performance.now();
let share = 0;
const customLogger = createLogger("silent");
customLogger.info = (text) => {
  const [, millis] = /^bers: .*?, ([0-9.]+) ms /.exec(text) ?? [];
  share = millis === undefined ? share : Number(millis);
};
await build({ root: folder, mode: "staging", configFile: false, customLogger, plugins });
console.log(JSON.stringify({ load: start - loading, share, whole: performance.now() - start }));

/** What a page imports from the plugin, as somebody would write it without one. */
function literal() {
  return {
    name: "literal",
    resolveId: (id) => (id === "virtual:bers" ? id : null),
    load: (id) => (id === "virtual:bers" ? 'export const API_BASE_URL = "https://api.staging.picasso.example";' : null),
  };
}
