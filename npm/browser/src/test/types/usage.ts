// What a user may write; each line below an expect-error must be refused.
import page from "virtual:bers/page";
import { createConfig, createGuardedFetch, installGuard, REPORT_EVENT, type Refusal, type Report } from "@bers/browser";
import { checkConfiguration, type ConfigCheck } from "@bers/browser/config-check";

const config = createConfig(page, { onReport: (report: Report) => report.code, configurationUrl: "/{kind}/{environment}.json" });
export const chat: string = config.getChatUrl("demo123");
export const isStaging: boolean = config.isStaging();
export const source: string = config.detectEnvironment().source;
export const value: unknown = config.API_BASE_URL;
export const endpoint: string | undefined = config.getEndpointForEnvironment("CHAT_API_URL", "demo123");
export const hitRate: number = config.getPerformanceMetrics().reads.hitRate;
export const tenant: Promise<"loaded" | "unknown" | "failed"> = config.loadTenant();
config.detectionCache.ttlMillis = 1000;

const guard = installGuard(page, { environment: config.ENVIRONMENT });
guard.uninstall();
export const guarded: typeof fetch = createGuardedFetch(page);
export const cure = (error: TypeError & Partial<Refusal>): string | undefined => error.cure;
addEventListener(REPORT_EVENT, (event) => (event as CustomEvent<Report>).detail.owner);
export const checked: Promise<ConfigCheck> = checkConfiguration(page, { manifestUrl: "/bers-manifest.json" });

// @ts-expect-error no such type of endpoint
config.getEndpointForEnvironment("CHATURL");
// @ts-expect-error values are read only
config.ENVIRONMENT = "production";
// @ts-expect-error no page
createConfig({});
// @ts-expect-error misspelt
installGuard(page, { enviroment: "staging" });
