/** Refuses unknown `x-` fields, misplaced ones, and wrong values. */
export function extensions() {
  return {
    any: {
      enter(node, { type, key, report, location }) {
        if (typeof node !== "object" || node === null) return;
        for (const [name, value] of Object.entries(node)) {
          if (!name.startsWith("x-") || type.name === "Example" || type.name === "Responses") continue;
          const allowed = places[name]?.[type.name];
          if (allowed?.(value, key)) continue;
          const message = allowed ? `${name} has a wrong value.` : `${name} is not an extension of ${type.name}.`;
          report({ message, location: location.child(name).key() });
        }
      },
    },
  };
}

const isLimit = (value) =>
  Object.entries(value).every(([name, number]) => limits.includes(name) && Number.isInteger(number) && number > 0);
const limits = ["concurrent", "recommendedConcurrent", "requests", "windowSeconds"];

/** One fact or a list of them, each with exactly two texts. */
const areFacts = (value) => {
  const facts = [value].flat();
  return facts.length > 0 && facts.every(isFact);
};
const isFact = ({ what, source, ...rest }) =>
  [what, source].every((text) => typeof text === "string" && text !== "") && Object.keys(rest).length === 0;

/** Values that also differ when their case is ignored: generators turn them into names. */
const isList = (values) => {
  const distinct = new Set(values.map((value) => String(value).toLowerCase()));
  return values.length > 0 && distinct.size === values.length && values.every((value) => typeof value === "string");
};

/** Checks of values, by extension and by the type of node that has it. */
const places = {
  "x-pagination": { Operation: (value, method) => method === "get" && ["links", "offset", "cursor"].includes(value) },
  "x-idempotent": { Operation: (value, method) => value === true && ["post", "patch"].includes(method) },
  "x-permission": { Operation: (value) => typeof value === "string" },
  "x-rate-limit": { Root: isLimit, Operation: isLimit },
  "x-snippets": { Root: (value) => Object.values(value).every((option) => typeof option === "string") },
  "x-extensible-enum": { Schema: isList },
  "x-unverified": {
    Root: areFacts,
    Operation: areFacts,
    Parameter: areFacts,
    Header: areFacts,
    Response: areFacts,
    Schema: areFacts,
  },
  "x-application": { Tag: (value) => ["SPM", "TPRM"].includes(value) },
};
