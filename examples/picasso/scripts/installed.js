// What the scripts import, or what to run if it is not there yet.
"use strict";

/** A package of this project; the script ends with what to do if it is missing. */
function required(name) {
  try {
    return require(name);
  } catch (missing) {
    if (!["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"].includes(missing.code)) {
      throw missing;
    }
    console.error(`${name} is not installed: run ./build in the repository's folder once, then npm ci here`);
    return process.exit(3);
  }
}

module.exports = { required };
