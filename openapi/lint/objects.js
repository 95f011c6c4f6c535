/** An object whose fields are not described says in its description why. */
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
        report({ message: "An object without known fields must say in its description why.", location });
      }
    },
  };
}

/** What a schema may say without saying what it is. */
const notes = ["description", "title", "default", "deprecated", "readOnly", "writeOnly"];
const combining = ["allOf", "anyOf", "oneOf", "$ref", "const", "enum"];
