/** Requires commas between the values of a list in a query, as the API reads them. */
export function lists() {
  return {
    Parameter({ name, schema, style, explode }, { report, location, resolve }) {
      const { node } = resolve(schema ?? {});
      if (node?.type === "array" && !(style === "form" && explode === false)) {
        report({ message: `The list ${name} must have style: form and explode: false.`, location });
      }
    },
  };
}
