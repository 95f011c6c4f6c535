import { type Sandbox, startSandbox } from "@signet/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sendRequest } from "../support/send-request.ts";
import { formToken, type SignedInBrowser, signIn } from "../support/sign-in.ts";

const address = "/sandbox/comments?page=/token/placement";

describe("the comments on a page", () => {
  let sandbox: Sandbox;
  let visitor: SignedInBrowser;
  beforeAll(async () => {
    sandbox = await startSandbox({ companies: 10 });
    visitor = await signIn(sandbox);
  });
  afterAll(() => sandbox?.close());

  async function write(comment: string, token?: string) {
    const form_token = token ?? formToken(await visitor.get(address));
    return visitor.post("/sandbox/comments", { form_token, page: "/token/placement", comment });
  }

  test("are behind the sign-in", async () => {
    const reply = await sendRequest(sandbox, address, { token: null });
    expect([reply.status, reply.headers.location]).toEqual([303, "/sandbox/sign-in"]);
  });

  test("are plain text, and shown only on their page", async () => {
    expect((await write('<script>alert("no")</script> & thanks')).status).toBe(303);
    const { text } = await visitor.get(address);
    expect(text).toContain("&lt;script&gt;alert(&quot;no&quot;)&lt;/script&gt; &amp; thanks");
    expect(text).toContain("1 comment");
    expect((await visitor.get("/sandbox/comments?page=/token")).text).toContain("0 comments");
  });

  test("are not written by a form of another site, or one that was sent before", async () => {
    expect((await write("forged", "0".repeat(40))).status).toBe(409);
    const form_token = formToken(await visitor.get(address));
    const fields = { form_token, page: "/token/placement", comment: "from elsewhere" };
    const foreign = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect((await visitor.post("/sandbox/comments", fields, foreign)).status).toBe(403);
    expect((await write("once", form_token)).status).toBe(303);
    expect((await write("twice", form_token)).status).toBe(409);
    expect((await visitor.get(address)).text).not.toMatch(/forged|from elsewhere|twice/);
  });

  test("have 1 to 2000 visible characters", async () => {
    for (const text of ["  ", "a".repeat(2_001), "a\0b"]) {
      expect(await write(text)).toMatchObject({ status: 400, text: expect.stringContaining("1 to 2000 visible") });
    }
  });

  test("are deleted by their author, and only if they exist", async () => {
    const page = await visitor.get(address);
    const [, id = ""] = /name="id" value="(\d+)"/.exec(page.text) ?? [];
    const remove = async (one: string) =>
      visitor.post("/sandbox/comments/delete", {
        form_token: formToken(await visitor.get(address)),
        page: "/token/placement",
        id: one,
      });
    expect((await remove(id)).status).toBe(303);
    expect((await visitor.get(address)).text).not.toContain(`name="id" value="${id}"`);
    expect((await remove(id)).status).toBe(404);
  });

  test("are deleted by an admin, and not by another user", async () => {
    await write("by the admin");
    const { email } = sandbox.signIn;
    const listed = (await visitor.get(address)).text;
    const [, id = ""] = /name="id" value="(\d+)"/.exec(listed) ?? [];
    const other = await signIn(sandbox, await otherUser(email));
    const seen = await other.get(address);
    expect(seen.text).toContain("by the admin");
    expect(seen.text).not.toContain("Delete the comment");
    const fields = { form_token: formToken(seen), page: "/token/placement", id };
    expect((await other.post("/sandbox/comments/delete", fields)).status).toBe(403);
    const own = { form_token: formToken(await other.get(address)), page: "/token/placement", comment: "by the user" };
    await other.post("/sandbox/comments", own);
    expect((await visitor.get(address)).text.match(/Delete the comment/g)?.length).toBeGreaterThan(1);
  });

  test("are limited in number", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 12; count++) statuses.push((await write(`number ${count}`)).status);
    expect(statuses.at(-1)).toBe(429);
  });

  /** The address of a user of the same customer with a lesser role. */
  async function otherUser(admin: string): Promise<string> {
    const { json } = await sendRequest(sandbox, "/v2/users");
    const users = (json as { results: { email: string; status: string; roles: { slug: string }[] }[] }).results;
    const other = users.find(
      ({ email, status, roles }) => email !== admin && status === "Activated" && roles[0]?.slug === "customer_user",
    );
    return other?.email ?? "";
  }
});
