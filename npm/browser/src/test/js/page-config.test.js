import assert from "node:assert/strict";
import { test } from "node:test";
import { opened, settled } from "./picasso.js";

const DEVELOPMENT = "http://localhost:5173/widget.html";
const PRODUCTION = "https://chat.picasso.example/widget.html";
const TENANT_STORE = "https://picasso-staging.s3.amazonaws.com/tenants/demo123/config.json";

test("the old object's calls answer from the configuration that was built", async () => {
  const { config, codes } = opened("staging");
  assert.equal(config.ENVIRONMENT, "staging");
  assert.equal(config.API_BASE_URL, "https://staging.picasso.example");
  assert.equal(config.REQUEST_TIMEOUT, 10000);
  assert.equal(config.getConfigUrl("demo123"), "https://staging.picasso.example/Master_Function?action=get_config&t=demo123");
  assert.equal(config.getChatUrl("demo123"), "https://staging.picasso.example/chat?t=demo123");
  assert.equal(config.getStreamingUrl("demo123"), "https://stream.staging.picasso.example/connect?t=demo123");
  assert.equal(config.getLegacyS3ConfigUrl("demo123"), TENANT_STORE);
  assert.equal(config.getDefaultTenantHash(), "fo85e6a06dcdf4");
  assert.equal(config.getChatUrl(), "https://staging.picasso.example/chat?t=fo85e6a06dcdf4");
  assert.equal(config.isStreamingEnabled(), true);
  assert.deepEqual([config.isDevelopment(), config.isStaging(), config.isProduction()], [false, true, false]);
  assert.equal(config.getEndpointForEnvironment("API_BASE_URL"), "https://staging.picasso.example");
  assert.equal(config.getEndpointForEnvironment("CHAT_API_URL", "demo123"), config.getChatUrl("demo123"));
  assert.equal(config.getEndpointForEnvironment("CHAT_ENDPOINT", "demo123"), config.getChatUrl("demo123"));
  assert.equal(config.getEndpointForEnvironment("STREAMING_ENDPOINT", "demo123"), config.getStreamingUrl("demo123"));
  assert.equal(config.getEnvironmentAwareConfig().TIER, "staging");
  assert.equal(config.read("THEME.primary"), "#3b5bdb");
  assert.equal(config.read("THEME.secondary"), undefined);
  assert.deepEqual(await codes(), []);
});

test("calls work without their object, as the old ones did", async () => {
  const { getChatUrl, isStaging } = opened("staging").config;
  assert.equal(getChatUrl("demo123"), "https://staging.picasso.example/chat?t=demo123");
  assert.equal(isStaging(), true);
});

test("a preview is of staging's tier", async () => {
  const { config } = opened("preview", { href: "https://pr-7.preview.picasso.example/" });
  assert.equal(config.ENVIRONMENT, "preview");
  assert.equal(config.isStaging(), true);
});

test("no value can be changed", async () => {
  const { config } = opened("staging");
  assert.throws(() => (config.THEME.primary = "red"), TypeError);
  assert.throws(() => (config.API_BASE_URL = "https://elsewhere.example"), TypeError);
});

test("a tenant that is none is reported, and its URL leads nowhere", async () => {
  for (const tenant of ["..", "../demo123", "a b", "x".repeat(65), 7]) {
    const { config, codes } = opened("staging");
    assert.equal(config.getChatUrl(tenant), "about:invalid");
    assert.deepEqual(await codes(), ["BERS-PAG-003"]);
  }
});

test("an endpoint that is none is reported, and names those that there are", async () => {
  const { config, reports } = opened("staging");
  assert.equal(config.getEndpointForEnvironment("CHATURL"), undefined);
  await settled();
  assert.equal(reports[0].code, "BERS-PAG-004");
  await settled();
  assert.match(reports[0].suggestion, /API_BASE_URL, CHAT_API_URL, CHAT_ENDPOINT, STREAMING_ENDPOINT/);
});

test("a built page keeps its environment wherever it is served, and says what disagrees", async () => {
  const { config, codes } = opened("staging", { href: PRODUCTION });
  assert.equal(config.detectEnvironment().environment, "staging");
  assert.equal(config.detectEnvironment().guards, "production");
  assert.equal(config.isStaging(), true);
  assert.deepEqual(await codes(), ["BERS-ENV-004"]);
});

test("in staging the URL parameter is ignored and reported", async () => {
  const { config, reports } = opened("staging", { href: "https://staging.picasso.example/?picasso-env=production" });
  assert.equal(config.detectEnvironment().environment, "staging");
  assert.equal(config.ENVIRONMENT, "staging");
  await settled();
  assert.deepEqual(reports.map(({ code, severity }) => [code, severity]), [["BERS-ENV-005", "error"]]);
});

test("in production the URL parameter does not exist", async () => {
  const { config, codes } = opened("production", { href: `${PRODUCTION}?picasso-env=development` });
  const parameter = config.detectEnvironment().candidates.find(({ source }) => source === "url-parameter");
  assert.deepEqual([parameter.verdict, config.ENVIRONMENT], ["absent", "production"]);
  assert.deepEqual(await codes(), []);
});

test("in development on localhost the URL parameter chooses the environment with all of its configuration", async () => {
  const { config } = opened("development", { isLive: true, href: `${DEVELOPMENT}?picasso-env=staging` });
  assert.equal(config.ENVIRONMENT, "staging");
  assert.equal(config.isStaging(), true);
  assert.equal(config.API_BASE_URL, "https://staging.picasso.example");
  assert.equal(opened("development", { isLive: true, href: DEVELOPMENT }).config.API_BASE_URL, "http://localhost:3003");
});

test("in development elsewhere than on localhost it does not", async () => {
  const { config, codes } = opened("development", { isLive: true, href: "http://192.168.1.5:5173/?picasso-env=staging" });
  assert.equal(config.ENVIRONMENT, "development");
  assert.deepEqual(await codes(), ["BERS-ENV-006"]);
});

test("a detection is remembered for as long as the manifest says, and until it is forgotten", async () => {
  const { config, clock } = opened("staging");
  const first = config.detectEnvironment();
  clock.advance(config.detectionCache.ttlMillis - 1);
  assert.equal(config.detectEnvironment(), first);
  clock.advance(1);
  assert.notEqual(config.detectEnvironment(), first);
  const second = config.detectEnvironment();
  config.detectionCache.clear();
  assert.notEqual(config.detectEnvironment(), second);
  config.detectionCache.ttlMillis = 0;
  assert.notEqual(config.detectEnvironment(), config.detectEnvironment());
});

test("a tenant's document lies over the configuration of the build", async () => {
  const document = { WELCOME_TEXT: "Hello there", THEME: { primary: "#862e9c" }, UNKNOWN_TO_THE_PAGE: 1 };
  const { config, codes } = opened("staging", { answers: { [TENANT_STORE]: document } });
  assert.equal(await config.loadTenant("demo123"), "loaded");
  assert.equal(config.TENANT, "demo123");
  assert.equal(config.WELCOME_TEXT, "Hello there");
  assert.equal(config.read("THEME.primary"), "#862e9c");
  assert.equal(config.read("THEME.background"), "#ffffff");
  assert.equal(config.UNKNOWN_TO_THE_PAGE, undefined);
  assert.equal(config.getChatUrl(), "https://staging.picasso.example/chat?t=demo123");
  assert.equal(config.getEffectiveConfiguration("environment", "staging", "demo123").WELCOME_TEXT, "Hello there");
  assert.equal(config.getEffectiveConfiguration("environment", "staging", null).WELCOME_TEXT, "How can we help?");
  assert.deepEqual(await codes(), []);
});

test("a tenant's value of another type is reported, and the build's holds", async () => {
  const document = JSON.parse('{"WELCOME_TEXT": 5, "THEME": [], "DEBUG": null, "REQUEST_TIMEOUT": 9000, "__proto__": {"x": 1}}');
  const { config, reports } = opened("staging", { answers: { [TENANT_STORE]: document } });
  await config.loadTenant("demo123");
  assert.equal(config.WELCOME_TEXT, "How can we help?");
  assert.equal(config.REQUEST_TIMEOUT, 9000);
  assert.equal(config.x, undefined);
  await settled();
  await settled();
  assert.deepEqual(
    reports.map(({ code, path, found }) => [code, path, found]).sort(),
    [["BERS-PAG-007", "DEBUG", "null"], ["BERS-PAG-007", "THEME", "a list"], ["BERS-PAG-007", "WELCOME_TEXT", "a number"]],
  );
});

for (const [answer, code, result] of [
  [503, "BERS-PAG-006", "failed"],
  ["{", "BERS-PAG-006", "failed"],
  [`"${"x".repeat(300_000)}"`, "BERS-PAG-006", "failed"],
  [404, "BERS-PAG-008", "unknown"],
]) {
  test(`a tenant's document that is ${String(answer).slice(0, 8)} leaves the last good values`, async () => {
    const answers = { [TENANT_STORE]: { WELCOME_TEXT: "Hello there" } };
    const { config, reports } = opened("staging", { answers });
    await config.loadTenant("demo123");
    answers[TENANT_STORE] = answer;
    assert.equal(await config.loadTenant("demo123"), result);
    assert.equal(config.WELCOME_TEXT, "Hello there");
    await settled();
    assert.deepEqual(reports.map((report) => report.code), [code]);
    await settled();
    assert.doesNotMatch(reports[0].message, /config\.json/);
  });
}

test("a document without end is not read to its end", async () => {
  let parts = 0;
  const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536).fill(++parts)) });
  const { config, codes } = opened("staging", { fetch: async () => new Response(endless) });
  assert.equal(await config.loadTenant("demo123"), "failed");
  assert.ok(parts < 20, String(parts));
  assert.deepEqual(await codes(), ["BERS-PAG-006"]);
});

test("a document that is no mapping is no tenant's", async () => {
  for (const document of ["null", "[]", "5"]) {
    const { config, codes } = opened("staging", { answers: { [TENANT_STORE]: document } });
    assert.equal(await config.loadTenant("demo123"), "failed");
    assert.equal(config.TENANT, null);
    assert.deepEqual(await codes(), ["BERS-PAG-007"]);
  }
});

test("a tenant's URL that is no server's leads nowhere, and a time that is none is not taken", async () => {
  const document = { urls: { chat: "javascript:alert('{tenant}')" }, REQUEST_TIMEOUT: -1 };
  const { config, codes } = opened("staging", { answers: { [TENANT_STORE]: document } });
  assert.equal(await config.loadTenant("demo123"), "loaded");
  assert.equal(config.getChatUrl(), "about:invalid");
  assert.equal(await config.loadTenant("demo123"), "loaded");
  assert.deepEqual(await codes(), ["BERS-PAG-002"]);
});

test("a fetched configuration of another shape is reported, and nothing throws", async () => {
  const configurationUrl = "https://staging.picasso.example/{environment}.json";
  const sound = { environment: "production", values: {} };
  for (const document of [{ ...sound, values: null }, { ...sound, values: [] }, { ...sound, itemKeys: null }, { ...sound, itemKeys: { NODES: 5 } }, { environment: { toString: 1 } }, [], null]) {
    const { config, codes } = opened("staging", { configurationUrl, answers: { "https://staging.picasso.example/production.json": JSON.stringify(document) } });
    assert.equal((await config.loadConfiguration("environment", "production")).API_BASE_URL, "https://staging.picasso.example");
    assert.deepEqual(await codes(), ["BERS-PAG-007", "BERS-PAG-005"], JSON.stringify(document));
  }
});

test("whatever a call is given, it answers", async () => {
  const { config } = opened("staging", { configurationUrl: "https://staging.picasso.example/{kind}/{environment}.json" });
  const itself = {};
  itself.itself = itself;
  for (const given of [5n, Symbol("x"), Object.create(null), itself, "constructor", "__proto__"]) {
    assert.equal(config.getChatUrl(typeof given === "string" ? `${given}!` : given), "about:invalid");
    assert.equal(config.getEffectiveConfiguration(given, given, given).API_BASE_URL, "https://staging.picasso.example");
    assert.equal((await config.loadConfiguration(given, given)).API_BASE_URL, "https://staging.picasso.example");
    assert.equal(config.getEndpointForEnvironment(given), undefined);
  }
});

test("the configuration of another kind is fetched from where the page says", async () => {
  const configurationUrl = "https://staging.picasso.example/configuration/{kind}/{environment}.json";
  const answers = {
    "https://staging.picasso.example/configuration/monitoring/staging.json": { environment: "staging", values: { errorReporter: "x" } },
    "https://staging.picasso.example/configuration/providers/staging.json": { environment: "production", values: {} },
  };
  const { config, reports, fetched } = opened("staging", { configurationUrl, answers });
  assert.deepEqual(await config.loadConfiguration("monitoring"), { errorReporter: "x" });
  assert.deepEqual(await config.loadConfiguration("monitoring"), { errorReporter: "x" });
  assert.equal(fetched.length, 1);
  assert.equal((await config.loadConfiguration("providers")).API_BASE_URL, "https://staging.picasso.example");
  await settled();
  assert.deepEqual(reports.map(({ code }) => code), ["BERS-PAG-007", "BERS-PAG-005"]);
});

test("metrics count what was done", async () => {
  const { config } = opened("staging");
  for (let i = 0; i < 20; i++) {
    config.read("API_BASE_URL");
  }
  const { detection, reads, reports } = config.getPerformanceMetrics();
  assert.deepEqual(reads, { count: 20, cacheHits: 19, hitRate: 0.95 });
  assert.deepEqual(detection.sources, { "configuration-file": 1 });
  assert.equal(detection.cacheHits, detection.count - 1);
  await settled();
  assert.equal(reports, 0);
});

test("a problem that comes again and again is no flood", async () => {
  const { config, reports } = opened("staging");
  for (let i = 0; i < 1000; i++) {
    config.getChatUrl("..");
  }
  await settled();
  assert.deepEqual(reports.map(({ times }) => times), [1, 10, 100, 1000]);
});

test("a listener that throws stops nothing", async () => {
  const { config } = opened("staging", {
    onReport() {
      throw new Error("mine");
    },
  });
  assert.equal(config.getChatUrl(".."), "about:invalid");
});
