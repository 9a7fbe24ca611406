import { BersError, contentSecurityPolicy, detect } from "@bers/core";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { isError, warningText } from "../problem.js";
import { SIGNAL_FILES } from "../workspace/file-signals.js";
import { processSignals } from "../workspace/process-signals.js";
import { resolveAll, validate } from "../workspace/validation.js";
import { isAtOrBelow } from "../workspace/folder-reader.js";
import { findWorkspace, readWorkspace, workspaceAt } from "../workspace/workspace.js";
import { overBudget } from "./budgets.js";
import * as problems from "./build-problems.js";
import { fingerprint, folderFiles } from "./folder-files.js";
import { OutputScan } from "./output-scan.js";
import { pageRules, rulesDigest } from "./page-module.js";
import { Phases } from "./phases.js";
import { Sources } from "./sources.js";
import { typingsBelow, typingsText, writeTypings } from "./typings.js";
import { exportFor, literal } from "./virtual-module.js";

const { version } = createRequire(import.meta.url)("../../../../package.json");

/** Where the manifest stands beside the bundle. */
export const BUILD_MANIFEST = "bers-manifest.json";
/** Where the policy stands beside the bundle, as a header that a server can send. */
export const POLICY_FILE = "bers-csp.txt";

const DEFINED = ["__BERS_ENVIRONMENT__", "__BERS_CONFIG__", "__BERS_BUILD_TIMESTAMP__"];
/** Of a workspace that configures no environment. */
const NOTHING = { values: {}, itemKeys: {}, paths: [], digest: null };

/** One build, or one dev server: which environment it is for, what the page may know, and what was found in the output. */
export class BuildSession {
  #options;
  #start;
  #variables;
  #mode;
  #isImplied;
  #wayToSay;
  /** When the build began, in milliseconds since 1970. */
  #began = 0;
  /** The fingerprints of what this build has searched. */
  #searched = new Set();
  phases = new Phases();
  /** What a bundler that follows its files has to follow: absolute paths, those that are not there yet apart. */
  watched;
  /** Whether the workspace could be read at least once: before, there is nothing to answer with. */
  isPrepared = false;
  warnings = [];

  /**
   * @param options as readOptions gives them
   * @param {object} surroundings
   * @param {string} surroundings.start the bundler's root
   * @param {Record<string, string | undefined>} surroundings.variables of its process
   * @param {string} [surroundings.mode] that it was given
   * @param {boolean} [surroundings.isModeImplied] whether nobody gave it: then whatever somebody says goes before it
   * @param {string} [surroundings.wayToSay] how a person tells this bundler which environment it builds for
   */
  constructor(options, { start, variables, mode, isModeImplied = false, wayToSay = "set BERS_BUILD_ENV" }) {
    this.#wayToSay = wayToSay;
    this.#options = options;
    this.#start = path.resolve(start);
    this.#variables = variables;
    this.#mode = mode;
    this.#isImplied = isModeImplied;
    this.watched = { files: [], folders: [], missing: [path.join(this.#start, options.configPath ?? "", "bers.yaml")] };
  }

  /** Reads, detects, validates and resolves; throws all that is wrong. Until it returns, the last answers stay. */
  prepare() {
    this.phases = new Phases();
    this.#began = Date.now();
    this.#searched.clear();
    const { configPath } = this.#options;
    const root = configPath === undefined ? findWorkspace(this.#start) : workspaceAt(path.resolve(this.#start, configPath));
    this.root = root;
    const workspace = this.phases.measure("read", () => readWorkspace(root));
    this.watched = watchedBy(workspace);
    refuseErrors(workspace.problems);
    const detection = this.phases.measure("detect", () => this.#detect(workspace));
    const { environment } = detection;
    const report = this.phases.measure("validate", () =>
      validate(workspace, this.#variables, today(), environment),
    );
    refuseErrors(report.problems);
    this.#refuseViolations(workspace, report.violations);
    this.workspace = workspace;
    this.detection = detection;
    this.environment = environment;
    /** Texts that bundlers show without stopping. */
    this.warnings = [...this.#remarks(workspace, detection), ...report.problems].map(warningText);
    this.snapshot = report.snapshot ?? NOTHING;
    this.timestamp = timestamp(this.#variables);
    this.isPrepared = true;
  }

  #detect({ manifest, declared, root }) {
    const { requireExplicit } = this.#options.environmentDetection;
    try {
      return detect({ manifest, signals: this.#signals(manifest, root), requireExplicit });
    } catch (refused) {
      const names = declared.environments.map(({ name }) => name);
      throw refused.problems === undefined
        ? refused
        : new BersError(problems.inBundler(refused.problems, names, this.#wayToSay));
    }
  }

  /** What of the detection is worth saying. */
  #remarks({ declared }, { source, environment, warnings }) {
    const mode = this.#mode ?? environment;
    const isOutranked = source === "build-context" && mode !== environment && declared.environments.some(({ name }) => name === mode);
    return isOutranked ? [...warnings, problems.outrankedMode(mode, environment)] : warnings;
  }

  /** What shows where this is built. A mode that nobody gave contradicts nobody. */
  #signals(manifest, root) {
    const signals = processSignals(root, this.#variables, this.#mode);
    if (!this.#isImplied) {
      return signals;
    }
    const { source, environment } = detect({ manifest, signals });
    return ["configuration-file", "environment-variable"].includes(source) ? { ...signals, mode: environment } : signals;
  }

  /** Throws what of the environment's own configuration another one owns, where it is written. */
  #refuseViolations({ accepted }, violations) {
    const acceptance = accepted.on(today());
    const own = violations.filter(({ tenant }) => tenant === null);
    refuseErrors(own.filter((violation) => !acceptance.accepts(violation)).map(problems.violation));
  }

  /** The names in whose place a bundler puts something. */
  get definedNames() {
    return this.#options.configurationInjection.defines ? DEFINED : [];
  }

  /** What a bundler puts in the place of names, as JavaScript. */
  get defines() {
    if (!this.#options.configurationInjection.defines || !this.isPrepared) {
      return {};
    }
    return {
      __BERS_ENVIRONMENT__: literal(this.environment),
      __BERS_CONFIG__: literal(this.snapshot.values),
      __BERS_BUILD_TIMESTAMP__: literal(this.timestamp),
    };
  }

  /**
   * What the run time of the page is told. A page that is being developed also has the configurations of the other
   * environments, since there a URL parameter may ask for them.
   */
  page(isLive = false) {
    const { declared } = this.workspace;
    const isSwitchable = isLive && this.detection.tier === "development";
    const page = {
      environment: this.environment,
      digest: this.snapshot.digest,
      defaultTenant: declared.defaultTenant,
      rules: pageRules(declared, this.detection.tier),
      ...(isSwitchable && { others: mapped(this.#others(), ({ values, itemKeys, digest }) => ({ values, itemKeys, digest })) }),
    };
    return { ...page, rulesDigest: rulesDigest(page, this.snapshot.itemKeys) };
  }

  /** By each other environment, what its page would be given; one whose configuration can't be resolved is left out. */
  #others() {
    const others = this.workspace.declared.environments.map(({ name }) => name).filter((name) => name !== this.environment);
    const asked = others.map((environment) => ({ kind: "environment", environment, public: true }));
    const { configurations = [] } = resolveAll(this.workspace, this.#variables, asked);
    const sound = others.map((name, i) => [name, configurations[i]]).filter(([, found]) => found && !found.problems.some(isError));
    return Object.fromEntries(sound.map(([name, found]) => [name, found.public]));
  }

  /** Writes the declarations, unless they are what they should be. */
  writeTypings() {
    const { typings } = this.#options.configurationInjection;
    if (typings !== false) {
      const file = typings === undefined ? typingsBelow(this.#start) : path.resolve(this.#start, typings);
      const names = this.workspace.declared.environments.map(({ name }) => name);
      const text = typingsText(this.snapshot, this.workspace.schemas.environment, names);
      this.phases.measure("typings", () => writeTypings(file, text));
    }
  }

  /**
   * Searches what was built and holds it to its budgets; throws all that is wrong with it.
   *
   * @param {object} output
   * @param {Iterable<[name: string, content: string | Uint8Array]>} output.files
   * @param {Map<string, [name: string, content: string | Uint8Array][]>} [output.entries] what a page loads at once with
   *   each; without them there is no budget to be held to
   * @param {Iterable<string>} [output.modules] files that it was built from, as absolute paths
   * @param {string | null} [output.folder] of files that are copied beside it
   * @returns {Record<string, string>} files that stand beside what was built, by name
   */
  inspect({ files, entries, modules = [], folder = null }) {
    const scan = this.phases.measure("scan", () => this.#search(files, folder));
    const isHeld = entries !== undefined && Object.keys(this.#options.budgets).length > 0;
    const over = isHeld ? this.phases.measure("budgets", () => overBudget(this.#options.budgets, entries)) : [];
    const found = [...this.#foreign(scan, withFilesBelow(folder, modules)), ...over];
    if (found.length > 0) {
      throw new BersError(found);
    }
    const besides = this.phases.measure("manifest", () => this.#besides(scan.endpoints));
    Object.values(besides).forEach((text) => this.#searched.add(fingerprint(text)));
    return besides;
  }

  #search(files, folder) {
    const scan = new OutputScan(this.workspace.manifest, this.environment);
    const add = ([name, content]) => {
      this.#searched.add(fingerprint(content));
      scan.add(name, content);
    };
    for (const file of files) {
      add(file);
    }
    for (const file of folder === null ? [] : folderFiles(folder)) {
      add(file);
    }
    return scan;
  }

  /**
   * Searches what others have put below the output's folder since the build began, or changed there: plugins that come
   * later, or that write by themselves. Throws all that is wrong with it. Where the sources are below it too, nothing tells
   * them from output.
   */
  inspectWritten(folder) {
    if ([this.#start, this.root].some((sources) => isAtOrBelow(sources, path.resolve(folder)))) {
      return;
    }
    const late = this.phases.measure("scan", () => this.#unsearched(folder));
    if (late.length > 0) {
      const scan = this.phases.measure("scan", () => this.#search(late, null));
      refuseErrors(this.#foreign(scan, []));
    }
  }

  /** What came into a folder since the build began, of which nothing with the same content was searched. */
  #unsearched(folder) {
    const found = [];
    for (const [name, content] of folderFiles(folder, this.#began)) {
      if (!this.#searched.has(fingerprint(content))) {
        found.push([name, content]);
      }
    }
    return found;
  }

  /** What a search found and nobody accepted, each endpoint once: the same line is found in a chunk and in its map. */
  #foreign(scan, modules) {
    const acceptance = this.workspace.accepted.on(today());
    const sources = new Sources(modules, (bytes) => scan.foreignIn(bytes), process.cwd());
    const byEndpoint = new Map();
    for (const finding of scan.findings) {
      const { code, file, line, endpoint } = finding;
      if (!acceptance.accepts({ code, file, line, path: endpoint })) {
        byEndpoint.set(endpoint, [...(byEndpoint.get(endpoint) ?? []), finding]);
      }
    }
    const others = byEndpoint.size > 0 ? this.#others() : {};
    return [...byEndpoint].map(([endpoint, found]) => {
      const meant = exportFor(endpoint, Object.values(others), this.snapshot);
      return problems.foreignEndpoint(found, this.environment, sources.placesOf(endpoint), meant);
    });
  }

  /** What stands beside the bundle, so that what is deployed can be checked. */
  #buildManifest(endpoints) {
    const document = {
      format: 1,
      environment: this.environment,
      tier: this.detection.tier,
      digest: this.snapshot.digest,
      rulesDigest: this.page().rulesDigest,
      plugin: `@bers/build ${version}`,
      builtAt: this.timestamp,
      endpoints,
    };
    return `${JSON.stringify(document, null, 2)}\n`;
  }

  /** The environment's Content-Security-Policy; null if none is asked for. */
  get policy() {
    if (this.#options.configurationInjection.contentSecurityPolicy === false) {
      return null;
    }
    const { manifest, documents, schemas } = this.workspace;
    return contentSecurityPolicy({ manifest, documents, schemas, environment: this.environment }).value;
  }

  #besides(endpoints) {
    const isFile = this.#options.configurationInjection.contentSecurityPolicy === "file";
    return {
      [BUILD_MANIFEST]: this.#buildManifest(endpoints),
      ...(isFile && { [POLICY_FILE]: `Content-Security-Policy: ${this.policy}\n` }),
    };
  }

  /** What the policy adds to a page's head; null if nothing. */
  get policyTag() {
    const isMeta = this.#options.configurationInjection.contentSecurityPolicy === "meta";
    const attrs = { "http-equiv": "Content-Security-Policy", content: isMeta ? this.policy : "" };
    return isMeta ? { tag: "meta", attrs, injectTo: "head-prepend" } : null;
  }

  /** The environment, and what says so. */
  get decision() {
    const { detail, source } = this.detection;
    return `${this.environment} (by ${detail ?? source})`;
  }

  /** What to tell at the end of a build: the decision and the time. Null if that is not wanted. */
  get summary() {
    return this.#options.performanceMonitoring && this.isPrepared ? `${this.decision}, ${this.phases}` : null;
  }
}

/** Some files, and those below a folder, through which nobody looks before they are wanted. */
function* withFilesBelow(folder, files) {
  yield* files;
  const entries = folder === null ? [] : fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  yield* entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function refuseErrors(found) {
  if (found.some(isError)) {
    throw new BersError(found.filter(isError));
  }
}

/** What decides a workspace: all that was read, and what could be there beside it. */
function watchedBy({ root, watched, watchedFolders }) {
  const signals = ["config", ...SIGNAL_FILES].map((name) => path.join(root, name));
  const missing = signals.filter((file) => !fs.existsSync(file));
  // A file may stand where the folder config is meant to be.
  const files = [...watched, ...signals.filter((file) => !missing.includes(file) && !watchedFolders.has(file))];
  return { files, folders: [...watchedFolders], missing };
}

function mapped(object, change) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

function timestamp({ SOURCE_DATE_EPOCH }) {
  if (SOURCE_DATE_EPOCH === undefined || SOURCE_DATE_EPOCH === "") {
    return new Date().toISOString();
  }
  const date = /^[0-9]{1,11}$/.test(SOURCE_DATE_EPOCH) ? new Date(Number(SOURCE_DATE_EPOCH) * 1000) : null;
  if (date === null) {
    throw new BersError([problems.badTimestamp(SOURCE_DATE_EPOCH)]);
  }
  return date.toISOString();
}

/** The day on which acceptances are judged. */
function today() {
  return new Date().toISOString().slice(0, 10);
}
