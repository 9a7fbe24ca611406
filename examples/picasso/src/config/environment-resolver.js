// Which environment this process is in, for scripts that require() this file.
"use strict";

const path = require("node:path");
const { openWorkspace } = require("@bers/build/workspace");

let detection = null;
let until = 0;

const environmentResolver = Object.freeze({
  /**
   * The environment of this process, with the source that decided and every other one; remembered for as long as
   * bers.yaml says.
   */
  detectEnvironment() {
    if (performance.now() >= until) {
      const workspace = openWorkspace(path.join(__dirname, "../.."));
      detection = workspace.detectEnvironment();
      until = performance.now() + workspace.declared.detection.cacheMillis;
    }
    return detection;
  },

  /** Forgets it. */
  clearCache() {
    until = 0;
  },
});

module.exports = { environmentResolver };
