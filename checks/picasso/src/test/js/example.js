// The example as its users have it: built by its own commands, in a folder of its own or where it stands.
import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const PICASSO = fileURLToPath(new URL("../../../../../examples/picasso/", import.meta.url));
const { createChatService } = createRequire(import.meta.url)(path.join(PICASSO, "scripts/chat-service.js"));
const { openWorkspace } = await import(createRequire(path.join(PICASSO, "package.json")).resolve("@bers/build/workspace"));

/** What no signal of this machine may decide. */
const SIGNALS = /^(?:.*_ENV|.*BRANCH.*|CI|CI_.*|GITHUB_.*|BERS_.*|VERCEL.*|npm_.*)$/;

/** A copy of the example whose files may be changed; the packages are those of the original. Whoever makes it removes it. */
export function copyOfExample() {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "bers-picasso-")));
  const isCopied = (file) => !["node_modules", "dist"].includes(path.basename(file));
  cpSync(PICASSO, root, { recursive: true, filter: isCopied });
  symlinkSync(path.join(PICASSO, "node_modules"), path.join(root, "node_modules"), "junction");
  return root;
}

/** Removes a copy, if there is one. */
export function remove(root) {
  if (root !== undefined) {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Runs a script of the example as a person would. @returns {Promise<{status: number, output: string}>} */
export function run(root, script, given = [], variables = {}) {
  return runProgram(root, path.join(root, script), given, variables);
}

/** Runs a program of Node in a folder. */
export function runProgram(root, program, given = [], variables = {}) {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !SIGNALS.test(name)));
  return new Promise((done) => {
    execFile(process.execPath, [program, ...given], { cwd: root, env: { ...own, ...variables } }, (failure, stdout, stderr) =>
      done({ status: failure?.code ?? 0, output: stdout + stderr }),
    );
  });
}

/** Every file below a folder, by name. */
export function filesOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath ?? entry.path, entry.name);
      return [path.relative(folder, file).split(path.sep).join("/"), readFileSync(file, "utf8")];
    }),
  );
}

/** Replaces text in a file of a copy. */
export function edit(root, file, change) {
  const at = path.join(root, file);
  writeFileSync(at, change(readFileSync(at, "utf8")));
}

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", json: "application/json", map: "application/json" };
/** What a strict page of the widget's own origin allows; where it may connect to stands in its own policy. */
const STRICT = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline' https://fonts.picasso-cdn.example; img-src data:; frame-src 'self'; connect-src *";
export const CUSTOMER = "https://shop.elsewhere.example/";

/**
 * Everything that is behind the widget in one environment: its files, its chat service, its tenants' bucket, a page of a
 * customer's.
 */
export function backEnd({ dist, environment, domain, reports }) {
  const workspace = openWorkspace(PICASSO, { variables: {} });
  const tenant = (hash) => (workspace.tenants.includes(hash) ? workspace.tenantDocument(environment, hash) : null);
  const service = createChatService({ tenant, delayMillis: 5, onReport: (report) => reports.push(JSON.parse(report)) });
  return (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "https://localhost");
    const name = pathname === "/" ? "index.html" : pathname.slice(1);
    const file = request.method === "GET" && request.headers.host === domain ? readOrNull(path.join(dist, name)) : null;
    if (request.headers.host === new URL(CUSTOMER).host) {
      response.setHeader("Content-Type", TYPES.html);
      response.end(customerPage(domain, searchParams.get("tenant") ?? "demo123"));
    } else if (file !== null) {
      const headers = { "Content-Type": TYPES[name.split(".").at(-1)] ?? "text/plain", "Access-Control-Allow-Origin": "*" };
      response.writeHead(200, name === "widget.html" ? { ...headers, "Content-Security-Policy": STRICT } : headers);
      response.end(file);
    } else {
      service(request, response);
    }
  };
}

function customerPage(domain, tenant) {
  return `<!doctype html><html lang="en"><title>A shop</title><body style="background:#f4f1ec;font:20px system-ui"><h1>A shop</h1>
<script type="module" src="https://${domain}/loader.js" data-picasso-tenant="${tenant}"></script></body></html>`;
}

function readOrNull(file) {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
