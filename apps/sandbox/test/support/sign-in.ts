import type { Sandbox } from "@signet/sandbox";
import { sendRequest, type TestResponse } from "./send-request.ts";

/** A signed-in browser. */
export interface SignedInBrowser {
  get(path: string): Promise<TestResponse<unknown>>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<TestResponse<unknown>>;
  cookie: string;
}

/** Signs in and returns a browser that sends the session cookie. */
export async function signIn(sandbox: Sandbox, email: string = sandbox.signIn.email): Promise<SignedInBrowser> {
  const origin = { origin: sandbox.url, "sec-fetch-site": "same-origin" };
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const send = (cookie: string, path: string, fields: Record<string, string>, headers: Record<string, string>) =>
    sendRequest(sandbox, path, {
      method: "POST",
      token: null,
      body: new URLSearchParams(fields).toString(),
      headers: { ...form, ...origin, ...(cookie && { cookie }), ...headers },
    });
  const { password } = sandbox.signIn;
  const response = await send("", "/sandbox/sign-in", { email, password }, {});
  if (response.status !== 303) throw new Error(`signing in as ${email} failed: status ${response.status}`);
  const cookie = response.headers["set-cookie"]?.[0]?.split(";", 1)[0] ?? "";
  return {
    cookie,
    get: (path) => sendRequest(sandbox, path, { token: null, headers: { cookie } }),
    post: (path, fields, headers = {}) => send(cookie, path, fields, headers),
  };
}

/** Returns the form token of a page. */
export function formToken({ text }: TestResponse<unknown>): string {
  const [, token = ""] = /name="form_token" value="([A-Za-z0-9]+)"/.exec(text) ?? [];
  return token;
}

/** Returns the API token shown on a page. */
export function shownToken({ text }: TestResponse<unknown>): string | undefined {
  return /sg[uc]_[A-Za-z0-9]{36}/.exec(text)?.[0];
}

/** Generates a user token on the User Preferences page. */
export async function generateUserToken(sandbox: Sandbox, email: string): Promise<string> {
  const browser = await signIn(sandbox, email);
  const form_token = formToken(await browser.get("/sandbox/preferences"));
  const token = shownToken(await browser.post("/sandbox/preferences/user-token", { form_token }));
  if (token === undefined) throw new Error("the page shows no token");
  return token;
}
