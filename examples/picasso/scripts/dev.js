// Starts the widget for development: Vite's server, and a chat service where development's configuration expects one.
"use strict";

const { createServer } = require("node:http");
const path = require("node:path");
const { createChatService } = require("./chat-service.js");
const { readFlags } = require("./flags.js");
const { required } = require("./installed.js");
const { picasso } = require("./workspace.js");

readFlags([]);
const { createServer: createVite } = required("vite");

/** Read anew each time, so that an edit of a tenant shows at once. */
function tenant(hash) {
  const workspace = picasso();
  return workspace.tenants.includes(hash) ? workspace.tenantDocument("development", hash) : null;
}

async function start() {
  const { values } = picasso().publicConfiguration("development");
  const service = createServer(createChatService({ tenant, onReport: (report) => console.error(`the widget reports: ${report}`) }));
  const { port } = new URL(values.API_BASE_URL);
  service.on("error", ({ message }) => {
    console.error(`the chat service cannot be started at ${values.API_BASE_URL}: ${message}`);
    process.exit(3);
  });
  service.listen(Number(port), "127.0.0.1");
  const vite = await createVite({ configFile: path.join(__dirname, "../widget/vite.config.mts") });
  await vite.listen();
  vite.printUrls();
}

start();
