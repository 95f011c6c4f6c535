/** Makes a function that takes secrets out of anything that is made of texts: a report may be shown and kept. */
export function hider(secrets: readonly (string | undefined)[]): <Value>(value: Value) => Value {
  const texts = secrets.flatMap((secret) => (secret === undefined || secret.length < 4 ? [] : formsOf(secret)));
  const hideText = (text: string) =>
    texts.reduce((left, secret) => left.replaceAll(secret, "(hidden)"), text.replace(basic, "Basic (hidden)"));
  return function hide<Value>(value: Value): Value {
    // Each branch gives back what it was given, with other texts.
    if (typeof value === "string") return hideText(value) as Value;
    if (Array.isArray(value)) return value.map(hide) as Value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hide(item)])) as Value;
  };
}

function formsOf(secret: string): readonly string[] {
  return [secret, encodeURIComponent(secret)];
}

const basic = /\bBasic [A-Za-z\d+/]{4,}={0,2}/g;
