/** A request that was refused, in the shape in which fetch itself fails. */
class RefusedRequest extends TypeError {
  constructor(refusal) {
    super(told(refusal));
    describe(this, refusal);
  }
}

/** A request that was refused, in the shape in which what throws at once fails. */
class RefusedAccess extends DOMException {
  constructor(refusal) {
    super(told(refusal), "SecurityError");
    describe(this, refusal);
  }
}

function told({ problem }) {
  return `${problem.message} [${problem.code}]\n  ${problem.suggestion}`;
}

function describe(error, { problem, endpoint, owner }) {
  Object.assign(error, { problem, problems: [problem], endpoint, owner, cure: problem.suggestion });
}

/**
 * The ways in which a script of a page asks a server for something by its address, fetch first, those included that only
 * some browsers have: where each stands, and how it is wrapped so that each address is checked. Wrapped as proxies: names,
 * static constants, prototypes and what extends them stay.
 */
export function guardedApis(target) {
  return [
    { name: "fetch", holder: target, property: "fetch", wrap: guardFetch(target, "fetch") },
    { name: "fetchLater", holder: target, property: "fetchLater", wrap: guardFetch(target, "fetchLater") },
    { name: "XMLHttpRequest", holder: target.XMLHttpRequest?.prototype, property: "open", wrap: guardOpen },
    { name: "WebSocket", holder: target, property: "WebSocket", wrap: guardConstructor("WebSocket") },
    { name: "WebTransport", holder: target, property: "WebTransport", wrap: guardConstructor("WebTransport") },
    { name: "EventSource", holder: target, property: "EventSource", wrap: guardConstructor("EventSource") },
    { name: "sendBeacon", holder: target.Navigator?.prototype, property: "sendBeacon", wrap: guardBeacon },
  ];
}

/** How what fails is told: fetch fails later, as its promise, and all others at once. */
const FAILING = {
  fetch: { Refused: RefusedRequest, fail: (failure) => Promise.reject(failure) },
  fetchLater: {
    Refused: RefusedAccess,
    fail(failure) {
      throw failure;
    },
  },
};

function guardFetch(target, name) {
  const { Refused, fail } = FAILING[name];
  const urlOf = Object.getOwnPropertyDescriptor(target.Request?.prototype ?? {}, "url")?.get;
  return (original, check) =>
    new Proxy(original, {
      apply(_, self, given) {
        if (given.length === 0) {
          return Reflect.apply(original, self, given);
        }
        const [resource, ...rest] = given;
        const asked = requestUrl(urlOf, resource);
        let address;
        try {
          address = asked ?? `${resource}`;
        } catch (failure) {
          return fail(failure);
        }
        const refusal = check(address, name);
        if (refusal !== null) {
          return fail(new Refused(refusal));
        }
        // The text that was checked goes on, since an object could answer differently when it is asked again.
        return Reflect.apply(original, self, [asked === undefined ? address : resource, ...rest]);
      },
    });
}

/** The address of a real Request, which no script can make up; undefined for anything else. */
function requestUrl(urlOf, resource) {
  if (typeof resource !== "object" || resource === null || urlOf === undefined) {
    return undefined;
  }
  try {
    return urlOf.call(resource);
  } catch {
    return undefined;
  }
}

function guardOpen(original, check) {
  return new Proxy(original, {
    apply(_, self, given) {
      const [method, resource, ...rest] = given;
      if (given.length < 2) {
        return Reflect.apply(original, self, given);
      }
      const address = String(resource);
      refuse(check(address, "XMLHttpRequest"));
      return Reflect.apply(original, self, [method, address, ...rest]);
    },
  });
}

function guardConstructor(name) {
  return (original, check) =>
    new Proxy(original, {
      construct(_, given, newTarget) {
        if (given.length === 0) {
          return Reflect.construct(original, given, newTarget);
        }
        const address = String(given[0]);
        refuse(check(address, name));
        return Reflect.construct(original, [address, ...given.slice(1)], newTarget);
      },
    });
}

function guardBeacon(original, check) {
  return new Proxy(original, {
    apply(_, self, given) {
      if (given.length === 0) {
        return Reflect.apply(original, self, given);
      }
      const address = String(given[0]);
      return check(address, "sendBeacon") === null && Reflect.apply(original, self, [address, ...given.slice(1)]);
    },
  });
}

function refuse(refusal) {
  if (refusal !== null) {
    throw new RefusedAccess(refusal);
  }
}
