import type { Credential } from "../request/request-model.ts";

/** Names the environment variable of a request's first credential, such as `STRIPE_API_KEY` for a key of "Stripe API". */
export function firstVariable(title: string | undefined, place: Credential["place"]): string {
  if (place === "basic" || place === "digest") return prefixed(title, "USERNAME");
  return prefixed(title, place === "bearer" ? "API_TOKEN" : "API_KEY");
}

/** Names the environment variable of another credential after its security scheme. */
export function schemeVariable(title: string | undefined, scheme: string): string {
  return prefixed(title, schemeWord(scheme).toUpperCase());
}

/** Names the environment variable of the password that belongs to a user name's. */
export function passwordVariable(variable: string): string {
  return `${variable.replace(/_?(?:API_)?(?:TOKEN|KEY|USER(?:NAME)?)$/, "") || "API"}_PASSWORD`;
}

/** Writes a scheme's name as a placeholder: `appId` becomes `app_id`. */
export function schemeWord(scheme: string): string {
  const words = scheme.replace(/([a-z\d])([A-Z])/g, "$1_$2").match(/[a-z\d]+/gi) ?? [];
  return words
    .join("_")
    .toLowerCase()
    .replace(/^(?![a-z])/, "key_");
}

/** Puts the words of a title before a name, without those that any title may have. */
function prefixed(title: string | undefined, name: string): string {
  const letters = (title ?? "").normalize("NFKD").replace(/[\p{M}'’]/gu, "");
  const words = (letters.match(/[A-Za-z\d]+/g) ?? []).filter((word) => !common.test(word)).slice(0, 3);
  const prefix = words.join("_").toUpperCase();
  // Without a title, USERNAME would be the name of the machine's user.
  if (prefix === "") return name.startsWith("API_") ? name : `API_${name}`;
  return `${/^\d/.test(prefix) ? "API_" : ""}${prefix}_${name}`;
}

const common =
  /^(?:a|an|and|api|apis|docs|documentation|for|of|open|openapi|reference|rest|restful|spec|specification|the|v?\d+)$/i;
