import { AddressJudge } from "./address-judge.js";
import { guardedApis } from "./guarded-apis.js";
import * as problems from "./page-problems.js";
import { readRules } from "./page-rules.js";
import { Reports } from "./reports.js";

/** Under which a window knows its guard, also if this module is loaded twice. */
const INSTALLED = Symbol.for("dev.bers.request-guard");

/**
 * Guards fetch, XMLHttpRequest, WebSocket, EventSource and sendBeacon of a window or worker, and fetchLater and
 * WebTransport where it has them: what would go to an endpoint
 * that the page's environment may not reach is refused, as the function itself would fail, and reported. Installed once,
 * however often it is asked for.
 *
 * @param page what virtual:bers/page exports
 * @param options see index.d.ts
 */
export function installGuard(page, options = {}) {
  const { target = globalThis } = options;
  if (target[INSTALLED] === undefined) {
    const guard = install(target, checking(page, options), new Reports(options));
    Object.defineProperty(target, INSTALLED, { value: guard, configurable: true });
  }
  return target[INSTALLED];
}

/** A fetch that is guarded, for a page whose own functions are left alone, as of a widget among another's scripts. */
export function createGuardedFetch(page, options = {}) {
  const { target = globalThis } = options;
  const [{ wrap }] = guardedApis(target);
  return wrap(options.fetch ?? target.fetch, checking(page, options)).bind(target);
}

/** A function that says why a request to an address may not go: a problem, or null if it may. */
function checking(page, { target = globalThis, environment = page.environment, ...listeners }) {
  const reports = new Reports({ target, ...listeners });
  const declared = readRules(page.rules);
  const base = () => target.document?.baseURI ?? target.location?.href;
  const judge = new AddressJudge({ declared, environment }, base);
  return (address, api) => {
    const judgement = judge.judge(address);
    if (!judgement.refused && judgement.verdict !== "unknown") {
      return null;
    }
    const problem = problems.refusedRequest(judgement, api, environment);
    reports.send({ ...problem, endpoint: judgement.endpoint, owner: judgement.owner, api });
    return judgement.refused ? { problem, endpoint: judgement.endpoint, owner: judgement.owner } : null;
  };
}

/** Puts a value in the place of a property's, and answers how to undo that, unless somebody has replaced it since. */
function replace(holder, property, value) {
  const before = Object.getOwnPropertyDescriptor(holder, property);
  Object.defineProperty(holder, property, { ...before, value });
  return () => holder[property] === value && Object.defineProperty(holder, property, before);
}

function install(target, check, reports) {
  let isActive = true;
  const guarded = [];
  for (const { name, holder, property, wrap } of guardedApis(target)) {
    const before = holder === undefined ? undefined : Object.getOwnPropertyDescriptor(holder, property);
    if (before === undefined) {
      continue;
    }
    if (!before.configurable && !before.writable) {
      reports.send(problems.notGuarded(name));
      continue;
    }
    const value = wrap(before.value, (address, api) => (isActive ? check(address, api) : null));
    const restores = [replace(holder, property, value), ...(value.prototype ? [replace(value.prototype, "constructor", value)] : [])];
    guarded.push({ name, restore: () => restores.forEach((restore) => restore()) });
  }
  return Object.freeze({
    guards: Object.freeze(guarded.map(({ name }) => name)),
    uninstall() {
      // Whoever has wrapped a guarded function since keeps it; it lets everything through from now on.
      isActive = false;
      guarded.forEach(({ restore }) => restore());
      delete target[INSTALLED];
    },
  });
}
