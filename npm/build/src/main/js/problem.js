import { answer } from "@bers/core";

/**
 * A problem in the shape that every part of BERS tells it.
 *
 * @param {string} code such as BERS-DOC-006
 * @param {string} message
 * @param {Partial<import("@bers/core").Problem>} [rest] place, path, found, expected, suggestion
 * @returns {import("@bers/core").Problem}
 */
export function error(code, message, rest = {}) {
  const problem = { code, severity: "error", message, ...NOWHERE, ...rest };
  for (const name of ["message", "found", "expected", "suggestion"]) {
    problem[name] = problem[name] === undefined || problem[name] === null ? null : withoutUserInformation(problem[name]);
  }
  return problem;
}

/** A text in which a mask stands for what URLs say before their host. */
export function withoutUserInformation(text) {
  return text.replace(USER_INFORMATION, (found) => (EXPRESSIONS.test(found) ? found : "***@"));
}

/** What stands between the slashes of a URL and its host, and may be a password; the core hides it likewise. */
const USER_INFORMATION = /(?<=[/\\]{2}|:[/\\])[^\s"'`<>/?#\\]+@/g;
/** User information that gives nothing away. */
const EXPRESSIONS = /^(?:\$\{[^}]*\}|[:@])*$/;

/** The same, as a warning. */
export function warning(code, message, rest = {}) {
  return { ...error(code, message, rest), severity: "warning" };
}

const NOWHERE = { file: null, line: 0, column: 0, path: null, found: null, expected: null, suggestion: null };

/** Whether a problem stops the work. */
export function isError(problem) {
  return problem.severity === "error";
}

/** The candidate that was probably meant; null if none is near. */
export function nearMiss(found, candidates) {
  return answer("near-miss", { found, candidates }).nearest;
}

/** A warning as one reads it: place, message, code, cure. */
export function warningText({ file, line, column, message, code, suggestion }) {
  const place = [file, line, column].filter(Boolean).join(":");
  return `${place && `${place}: `}${message} [${code}]${suggestion ? `\n  ${suggestion}` : ""}`;
}
