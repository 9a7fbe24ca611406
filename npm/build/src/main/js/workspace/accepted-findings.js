import { typeName } from "../reading/yaml-scalars.js";
import * as problems from "./folder-problems.js";

const WARNINGS = ["BERS-MAN-013", "BERS-MAN-021", "BERS-MAN-026", "BERS-WSP-009", "BERS-WSP-013", "BERS-WSP-030"];
const UNTIL = "until: YYYY-MM-DD";
const FIELDS = ["code", "place", "reason", "until"];
const CODE = /^BERS-[A-Z]{3}-[0-9]{3}$/;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** config/accepted.yaml: findings accepted on purpose, each with a reason and an end. */
export class AcceptedFindings {
  static NONE = new AcceptedFindings([]);

  constructor(entries) {
    this.entries = entries;
  }

  /** The entries of a document; what is wrong with it is added to the problems, and left out. */
  static read(file, root, found) {
    const at = ({ line, column }) => ({ file, line, column });
    const list = root.value.get("accepted");
    const isList = Array.isArray(list?.value);
    for (const key of root.value.keys()) {
      if (key !== "accepted") {
        found.push(problems.badAcceptance(at(root), `the key '${key}'`, "a place in the list `accepted:`"));
      }
    }
    if (list !== undefined && !isList) {
      const type = `accepted: with ${typeName(list.value)}`;
      found.push(problems.badAcceptance(at(list), type, "a place in the list `accepted:`"));
    }
    const items = isList ? list.value : [];
    return new AcceptedFindings(items.map((item) => entry(item, at, found)).filter((one) => one !== null));
  }

  /** What the entries mean on a day, YYYY-MM-DD, for the findings of one run. */
  on(today) {
    return new Acceptance(this.entries, today);
  }
}

function entry(item, at, found) {
  if (!(item.value instanceof Map)) {
    found.push(problems.badAcceptance(at(item), typeName(item.value), "named fields"));
    return null;
  }
  const before = found.length;
  for (const key of item.value.keys()) {
    if (!FIELDS.includes(key)) {
      found.push(problems.badAcceptance(at(item), key, "no other fields"));
    }
  }
  const fields = {};
  for (const name of FIELDS) {
    const given = item.value.get(name);
    if (typeof given?.value === "string" && given.value.trim() !== "") {
      fields[name] = given.value;
    } else {
      const type = given === undefined ? "none" : typeName(given.value);
      found.push(problems.badAcceptance(at(given ?? item), type, name === "until" ? UNTIL : `a ${name}`));
    }
  }
  if (fields.code !== undefined && !CODE.test(fields.code)) {
    found.push(problems.badAcceptance(at(item), fields.code, "a code such as BERS-ISO-002"));
  } else if (fields.code !== undefined && !isAcceptable(fields.code)) {
    const expected = "a code of CFG or ISO: what can't be read, or has no place, can't be judged either";
    found.push(problems.badAcceptance(at(item), fields.code, expected));
  }
  if (fields.until !== undefined && !isDay(fields.until)) {
    found.push(problems.badAcceptance(at(item), fields.until, UNTIL));
  }
  return found.length > before ? null : { ...fields, at: at(item) };
}

/**
 * Whether findings of a code may be accepted: those about values and endpoints, and warnings about the folder and the
 * manifest. An error that hides a part of the workspace from all other checks may not.
 */
function isAcceptable(code) {
  return /^BERS-(?:CFG|ISO)-/.test(code) || WARNINGS.includes(code);
}

function isDay(text) {
  const time = DAY.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The accepted findings applied to the findings of one run; remembers which of them were used. */
class Acceptance {
  #entries;
  #today;
  #used = new Set();

  constructor(entries, today) {
    this.#entries = entries;
    this.#today = today;
  }

  /** Whether a finding is accepted today. */
  accepts({ code, file, line, path }) {
    let isAccepted = false;
    for (const entry of this.#entries) {
      if (entry.code === code && [file, `${file}:${line}`, path].includes(entry.place)) {
        this.#used.add(entry);
        isAccepted ||= this.#today <= entry.until;
      }
    }
    return isAccepted;
  }

  /** Entries that have ended and that accepted nothing, among those whose code this run could find. */
  leftovers(isFindable) {
    return this.#entries
      .filter(({ code }) => isFindable(code))
      .flatMap((entry) => {
        if (this.#today > entry.until) {
          return [problems.acceptanceExpired(entry.at, entry.code, entry.until)];
        }
        return this.#used.has(entry) ? [] : [problems.acceptanceUnused(entry.at, entry.code, entry.place)];
      });
  }
}
