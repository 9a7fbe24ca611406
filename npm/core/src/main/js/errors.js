/** Stops the caller because of problems in what it passed; carries them all, and the first error's code, place and cure. */
export class BersError extends Error {
  // Minifying the class takes its name away, which consoles print.
  static name = "BersError";

  constructor(problems) {
    const first = problems.find((problem) => problem.severity === "error") ?? problems[0];
    super(problems.map(told).join("\n"));
    this.code = first.code;
    // Consoles print what is enumerable, and the message says all of that.
    hide(this, "name", "BersError");
    hide(this, "path", first.path);
    hide(this, "place", { file: first.file, line: first.line, column: first.column });
    hide(this, "cure", first.suggestion);
    hide(this, "problems", problems);
  }
}

function hide(error, name, value) {
  Object.defineProperty(error, name, { value, writable: true, configurable: true });
}

function told(problem) {
  const place = [problem.file, problem.line, problem.column].filter(Boolean).join(":");
  const cure = problem.suggestion === null ? "" : `\n  ${problem.suggestion}`;
  return `${place && `${place}: `}${problem.message} [${problem.code}]${cure}`;
}

/** Throws the problems because of which a decision refuses its request. */
export function refuse(problems) {
  throw new BersError(problems);
}
