import { describe, expect, test } from "vitest";
import { companyGuid } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { stores, useStores } from "../support/stores.ts";

const stored = useStores({ companies: 20 });
const tokens = "/v1/customers/current/api-tokens";
const deep = `{"companies":${"[".repeat(8_000)}${"]".repeat(8_000)}}`;
const folder = "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945";

describe.each(stores)("the input check on %s", (store) => {
  test.each([
    ["a NUL in a stored text", "POST", tokens, { description: "a\0b" }, "description"],
    ["a control character in a name", "POST", "/v1/folders", { name: "a\u0007b" }, "name"],
    ["a NUL in an unknown field", "POST", "/v1/folders", { name: "a", more: { note: "\0" } }, "more.note"],
    ["a NUL in the name of a field", "POST", "/v1/subscriptions", { "a\0": { companies: [] } }, "a\0"],
    ["a NUL in a filter", "GET", "/v2/portfolio?q=%00", undefined, "q"],
    ["a NUL in a path", "GET", "/v1/companies/%00", undefined, "guid"],
    ["half of a character", "POST", "/v1/folders", '{"name":"\\ud800"}', "name"],
    ["a long description of a token", "POST", tokens, { description: "x".repeat(256) }, "description"],
    ["a name of 900 kB", "POST", "/v1/folders", { name: "x".repeat(900_000) }, "name"],
    ["a long filter", "GET", `/v2/portfolio?q=${"x".repeat(256)}`, undefined, "q"],
    ["a list nested 8,000 times", "PATCH", folder, deep, "companies"],
    ["3,000 sort keys", "GET", `/v2/portfolio?sort=${"name,".repeat(2_999)}name`, undefined, "sort"],
    ["1,100 values", "GET", `/v2/portfolio?type=${"CURATED,".repeat(1_099)}CURATED`, undefined, "type"],
    ["24,000 guids", "POST", "/v1/current-ratings", { guids: Array(24_000).fill(companyGuid) }, "guids"],
    ["an integer that is not stored", "PATCH", folder, { content_expiry_days: 2 ** 31 }, "content_expiry_days"],
  ])("responds 400 to %s, naming it", async (_, method, path, body, field) => {
    const reply = await sendRequest<{ detail: object }>(stored.sandbox(store), path, { method, body });
    expect(reply.status, reply.text.slice(0, 300)).toBe(400);
    expect(
      Object.keys(reply.json.detail).some((name) => name.startsWith(field)),
      reply.text.slice(0, 300),
    ).toBe(true);
    expect(reply.text.length).toBeLessThan(1_000);
  });

  test.each(["constructor", "__proto__", "toString", "-hasOwnProperty"])(
    "ignores the inherited name %s to sort by",
    async (name) => {
      const sandbox = stored.sandbox(store);
      for (const path of [
        "/v2/portfolio",
        "/v2/users",
        "/v2/company-requests",
        "/v2/alerts",
        "/v2/threats",
        "/v1/portfolio/products",
      ]) {
        const [plain, sorted] = [await sendRequest(sandbox, path), await sendRequest(sandbox, `${path}?sort=${name}`)];
        expect(sorted.status, path).toBe(200);
        expect(sorted.text.length).toBeGreaterThanOrEqual(plain.text.length);
      }
    },
  );

  test("looks nine thousand companies up that exist nowhere", async () => {
    const guids = Array.from({ length: 9_000 }, (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`);
    const body = { guids };
    const reply = await sendRequest(stored.sandbox(store), "/v1/current-ratings", { method: "POST", body });
    expect(reply.status).toBe(200);
  });
});
