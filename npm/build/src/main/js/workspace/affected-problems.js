import { isError } from "../problem.js";

const COUNT_MAX = 1_000;

/**
 * Problems, each place once, with all environments and tenants that it affects. One that an environment has without any
 * tenant names no tenants there: it is not theirs.
 */
export class AffectedProblems {
  #byKey = new Map();

  /** One of the workspace as a whole, or one that an environment has, for a tenant or for none; those for none first. */
  add(problem, environment, tenant) {
    const affected = this.#affected(problem);
    if (affected === null || environment === undefined) {
      return;
    }
    affected.environments.add(environment);
    if (tenant === undefined) {
      affected.withoutTenant.add(environment);
    } else if (!affected.withoutTenant.has(environment)) {
      affected.tenants.add(tenant);
    }
  }

  #affected(problem) {
    const { code, file, line, column, path, message } = problem;
    const key = JSON.stringify([code, file, line, column, path, message]);
    const known = this.#byKey.get(key);
    if (known === undefined) {
      if (this.#byKey.size === COUNT_MAX) {
        return null;
      }
      const affected = { problem, environments: new Set(), tenants: new Set(), withoutTenant: new Set() };
      this.#byKey.set(key, affected);
      return affected;
    }
    if (isError(problem) && !isError(known.problem)) {
      known.problem = problem;
    }
    return known;
  }

  /** By file, line and column. */
  list() {
    return [...this.#byKey.values()]
      .map(({ problem, environments, tenants }) => ({
        ...problem,
        environments: [...environments],
        tenants: [...tenants],
      }))
      .sort(byPlace);
  }
}

function byPlace(a, b) {
  const [one, other] = [a.file ?? "", b.file ?? ""];
  return (one < other ? -1 : one > other ? 1 : 0) || a.line - b.line || a.column - b.column;
}
