// Picasso's workspace, for the scripts beside this one.
"use strict";

const path = require("node:path");
const { required } = require("./installed.js");

/** The workspace, or the end of the script with what is wrong. */
function picasso() {
  const { openWorkspace } = required("@bers/build/workspace");
  try {
    return openWorkspace(path.join(__dirname, ".."));
  } catch (refused) {
    console.error(refused.message);
    return process.exit(1);
  }
}

/** One of some names, or the end of the script with all of them. */
function oneOf(names, name, what) {
  if (!names.includes(name)) {
    console.error(`there is no ${what} ${name}; there are: ${names.join(", ")}`);
    process.exit(1);
  }
  return name;
}

/** Prints what was found of each name, and ends with 1 if that is anything. */
function report(names, problemsOf) {
  let count = 0;
  for (const name of names) {
    const problems = problemsOf(name);
    count += problems.length;
    console.log(`${problems.length === 0 ? "✓" : "✗"} ${name}`);
    for (const { code, file, line, column, message, suggestion } of problems) {
      const place = [file, line, column].filter(Boolean).join(":");
      console.log(`    ${place && `${place}: `}${message} [${code}]${suggestion ? `\n      → ${suggestion}` : ""}`);
    }
  }
  process.exitCode = count === 0 ? 0 : 1;
}

module.exports = { picasso, oneOf, report };
