import { VIOLATIONS_MAX } from "../bounds.js";
import { nearMiss } from "../problem.js";
import { grouped, nearestOf } from "./nearest-branch.js";
import { pathOf, steps, valueAt } from "./paths.js";
import * as problems from "./schema-problems.js";
import { describe, describeRange } from "./schema-words.js";

const TYPE = "BERS-CFG-010";
const CHOICE = "BERS-CFG-011";
const RANGE = "BERS-CFG-012";
const TEXT = "BERS-CFG-015";
const SIZE = "BERS-CFG-016";

/** By keyword, the code of its family. */
const FAMILIES = {
  type: TYPE,
  enum: CHOICE,
  const: CHOICE,
  minimum: RANGE,
  maximum: RANGE,
  exclusiveMinimum: RANGE,
  exclusiveMaximum: RANGE,
  multipleOf: RANGE,
  pattern: TEXT,
  format: TEXT,
  minLength: SIZE,
  maxLength: SIZE,
  minItems: SIZE,
  maxItems: SIZE,
  uniqueItems: SIZE,
  minProperties: SIZE,
  maxProperties: SIZE,
};

/**
 * What is wrong with a configuration, as problems at the places where its values were written.
 *
 * @param schema as compileSchema gives it
 * @param {import("./places.js").Places} places
 */
export function violations(schema, errors, places) {
  const told = new Violations(schema, places);
  return grouped(errors.filter((error) => error.propertyName === undefined), schema.root)
    .slice(0, VIOLATIONS_MAX)
    .map((group) => (group.combinator === null ? told.single(group.errors[0]) : told.combined(group)));
}

class Violations {
  #schema;
  #places;

  constructor(schema, places) {
    this.#schema = schema;
    this.#places = places;
  }

  single(error) {
    const parts = this.#steps(error);
    const family = FAMILIES[error.keyword];
    if (family !== undefined) {
      return { ...this.#violated(family, error, parts), suggestion: this.#cure(family, error, parts) };
    }
    switch (error.keyword) {
      case "required":
      case "dependentRequired":
      case "dependencies":
        return this.#missing(error, parts);
      case "additionalProperties":
      case "unevaluatedProperties":
        return this.#unknownKey(error, parts);
      case "not":
      case "contains":
        return problems.combined(...this.#subject(parts), this.#message(error, parts));
      default:
        return problems.otherwise(...this.#subject(parts), this.#message(error, parts));
    }
  }

  /** All errors below one anyOf or oneOf, told as the nearest branch. */
  combined(group) {
    const parts = this.#steps(group.combinator);
    const { errors, alternatives } = nearestOf(group);
    if (errors.length === 0) {
      return problems.combined(...this.#subject(parts), "fits more than one form of its schema");
    }
    if (alternatives.length > 0) {
      const wanted = [...new Set(alternatives.map((error) => this.#expected(error)))].join(" or ");
      const [first] = alternatives;
      const at = this.#steps(first);
      return { ...this.#violated("BERS-CFG-017", first, at, wanted), suggestion: this.#quotes(first, at) };
    }
    const problem = this.single(errors[0]);
    const count = group.branches.length;
    if (count === 1) {
      return problem;
    }
    const { file, line, column, path, found, expected, message, suggestion } = problem;
    const told = problems.noBranchFits({ file, line, column }, path ?? "", found ?? "nothing", expected ?? message, count);
    return { ...told, suggestion };
  }

  #steps({ instancePath }) {
    return steps(instancePath, this.#places.values);
  }

  #subject(parts) {
    return [this.#places.ofValue(parts), this.#places.textOf(parts), this.#places.foundAt(parts)];
  }

  #violated(code, error, parts, expected = this.#expected(error)) {
    return problems.violated(code, ...this.#subject(parts), expected);
  }

  #cure(family, error, parts) {
    return family === TYPE ? this.#quotes(error, parts) : family === CHOICE ? this.#nearestChoice(error, parts) : null;
  }

  #missing({ params, parentSchema }, parent) {
    const name = params.missingProperty;
    const described = parentSchema.properties?.[name];
    const wanted = isMapping(described) ? describe(described) : "a value";
    const misspelt = this.#misspelt(name, parent, parentSchema);
    const place = misspelt === null ? this.#places.ofMissing(parent) : this.#places.ofKey([...parent, misspelt]);
    const problem = problems.missing(place, pathOf([...parent, name]), wanted);
    return misspelt === null ? problem : { ...problem, suggestion: `is it written as ${misspelt}?` };
  }

  /** A key of the same mapping that nobody declares and that looks like the missing one. */
  #misspelt(name, parent, { properties = {} }) {
    const undeclared = Object.keys(valueAt(this.#places.values, parent)).filter((key) => !Object.hasOwn(properties, key));
    return nearMiss(name, undeclared);
  }

  #unknownKey({ params, parentSchema }, parent) {
    const name = params.additionalProperty ?? params.unevaluatedProperty;
    const parts = [...parent, name];
    const near = isMapping(parentSchema.properties) ? nearMiss(name, Object.keys(parentSchema.properties)) : null;
    return problems.unknownKey(this.#places.ofKey(parts), pathOf(parts), this.#schema.file, near);
  }

  /** A value that another type was asked for and whose quotes are all that is wrong, or missing. */
  #quotes({ parentSchema }, parts) {
    const wanted = String(parentSchema.type);
    const value = valueAt(this.#places.values, parts);
    if (typeof value === "string") {
      const isTruth = /boolean/.test(wanted) && /^(true|false)$/.test(value);
      const isNumber = /number|integer/.test(wanted) && /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$/.test(value);
      return isTruth || isNumber ? "remove the quotes" : null;
    }
    return value !== undefined && (value === null || typeof value !== "object") && /string/.test(wanted)
      ? "write it in quotes"
      : null;
  }

  #nearestChoice({ parentSchema }, parts) {
    const value = valueAt(this.#places.values, parts);
    const isScalar = value !== undefined && (value === null || typeof value !== "object");
    if (!isScalar || !Array.isArray(parentSchema.enum) || this.#places.isSecret(parts)) {
      return null;
    }
    const near = nearMiss(String(value), parentSchema.enum.map((choice) => (isMapping(choice) ? "" : String(choice))));
    return near === null ? null : `Did you mean ${near}?`;
  }

  #expected({ keyword, parentSchema }) {
    if (!isMapping(parentSchema) || Object.keys(parentSchema).length === 0) {
      return "what its schema allows";
    }
    return keyword.endsWith("imum") ? describeRange(parentSchema) : describe(parentSchema);
  }

  /** The library's own words, unless they could show a secret. */
  #message({ keyword, message }, parts) {
    return this.#places.isSecret(parts) ? `see ${keyword} in the schema` : message;
  }
}

function isMapping(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
