// Makes of each arrow function that a module gives a name a function declaration. An engine must read the parameters and the
// body of an arrow twice before it knows that it is one, which is a third of the time in which a module is compiled.
import { parse } from "acorn";

/**
 * Exchanges the arrows in the declarations of a module's own level.
 *
 * @param {import("./mapped-text.mjs").MappedText} module
 */
export function plainFunctions(module) {
  const { body } = parse(module.text, { ecmaVersion: 2022, sourceType: "module" });
  const declarations = body.filter(({ type, kind }) => type === "VariableDeclaration" && kind === "let");
  module.edit(declarations.flatMap((statement) => withoutArrows(statement, module.text)));
}

/** What is to be exchanged in `let a=…,b=…;` so that each arrow stands by itself and all else is still declared. */
function withoutArrows({ start, end, declarations }, text) {
  const edits = [];
  let at = start;
  let isListed = false;
  for (const { id, init, end: next } of declarations) {
    const isArrow = init?.type === "ArrowFunctionExpression";
    const before = isArrow ? (isListed ? ";" : "") : isListed ? "," : "let ";
    const from = isArrow ? bodyStart(init, text) : id.start;
    const head = isArrow ? `function ${id.name}(${init.params.map((one) => text.slice(one.start, one.end)).join(",")})` : "";
    const isExpression = isArrow && init.body.type !== "BlockStatement";
    edits.push({ from: at, to: from, text: `${before}${head}${isExpression ? "{return " : ""}` });
    if (isExpression) {
      edits.push({ from: next, to: next, text: ";}" });
    }
    at = next;
    isListed = !isArrow;
  }
  return [...edits, { from: at, to: end, text: isListed ? ";" : "" }];
}

/** Behind the arrow; a body in parentheses begins with them. */
function bodyStart({ start, params }, text) {
  return text.indexOf("=>", params.at(-1)?.end ?? start) + 2;
}
