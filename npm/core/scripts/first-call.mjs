// Prints the milliseconds from before the import of the package to its first answer; run in a fresh process.
import { detectAndResolve } from "./workload.mjs";

const start = performance.now();
detectAndResolve(await import("../target/package/core.js"));
console.log(performance.now() - start);
