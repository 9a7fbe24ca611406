import page from "virtual:bers/page";
import { createConfig } from "@bers/browser";

/** Where the widget calls, how patiently, and how it looks; with the calls of the old environment.js. */
export const config = createConfig(page);
