/** Every operation succeeds in one way, says what a bad request, a bad token and too many requests are answered with, and what a wrong guid is. */
export function answers() {
  let path = "";
  return {
    PathItem: {
      enter: (_, { key }) => {
        path = String(key);
      },
      Operation({ responses = {} }, { report, location, resolve }) {
        const say = (message) => report({ message, location: location.child("responses") });
        for (const status of ["400", "401", "429"]) {
          if (!(status in responses)) say(`The operation must answer ${status}.`);
        }
        if ("404" in responses !== path.includes("{")) {
          say("404 belongs to the operations whose path names a thing, and to no others.");
        }
        if (Object.keys(responses).filter((status) => /^2/.test(status)).length !== 1) {
          say("The operation must succeed in exactly one way.");
        }
        for (const [status, header] of [
          ["401", "WWW-Authenticate"],
          ["429", "Retry-After"],
        ]) {
          const answer = resolve(responses[status] ?? {}).node;
          if (answer?.headers?.[header]?.required !== true) say(`${status} must promise the header ${header}.`);
        }
      },
    },
  };
}
