/**
 * The errors of ajv in groups: those below one anyOf or oneOf together, each other one alone. ajv names the errors of
 * every branch and then the combinator itself; a person wants those of the branch that was meant.
 *
 * @typedef {{errors: object[], combinator: object | null, branches: object[][]}} Group
 * @returns {Group[]}
 */
export function grouped(errors, schema) {
  const rest = errors.filter(({ keyword }) => keyword !== "if");
  const groups = [];
  for (let i = rest.length - 1; i >= 0; i--) {
    const error = rest[i];
    if (error.keyword !== "anyOf" && error.keyword !== "oneOf") {
      groups.unshift({ errors: [error], combinator: null, branches: [] });
      continue;
    }
    const reached = error.schema.map((branch, at) => pointersBelow(branch, `${error.schemaPath}/${at}`, schema));
    const branches = error.schema.map(() => []);
    while (i > 0) {
      const at = reached.findIndex((pointers) => isBelow(rest[i - 1], error, pointers));
      if (at < 0) {
        break;
      }
      branches[at].unshift(rest[--i]);
    }
    groups.unshift({ errors: [error], combinator: error, branches: branches.filter((branch) => branch.length > 0) });
  }
  return groups;
}

function isBelow(error, combinator, pointers) {
  const path = error.instancePath;
  const isWithin = path === combinator.instancePath || path.startsWith(`${combinator.instancePath}/`);
  return isWithin && pointers.some((pointer) => error.schemaPath.startsWith(`${pointer}/`));
}

/** Where errors of a branch come from: below itself, and below what it refers to. */
function pointersBelow(branch, pointer, schema) {
  const pointers = [pointer];
  const open = [branch];
  while (open.length > 0) {
    const at = open.pop();
    if (at === null || typeof at !== "object") {
      continue;
    }
    if (typeof at.$ref === "string" && !pointers.includes(at.$ref)) {
      pointers.push(at.$ref);
      open.push(at.$ref.startsWith("#/") ? resolve(schema, at.$ref) : schema);
    }
    open.push(...Object.values(at));
  }
  return pointers;
}

function resolve(schema, reference) {
  return reference
    .slice(2)
    .split("/")
    .reduce((at, step) => at?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], schema);
}

/** The branch whose type fits if there is one, then the one with the fewest errors, then the first. */
export function nearestOf({ combinator, branches }) {
  const outermost = depth(combinator);
  const ranked = [...branches].sort(
    (a, b) => failsByType(a, outermost) - failsByType(b, outermost) || a.length - b.length,
  );
  const fitsNone = ranked.length > 0 && failsByType(ranked[0], outermost) === 1;
  return { errors: ranked[0] ?? [], alternatives: fitsNone ? branches.map(([first]) => first) : [] };
}

function failsByType(branch, outermost) {
  return branch.some((error) => depth(error) === outermost && ["type", "const"].includes(error.keyword)) ? 1 : 0;
}

function depth({ instancePath }) {
  return instancePath.split("/").length;
}
