// Lets the engine search and compare texts, and copy and fill arrays. TeaVM compiles java.lang.String and java.util.Arrays from
// Java: each search or copy is a loop, which costs most while the engine has not optimised anything yet, and that is the first
// answer of a build or a page.

const NAME = "[\\w$]+";

/**
 * By method, how the body of its function begins, where TEXT is the field with the JavaScript string, and what it becomes.
 * Methods that a module does not use are not in it; of those of arrays there is one for each type.
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
  copyOf: {
    begins: "let d,e,f,g;b=b\\.data;d=(?<maker>NAME)\\(c\\);e=d\\.data;f=NAME\\(c,b\\.length\\);g=0;while\\(g<f\\)\\{e\\[g\\]=b\\[g\\];",
    becomes: "(b,c)=>{let d=MAKER(c);d.data.set(c<b.data.length?b.data.subarray(0,c):b.data);return d;}",
  },
  copyOfObjects: {
    begins: "let d,e,f,g;d=b\\.data;e=NAME\\(NAME\\(NAME\\(b\\)\\),c\\);f=NAME\\(c,d\\.length\\);g=0;while\\(g<f\\)\\{e\\.data\\[g\\]=d\\[g\\];",
    becomes: "(b,c)=>{let d=b.data.slice(0,c);while(d.length<c)d.push(null);return new b.constructor(d);}",
  },
  fill: {
    begins: "let [fgh,]+;if\\(c>d\\)\\{NAME=new NAME;NAME\\(NAME\\);NAME\\(NAME\\);\\}while\\(c<d\\)\\{NAME=b\\.data;NAME=c\\+1\\|0;NAME\\[c\\]=e;c=NAME;\\}\\}",
    becomes: "(b,c,d,e)=>{b.data.fill(e,c,d);}",
  },
};
/** What every module has; if one is not found, TeaVM writes its class library otherwise. */
const EVERYWHERE = ["charAt", "startsWithAt", "indexOfCharacter", "hashCode", "copyOfObjects"];

/**
 * Exchanges the methods of texts and arrays.
 *
 * @param {import("./mapped-text.mjs").MappedText} module
 * @param {(name: string, definition: string) => void} exchange what a function is defined as
 */
export function leanLibrary(module, exchange) {
  const text = textField(module.text);
  for (const [method, { begins, becomes }] of Object.entries(METHODS)) {
    const body = begins.replaceAll("TEXT", text).replaceAll("NAME", NAME);
    const pattern = new RegExp(`(?<![\\w$.])(${NAME})=(?:\\(\\w(?:,\\w)*\\)|\\w)=>\\{${body}`, "g");
    const found = [...module.text.matchAll(pattern)];
    if (found.length === 0 && EVERYWHERE.includes(method)) {
      throw new Error(`${method} was not found; how TeaVM writes its class library has changed`);
    }
    for (const { 1: name, groups } of found) {
      const names = { TEXT: text, HASH: groups?.hash, MAKER: groups?.maker };
      exchange(name, becomes.replaceAll(/TEXT|HASH|MAKER/g, (which) => names[which]));
      if (method === "charAt") {
        inlineCharAt(module, name, text);
      }
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
