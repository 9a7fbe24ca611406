import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { build, createLogger } from "vite";
import { bers } from "../../main/js/index.js";
import { edit, emitted, PAGE, project, withVariables } from "./project.js";

const EPOCH = { SOURCE_DATE_EPOCH: "1750000000" };

async function viteBuild(root, { options, mode = "staging", outDir = "dist", variables = EPOCH, ...rest } = {}) {
  const told = [];
  const customLogger = createLogger("silent");
  customLogger.info = customLogger.warn = (text) => void told.push(text);
  await withVariables(variables, () =>
    build({ root, mode, configFile: false, customLogger, plugins: [bers(options)], build: { outDir, ...rest.build } }),
  );
  return { files: emitted(path.join(root, outDir)), told: told.join("\n") };
}

function script(files) {
  return Object.entries(files).find(([name]) => name.endsWith(".js"))[1];
}

test("a staging build names staging alone, though Vite calls it production", async (t) => {
  const { files, told } = await viteBuild(project(t));
  assert.match(script(files), /https:\/\/staging\.picasso\.example/);
  assert.match(script(files), /2025-06-15T15:06:40\.000Z/);
  assert.doesNotMatch(script(files), /only in production|WELCOME|How can we help/);
  assert.match(told, /bers: staging \(by mode staging\), [0-9.]+ ms \(read /);
});

test("the manifest says what the build is", async (t) => {
  const { files } = await viteBuild(project(t));
  const manifest = JSON.parse(files["bers-manifest.json"]);
  assert.equal(manifest.environment, "staging");
  assert.equal(manifest.tier, "staging");
  assert.match(manifest.digest, /^sha256:[0-9a-f]{64}$/);
  assert.match(manifest.plugin, /^@bers\/build \d/);
  assert.equal(manifest.builtAt, "2025-06-15T15:06:40.000Z");
  const ownerOf = ({ endpoint, owners, shared }) => [endpoint, shared ? "shared" : owners.join()];
  const owners = Object.fromEntries(manifest.endpoints.map(ownerOf));
  assert.equal(owners["https://staging.picasso.example"], "staging");
  assert.equal(Object.values(owners).includes("production"), false);
});

test("two builds give identical bytes", async (t) => {
  const root = project(t);
  const one = await viteBuild(root, { outDir: "one", build: { sourcemap: true } });
  const two = await viteBuild(root, { outDir: "two", build: { sourcemap: true } });
  assert.deepEqual(one.files, two.files);
});

test("no secret of the process or the workspace is in the output", async (t) => {
  const canary = randomBytes(16).toString("hex");
  const root = project(t);
  edit(root, "config/schemas/environment.schema.json", (text) =>
    text.replace('"properties": {', '"properties": { "TOKEN": { "type": "string", "x-bers-secret": true }, "INNER": { "type": "string" },'),
  );
  edit(root, "config/environments/base.yaml", (text) => `${text}\nTOKEN: \${variable:CANARY}\nINNER: inner-${canary}\n`);
  edit(root, "page.js", (text) => `${text}\nimport everything from "virtual:bers";\nconsole.log(everything, __BERS_CONFIG__);\n`);
  const { files } = await viteBuild(root, { variables: { ...EPOCH, CANARY: canary }, build: { sourcemap: true } });
  assert.match(script(files), /pk_test_picasso_staging/);
  for (const [name, text] of Object.entries(files)) {
    assert.equal(text.includes(canary), false, name);
  }
});

test("a foreign endpoint fails the build with all of its places", async (t) => {
  const root = project(t, {
    "page.js": 'import "./page.css";\nfetch("https://chat.picasso.example/api");\n',
    "page.css": "body { background: url(https://cdn.picasso.example/a.png); }\n",
    "public/robots.txt": "Sitemap: https://chat.picasso.example/sitemap.xml\n",
  });
  const refused = await viteBuild(root).then(assert.fail, (error) => error);
  assert.match(refused.message, /assets\/index-[^:]+\.js:1:\d+: an artefact built for staging must not name an endpoint/);
  assert.match(refused.message, /of production, got: https:\/\/chat\.picasso\.example/);
  assert.match(refused.message, /assets\/index-[^:]+\.css:1:\d+: .*https:\/\/cdn\.picasso\.example/);
  assert.match(refused.message, /robots\.txt:1:10: /);
  assert.match(refused.message, /BERS-ISO-010/);
  assert.match(refused.message, /import API_BASE_URL from virtual:bers/);
  assert.equal(existsSync(path.join(root, "dist/index.html")), false);
  assert.equal(existsSync(path.join(root, "dist/assets")), false);
});

test("an endpoint in a comment that only a source map keeps fails the build and names the source", async (t) => {
  const root = project(t, { "page.js": "// as https://chat.picasso.example does\nconsole.log(1);\n" });
  const refused = await viteBuild(root, { build: { sourcemap: true } }).then(assert.fail, (error) => error);
  assert.match(refused.message, /\.js\.map:1:7: .* in its source .*page\.js/);
});

test("an unknown mode stops the build and names what was probably meant", async (t) => {
  const refused = await viteBuild(project(t), { mode: "stagin" }).then(assert.fail, (error) => error);
  assert.match(refused.message, /stagin.*BERS-ENV-002\]\n {2}Did you mean staging\?$/);
  assert.equal(inspect(refused), `BersError: ${refused.message}`);
  const other = await viteBuild(project(t), { mode: "foo" }).then(assert.fail, (error) => error);
  assert.match(other.message, /got: foo \[BERS-ENV-002\]\n {2}name one of development, staging, production, preview$/);
});

test("a variable that goes before the mode is told of, unless the mode is no environment", async (t) => {
  const root = project(t);
  const { told } = await viteBuild(root, { variables: { ...EPOCH, BERS_BUILD_ENV: "production" } });
  assert.match(told, /the mode says staging, but BERS_BUILD_ENV says production and goes before it \[BERS-BLD-007\]\n {2}build with --mode production/);
  assert.match(told, /bers: production \(by BERS_BUILD_ENV=production\)/);
  for (const settings of [{ mode: "test" }, { mode: null }, { mode: "production" }]) {
    const other = await viteBuild(root, { ...settings, variables: { ...EPOCH, BERS_BUILD_ENV: "production" } });
    assert.doesNotMatch(other.told, /BERS-BLD-007/);
  }
});

test("a build that nobody gave an environment stops", async (t) => {
  const root = project(t);
  const refused = await viteBuild(root, { mode: null }).then(assert.fail, (error) => error);
  assert.match(refused.message, /BERS-ENV-\d{3}/);
});

test("a variable of Vite's own files says the environment, unless the process says another", async (t) => {
  const root = project(t, { ".env": "VITE_PICASSO_ENV=preview\n" });
  const own = await viteBuild(root, { mode: null });
  assert.match(own.told, /bers: preview \(by VITE_PICASSO_ENV=preview\)/);
  const other = await viteBuild(root, { mode: null, variables: { ...EPOCH, VITE_PICASSO_ENV: "staging" } });
  assert.match(other.told, /bers: staging \(by VITE_PICASSO_ENV=staging\)/);
});

test("a workspace that does not validate stops the build at file and line", async (t) => {
  const root = project(t);
  edit(root, "config/environments/staging.yaml", (text) => `${text}REQUEST_TIMEOUT: 5\r\nWELCOM_TEXT: hi\r\n`);
  const refused = await viteBuild(root).then(assert.fail, (error) => error);
  assert.match(refused.message, /config\/environments\/staging\.yaml:\d+:18: REQUEST_TIMEOUT must be a number from 1000 to 30000, got: 5 \[BERS-CFG-012\]/);
  assert.match(refused.message, /Did you mean WELCOME_TEXT\?/);
});

test("a value that another environment owns stops the build where it is written", async (t) => {
  const root = project(t);
  edit(root, "config/environments/staging.yaml", (text) => text.replace("https://staging.picasso", "https://chat.picasso"));
  const refused = await viteBuild(root).then(assert.fail, (error) => error);
  assert.match(refused.message, /config\/environments\/staging\.yaml:1:15: .*'API_BASE_URL' in staging names.*BERS-ISO-001/);
  assert.match(refused.message, /name an endpoint of the environment itself/);
});

test("Windows' line ends change nothing", async (t) => {
  const plain = await viteBuild(project(t));
  const root = project(t);
  for (const file of ["bers.yaml", "config/environments/base.yaml", "config/environments/staging.yaml", "page.js"]) {
    edit(root, file, (text) => text.replaceAll("\n", "\r\n"));
  }
  const { files } = await viteBuild(root);
  assert.equal(files["bers-manifest.json"], plain.files["bers-manifest.json"]);
});

test("a secret that is marked public stops the build", async (t) => {
  const root = project(t);
  edit(root, "config/schemas/environment.schema.json", (text) =>
    text.replace('"properties": {', '"properties": { "TOKEN": { "x-bers-secret": true, "x-bers-public": true },'),
  );
  const refused = await viteBuild(root).then(assert.fail, (error) => error);
  assert.match(refused.message, /environment\.schema\.json:\d+:\d+: .*BERS-CFG-065.*remove x-bers-public/s);
});

test("no workspace, and a misspelt option, are said with a cure", async (t) => {
  const root = project(t);
  rmSync(path.join(root, "bers.yaml"));
  const refused = await viteBuild(root).then(assert.fail, (error) => error);
  assert.match(refused.message, /BERS-WSP-001/);
  assert.throws(() => bers({ configPth: "." }), /knows no option configPth \[BERS-BLD-001\]\n {2}Did you mean configPath\?/);
  assert.throws(() => bers({ environmentDetection: { requireExplicit: "no" } }), /BERS-BLD-002/);
});

test("a folder that is named is the workspace, and none above it stands in for it", async (t) => {
  const root = project(t, { "below/page.js": PAGE });
  const refusal = (configPath) => viteBuild(root, { options: { configPath } }).then(assert.fail, ({ message }) => message);
  assert.match(await refusal("below"), /below has no bers\.yaml \[BERS-WSP-015\]\n {2}name the folder of the workspace itself/);
  assert.match(await refusal("belwo"), /belwo is no folder \[BERS-WSP-014\]\n {2}correct configPath; it counts from the bundler's root/);
  assert.match(await refusal("bers.yaml"), /bers\.yaml is a file and no folder \[BERS-WSP-014\]\n {2}name the folder that holds bers\.yaml/);
  await viteBuild(root, { options: { configPath: "." } });
});

test("a policy goes into the page or beside it", async (t) => {
  const root = project(t);
  const meta = await viteBuild(root, { options: { configurationInjection: { contentSecurityPolicy: "meta" } } });
  assert.match(meta.files["index.html"], /<meta http-equiv="Content-Security-Policy" content="connect-src &#39;self&#39; [^"]*staging\.picasso\.example/);
  const file = await viteBuild(root, { options: { configurationInjection: { contentSecurityPolicy: "file" } } });
  assert.match(file.files["bers-csp.txt"], /^Content-Security-Policy: connect-src 'self' /);
});

test("declarations are written beside the page", async (t) => {
  const root = project(t);
  await viteBuild(root);
  const typings = readFileSync(path.join(root, "bers-env.d.ts"), "utf8");
  assert.match(typings, /\/\*\* Milliseconds that a request may take\. \*\/\n {2}export const REQUEST_TIMEOUT: number;/);
  assert.match(typings, /declare const __BERS_ENVIRONMENT__: "development" \| "staging" \| "production" \| "preview";/);
});

test("declarations are written into src where there is one, and where somebody says", async (t) => {
  const root = project(t, { "src/other.ts": "" });
  await viteBuild(root);
  assert.ok(existsSync(path.join(root, "src/bers-env.d.ts")));
  await viteBuild(root, { options: { configurationInjection: { typings: "types/configuration.d.ts" } } });
  assert.ok(existsSync(path.join(root, "types/configuration.d.ts")));
  assert.equal(existsSync(path.join(root, "bers-env.d.ts")), false);
});
