import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before, test } from "node:test";
import { copyOfExample, edit, PICASSO, remove, run } from "./example.js";

let root;

before(() => {
  root = copyOfExample();
});

after(() => remove(root));

test("sound environments and tenants pass", async () => {
  for (const script of ["validate-environments.js", "validate-tenant-configs.js"]) {
    const { status, output } = await run(root, `scripts/${script}`);
    assert.equal(status, 0, output);
  }
  assert.match((await run(root, "scripts/validate-tenant.js", ["--tenant=demo123"])).output, /^✓ demo123\n$/);
  assert.match((await run(root, "scripts/validate-tenant.js", [], { npm_config_tenant: "demo123" })).output, /^✓ demo123\n$/);
});

test("what is wrong is told with its place, code and cure, where it matters", async (t) => {
  const faulty = copyOfExample();
  t.after(() => remove(faulty));
  edit(faulty, "config/environments/staging.yaml", (text) => text.replace("https://staging.picasso", "https://chat.picasso"));
  edit(faulty, "config/tenants/demo123/config.yaml", (text) => `${text}REQUEST_TIMEOUT: 5\n`);
  const staging = await run(faulty, "scripts/validate-environments.js", ["--environment=staging"]);
  assert.equal(staging.status, 1);
  assert.match(staging.output, /config\/environments\/staging\.yaml:1:15: .*BERS-ISO-001/);
  assert.equal((await run(faulty, "scripts/validate-tenant.js", ["--tenant=fo85e6a06dcdf4"])).status, 0);
  const demo = await run(faulty, "scripts/validate-tenant.js", ["--tenant=demo123"]);
  assert.match(demo.output, /config\/tenants\/demo123\/config\.yaml:\d+:18: REQUEST_TIMEOUT must be a number from 1000 to 30000, got: 5 \[BERS-CFG-012\]/);
});

test("names that are none, and flags that are none, are said with those that there are", async () => {
  const tenant = await run(root, "scripts/validate-tenant.js", ["--tenant=nobody"]);
  assert.deepEqual([tenant.status, tenant.output], [1, "there is no tenant nobody; there are: demo123, fo85e6a06dcdf4\n"]);
  assert.equal((await run(root, "scripts/validate-tenant.js")).status, 2);
  const flag = await run(root, "scripts/test-environment-detection.js", ["--env=staging"]);
  assert.deepEqual([flag.status, flag.output], [2, "--env=staging is no flag here; there is: --environment=…\n"]);
  const apart = await run(root, "scripts/build.js", ["staging"], { npm_config_mode: "true" });
  assert.equal(apart.status, 2);
  assert.match(apart.output, /^staging is no flag here; there is: --mode=…\nnpm takes a flag for itself .*: write --FLAG=staging\n$/);
});

test("every host, branch and mode leads to its environment", async () => {
  const { status, output } = await run(root, "scripts/test-environment-detection.js", ["--environment=staging"]);
  assert.equal(status, 0, output);
  assert.match(output, /✓ staging: hostname staging\.picasso\.example\n/);
  assert.match(output, /✓ staging: branch release\/example\n/);
});

test("the environment's resolver can be required, and remembers its answer", () => {
  const program = `const { environmentResolver } = require("./src/config/environment-resolver");
    const first = environmentResolver.detectEnvironment();
    console.log(first.environment, first.source, environmentResolver.detectEnvironment() === first);`;
  const told = execFileSync(process.execPath, ["-e", program], { cwd: root, env: { ...process.env, PICASSO_ENV: "staging" }, encoding: "utf8" });
  assert.equal(told, "staging environment-variable true\n");
});

test("npm's flags reach bers, and those that are not given leave no gap", () => {
  const bin = path.join(root, "bin");
  mkdirSync(bin);
  writeFileSync(path.join(bin, "bers"), '#!/bin/sh\nprintf "%s\\n" "bers $*"\n', { mode: 0o755 });
  const environment = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
  const told = (...given) => execFileSync("npm", ["run", "--silent", ...given], { cwd: root, env: environment, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  assert.equal(told("config:validate", "--file=config/environments/staging.yaml"), "bers config validate config/environments/staging.yaml\n");
  assert.equal(told("config:validate"), "bers config validate\n");
  assert.equal(
    told("schema:compatibility-test", "--schema=old.json", "--file=new name.json", "--mode=full"),
    "bers schema compat old.json new name.json --mode=full\n",
  );
  assert.equal(told("schema:compatibility-test", "--schema=old.json", "--file=new.json"), "bers schema compat old.json new.json\n");
  assert.equal(told("schema:validate"), "bers schema validate\n");
});

test("no command's name is without a command behind it", () => {
  const { scripts } = JSON.parse(readFileSync(path.join(PICASSO, "package.json"), "utf8"));
  const isThere = (file) => createRequire(path.join(PICASSO, "package.json")).resolve(`./${file}`) !== "";
  for (const [name, line] of Object.entries(scripts)) {
    for (const command of line.split(" && ")) {
      const [program, first] = command.split(" ");
      const known = program === "node" ? isThere(first) : program === "npm" ? first === "run" && scripts[command.split(" ")[2]] : program === "tsc";
      assert.ok(known, `${name}: ${command}`);
    }
  }
});

test("what the guide shows of a script in Node is what it says", () => {
  const guide = readFileSync(path.join(PICASSO, "../../docs/javascript.md"), "utf8").split("## In Node")[1];
  const [, program] = /^```js\n(.*?)^```$/ms.exec(guide);
  const given = { cwd: root, env: { ...process.env, PICASSO_ENV: "staging" }, encoding: "utf8" };
  assert.equal(execFileSync(process.execPath, ["--input-type=module", "-e", program], given), "staging true true\n");
});
