import { inspect } from "node:util";

/** The problems for which some work is refused; null if it is done. Whatever else goes wrong is thrown on. */
export function refusalOf(work) {
  try {
    work();
    return null;
  } catch (refused) {
    if (refused.problems === undefined) {
      throw refused;
    }
    return refused;
  }
}

/** The result of some work. Where that is refused, where in the plugin that happened is nothing that a person can mend. */
export function withoutFrames(work) {
  try {
    return work();
  } catch (refused) {
    if (refused.problems !== undefined) {
      refused.stack = `${refused.name}: ${refused.message}`;
      // What bundlers print of an error is what it says, not how it is made.
      Object.defineProperty(refused, inspect.custom, { value: () => refused.stack, configurable: true });
    }
    throw refused;
  }
}
