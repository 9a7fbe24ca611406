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
