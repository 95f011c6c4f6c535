/** Whatever a caller sends or gets has an example: bodies, answers, and the parameters a call cannot do without. */
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
        report({ message: `The parameter ${name} must be described in a sentence.`, location });
      }
    },
  };
}
