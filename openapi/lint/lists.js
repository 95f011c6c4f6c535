/** Requires commas between the values of a list in a query, as the API reads them, and lists that may grow. */
export function lists() {
  return {
    Parameter({ name, schema, style, explode }, { report, location, resolve }) {
      const { node } = resolve(schema ?? {});
      if (node?.type === "array" && !(style === "form" && explode === false)) {
        report({ message: `The list ${name} must have style: form and explode: false.`, location });
      }
    },
    Schema(schema, { report, location }) {
      if (schema.enum !== undefined) {
        report({ message: "Use x-extensible-enum: the API adds values, and accepts unknown ones.", location });
      }
      if (schema.const !== undefined && schema.type === undefined) {
        report({ message: "A const must have a type: generators need it.", location });
      }
      if ([schema.type].flat().includes("array") && schema.items === undefined) {
        report({ message: "An array must have items: generators need their type.", location });
      }
    },
  };
}
