import * as problems from "./reading-problems.js";

const LOOK_AROUND = "check the quotes, escapes and brackets nearby";

/** By the parser's code, what its refusal means to a person, and what to do. */
const MEANINGS = {
  BLOCK_AS_IMPLICIT_KEY: [
    'a second ": " on one line, or a key that is indented wrongly',
    "put the value in quotes, or indent the line as its neighbours are",
  ],
  MULTILINE_IMPLICIT_KEY: ["a key without a colon", 'write "key: value", with a space after the colon'],
  MISSING_CHAR: ["a quote, a bracket, a comma or a colon is missing", "close the quotes and brackets nearby"],
  BAD_INDENT: ["a line that is indented unlike those before it", "indent it as its neighbours are"],
  BAD_SCALAR_START: ["a value cannot begin with this character", "put the value in quotes"],
  BAD_DQ_ESCAPE: ["an escape that makes no sense here", LOOK_AROUND],
};

/** What the parser tells as a missing sign or as an indentation, by where it noticed. */
const UNFINISHED = ["the file ends within a quoted text, a list or a mapping", "close the quotes and brackets that are open"];
const UNCLOSED = [
  "a list or mapping in brackets goes on without a comma, or is not closed",
  "put a comma between the items, or close the bracket",
];

/** The first refusal of the parser as a problem; a tab before anything else on its line is what is wrong. */
export function syntaxProblem(text, notes, { code, pos: [offset], message }) {
  const at = notes.at(offset);
  const lineStart = notes.lines.start(at.line);
  const [indentation] = /^ */.exec(text.slice(lineStart, lineStart + offset + 1));
  if (code === "TAB_AS_INDENT" || text[lineStart + indentation.length] === "\t") {
    return problems.tabInIndentation(notes.at(code === "TAB_AS_INDENT" ? offset : lineStart + indentation.length));
  }
  const [reason, cure] = meaning(text, offset, code, message);
  return problems.yamlSyntax(at, reason, cure);
}

function meaning(text, offset, code, message) {
  const isOpen = code === "MISSING_CHAR" || /must .*end with a [\]}]/.test(message);
  if (isOpen && text.slice(offset).trim() === "") {
    return UNFINISHED;
  }
  if (isOpen && code === "BAD_INDENT") {
    return UNCLOSED;
  }
  return MEANINGS[code] ?? [message.split("\n")[0].toLowerCase(), LOOK_AROUND];
}
