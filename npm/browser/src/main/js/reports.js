/** The event that a window gets for each report; its detail is the report. */
export const REPORT_EVENT = "bers:report";

/** How many different problems are counted apart before counting begins anew. */
const DIFFERENT_MAX = 256;

/**
 * Tells whoever listens of what went wrong in a page. A problem that comes again and again is told the first, tenth,
 * hundredth, … time, so that a loop in the page is no flood. Listeners are called once the page's own code is done, so that
 * they may ask of the configuration what they like.
 */
export class Reports {
  #onReport;
  #target;
  #times = new Map();
  told = 0;

  /** @param {{onReport?: (report: object) => void, target?: EventTarget}} listeners */
  constructor({ onReport, target = globalThis }) {
    this.#onReport = onReport;
    this.#target = target;
  }

  /** Tells of a problem; never throws. */
  send(problem) {
    const key = `${problem.code} ${problem.message}`;
    if (this.#times.size >= DIFFERENT_MAX && !this.#times.has(key)) {
      this.#times.clear();
    }
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times);
    if (/^10*$/.test(String(times))) {
      this.told++;
      queueMicrotask(() => this.#tell({ ...problem, times }));
    }
  }

  /** What nobody takes stands in the console, as with errors: whoever listens may prevent that. */
  #tell(report) {
    let isTaken = this.#onReport !== undefined;
    try {
      this.#onReport?.(report);
    } catch (failure) {
      globalThis.reportError?.(failure);
    }
    if (typeof this.#target.dispatchEvent === "function" && typeof CustomEvent === "function") {
      const event = new CustomEvent(REPORT_EVENT, { detail: report, cancelable: true });
      isTaken = this.#target.dispatchEvent(event) === false || isTaken;
    }
    if (!isTaken) {
      const cure = report.suggestion ? `\n  ${report.suggestion}` : "";
      globalThis.console?.warn(`[bers] ${report.message} [${report.code}]${cure}`);
    }
  }
}
