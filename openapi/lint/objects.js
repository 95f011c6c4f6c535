/** Requires a description for an object without properties. */
export function objects() {
  return {
    Schema(schema, { report, location }) {
      const { type, properties, additionalProperties, description } = schema;
      const untyped = Object.keys(schema).every((name) => notes.includes(name));
      const open =
        [type].flat().includes("object") &&
        !properties &&
        (additionalProperties === undefined || additionalProperties === true) &&
        !combining.some((name) => name in schema);
      if ((untyped || open) && !(description?.length >= 20)) {
        report({ message: "An object without properties must say in its description why.", location });
      }
    },
  };
}

/** Keywords that do not define the value of a schema. */
const notes = ["description", "title", "default", "deprecated", "readOnly", "writeOnly"];
const combining = ["allOf", "anyOf", "oneOf", "$ref", "const", "enum"];
