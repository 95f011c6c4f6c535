/** Creates a function that removes secrets from all texts of a value: a report may be shown and kept. */
export function createRedactor(secrets: readonly (string | undefined)[]): <Value>(value: Value) => Value {
  const texts = secrets
    .filter((secret) => secret !== undefined && secret.length >= 4)
    .flatMap((secret = "") => [secret, encodeURIComponent(secret)]);
  const redactText = (text: string) =>
    texts.reduce((rest, secret) => rest.replaceAll(secret, "(hidden)"), text.replace(basic, "Basic (hidden)"));
  return function redact<Value>(value: Value): Value {
    // Each branch returns the type it was given.
    if (typeof value === "string") return redactText(value) as Value;
    if (Array.isArray(value)) return value.map(redact) as Value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redact(item)])) as Value;
  };
}

const basic = /\bBasic [A-Za-z\d+/]{4,}={0,2}/g;
