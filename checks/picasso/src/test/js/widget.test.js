import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import path from "node:path";
import { launchChromium, skip } from "../../../../../npm/chromium.mjs";
import { startLocalHosts } from "../../../../../npm/local-hosts.mjs";
import { backEnd, copyOfExample, CUSTOMER, remove, run } from "./example.js";

const STAGING = "https://staging.picasso.example";

let root;
let hosts;
let browser;
let page;
let reports;
const complaints = [];

before(async () => {
  if (skip) {
    return;
  }
  root = copyOfExample();
  const { status, output } = await run(root, "scripts/build.js", ["--mode", "staging"]);
  assert.equal(status, 0, output);
  reports = [];
  hosts = await startLocalHosts(backEnd({ dist: path.join(root, "dist"), environment: "staging", domain: "staging.picasso.example", reports }));
  browser = await launchChromium(hosts.arguments);
});

after(async () => {
  await browser?.close();
  await hosts?.close();
  remove(root);
});

beforeEach(async () => {
  if (skip) {
    return;
  }
  await page?.close();
  page = await browser.newPage();
  complaints.length = 0;
  page.on("pageerror", (error) => complaints.push(String(error)));
  hosts.asked.length = 0;
  reports.length = 0;
});

/** The widget, opened on a customer's page. */
async function opened(tenant) {
  await page.goto(`${CUSTOMER}?tenant=${tenant}`);
  await page.getByRole("button", { name: "Open the chat" }).click();
  const frame = page.frameLocator("iframe[title=Chat]");
  await frame.locator(".bubble").first().waitFor();
  return frame;
}

async function say(frame, text) {
  await frame.getByRole("textbox").fill(text);
  await frame.getByRole("textbox").press("Enter");
}

/** The hosts that were asked for anything, but for the customer's own page. */
const askedHosts = () => new Set(hosts.asked.map((line) => new URL(line.split(" ")[1]).host).filter((host) => !host.startsWith("shop.")));

test("in staging the widget chats with staging alone, and its answers are streamed", { skip }, async () => {
  const frame = await opened("fo85e6a06dcdf4");
  await frame.getByText("Welcome back! What are you looking for?").waitFor();
  await frame.locator("#status.good").waitFor();
  assert.equal(await frame.locator("#environment").textContent(), "staging");
  await say(frame, "Do you deliver?");
  await frame.locator(".mine", { hasText: "Do you deliver?" }).waitFor();
  await frame.locator(".growing").waitFor();
  await frame.locator(".theirs:not(.growing)", { hasText: "We deliver within two working days" }).waitFor();
  assert.deepEqual(
    [...askedHosts()].filter((host) => !host.startsWith("fonts.")).sort(),
    ["picasso-staging.s3.amazonaws.com", "staging.picasso.example", "stream.staging.picasso.example"],
  );
  assert.ok(hosts.asked.some((line) => line.startsWith(`POST ${STAGING}/chat?t=fo85e6a06dcdf4&conversation=`)));
  assert.ok(hosts.asked.some((line) => line.startsWith("GET https://stream.staging.picasso.example/connect?t=fo85e6a06dcdf4&conversation=")));
  assert.ok(hosts.asked.includes("GET https://picasso-staging.s3.amazonaws.com/tenants/fo85e6a06dcdf4/config.json"));
  assert.deepEqual(complaints, []);
  assert.deepEqual(reports, []);
});

test("each tenant has its own words and colours", { skip }, async () => {
  const frame = await opened("demo123");
  await frame.getByText("This is a demo. Ask me anything.").waitFor();
  const colour = await frame.locator(":root").evaluate((root) => getComputedStyle(root).getPropertyValue("--primary"));
  assert.equal(colour, "#862e9c");
  await page.waitForFunction(() => document.querySelector("button").style.background === "rgb(134, 46, 156)");
});

test("a tenant that nobody knows is said, and reported to staging's reporter", { skip }, async () => {
  const frame = await opened("nobody");
  await frame.getByRole("alert").filter({ hasText: "not set up for this site" }).waitFor();
  assert.equal(await frame.getByRole("textbox").isVisible(), false);
  await waitFor(() => reports.length > 0);
  assert.deepEqual([reports[0].code, reports[0].environment], ["BERS-PAG-008", "staging"]);
  assert.ok(hosts.asked.includes("POST https://errors.staging.picasso.example/report"));
});

test("a request to production is refused and reported to staging's reporter", { skip }, async () => {
  const frame = await opened("demo123");
  const refused = await frame.locator(":root").evaluate(() => fetch("https://chat.picasso.example/chat").catch(({ message }) => message));
  assert.match(refused, /a page of staging must not reach https:\/\/chat\.picasso\.example, which belongs to production/);
  await waitFor(() => reports.length > 0);
  assert.equal(reports[0].code, "BERS-ISO-050");
  assert.equal(askedHosts().has("chat.picasso.example"), false);
});

test("the customer's own requests are left alone", { skip }, async () => {
  await opened("demo123");
  const status = await page.evaluate(() => fetch("/").then((response) => response.status));
  assert.equal(status, 200);
});

test("the widget closes by its button and by Escape, and goes on where it was", { skip }, async () => {
  const frame = await opened("demo123");
  await frame.getByRole("button", { name: "Close the chat" }).click();
  await page.getByRole("button", { name: "Open the chat" }).click();
  await frame.getByText("This is a demo. Ask me anything.").waitFor();
  await frame.getByRole("textbox").press("Escape");
  await page.getByRole("button", { name: "Open the chat" }).waitFor();
});

test("in staging the URL parameter is ignored, and reported", { skip }, async () => {
  await page.goto(`${STAGING}/widget.html?tenant=demo123&picasso-env=production`);
  await page.getByText("This is a demo. Ask me anything.").waitFor();
  assert.equal(await page.locator("#environment").textContent(), "staging");
  await waitFor(() => reports.length > 0);
  assert.equal(reports[0].code, "BERS-ENV-005");
  assert.equal(askedHosts().has("chat.picasso.example"), false);
});

/** Waits for something in this process to become true. */
async function waitFor(isTrue) {
  for (let i = 0; i < 500 && !isTrue(); i++) {
    await new Promise((then) => setTimeout(then, 10));
  }
  assert.ok(isTrue(), "what was waited for did not come");
}
