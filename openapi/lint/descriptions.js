/** Requires a description for each field of a request, and no guess in a description. */
export function descriptions() {
  const seen = new Set();
  return {
    RequestBody: {
      MediaType({ schema }, { report, location, resolve }) {
        /** Follows a reference, which is relative to the file of its place. */
        const follow = (value, place) => {
          if (value.$ref === undefined) return { node: value, place };
          const { node, location: target } = resolve(value, place.source.absoluteRef);
          return { node, place: target };
        };
        const visit = (value, from) => {
          const { node, place } = follow(value, from);
          // A reference to nothing is for another rule.
          if (node === undefined || seen.has(node)) return;
          seen.add(node);
          const { properties = {}, items, additionalProperties, anyOf = [] } = node;
          for (const [name, field] of Object.entries(properties)) {
            const at = place.child(["properties", name]);
            if (!(field.description ?? follow(field, at).node?.description)) {
              report({ message: `The request field ${name} must have a description.`, location: at });
            }
            visit(field, at);
          }
          if (items) visit(items, place.child("items"));
          if (typeof additionalProperties === "object")
            visit(additionalProperties, place.child("additionalProperties"));
          for (const [index, part] of anyOf.entries()) visit(part, place.child(["anyOf", index]));
        };
        visit(schema, location.child("schema"));
      },
    },
    any: {
      enter(node, { report, location, type }) {
        const { description } = node ?? {};
        if (type.name === "Example" || typeof description !== "string" || !/\bguess/i.test(description)) return;
        report({ message: "A guess belongs in x-unverified.", location: location.child("description") });
      },
    },
  };
}
