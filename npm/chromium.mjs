// A browser for tests: the one that is installed, as it has to be started in a closed network.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const BROWSERS = [process.env.BERS_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Why tests in a browser are skipped; false if they are not. ./build says so where there is none and none can be installed. */
export const skip = process.env.BERS_WITHOUT_CHROMIUM === "1" && "no Chromium";

/**
 * A browser without a window; whoever starts it closes it. Undefined where tests in a browser are skipped.
 *
 * @param {string[]} more arguments
 */
export async function launchChromium(more = []) {
  if (skip) {
    return undefined;
  }
  const executablePath = BROWSERS.find((file) => file !== undefined && existsSync(file));
  assert.ok(executablePath, "Chromium is needed: install the package chromium, or set BERS_CHROMIUM to one");
  return chromium.launch({ executablePath, headless: true, args: [...ARGUMENTS, ...more] });
}
