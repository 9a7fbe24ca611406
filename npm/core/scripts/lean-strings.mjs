// Lets the engine search and compare texts. TeaVM compiles java.lang.String from Java: each search is a loop over units, which
// costs most while the engine has not optimised anything yet, and that is the first answer of a build or a page.

const NAME = "[\\w$]+";

/**
 * By method, how the body of its function begins, where TEXT is the field with the JavaScript string, and what it becomes.
 * Methods that a module does not use are not in it.
 */
const METHODS = {
  charAt: {
    begins: "let c;if\\(b>=0&&b<a\\.TEXT\\.length\\)return a\\.TEXT\\.charCodeAt\\(b\\);",
    becomes: "(a,b)=>a.TEXT.charCodeAt(b)",
  },
  compareTo: {
    begins: "let c,d,e;if\\(a===b\\)return 0;c=NAME\\(a\\.TEXT\\.length,b\\.TEXT\\.length\\);",
    becomes: "(a,b)=>a.TEXT<b.TEXT?-1:+(a.TEXT>b.TEXT)",
  },
  startsWithAt: {
    begins: "let d,e,f;if\\(\\(c\\+b\\.TEXT\\.length\\|0\\)>a\\.TEXT\\.length\\)return 0;",
    becomes: "(a,b,c)=>+a.TEXT.startsWith(b.TEXT,c)",
  },
  endsWith: {
    begins: "let c,d,e,f;if\\(a===b\\)return 1;if\\(b\\.TEXT\\.length>a\\.TEXT\\.length\\)return 0;",
    becomes: "(a,b)=>+a.TEXT.endsWith(b.TEXT)",
  },
  indexOfCharacter: {
    begins: "let d,e,f,g;d=NAME\\(0,c\\);if\\(b<65536\\)",
    becomes: "(a,b,c)=>a.TEXT.indexOf(String.fromCodePoint(b),c)",
  },
  lastIndexOfCharacter: {
    begins: "let c,d,e;a:\\{c=NAME\\(a\\.TEXT\\.length-1\\|0,a\\.TEXT\\.length-1\\|0\\);if\\(b<65536\\)",
    becomes: "(a,b)=>a.TEXT.lastIndexOf(String.fromCodePoint(b))",
  },
  indexOf: {
    begins: "let d,e,f;d=NAME\\(0,c\\);e=a\\.TEXT\\.length-b\\.TEXT\\.length\\|0;",
    becomes: "(a,b,c)=>a.TEXT.indexOf(b.TEXT,c)",
  },
  contains: {
    begins: "let c,d,e;c=a\\.TEXT\\.length;b=b;d=c-b\\.TEXT\\.length\\|0;",
    becomes: "(a,b)=>+a.TEXT.includes(b.TEXT)",
  },
  hashCode: {
    begins: "let b;a:\\{if\\(!a\\.(?<hash>NAME)\\)\\{b=0;while\\(true\\)\\{if\\(b>=a\\.TEXT\\.length\\)break a;",
    becomes:
      "a=>{let h=a.HASH;if(!h){let s=a.TEXT;for(let i=0;i<s.length;i++)h=31*h+s.charCodeAt(i)|0;a.HASH=h;}return h;}",
  },
};
/** What every module has; if one is not found, TeaVM writes its class library otherwise. */
const EVERYWHERE = ["charAt", "startsWithAt", "indexOfCharacter", "hashCode"];

/**
 * Exchanges the methods of texts.
 *
 * @param {import("./mapped-text.mjs").MappedText} module
 * @param {(name: string, definition: string) => void} exchange what a function is defined as
 */
export function leanStrings(module, exchange) {
  const text = textField(module.text);
  for (const [method, { begins, becomes }] of Object.entries(METHODS)) {
    const body = begins.replaceAll("TEXT", text).replaceAll("NAME", NAME);
    const found = new RegExp(`(?<![\\w$.])(${NAME})=(?:\\(\\w(?:,\\w)*\\)|\\w)=>\\{${body}`).exec(module.text);
    if (found !== null) {
      exchange(found[1], becomes.replaceAll("TEXT", text).replaceAll("HASH", found.groups?.hash));
      if (method === "charAt") {
        inlineCharAt(module, found[1], text);
      }
    } else if (EVERYWHERE.includes(method)) {
      throw new Error(`String.${method} was not found; how TeaVM writes its class library has changed`);
    }
  }
}

/** The field of a text that holds the JavaScript string. */
function textField(code) {
  const found = new RegExp(`str=>str===null\\?null:str\\.(${NAME})`).exec(code);
  if (found === null) {
    throw new Error("the string of a text was not found; how TeaVM writes its runtime has changed");
  }
  return found[1];
}

/** Asks for a unit where that is needed instead of calling what asks. */
function inlineCharAt(module, name, text) {
  const call = new RegExp(`(?<![\\w$.])${name.replaceAll("$", "\\$")}\\((${NAME}),((?:[^(),]|\\([^(),]*\\))+)\\)(?!=>)`, "g");
  module.replace(call, (_, string, index) => `${string}.${text}.charCodeAt(${index})`);
}
