// Every problem that a workspace's folder and its accepted findings can have; the Java reader says the same.
import { DOCUMENTS_MAX } from "../bounds.js";
import { error, warning } from "../problem.js";

const TENANT_SHOWN_MAX = 80;

const lastName = (file) => file.slice(file.lastIndexOf("/") + 1);

export const noWorkspace = (folder) =>
  error("BERS-WSP-001", `neither ${folder} nor a folder above it has a bers.yaml`, {
    expected: "a folder with bers.yaml, bers.yml or bers.json",
    suggestion: "run `bers init` to begin a workspace, or name one with bers({ configPath: DIR })",
  });

export const noFolder = (named, isFile) =>
  error("BERS-WSP-014", `${named} is ${isFile ? "a file and no folder" : "no folder"}`, {
    expected: "a folder with bers.yaml, bers.yml or bers.json",
    suggestion: isFile ? "name the folder that holds bers.yaml" : "correct configPath; it counts from the bundler's root",
  });

export const noManifest = (folder) =>
  error("BERS-WSP-015", `the folder ${folder} has no bers.yaml`, {
    expected: "a folder with bers.yaml, bers.yml or bers.json",
    suggestion: "name the folder of the workspace itself: those above a folder that is named are not looked at",
  });

export const twoFiles = (file, other) =>
  error("BERS-WSP-002", `${file} and ${other} are two files for one document`, {
    file,
    found: `${file} beside ${other}`,
    expected: "one of the two",
    suggestion: "remove or rename one of the two",
  });

export const undeclared = (file, expected, nearest) =>
  error("BERS-WSP-003", `${file} belongs to nothing that is declared`, {
    file,
    found: lastName(file),
    expected,
    suggestion:
      nearest === null
        ? "declare the environment in bers.yaml, or remove the file"
        : `Did you mean ${nearest}${file.slice(file.lastIndexOf("."))}?`,
  });

export const unreadable = (file, reason) =>
  error("BERS-WSP-004", `${file} cannot be read: ${reason}`, {
    file,
    suggestion: "check that it exists and that you may read it",
  });

export const notAFile = (file, expected) =>
  error("BERS-WSP-005", `${file} must be ${expected}`, {
    file,
    found: "something else",
    expected,
    suggestion: "remove or rename what is in the way",
  });

export const leadsOutside = (file) =>
  error("BERS-WSP-006", `the link ${file} leads out of the workspace`, {
    file,
    found: "a link to elsewhere",
    expected: "a file within the workspace",
    suggestion: "copy the file into the workspace",
  });

export const brokenLink = (file) =>
  error("BERS-WSP-007", `the link ${file} leads nowhere, or back to itself`, {
    file,
    suggestion: "remove it, or mend its target",
  });

export function badTenantName(file, name) {
  const shown = name.slice(0, TENANT_SHOWN_MAX).replace(/[\u0000-\u001F\u007F]/g, "?");
  return error("BERS-WSP-008", `a tenant's folder must be named by its hash, got: ${shown}`, {
    file,
    found: shown,
    expected: "1 to 64 of A-Z a-z 0-9 _ -",
    suggestion: "rename the folder to the tenant's hash",
  });
}

export const clashByCase = (file, other) =>
  warning("BERS-WSP-009", `${file} and ${other} differ only in upper and lower case`, {
    file,
    suggestion: "rename one of the two: macOS and Windows cannot hold both",
  });

export const tooManyDocuments = () =>
  error("BERS-WSP-010", `the workspace has more than ${DOCUMENTS_MAX} documents; the rest was not read`, {
    expected: `at most ${DOCUMENTS_MAX} documents`,
  });

export const localOutsideDevelopment = (file, environment, tier) =>
  error(
    "BERS-WSP-011",
    `only environments of the development tier have local files, but ${environment} is of tier ${tier}`,
    {
      file,
      found: lastName(file),
      expected: "no local file",
      suggestion: `move its values to ${environment}.yaml, or to variables BERS_CONFIG__…`,
    },
  );

export const unknownFolder = (folder, nearest) =>
  error("BERS-WSP-012", `${folder} is no folder of a workspace`, {
    file: folder,
    suggestion: `Did you mean ${nearest}?`,
  });

export const noConfiguration = () =>
  warning("BERS-WSP-013", "the workspace has no folder config, so it configures nothing", {
    file: "config",
    suggestion: "add config/environments/base.yaml",
  });

export const badAcceptance = (at, found, expected) =>
  error("BERS-WSP-020", `an accepted finding must have ${expected}, got: ${found}`, {
    ...at,
    found,
    expected,
    suggestion: "write code, place, reason and until: YYYY-MM-DD",
  });

export const acceptanceExpired = (at, code, until) =>
  warning("BERS-WSP-021", `the acceptance of ${code} ended on ${until}`, {
    ...at,
    found: until,
    expected: "a day that is not over",
    suggestion: "mend the finding, or accept it anew with a reason",
  });

export const acceptanceUnused = (at, code, place) =>
  warning("BERS-WSP-022", `nothing at ${place} is found as ${code} any more`, { ...at, suggestion: "remove the entry" });

export const secretInClear = (at, path) =>
  warning("BERS-WSP-030", `${path} is a secret, but stands in a file in clear`, {
    ...at,
    path,
    expected: "a reference such as ${variable:NAME}",
    suggestion: "write ${variable:NAME} and give it by the environment; then change the secret",
  });
