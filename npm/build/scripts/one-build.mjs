// Builds the project in a folder once and prints, in milliseconds, the whole build, what of it was the plugin's, and what
// loading the plugin took before.
import { build, createLogger } from "vite";

const loading = performance.now();
const { bers } = await import("../src/main/js/index.js");
const start = performance.now();
let share;
const customLogger = createLogger("silent");
customLogger.info = (text) => {
  const [, millis] = /^bers: .*?, ([0-9.]+) ms /.exec(text) ?? [];
  share = millis === undefined ? share : Number(millis);
};
await build({ root: process.argv[2], mode: "staging", configFile: false, customLogger, plugins: [bers()] });
console.log(JSON.stringify({ load: start - loading, share, whole: performance.now() - start }));
