/** Requires an example for each body and required parameter, and a description for each parameter. */
export function examples() {
  return {
    MediaType(media, { report, location }) {
      if (media.example === undefined) report({ message: "The body must have an example.", location });
    },
    Parameter({ name, required, example, description }, { report, location }) {
      if (required && example === undefined) {
        report({ message: `The required parameter ${name} must have an example.`, location });
      }
      if (!/\.$/.test(description ?? "")) {
        report({ message: `The parameter ${name} must have a description that ends with a period.`, location });
      }
    },
  };
}
