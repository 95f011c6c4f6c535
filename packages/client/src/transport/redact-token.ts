import type { TokenSource } from "@signet/auth";

/** Hides our own token in a text. */
export type Mask = (text: string) => string;

/**
 * Remembers the token that a source gave last, to hide it in what a server sent: as it is, in base64 with its colon or without,
 * percent-encoded, or as JSON escapes it. Everything else is left as it was sent.
 */
export function watchToken(token: TokenSource): { source: TokenSource; mask: Mask } {
  let last = token;
  return {
    source: typeof token === "function" ? async () => (last = await token()) : token,
    mask(text) {
      if (typeof last !== "string" || last.trim() === "") return text;
      const secret = last.trim();
      for (const form of [`${secret}:`, secret].flatMap((each) => [btoa(each).replace(/=+$/, ""), each])) {
        const written = [
          form,
          form.replaceAll("+", "-").replaceAll("/", "_"),
          encodeURIComponent(form),
          JSON.stringify(form).slice(1, -1),
        ];
        for (const each of written) text = text.replaceAll(each, "***");
      }
      return text;
    },
  };
}
