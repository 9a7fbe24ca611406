/** Stops the caller because of problems in what it passed; carries them all, and the first error's code, place and cure. */
export class BersError extends Error {
  constructor(problems) {
    const first = problems.find((problem) => problem.severity === "error") ?? problems[0];
    super(problems.map(told).join("\n"));
    this.name = "BersError";
    this.code = first.code;
    this.path = first.path;
    this.place = { file: first.file, line: first.line, column: first.column };
    this.cure = first.suggestion;
    this.problems = problems;
  }
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
