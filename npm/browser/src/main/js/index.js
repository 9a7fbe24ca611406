export { createConfig } from "./page-config.js";
export { createGuardedFetch, installGuard } from "./request-guard.js";
export { REPORT_EVENT } from "./reports.js";
