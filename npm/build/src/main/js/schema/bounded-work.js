import vm from "node:vm";

/** Far above what any schema needs that ends. */
const MILLIS_MAX = 2_500;

const context = vm.createContext({});
const call = new vm.Script("work()");

/** The result of some work; null if it does not end, as a pattern does not that tries very many ways to match. */
export function bounded(work) {
  context.work = work;
  try {
    return call.runInContext(context, { timeout: MILLIS_MAX });
  } catch (stopped) {
    if (stopped.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
      return null;
    }
    throw stopped;
  } finally {
    context.work = undefined;
  }
}
