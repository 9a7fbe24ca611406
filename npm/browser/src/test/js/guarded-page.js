// The page on which the guard is tested, as a build bundles it.
import page from "virtual:bers/page";
import { createConfig, createGuardedFetch, installGuard, REPORT_EVENT } from "@bers/browser";
import { checkConfiguration } from "@bers/browser/config-check";

const native = { fetch: window.fetch, WebSocket: window.WebSocket, open: XMLHttpRequest.prototype.open };
const reports = [];
addEventListener(REPORT_EVENT, ({ detail }) => reports.push(detail));

/** What became of an attempt: done, or the error's name, class and what the guard added. */
async function outcome(attempt) {
  try {
    return { done: String(await attempt()) };
  } catch (error) {
    const { name, message, endpoint, owner, cure, problem } = error;
    const isOfItsKind = error instanceof (name === "SecurityError" ? DOMException : TypeError);
    return { name, message, isOfItsKind, endpoint, owner, cure, code: problem?.code };
  }
}

function requested(method, address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.onload = () => resolve(request.responseText);
    request.onerror = () => reject(new Error("network"));
    request.send();
  });
}

function opened(Source, address) {
  return new Promise((resolve, reject) => {
    const source = new Source(address);
    source.onopen = () => {
      source.close();
      resolve("open");
    };
    source.onerror = () => {
      source.close();
      reject(new Error("network"));
    };
  });
}

window.attempts = {
  fetch: (address) => outcome(() => fetch(address).then((response) => response.text())),
  fetchRequest: (address) => outcome(() => fetch(new Request(address)).then((response) => response.text())),
  fetchUrl: (address) => outcome(() => fetch(new URL(address)).then((response) => response.text())),
  xhr: (address) => outcome(() => requested("GET", address)),
  socket: (address) => outcome(() => opened(WebSocket, address)),
  events: (address) => outcome(() => opened(EventSource, address)),
  beacon: (address) => outcome(() => navigator.sendBeacon(address, "x")),
};
window.page = page;
window.config = createConfig(page);
window.install = (options) => (window.guard = installGuard(page, options));
window.createGuardedFetch = (options) => createGuardedFetch(page, options);
window.checkConfiguration = () => checkConfiguration(page).then(({ verdict }) => verdict);
window.native = native;
window.reports = reports;
