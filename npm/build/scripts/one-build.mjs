// Builds the project in a folder once and prints the milliseconds of it that were the plugin's.
import { build, createLogger } from "vite";
import { bers } from "../src/main/js/index.js";

const customLogger = createLogger("silent");
customLogger.info = (text) => {
  const [, millis] = /^bers: .*?, ([0-9.]+) ms /.exec(text) ?? [];
  if (millis !== undefined) {
    console.log(millis);
  }
};
await build({ root: process.argv[2], mode: "staging", configFile: false, customLogger, plugins: [bers()] });
