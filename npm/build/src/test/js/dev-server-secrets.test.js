import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { createLogger, createServer } from "vite";
import { bers } from "../../main/js/index.js";
import { edit, project, withVariables } from "./project.js";

const CANARY = randomBytes(16).toString("hex");
const BASE = "config/environments/base.yaml";

/** A dev server over a project with secrets: what it answers, and what it tells pages and its console. */
async function served(t, work, settings = {}) {
  const root = project(t, { ".env.local": `OWN=${CANARY}\n` });
  edit(root, "config/schemas/environment.schema.json", (text) =>
    text.replace('"properties": {', '"properties": { "TOKEN": { "type": "string", "maxLength": 40, "x-bers-secret": true }, "INNER": { "type": "string" },'),
  );
  edit(root, BASE, (text) => `${text}\nTOKEN: ${CANARY}\nINNER: inner-${CANARY}\n`);
  const told = [];
  const customLogger = createLogger("silent");
  const waiting = [];
  const tell = (text) => {
    told.push(text);
    waiting.splice(0).forEach((resolve) => resolve());
  };
  customLogger.info = customLogger.warn = customLogger.error = tell;
  await withVariables({}, async () => {
    const server = await createServer({
      root,
      configFile: false,
      customLogger,
      server: { host: "127.0.0.1", port: 0, watch: { usePolling: true, interval: 50 }, ...settings },
      optimizeDeps: { noDiscovery: true },
      plugins: [bers()],
    });
    const { send } = server.ws;
    server.ws.send = (...message) => {
      tell(JSON.stringify(message));
      return send.apply(server.ws, message);
    };
    try {
      await server.listen();
      const address = `http://127.0.0.1:${server.httpServer.address().port}`;
      const ask = async (name) => (await fetch(address + name)).text();
      const after = async (change, wanted) => {
        told.length = 0;
        change();
        while (!told.some((text) => wanted.test(text))) {
          await new Promise((resolve) => waiting.push(resolve));
        }
        return told.join("\n");
      };
      await work({ root, ask, after });
    } finally {
      await server.close();
    }
  });
}

for (const [how, settings] of Object.entries({ "by itself": {}, "with a list of the project's": { fs: { deny: [".env.*", "*.key"] } } })) {
  test(`a dev server that denies files ${how} hands out none of the workspace`, async (t) => {
    await served(
      t,
      async ({ root, ask }) => {
        const names = [BASE, "bers.yaml", ".env.local"].flatMap((file) => [`/${file}`, `/${file}?raw`, `/${file}?url`, `/${file}?import&raw`, `/@fs${root}/${file}`]);
        for (const name of [...names, "/@id/__x00__virtual:bers", "/@id/__x00__virtual:bers/page", "/page.js"]) {
          const text = await ask(name);
          assert.equal(text.includes(CANARY), false, name);
          assert.equal(/isolation:/.test(text), false, name);
        }
        assert.match(await ask("/page.js"), /document\.title/);
      },
      settings,
    );
  });
}

test("what is wrong shows no more of a secret's line in the overlay than the message does", async (t) => {
  await served(t, async ({ root, ask, after }) => {
    const sound = `TOKEN: ${CANARY}`;
    for (const broken of [`TOKEN: ${CANARY}${CANARY}`, `TOKEN: 5\nTOKEN: ${CANARY}`, `UNKNOWN_KEY: ${CANARY}`, `TOKEN: {a: ${CANARY}, b: c}`]) {
      const told = await after(() => edit(root, BASE, (text) => text.replace(sound, broken)), /\d+ \| (?:TOKEN|UNKNOWN_KEY): \*\*\*/);
      assert.equal(told.includes(CANARY), false, told);
      assert.equal((await ask("/@id/__x00__virtual:bers")).includes(CANARY), false);
      await after(() => edit(root, BASE, (text) => text.replace(broken, sound)), /full-reload/);
    }
  });
});

test("declarations that cannot be written are told, and do not end the server", async (t) => {
  await served(t, async ({ root, ask, after }) => {
    rmSync(path.join(root, "bers-env.d.ts"));
    mkdirSync(path.join(root, "bers-env.d.ts"));
    const change = () => edit(root, BASE, (text) => text.replace(/^WELCOME_TEXT: .*$/m, "WELCOME_TEXT: Edited"));
    await after(change, /cannot be written to .*bers-env\.d\.ts: a folder stands there \[BERS-BLD-008\]/);
    assert.match(await ask("/page.js"), /document\.title/);
  });
});
