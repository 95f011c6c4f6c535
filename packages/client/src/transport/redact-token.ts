import type { TokenSource } from "@signet/auth";

export type RedactToken = (text: string) => string;

/** Remembers the last token of a source, to redact it in what a server sends, encoded or not. */
export function rememberToken(token: TokenSource): { source: TokenSource; redactToken: RedactToken } {
  let last = token;
  return {
    source: typeof token === "function" ? async () => (last = await token()) : token,
    redactToken(text) {
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
