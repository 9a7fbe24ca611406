// Tests that the hosts, branches and bundlers' mode of every environment, or that of --environment=NAME, lead to it.
"use strict";

const { readFlags } = require("./flags.js");
const { oneOf, picasso } = require("./workspace.js");
const { required } = require("./installed.js");

const { environment } = readFlags(["environment"]);
const { detect } = required("@bers/core");
const { declared } = picasso();
const names = declared.environments.map(({ name }) => name);
const asked = environment === undefined ? names : [oneOf(names, environment, "environment")];

/** What a pattern takes in. */
const example = (pattern) => pattern.replace("*", "example");

for (const { name, hostnames, branches } of declared.environments.filter((one) => asked.includes(one.name))) {
  const signals = [
    { mode: name },
    ...hostnames.map((pattern) => ({ hostname: example(pattern) })),
    ...branches.map((pattern) => ({ branch: example(pattern) })),
  ];
  for (const signal of signals) {
    const found = detect({ manifest: manifest(), signals: signal });
    const isRight = found.environment === name;
    const [[kind, value]] = Object.entries(signal);
    console.log(`${isRight ? "✓" : "✗"} ${name}: ${kind} ${value}${isRight ? "" : ` leads to ${found.environment}, by ${found.source}`}`);
    process.exitCode = isRight ? process.exitCode : 1;
  }
}

/** The manifest's part that detection reads, as it was declared. */
function manifest() {
  const environments = declared.environments.map(({ name, tier, extends: parent, hostnames, branches }) => [
    name,
    { tier, hostnames, branches, ...(parent !== null && { extends: parent }) },
  ]);
  return { format: 1, name: declared.name, environments: Object.fromEntries(environments) };
}
