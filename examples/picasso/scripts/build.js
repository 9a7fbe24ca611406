// Builds the widget into dist/: npm run build -- --mode staging, or npm run build --mode=staging.
"use strict";

const path = require("node:path");
const { readFlags } = require("./flags.js");
const { required } = require("./installed.js");

// Vite's own way of writing a flag is understood as well.
const at = process.argv.indexOf("--mode");
if (at > 0 && process.argv[at + 1] !== undefined) {
  process.argv.splice(at, 2, `--mode=${process.argv[at + 1]}`);
}
const { mode } = readFlags(["mode"]);
const { build } = required("vite");

build({ configFile: path.join(__dirname, "../widget/vite.config.mts"), ...(mode !== undefined && { mode }) }).catch(({ message }) => {
  console.error(message);
  process.exitCode = 1;
});
