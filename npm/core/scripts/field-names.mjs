// Gives the fields of compiled classes names that unrelated classes share. TeaVM names each field of the whole program
// differently; compressed, a name that tells fewer apart takes fewer bits.

/** A class with fields of its own: its name, the one above it, and where each field gets its first value. */
const CLASS = /function ([\w$]+)\(\)\{(?:let [\w$]+=this;)?([\w$]+)\.call\([\w$]+\);((?:[\w$]+\.[\w$]+=[^;{}]+;)+)\}/g;
const FIELD = /(?:^|;)[\w$]+\.([\w$]+)=/g;
/** The class above all others. */
const ROOT = /function ([\w$]+)\(\)\{this\.\$id\$=0;\}/;
/** What makes a class without fields of its own, given the one above it; nothing stands for the root. */
const PLAIN_CLASS_MAKER = /([\w$]+)=superclass=>\{if\(superclass===0\)/;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** By the name of each field in a compiled module, a new one, which differs from those of its own object's other fields. */
export function fieldNames(compiled) {
  const code = compiled.replaceAll(/\s*\n\s*/g, " ").replaceAll(/(?<=[{};(),=.]) | (?=[{};(),=.])/g, "");
  const [, root] = ROOT.exec(code);
  const [, maker] = PLAIN_CLASS_MAKER.exec(code);
  const plainClass = new RegExp(`([\\w$]+)=${maker.replaceAll("$", "\\$")}\\(([\\w$]*)\\)`, "g");
  const classes = new Map([[root, { parent: null, fields: [] }]]);
  for (const [, name, parent] of code.matchAll(plainClass)) {
    classes.set(name, { parent: parent === "" ? root : parent, fields: [] });
  }
  for (const [, name, parent, body] of code.matchAll(CLASS)) {
    classes.set(name, { parent, fields: [...body.matchAll(FIELD)].map(([, field]) => field) });
  }
  const names = new Map();
  for (const { parent, fields } of classes.values()) {
    const before = inherited(parent, classes);
    fields.forEach((field, i) => names.set(field, shared(before + i)));
  }
  return names;
}

/** How many fields a class and those above it have. */
function inherited(name, classes) {
  let count = 0;
  for (let at = name; at !== null && at !== "0"; at = classes.get(at).parent) {
    if (!classes.has(at)) {
      throw new Error(`the compiled class ${at} was not found; how TeaVM writes classes has changed`);
    }
    count += classes.get(at).fields.length;
  }
  return count;
}

function shared(index) {
  return `_${index < LETTERS.length ? LETTERS[index] : index}`;
}
