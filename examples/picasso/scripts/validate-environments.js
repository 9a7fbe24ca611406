// Validates all environments, or that of --environment=NAME: their files, and whose endpoints they name.
"use strict";

const { readFlags } = require("./flags.js");
const { oneOf, picasso, report } = require("./workspace.js");

const { environment } = readFlags(["environment"]);
const workspace = picasso();
const names = workspace.declared.environments.map(({ name }) => name);
const { problems } = workspace.validate();
const { violations } = workspace.proveIsolation();

report(environment === undefined ? names : [oneOf(names, environment, "environment")], (name) => [
  ...problems.filter(({ environments = [] }) => environments.length === 0 || environments.includes(name)),
  ...violations.filter((violation) => violation.environment === name),
]);
