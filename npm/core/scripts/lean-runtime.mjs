// Takes out of a compiled module what TeaVM's runtime keeps for programs that reflect, which the core does not: names and
// modifiers of classes, stack traces, interfaces as lists that each type test walks through. A test is then a property. The
// core, which throws nothing that is not refused, needs no more of an exception than its message.

import { leanLibrary } from "./lean-library.mjs";
import { MappedText } from "./mapped-text.mjs";
import { plainFunctions } from "./plain-functions.mjs";

const NAME = "[\\w$]+";
/** Of a class without a name: itself, 0, the one above, interfaces, modifiers, what encloses it, initialiser, methods. */
const COLUMNS = 8;
const INTERFACE = 512;

/** The same module without them. @param {string} compiled @param map its source map @returns {{code: string, map: object}} */
export function leanRuntime(compiled, map) {
  const module = new MappedText(compiled.replace(/\/\/# sourceMappingURL=.*\s*$/, ""), map);
  const names = runtimeNames(module.text);
  const classes = readClasses(module.text, names);
  const tested = exchangeTypeTests(module, names, classes);
  exchangeClassTables(module, names, classes, tested);
  exchangeConstructors(module, names, classes);
  exchangeStackTraces(module);
  exchangeThrown(module);
  dropDescriptions(module, names);
  exchangeFilling(module);
  exchangeShortTexts(module);
  leanLibrary(module, (name, definition) => exchangeFunction(module, name, definition));
  plainFunctions(module);
  return { code: module.text, map: module.map };
}

/** How this module calls the parts of the runtime that are exchanged. */
function runtimeNames(text) {
  const one = (pattern, what) => {
    const found = new RegExp(pattern).exec(text);
    if (found === null) {
      throw new Error(`${what} was not found; how TeaVM writes its runtime has changed`);
    }
    return found[1];
  };
  return {
    meta: one(`(${NAME})=Symbol\\("teavm_meta"\\)`, "the key of what is known of a class"),
    newMeta: one(`(${NAME})=source=>\\{return Object\\.assign\\(`, "what makes the knowledge of a class"),
    table: one(`(${NAME})=data=>\\{let packages=`, "the reader of classes"),
    isOf: one(`(${NAME})=\\(obj,cls\\)=>obj instanceof `, "the type test"),
    isAssignable: one(`(${NAME})=\\(from,to\\)=>\\{if\\(from===to\\)`, "the test of classes"),
    classMaker: one(`(${NAME})=superclass=>\\{if\\(superclass===0\\)`, "the maker of classes"),
    root: one(`function (${NAME})\\(\\)\\{this\\.\\$id\\$=0;\\}`, "the class above all others"),
  };
}

/** By name, each class: its parent, the interfaces that it names, whether it is one, its methods. */
function readClasses(text, { table }) {
  const classes = new Map();
  for (const [, rows] of text.matchAll(tables(table))) {
    const parts = split(rows);
    for (let i = 0; i < parts.length; i += COLUMNS) {
      const [name, , parent, interfaces, modifiers, , , methods] = parts.slice(i);
      classes.set(name, {
        parent: parent === "0" ? null : parent,
        interfaces: split(interfaces.slice(1, -1)),
        isInterface: (Number(modifiers) & INTERFACE) !== 0,
        methods: methods === "0" ? [] : split(methods.slice(1, -1)),
      });
    }
  }
  return classes;
}

/** The classes that a table names. */
function rowNames(rows) {
  return split(rows).filter((_, i) => i % COLUMNS === 0);
}

function tables(table) {
  return word(table, `\\(\\[(${NAME},0,.*?)\\]\\);(?!\\])`, "g");
}

/** What stands between the commas of the outermost level. */
function split(text) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[([{}\])]|,/g)) {
    if ("([{".includes(token)) {
      depth++;
    } else if (")]}".includes(token)) {
      depth--;
    } else if (token === "," && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return text === "" ? [] : [...parts, text.slice(start)];
}

/** Makes of each test of an interface one of a property. @returns the interfaces that are tested */
function exchangeTypeTests(module, { isOf }, classes) {
  const tested = new Set();
  module.replace(word(isOf, `\\((${NAME}),(${NAME})\\)(?!=>)`, "g"), (_, object, type) => {
    if (!classes.get(type)?.isInterface) {
      throw new Error(`a type test names ${type}, which is no interface`);
    }
    tested.add(type);
    return `!!${object}?.${marker(type)}`;
  });
  if (word(isOf, "(?!=\\(obj)(?![\\w$])").test(module.text)) {
    throw new Error("a type test was not understood");
  }
  return tested;
}

function marker(type) {
  return `$${type}`;
}

/** Writes of each class itself, the one above, its methods and markers; of an interface nothing. */
function exchangeClassTables(module, { table, meta, newMeta, isOf, isAssignable }, classes, tested) {
  module.replace(tables(table), (_, rows) => {
    const lean = rowNames(rows).filter((name) => !classes.get(name).isInterface || isUsed(name, module.text, table));
    return `${table}([${lean.map((name) => row(name, classes, tested)).join(",")}]);`;
  });
  exchangeFunction(
    module,
    table,
    "data=>{for(let i=0;i<data.length;){let cls=data[i++],parent=data[i++]||null,methods=data[i++]||[];"
      + `cls[${meta}]=${newMeta}({parent});cls.prototype=parent?Object.create(parent.prototype):{};`
      + "cls.prototype.constructor=cls;"
      + "for(let j=0;j<methods.length;j+=2)for(let name of [].concat(methods[j]))cls.prototype[name]=methods[j+1];}}",
  );
  exchangeFunction(module, isOf, "null");
  exchangeFunction(module, isAssignable, "null");
  if (word(isAssignable, "\\(").test(module.text)) {
    throw new Error("a class is asked whether it is above another one, which the lean runtime cannot tell");
  }
}

/** Whether code names an interface for anything but itself: arrays of it know their type. */
function isUsed(name, text, table) {
  const uses = text.replaceAll(tables(table), "").matchAll(word(name, "(?![\\w$])", "g"));
  return [...uses].length > 1;
}

function row(name, classes, tested) {
  const { parent, methods } = classes.get(name);
  const markers = [...implemented(name, classes)].filter((type) => tested.has(type));
  const members = [...methods, ...markers.flatMap((type) => [`"${marker(type)}"`, "1"])];
  return `${name},${parent ?? 0},${members.length === 0 ? 0 : `[${members}]`}`;
}

/** All interfaces that a class names, and those above them. */
function implemented(name, classes) {
  const named = classes.get(name)?.interfaces ?? [];
  return new Set(named.flatMap((type) => [type, ...implemented(type, classes)]));
}

/** Constructors set no identity, which is made when it is asked for, and call none that sets nothing. */
function exchangeConstructors(module, { root, classMaker }, classes) {
  const constructor = new RegExp(`function (${NAME})\\(\\)\\{(?:let ${NAME}=this;)?(${NAME})\\.call\\(${NAME}\\);`, "g");
  const withFields = new Set([...module.text.matchAll(constructor)].map(([, name]) => name));
  const isBare = (name) => name === null || (!withFields.has(name) && isBare(classes.get(name)?.parent ?? null));
  module.replace(`function ${root}(){this.$id$=0;}`, () => `function ${root}(){}`);
  module.replace(constructor, (all, _, parent) => (isBare(parent) ? all.slice(0, all.lastIndexOf(parent)) : all));
  module.replace(/\([\w$]+\(\)\)\.call\(this\);(?=this\.data=data)/, () => "");
  module.replace(word(classMaker, `\\((${NAME})?\\)`, "g"), (all, parent) =>
    parent === undefined || parent === "0" || isBare(parent) ? `${classMaker}()` : all,
  );
  exchangeFunction(module, classMaker, "superclass=>superclass?function(){superclass.call(this);}:function(){}");
}

/** Nobody reads where in the compiled code an exception arose. */
function exchangeStackTraces(module) {
  const [, name] = new RegExp(`(${NAME})=\\(err,ex\\)=>\\{if\\(typeof ${NAME}==="function"&&err\\.stack`).exec(module.text);
  exchangeFunction(module, name, "()=>{}");
}

/** What is thrown through JavaScript is a plain error with the message of the exception. */
function exchangeThrown(module) {
  const message = /let javaMessage=([\w$]+)\(javaException\)/.exec(module.text)?.[1];
  const made = /let err=new [\w$]+\("Java exception thrown",cause\);/;
  const type = /if\(typeof Reflect==='object'\)\{let defaultMessage=.*?\}else \{[\w$]+=Error;\}/;
  if (message === undefined || !made.test(module.text) || !type.test(module.text)) {
    throw new Error("what is thrown was not found; how TeaVM writes its runtime has changed");
  }
  module.replace(made, () => `let err=new Error(${message}(ex)??"");`);
  module.replace(type, () => "");
}

/** Nobody prints an object or array that has no text of its own, nor asks more of a class than for itself and arrays of it. */
function dropDescriptions(module, { root, newMeta }) {
  const known = "{name:null,parent:null,itemType:null,arrayType:null,classObject:null}";
  exchangeFunction(module, newMeta, `source=>Object.assign(${known},source)`);
  module.replace(/JavaArray\.prototype\.toString=function\(\)\{.*?return str;\};/, () => "");
  const described = word(root, "\\.prototype\\.(?:toString|__teavm_class__)=function\\(\\)\\{.*?\\};", "g");
  module.replace(described, () => "");
}

/** Most arrays are of a few elements, for which a loop is three times faster. */
function exchangeFilling(module) {
  const count = module.replace("data.fill(null);", () => "for(let i=0;i<sz;i++)data[i]=null;");
  if (count === 0) {
    throw new Error("what makes arrays was not found; how TeaVM writes its runtime has changed");
  }
}

/** Most texts that are made of units are short; then no view of the array is made for each. */
function exchangeShortTexts(module) {
  const start = '=(array,offset,count)=>{let result="";';
  const loop = "for(let i=offset;i<offset+count;i++)result+=String.fromCharCode(array[i]);";
  if (module.replace(start, () => `${start}if(count<64){${loop}return result;}`) === 0) {
    throw new Error("what makes texts of units was not found; how TeaVM writes its runtime has changed");
  }
}

/** Exchanges what a function of the runtime is defined as. */
function exchangeFunction(module, name, definition) {
  const { index } = word(name, "=\\(?[\\w$,]+\\)?=>").exec(module.text);
  const from = index + name.length + 1;
  module.replace(module.text.slice(from, endOfFunction(module.text, from)), () => definition);
}

/** Where a function among the definitions of one let ends: at the first comma or semicolon of its own level. */
function endOfFunction(text, start) {
  const body = text.indexOf("=>", start);
  let depth = 0;
  for (const { 0: token, index } of text.slice(body).matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[([{}\]),;]/g)) {
    if ("([{".includes(token)) {
      depth++;
    } else if (")]}".includes(token)) {
      depth--;
    } else if (",;".includes(token) && depth === 0) {
      return body + index;
    }
  }
  throw new Error("a function of the runtime does not end");
}

/** A name as a token of its own, and what follows it. */
function word(name, then, flags = "") {
  return new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}${then}`, flags);
}
