import { answer } from "@bers/core";
import { bounded } from "../schema/bounded-work.js";
import { compileSchema } from "../schema/config-schema.js";
import { Places } from "../schema/places.js";
import { placedAt } from "../schema/paths.js";
import * as schemaProblems from "../schema/schema-problems.js";
import { ValidatorCache } from "../schema/validator-cache.js";
import { violations } from "../schema/violations.js";
import { once } from "../once.js";
import { isError } from "../problem.js";
import { AffectedProblems } from "./affected-problems.js";
import { KINDS } from "./document-placement.js";
import * as problems from "./folder-problems.js";

const AREAS = ["CFG", "DOC", "MAN", "WSP"];
const WRONG_TYPE = "BERS-CFG-010";
const MISSING = "BERS-CFG-013";
const UNDECLARED = "BERS-CFG-014";
const UNKNOWN_REFERENCE = "BERS-CFG-042";
const PUBLIC_FROM_PRIVATE = "BERS-CFG-051";
const VARIABLE_NOT_SET = "BERS-CFG-049";
const REFERENCE = "${";
/** What takes the type of the value that it refers to. */
const LONE_REFERENCE = /^\$\{[^{}]*\}$/;

/**
 * Everything that is wrong with a workspace: all files, and the configurations of the environments asked for, each place
 * once.
 *
 * @param {import("./workspace.js").Workspace} workspace
 * @param variables of the process, as the highest layer
 * @param {string} today YYYY-MM-DD, for acceptances that end
 * @param {string} [only] the environment whose configurations are looked at, without those of tenants; the report then
 *   has the snapshot of what may enter a page, and the violations of its isolation. All of everything if it is left out
 */
export function validate(workspace, variables, today, only) {
  return new Validation(workspace, variables, only).report(today);
}

class Validation {
  #only;
  #snapshot = null;
  #violations = [];
  #workspace;
  #variables;
  #problems = new AffectedProblems();

  constructor(workspace, variables, only) {
    this.#workspace = workspace;
    this.#variables = variables;
    this.#only = only;
  }

  report(today) {
    this.#workspace.problems.forEach((problem) => this.#problems.add(problem));
    const schemas = {};
    const cache = new ValidatorCache(this.#workspace.root);
    for (const [kind, schema] of Object.entries(this.#workspace.schemas)) {
      schemas[kind] = compileSchema(schema, cache);
      schemas[kind].problems.forEach((problem) => this.#problems.add(problem));
    }
    if (this.#workspace.declared !== null) {
      this.#configurations(this.#asked(), schemas);
    }
    return this.#judged(today);
  }

  #judged(today) {
    const acceptance = this.#workspace.accepted.on(today);
    const remaining = [];
    const accepted = [];
    for (const problem of this.#problems.list()) {
      (acceptance.accepts(problem) ? accepted : remaining).push(problem);
    }
    if (this.#only === undefined) {
      remaining.push(...acceptance.leftovers((code) => AREAS.includes(code.slice(5, 8))));
    }
    return {
      documents: this.#workspace.files.size,
      environments: this.#workspace.declared?.environments.length ?? 0,
      tenants: this.#workspace.tenants.length,
      valid: !remaining.some(isError),
      problems: remaining,
      accepted,
      snapshot: this.#snapshot,
      violations: this.#violations,
    };
  }

  #asked() {
    if (this.#only !== undefined) {
      return this.#workspace.kinds.map((kind) => ({
        kind,
        environment: this.#only,
        public: kind === "environment",
      }));
    }
    return this.#workspace.kinds.flatMap((kind) =>
      this.#workspace.declared.environments.flatMap(({ name: environment }) => [
        { kind, environment },
        ...(kind === "environment" ? this.#workspace.tenants.map((tenant) => ({ kind, environment, tenant })) : []),
      ]),
    );
  }

  #configurations(asked, schemas) {
    const found = resolveAll(this.#workspace, this.#variables, asked, this.#only);
    this.#violations = found.violations ?? [];
    found.problems.forEach((problem) => this.#problems.add(problem));
    const questions = asked
      .map((question, i) => ({ question, configuration: found.configurations?.[i], schema: schemas[question.kind] }))
      .filter(({ configuration }) => configuration !== undefined);
    const faults = allFaults(questions.filter(({ question, schema }) => this.#isHeldAgainst(schema, question)));
    for (const one of questions) {
      this.#configuration(one.question, one.configuration, one.schema, faults.get(one) ?? []);
    }
  }

  #configuration(question, configuration, schema, faults) {
    const { environment, tenant } = question;
    const leaves = once(() => this.#leaves(question));
    this.#snapshot ??= configuration.public ?? null;
    for (const problem of this.#ofMerging(configuration)) {
      if (!this.#isConsequenceOfFile(problem, question)) {
        this.#problems.add(problem, environment, tenant);
      }
    }
    const own = [
      ...this.#ofSchema(question, configuration, schema, faults, leaves),
      ...configuration.harmful,
      ...this.#secretsInClear(question, configuration, leaves),
    ];
    for (const problem of own) {
      if (!this.#isConsequence(problem, question, configuration)) {
        this.#problems.add(problem, environment, tenant);
      }
    }
  }

  #isHeldAgainst(schema, question) {
    return schema !== undefined && schema.validate !== null && this.#mode(question) !== "off";
  }

  #ofSchema(question, configuration, schema, faults, leaves) {
    if (faults === ENDLESS) {
      return [schemaProblems.endless(schema.file)];
    }
    if (faults.length === 0) {
      return [];
    }
    const places = this.#places(question, configuration, leaves());
    const severity = this.#mode(question) === "warn" ? "warning" : "error";
    return violations(schema, faults, places).map((problem) => ({ ...problem, severity }));
  }

  #places(question, { values, secrets }, leaves) {
    return new Places(values, leaves, secrets, this.#workspace.files, this.#ownFile(question));
  }

  #leaves(question) {
    return resolveAll(this.#workspace, this.#variables, [{ ...question, leaves: true }]).configurations[0].leaves;
  }

  #mode({ kind, environment }) {
    const modes = this.#workspace.declared.validation[kind];
    return this.#tier(environment) === "production" ? modes.production : modes.staging;
  }

  #tier(environment) {
    return this.#workspace.declared.environments.find(({ name }) => name === environment).tier;
  }

  #ownFile({ kind, environment }) {
    const own = this.#workspace.documents.find(
      (document) => document.kind === kind && document.layer === "environment" && document.environment === environment,
    );
    return own?.file ?? `config/${KINDS[kind]}/${environment}.yaml`;
  }

  /**
   * The problems of merging. A variable that is not set stops a build only where the page needs it: nobody gives a
   * build the secrets of a server. For all environments it is a warning, since a process has the variables of one.
   */
  #ofMerging({ problems: found, public: page }) {
    if (this.#only === undefined) {
      return found.map((problem) => (problem.code === VARIABLE_NOT_SET ? { ...problem, severity: "warning" } : problem));
    }
    return found.filter(({ code, path }) => code !== VARIABLE_NOT_SET || page?.paths.includes(path));
  }

  /** Whether a problem of merging only follows from another one: what is missing may stand in a file that can't be read. */
  #isConsequenceOfFile({ code }, { environment, tenant }) {
    const { unread } = this.#workspace;
    return (
      (code === UNKNOWN_REFERENCE && unread.haveAny(this.#chain(environment), tenant)) ||
      (code === PUBLIC_FROM_PRIVATE && unread.haveSchema())
    );
  }

  /** An environment and its parents. */
  #chain(environment) {
    const names = [];
    for (let at = environment; at !== undefined && at !== null && !names.includes(at); ) {
      names.push(at);
      at = this.#workspace.declared.environments.find(({ name }) => name === at)?.extends;
    }
    return names;
  }

  /** Whether a problem of a value only follows from another one. */
  #isConsequence(problem, { kind, environment, tenant }, configuration) {
    if (problem.code === MISSING) {
      return this.#workspace.unread.haveLayer(kind, this.#chain(environment), tenant);
    }
    // A value whose expression failed is as written: that this doesn't fit its schema is no news. Its name is, and so is
    // what is text whatever the expression will give.
    const written = problem.path === null ? null : valueAtPath(configuration.values, problem.path);
    const isUnresolved = configuration.problems.some(isError) && typeof written === "string" && written.includes(REFERENCE);
    const isOfKnownType = problem.code === WRONG_TYPE && !LONE_REFERENCE.test(written);
    return isUnresolved && problem.code !== UNDECLARED && !isOfKnownType;
  }

  /** What a development environment calls a secret is mostly made up, for everybody's machine. */
  #secretsInClear(question, { secrets }, leaves) {
    if (secrets.length === 0 || this.#tier(question.environment) === "development") {
      return [];
    }
    return leaves()
      .filter((leaf) => secrets.includes(leaf.path) && this.#isInClear(leaf))
      .map(({ file, line, column, path }) => problems.secretInClear({ file, line, column }, path));
  }

  /** Whether a file that others see has the value itself: a text without any reference. */
  #isInClear({ file, layer, path }) {
    const document = this.#workspace.files.get(file);
    if (document === undefined || layer === "local") {
      return false;
    }
    const written = placedAt(document, pathSteps(path))?.value;
    return typeof written === "string" && written !== "" && !written.includes(REFERENCE);
  }
}

/** What a schema finds in values that it does not come to the end of. */
const ENDLESS = Symbol("endless");

/**
 * What schemas find in configurations, by the question. They are bounded together, since a bound costs more than most
 * schemas; one by one only where that does not end, to know which it was. A schema that does not end is not tried again.
 */
function allFaults(questions) {
  const together = boundedFaults(() => questions.map(faultsOf));
  if (together !== ENDLESS) {
    return new Map(questions.map((one, i) => [one, together[i]]));
  }
  const endless = new Set();
  return new Map(
    questions.map((one) => {
      const faults = endless.has(one.schema) ? ENDLESS : boundedFaults(() => faultsOf(one));
      if (faults === ENDLESS) {
        endless.add(one.schema);
      }
      return [one, faults];
    }),
  );
}

function faultsOf({ schema, configuration }) {
  return schema.validate(configuration.values) ? [] : schema.validate.errors;
}

function boundedFaults(work) {
  try {
    return bounded(work) ?? ENDLESS;
  } catch (deep) {
    if (deep instanceof RangeError) {
      return ENDLESS;
    }
    throw deep;
  }
}

/** What the core answers on configurations of a workspace, in one question. */
export function resolveAll({ manifest, documents, schemas }, variables, asked, prove) {
  const request = { manifest, documents, schemas, variables: givenVariables(variables), asked };
  return answer("configurations", prove === undefined ? request : { ...request, prove });
}

/** The variables that are set, as texts. */
function givenVariables(variables) {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
}

function pathSteps(path) {
  const { steps } = answer("path", { text: path });
  return (steps ?? []).map(({ key, index, item }) => key ?? index ?? item);
}

function valueAtPath(values, path) {
  return pathSteps(path).reduce((at, step) => at?.[step], values);
}

