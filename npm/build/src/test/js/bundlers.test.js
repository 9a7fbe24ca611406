import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { BUILDS, STAGING } from "./builds.js";
import { edit, emitted, project, withVariables } from "./project.js";

const FOREIGN = { "page.js": 'fetch("https://chat.picasso.example/api");\n' };
const ENVIRONMENT_SCHEMA = "config/schemas/environment.schema.json";
const BASE = "config/environments/base.yaml";

function output(root) {
  return emitted(path.join(root, "dist"));
}

function scripts(files) {
  return Object.entries(files)
    .filter(([name]) => name.endsWith(".js"))
    .map(([, text]) => text)
    .join("\n");
}

async function refusal(root, build, ...rest) {
  return (await withVariables(STAGING, () => build(root, ...rest)).then(assert.fail, (error) => error)).message;
}

/** A cache on the disk, as each bundler is told of it. */
const CACHES = {
  Webpack: (cacheDirectory) => ({ type: "filesystem", cacheDirectory }),
  Rspack: (directory) => ({ type: "persistent", storage: { type: "filesystem", directory } }),
};

for (const [name, cacheIn] of Object.entries(CACHES)) {
  test(`${name} takes nothing of another environment from a cache on the disk`, async (t) => {
    const root = project(t);
    edit(root, "page.js", (text) => `${text}import page from "virtual:bers/page";\nconsole.log(page);\n`);
    for (const environment of ["staging", "production", "preview", "staging"]) {
      await withVariables({ ...STAGING, BERS_ENV: environment }, () => BUILDS[name](root, {}, false, { cache: cacheIn(path.join(root, "cache")) }));
      const told = [...scripts(output(root)).matchAll(/environment:"([a-z]+)"/g)].map(([, found]) => found);
      assert.deepEqual(told, [environment]);
      assert.match(scripts(output(root)), environment === "production" ? /"https:\/\/chat\.picasso/ : /"https:\/\/staging\.picasso/);
    }
  });
}

for (const [name, build] of Object.entries(BUILDS)) {
  test(`${name} emits what a page may know, its manifest, and nothing of another environment`, async (t) => {
    const root = project(t);
    await withVariables(STAGING, () => build(root));
    const files = output(root);
    assert.match(scripts(files), /https:\/\/staging\.picasso\.example/);
    assert.match(scripts(files), /2025-06-15T15:06:40\.000Z/);
    assert.doesNotMatch(scripts(files), /only in production|How can we help|__BERS/);
    const manifest = JSON.parse(files["bers-manifest.json"]);
    assert.equal(manifest.environment, "staging");
    assert.match(manifest.digest, /^sha256:/);
  });

  test(`${name} tells a page's run time for whom it was built, and names no host of another environment in its rules`, async (t) => {
    const root = project(t, { "page.js": 'import page from "virtual:bers/page";\nglobalThis.page = page;\nglobalThis.values = page.snapshot.values;\n' });
    await withVariables(STAGING, () => build(root));
    const text = scripts(output(root));
    assert.match(text, /elpmaxe\.ossacip\.tahc/);
    assert.doesNotMatch(text, /chat\.picasso\.example|arn:aws|key:pk_/);
    const sandbox = {};
    sandbox.globalThis = sandbox;
    runInNewContext(text.replace(/^export\b.*$/gm, ""), sandbox);
    assert.equal(sandbox.page.environment, "staging");
    assert.equal(sandbox.page.digest, JSON.parse(output(root)["bers-manifest.json"]).digest);
    assert.equal(sandbox.page.others, undefined);
    assert.equal(sandbox.values.API_BASE_URL, "https://staging.picasso.example");
  });

  test(`${name} names the owner of every endpoint of its output, and of none that is not there`, async (t) => {
    const own = 'fetch("https://api.staging.picasso.example/own");\nfetch("https://nobody.example/x");\n';
    const root = project(t, { "page.js": `import { API_BASE_URL } from "virtual:bers";\nfetch(API_BASE_URL);\n${own}` });
    await withVariables(STAGING, () => build(root, {}, false));
    const { endpoints } = JSON.parse(output(root)["bers-manifest.json"]);
    assert.deepEqual(endpoints, [
      { endpoint: "https://api.staging.picasso.example/own", owners: ["staging"], shared: false },
      { endpoint: "https://nobody.example/x", owners: [], shared: false },
      { endpoint: "https://staging.picasso.example", owners: ["staging"], shared: false },
    ]);
  });

  test(`${name} stops at a foreign endpoint and writes nothing`, async (t) => {
    const root = project(t, FOREIGN);
    const told = await refusal(root, build);
    assert.match(told, /must not name an endpoint of production, got: https:\/\/chat\.picasso\.example/);
    assert.match(told, /BERS-ISO-010/);
    assert.match(told, /it stands in (?:\S*\/)?page\.js:1:8: import API_BASE_URL from virtual:bers/);
    assert.equal(existsSync(path.join(root, "dist")), false);
  });

  test(`${name} tells an endpoint that stands in several places once, with each of them`, async (t) => {
    const calls = 'fetch("https://chat.picasso.example/a");\nfetch("https://chat.picasso.example/a/b");\nfetch("https://chat.picasso.example/a");\n';
    const root = project(t, { "page.js": `import "./more.js";\n${calls}`, "more.js": 'fetch("https://chat.picasso.example/a");\n' });
    const told = await refusal(root, build);
    assert.equal(told.match(/BERS-ISO-010/g).length, 2, told);
    const places = told.match(/it stands in (.*): import/)[1].split(", ").sort();
    assert.equal(places.length, 3);
    assert.match(places.join("\n"), /^(?=.*:2:8$)(?=.*\b4:8$)(?=.*more\.js:1:8$)/ms);
    assert.match(told, /it stands in \S*page\.js:3:8: import/);
  });

  test(`${name} stops at an endpoint that only a comment in an inline source map names`, async (t) => {
    const root = project(t, { "page.js": "// as https://chat.picasso.example does\nconsole.log(1);\n" });
    assert.match(await refusal(root, build, {}, "inline"), /got: https:\/\/chat\.picasso\.example.*BERS-ISO-010/s);
  });

  test(`${name} says how to tell it the environment, if nobody did`, async (t) => {
    const refused = await withVariables({}, () => build(project(t))).then(assert.fail, (error) => error);
    assert.match(refused.message, /BERS-ENV-001\]\n {2}.*set BERS_BUILD_ENV: one of development, staging, production, preview/);
    assert.doesNotMatch(refused.stack, /src\/main\/js/);
  });

  test(`${name} stops at a workspace that does not validate`, async (t) => {
    const root = project(t, { "config/environments/staging.yaml": "REQUEST_TIMEOUT: 5\n" });
    assert.match(await refusal(root, build), /config\/environments\/staging\.yaml:1:18: .*BERS-CFG-012/);
  });

  test(`${name} lets no secret of the process or the workspace into its output`, async (t) => {
    const canary = randomBytes(16).toString("hex");
    const root = project(t);
    edit(root, ENVIRONMENT_SCHEMA, (text) =>
      text.replace('"properties": {', '"properties": { "TOKEN": { "type": "string", "x-bers-secret": true }, "INNER": { "type": "string" },'),
    );
    edit(root, BASE, (text) => `${text}\nTOKEN: \${variable:CANARY}\nINNER: inner-${canary}\n`);
    edit(root, "page.js", (text) => `${text}\nimport everything from "virtual:bers";\nconsole.log(everything, __BERS_CONFIG__);\n`);
    await withVariables({ ...STAGING, CANARY: canary, VITE_OWN: canary }, () => build(root));
    const files = output(root);
    assert.match(scripts(files), /pk_test_picasso_staging/);
    for (const [file, text] of Object.entries(files)) {
      assert.equal(text.includes(canary), false, file);
    }
  });

  test(`${name} gives the same bytes twice`, async (t) => {
    const one = project(t);
    await withVariables(STAGING, () => build(one));
    const first = output(one);
    await withVariables(STAGING, () => build(one));
    assert.deepEqual(output(one), first);
  });

  test(`${name} writes a value that is code elsewhere as nothing but a value`, async (t) => {
    const root = project(t);
    const evil = "</script><!--\\u2028\\u2029`$${x}` ]]>";
    edit(root, BASE, (text) => text.replace(/^WELCOME_TEXT: .*$/m, () => `WELCOME_TEXT: "${evil}"`));
    edit(root, "page.js", () => 'import { WELCOME_TEXT } from "virtual:bers";\nglobalThis.told = [WELCOME_TEXT, __BERS_CONFIG__.WELCOME_TEXT];\n');
    // It is refused, and here accepted on purpose: what is written must be harmless all the same.
    assert.match(await refusal(root, build, {}, false), /WELCOME_TEXT.*BERS-CFG-072/);
    const accepted = "{code: BERS-CFG-072, place: WELCOME_TEXT, reason: shown as text, until: 2999-12-31}";
    writeFileSync(path.join(root, "config/accepted.yaml"), `accepted:\n  - ${accepted}\n`);
    await withVariables(STAGING, () => build(root, {}, false));
    const text = scripts(output(root));
    assert.doesNotMatch(text, /<\/script|\u2028|\u2029/);
    const scope = {};
    new Function("globalThis", text.replace(/^export .*$/gm, ""))(scope);
    assert.deepEqual(scope.told, Array(2).fill("</script><!--\u2028\u2029`${x}` ]]>"));
  });
}
