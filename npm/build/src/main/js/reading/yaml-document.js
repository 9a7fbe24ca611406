import { Placed } from "@bers/core";
import { Composer, isAlias, isMap, isScalar, isSeq, Parser } from "yaml";
import { DEPTH_MAX } from "../bounds.js";
import { nearMiss } from "../problem.js";
import * as problems from "./reading-problems.js";
import { RefusedText } from "./source-text.js";
import { plain, typeName } from "./yaml-scalars.js";
import { syntaxProblem } from "./yaml-syntax.js";

const MERGE_KEY = "<<";
const CORE_TAG = "tag:yaml.org,2002:";
/** Scalars are resolved here, so that a number keeps its literal until it is checked. */
const OPTIONS = { schema: "failsafe", uniqueKeys: false, keepSourceTokens: true, prettyErrors: false, logLevel: "silent" };

/** YAML text to a placed mapping. An alias shares the value that it names, places included. */
export function readYaml(text, notes) {
  return new YamlReader(text, notes).read();
}

class YamlReader {
  #text;
  #notes;
  /** By name, {value, nodes, height}; null while the value is still being read. */
  #anchors = new Map();
  /** Levels of mappings and lists in the value that was read last. */
  #height = 0;

  constructor(text, notes) {
    this.#text = text;
    this.#notes = notes;
  }

  read() {
    const tokens = [...new Parser().parse(this.#text)];
    this.#checkDepth(tokens);
    const [first, second] = new Composer(OPTIONS).compose(tokens, true, this.#text.length);
    if (first.errors.length > 0) {
      throw new RefusedText(syntaxProblem(this.#text, this.#notes, first.errors[0]));
    }
    if (first.warnings.some(({ code }) => code === "BAD_DIRECTIVE")) {
      const { file } = this.#notes.at(0);
      throw new RefusedText(problems.yamlSyntax({ file }, "it declares another version", "remove the %YAML directive"));
    }
    if (second !== undefined) {
      throw new RefusedText(problems.severalDocuments(this.#notes.at(second.range[0])));
    }
    if (first.contents === null) {
      return new Placed(new Map(), 1, 1);
    }
    const root = this.#value(first.contents, this.#rootOffset(tokens, first.contents), 1);
    if (root.value === null) {
      return new Placed(new Map(), 1, 1);
    }
    if (!(root.value instanceof Map)) {
      const { line, column } = root;
      throw new RefusedText(problems.rootNotMapping({ ...this.#notes.at(0), line, column }, typeName(root.value)));
    }
    return root;
  }

  /** Before there is a tree, since making one recurses. */
  #checkDepth(tokens) {
    const open = tokens.map((token) => [token, 0]);
    while (open.length > 0) {
      const [token, depth] = open.pop();
      const isCollection = Array.isArray(token.items);
      if (isCollection && depth >= DEPTH_MAX) {
        throw new RefusedText(problems.tooDeep(this.#notes.at(token.offset)));
      }
      const below = depth + (isCollection ? 1 : 0);
      const parts = isCollection ? token.items.flatMap(({ key, value }) => [key, value]) : [token.value];
      for (const part of parts) {
        if (part?.items !== undefined || part?.value !== undefined) {
          open.push([part, below]);
        }
      }
    }
  }

  #rootOffset(tokens, node) {
    const document = tokens.find(({ type }) => type === "document");
    return propertiesOffset(document?.start) ?? node.range[0];
  }

  #value(node, offset, depth) {
    if (isAlias(node)) {
      return this.#aliased(node, offset, depth);
    }
    const before = this.#notes.nodes;
    this.#notes.countNodes(1, offset);
    if (node?.anchor !== undefined) {
      this.#anchors.set(node.anchor, null);
    }
    const value = isMap(node) || isSeq(node) ? this.#collection(node, offset, depth) : this.#scalar(node, offset);
    const { line, column } = this.#notes.at(offset);
    const placed = new Placed(value, line, column);
    if (node?.anchor !== undefined) {
      this.#anchors.set(node.anchor, { placed, nodes: this.#notes.nodes - before, height: this.#height });
    }
    return placed;
  }

  #aliased({ source }, offset, depth) {
    const known = this.#anchors.get(source);
    if (known === undefined) {
      const nearest = nearMiss(source, [...this.#anchors.keys()]);
      throw new RefusedText(problems.unknownAlias(this.#notes.at(offset), source, nearest));
    }
    if (known === null) {
      throw new RefusedText(problems.recursiveAnchor(this.#notes.at(offset), source));
    }
    this.#notes.countNodes(known.nodes, offset);
    this.#notes.checkDepth(depth - 1 + known.height, offset);
    this.#height = known.height;
    return known.placed;
  }

  #scalar(node, offset) {
    this.#height = 0;
    const text = node?.source ?? (node === null ? "" : String(node.value ?? ""));
    this.#notes.checkText(text, offset);
    if (node?.tag !== undefined) {
      return this.#tagged(text, node.tag, offset);
    }
    const isPlain = node === null || node.type === "PLAIN" || node.type === undefined;
    return isPlain ? plain(text, offset, this.#notes) : text;
  }

  #tagged(text, tag, offset) {
    const shown = shownTag(tag);
    switch (shown) {
      case "!":
      case "!!str":
        return text;
      case "!!int":
      case "!!float":
      case "!!bool":
      case "!!null": {
        const value = plain(text, offset, this.#notes);
        if (!fits(value, shown)) {
          this.#notes.add(problems.tagDoesNotFit(this.#notes.at(offset), shown, typeName(value)));
        }
        return value;
      }
      case "!!map":
      case "!!seq":
        this.#notes.add(problems.tagDoesNotFit(this.#notes.at(offset), shown, "a scalar"));
        return text;
      default:
        this.#notes.add(problems.unsupportedTag(this.#notes.at(offset), shown));
        return text;
    }
  }

  #collection(node, offset, depth) {
    this.#notes.checkDepth(depth, offset);
    if (node.tag !== undefined) {
      this.#checkCollectionTag(shownTag(node.tag), isMap(node), offset);
    }
    return isMap(node) ? this.#mapping(node, depth) : this.#list(node, depth);
  }

  #checkCollectionTag(shown, isMapping, offset) {
    if (shown === "!" || shown === (isMapping ? "!!map" : "!!seq")) {
      return;
    }
    const at = this.#notes.at(offset);
    const isKnown = ["!!str", "!!int", "!!float", "!!bool", "!!null", "!!map", "!!seq"].includes(shown);
    const type = isMapping ? "a mapping" : "a list";
    this.#notes.add(isKnown ? problems.tagDoesNotFit(at, shown, type) : problems.unsupportedTag(at, shown));
  }

  #list(node, depth) {
    const tokens = node.srcToken?.items.filter(({ value, start }) => value !== undefined || start?.length > 0) ?? [];
    let highest = 0;
    const items = node.items.map((item, i) => {
      const own = tokens.length === node.items.length ? propertiesOffset(tokens[i].start) : undefined;
      const placed = this.#value(item, own ?? item.range[0], depth + 1);
      highest = Math.max(highest, this.#height);
      return placed;
    });
    this.#height = highest + 1;
    return items;
  }

  #mapping(node, depth) {
    const entries = new Map();
    let highest = 0;
    for (const { key: keyNode, value: valueNode, srcToken } of node.items) {
      const keyOffset = propertiesOffset(srcToken?.start) ?? keyNode?.range?.[0] ?? node.range[0];
      const key = this.#key(keyNode, keyOffset, depth);
      highest = Math.max(highest, this.#height);
      const offset = propertiesOffset(srcToken?.sep) ?? valueNode?.range?.[0] ?? keyOffset;
      const value = this.#value(valueNode, offset, depth + 1);
      highest = Math.max(highest, this.#height);
      if (key !== null && entries.has(key)) {
        this.#notes.add(problems.duplicateKey(this.#notes.at(keyOffset), key, entries.get(key).keyLine));
      } else if (key !== null) {
        const { line, column } = this.#notes.at(keyOffset);
        entries.set(key, new Placed(value.value, value.line, value.column, line, column));
      }
    }
    this.#height = highest + 1;
    return entries;
  }

  /** The key that a node writes; null, and noted, where it is none. */
  #key(node, offset, depth) {
    if (isScalar(node) && node.type === "PLAIN" && node.source === MERGE_KEY) {
      this.#notes.add(problems.mergeKey(this.#notes.at(offset)));
      this.#height = 0;
      return null;
    }
    const { value } = this.#value(node, offset, depth + 1);
    if (typeof value === "string") {
      this.#notes.checkKey(value, offset);
      return value;
    }
    const written = isScalar(node) ? node.source : null;
    this.#notes.add(problems.keyNotText(this.#notes.at(offset), typeName(value), written));
    return null;
  }
}

/** Where the tag or anchor before a node stands; undefined if it has none. */
function propertiesOffset(tokens) {
  return tokens?.find(({ type }) => type === "tag" || type === "anchor")?.offset;
}

function shownTag(tag) {
  return tag.startsWith(CORE_TAG) ? `!!${tag.slice(CORE_TAG.length)}` : tag;
}

function fits(value, tag) {
  switch (tag) {
    case "!!int":
      return Number.isInteger(value);
    case "!!float":
      return typeof value === "number";
    case "!!bool":
      return typeof value === "boolean";
    default:
      return value === null;
  }
}
