/** Lists in a query are separated by commas, which is what this API reads everywhere. */
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
