/**
 * The rules of a page as the core reads them. A build writes hosts and owners backwards, so that a page that knows what
 * to refuse does not name it.
 */
export function readRules({ environments, detection, isolation }) {
  return {
    environments: environments.map((environment) => ({ ...environment, hostnames: environment.hostnames.map(backwards) })),
    detection,
    isolation: {
      ...isolation,
      owners: Object.fromEntries(Object.entries(isolation.owners).map(([owner, patterns]) => [owner, patterns.map(backwards)])),
      shared: isolation.shared.map(backwards),
    },
  };
}

function backwards(text) {
  return [...text].reverse().join("");
}
