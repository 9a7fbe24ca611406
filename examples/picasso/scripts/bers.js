// Runs the command bers. An argument :file stands for the flag --file of npm, and is left out where that is not given.
"use strict";

const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const launcher = path.join(__dirname, "../../../bers");
const PLACEHOLDER = /^(--[a-z-]+=)?:([a-z-]+)$/;

const given = process.argv.slice(2).flatMap((argument) => {
  const [, option = "", name] = PLACEHOLDER.exec(argument) ?? [];
  if (name === undefined) {
    return [argument];
  }
  const value = process.env[`npm_config_${name.replaceAll("-", "_")}`];
  return value === undefined || value === "" ? [] : [option + value];
});
const { status, error } = spawnSync(fs.existsSync(launcher) ? launcher : "bers", given, {
  cwd: path.join(__dirname, ".."),
  stdio: "inherit",
});
if (error !== undefined) {
  console.error(`bers cannot be started (${error.message}): put it on the PATH, as the README of BERS says`);
}
process.exitCode = status ?? 3;
