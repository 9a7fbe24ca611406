/** Imported first: from here on no request of this page reaches another environment. */
import page from "virtual:bers/page";
import { installGuard } from "@bers/browser";
import { config } from "./configuration";

export const guard = installGuard(page, { environment: config.ENVIRONMENT });
