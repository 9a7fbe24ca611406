/** An answer that is worked out when it is first asked for. */
export function once(work) {
  let answered = false;
  let known;
  return () => {
    if (!answered) {
      known = work();
      answered = true;
    }
    return known;
  };
}
