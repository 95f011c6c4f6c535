/** Requires one success, the common errors with their headers, and 404 exactly for paths with a parameter. */
export function responses() {
  let path = "";
  return {
    PathItem: {
      enter: (_, { key }) => {
        path = String(key);
      },
      Operation({ responses = {} }, { report, location, resolve }) {
        const fail = (message) => report({ message, location: location.child("responses") });
        for (const status of ["400", "401", "429"]) {
          if (!(status in responses)) fail(`The response ${status} is missing.`);
        }
        if ("404" in responses !== path.includes("{")) {
          fail("The response 404 must be declared exactly where the path has a parameter.");
        }
        if (Object.keys(responses).filter((status) => /^2/.test(status)).length !== 1) {
          fail("The operation must have exactly one success response.");
        }
        for (const [status, header] of [
          ["401", "WWW-Authenticate"],
          ["429", "Retry-After"],
        ]) {
          const response = resolve(responses[status] ?? {}).node;
          if (response?.headers?.[header]?.required !== true) fail(`${status} must require the header ${header}.`);
        }
      },
    },
  };
}
