import { REPORT_EVENT, type Report } from "@bers/browser";
import { config } from "./configuration";

/** A page that fails in a loop must not become a flood. */
const REPORTS_MAX = 20;

let sent = 0;

/** Sends what goes wrong in this page to its environment's reporter. */
export function reportErrors(): void {
  addEventListener(REPORT_EVENT, (event) => {
    const { code, message, severity, times } = (event as CustomEvent<Report>).detail;
    send({ code, message, severity, times });
  });
  addEventListener("error", ({ message }) => send({ code: null, message, severity: "error" }));
  addEventListener("unhandledrejection", ({ reason }) => send({ code: null, message: String(reason?.message ?? reason), severity: "error" }));
}

function send(report: object): void {
  const reporter = config.read("ERROR_REPORTER");
  if (typeof reporter === "string" && sent++ < REPORTS_MAX) {
    navigator.sendBeacon(reporter, JSON.stringify({ environment: config.ENVIRONMENT, tenant: config.TENANT, ...report }));
  }
}
