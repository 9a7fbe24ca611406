import { fileURLToPath } from "node:url";
import { BuildSession } from "../../../../build/src/main/js/bundle/build-session.js";
import { readOptions } from "../../../../build/src/main/js/bundle/options.js";
import { createConfig } from "@bers/browser";
import { bers } from "@bers/build";
import { build } from "vite";

const PICASSO = fileURLToPath(new URL("../../../../../examples/picasso/", import.meta.url));

/** What a build of Picasso's widget gives its page; isLive as a dev server does. */
export function page(environment, { isLive = false } = {}) {
  const session = new BuildSession(readOptions(), { start: PICASSO, variables: {}, mode: environment });
  session.prepare();
  const { values, itemKeys } = session.snapshot;
  return { ...session.page(isLive), snapshot: { values, itemKeys } };
}

/** The manifest that such a build puts beside its bundle. */
export async function buildManifest(mode) {
  const { output } = await build({
    root: PICASSO,
    mode,
    configFile: false,
    logLevel: "silent",
    plugins: [bers({ configurationInjection: { typings: false } })],
    build: { write: false, rollupOptions: { input: "virtual:bers" } },
  });
  return output.find(({ fileName }) => fileName === "bers-manifest.json").source;
}

/** A page at an address, with what it reports; answers says what a fetch of an address gives: a document or a status. */
export function opened(environment, { href, isLive, answers = {}, ...options } = {}) {
  const reports = [];
  const fetched = [];
  let millis = 0;
  const { href: address, host } = new URL(href ?? "https://staging.picasso.example/widget.html");
  const clock = { advance: (by) => (millis += by) };
  const location = { href: address, host };
  const config = createConfig(page(environment, { isLive }), {
    location,
    now: () => millis,
    fetch: async (asked) => {
      fetched.push(asked);
      const answer = answers[asked] ?? 404;
      return typeof answer === "number"
        ? new Response("", { status: answer })
        : new Response(typeof answer === "string" ? answer : JSON.stringify(answer));
    },
    onReport: (report) => reports.push(report),
    target: new EventTarget(),
    ...options,
  });
  return { config, reports, fetched, clock, location, codes: () => settled().then(() => reports.map(({ code }) => code)) };
}

/** Until reports that were sent have arrived. */
export const settled = () => Promise.resolve();
