import { createClient } from "@signet/client";
import { expect, test } from "vitest";
import { baseUrl, token } from "../support/observed.ts";

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ["text/csv; charset=iso-8859-1", latin1("guid,name\ng,Société\n")],
  ['text/csv; header=present; charset="ISO-8859-1"', latin1("guid,name\ng,Société\n")],
  ["text/csv; charset=utf-8", new TextEncoder().encode("guid,name\ng,Société\n")],
  ["text/csv", new TextEncoder().encode("guid,name\ng,Société\n")],
  ["text/csv; charset=unheard-of", new TextEncoder().encode("guid,name\ng,Société\n")],
])("decodes text as its content type says: %s", async (type, bytes) => {
  const fetch = async () => new Response(bytes, { status: 200, headers: { "content-type": type } });
  const result = await createClient({ token, baseUrl, fetch }).GET("/v2/portfolio");
  // A call reads CSV as text if the server sends it instead of JSON.
  expect((result as { data?: unknown }).data).toBe("guid,name\ng,Société\n");
});
