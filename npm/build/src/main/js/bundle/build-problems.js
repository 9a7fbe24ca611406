// Every problem of a build itself.
import { error, warning } from "../problem.js";

export const unknownOption = (name, known, nearest) =>
  error("BERS-BLD-001", `bers() knows no option ${name}`, {
    path: name,
    found: name,
    expected: `one of ${known.join(", ")}`,
    suggestion: nearest === null ? `use one of ${known.join(", ")}` : `Did you mean ${nearest}?`,
  });

export function badOption(name, expected, value) {
  const found = JSON.stringify(value) ?? typeof value;
  return error("BERS-BLD-002", `the option ${name} must be ${expected}, got: ${found}`, {
    path: name,
    found,
    expected,
    suggestion: `write ${expected}, or leave it out`,
  });
}

export const sameExport = (name, path, other) =>
  error("BERS-BLD-003", `${path} and ${other} would both be the export ${name} of virtual:bers`, {
    path,
    found: name,
    expected: "names that differ in more than their punctuation",
    suggestion: "rename one of the two keys",
  });

export const badTimestamp = (text) =>
  error("BERS-BLD-004", `SOURCE_DATE_EPOCH must be a whole number of seconds, got: ${text}`, {
    found: text,
    expected: "seconds since 1970-01-01T00:00:00Z",
    suggestion: "set it as `git log -1 --format=%ct` prints it, or unset it",
  });

/** An entry that loads more at once than its budget allows. */
export function overBudget({ entry, measure, size, most, largest }) {
  const how = measure === "gzip" ? " gzipped" : "";
  return error("BERS-BLD-005", `the entry ${entry} loads ${size} bytes${how} at once, but its budget is ${most}`, {
    file: largest,
    found: `${size} bytes${how}`,
    expected: `at most ${most} bytes${how}`,
    suggestion: `${largest} is the largest part: load what a page does not need at once with import(), or raise the budget`,
  });
}

export const unknownEntry = (name, known, nearest) =>
  error("BERS-BLD-006", `there is a budget for the entry ${name}, but the build has no such entry`, {
    path: `budgets.${name}`,
    found: name,
    expected: `one of ${known.join(", ")}`,
    suggestion: nearest === null ? `name one of ${known.join(", ")}, or * for each` : `Did you mean ${nearest}?`,
  });

export const unwritableTypings = (file, cause) =>
  error("BERS-BLD-008", `the declarations cannot be written to ${file}: ${cause}`, {
    path: "configurationInjection.typings",
    found: cause,
    expected: "a file that may be written",
    suggestion: "name another file in configurationInjection.typings, or write none: false",
  });

export const overwritten = (file) =>
  error("BERS-BLD-009", `the output would overwrite ${file}, from which it is built`, {
    path: "outfile",
    found: file,
    expected: "a file that is no input",
    suggestion: "name another outfile or outdir, or set allowOverwrite",
  });

/** The bundler was given a mode, and the variable that goes before it says another environment. */
export const outrankedMode = (mode, environment) =>
  warning("BERS-BLD-007", `the mode says ${mode}, but BERS_BUILD_ENV says ${environment} and goes before it`, {
    found: mode,
    expected: environment,
    suggestion: `build with --mode ${environment}, or unset BERS_BUILD_ENV`,
  });

/**
 * The same problems, with what in this bundler says the environment as the cure where none was said. Where a name was said
 * that is none, that nothing else was said is no news.
 */
export function inBundler(problems, environments, ways) {
  const names = environments.join(", ");
  const isMisnamed = problems.some(({ code }) => code === "BERS-ENV-002");
  const cures = { "BERS-ENV-001": () => `${ways}: one of ${names}`, "BERS-ENV-002": ({ suggestion }) => suggestion ?? `name one of ${names}` };
  return problems
    .filter(({ code }) => code !== "BERS-ENV-001" || !isMisnamed)
    .map((problem) => ({ ...problem, suggestion: cures[problem.code]?.(problem) ?? problem.suggestion }));
}

/** A value of the environment's configuration that names what it may not reach. */
export function violation({ code, severity, message, path, file, line, column, endpoint, owner }) {
  const cure = owner === null ? "declare its owner in bers.yaml" : "name an endpoint of the environment itself";
  return { ...error(code, message, { file, line, column, path, found: endpoint, suggestion: cure }), severity };
}

export const expandsTooFar = (file, most) =>
  error("BERS-ISO-034", `the archive expands to more than ${most} bytes and was left there`, {
    file,
    found: `more than ${most} bytes`,
    expected: `at most ${most} bytes`,
    suggestion: "check that it is no zip bomb; if it is none, unpack it and scan the folder",
  });

/** How many places of an endpoint are told; who mends those sees the rest. */
const PLACES_MAX = 12;

/**
 * A foreign endpoint in what was built.
 *
 * @param found where it is there, at least one finding
 * @param environment that it was built for
 * @param {Map<string, string[]>} written where the files have it from which it was built
 * @param {string | null} meant the export of virtual:bers that is for it
 */
export function foreignEndpoint(found, environment, written, meant) {
  const [{ code, file, source, line, column, endpoint, owner, encoding }, ...others] = found;
  const where = source === null ? "" : `, in its source ${source}`;
  const how = encoding === "plain" ? "" : `, written as ${encoding}`;
  const message = `an artefact built for ${environment} must not name an endpoint of ${owner}, got: ${endpoint}`;
  const place = written.size > 0 ? `it stands in ${placesIn(written)}: ` : alsoAt(others);
  return error(code, `${message}${where}${how}`, {
    file,
    line,
    column,
    found: endpoint,
    expected: `endpoints that ${environment} may reach`,
    suggestion: `${place}import ${meant ?? "the value"} from virtual:bers instead of writing it, or accept it in config/accepted.yaml`,
  });
}

function placesIn(written) {
  return listed([...written].flatMap(([file, places]) => places.map((place, i) => (i === 0 ? `${file}:${place}` : place))));
}

function alsoAt(others) {
  const places = others.map(({ file, line, column }) => `${file}:${line}:${column}`);
  return places.length === 0 ? "" : `it is at ${listed(places)} too: `;
}

/** The first of some places, and how many more there are. */
function listed(places) {
  const more = places.length - PLACES_MAX;
  return places.slice(0, PLACES_MAX).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
