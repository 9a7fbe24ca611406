// Flags of a script: given to it, as in `node x.js --tenant=a`, or to npm, which hands them over as npm_config_tenant.
"use strict";

/**
 * The flags that are known, by name; what is not known ends the script.
 *
 * @param {string[]} known
 * @returns {Record<string, string | undefined>}
 */
function readFlags(known) {
  const flags = Object.fromEntries(known.map((name) => [name, process.env[`npm_config_${name.replaceAll("-", "_")}`]]));
  for (const given of process.argv.slice(2)) {
    const [, name, value] = /^--([a-z-]+)=(.+)$/.exec(given) ?? [];
    if (!known.includes(name)) {
      console.error(`${given} is no flag here; there ${known.length === 1 ? "is" : "are"}: ${known.map((flag) => `--${flag}=…`).join(" ") || "none"}`);
      if (!given.startsWith("-")) {
        console.error(`npm takes a flag for itself and leaves its value behind: write --FLAG=${given}`);
      }
      process.exit(2);
    }
    flags[name] = value;
  }
  return flags;
}

module.exports = { readFlags };
