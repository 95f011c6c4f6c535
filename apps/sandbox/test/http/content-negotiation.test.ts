import { describe, expect, test } from "vitest";
import { createValidator } from "../../src/api/validate-request.ts";
import { chooseMediaType } from "../../src/http/content-negotiation.ts";
import { toCsv } from "../../src/operations/shared/csv.ts";

describe("chooseMediaType", () => {
  const types = ["application/json", "text/csv"];

  test.each<[string, string, Record<string, string>, string]>([
    ["default", "", {}, "application/json"],
    ["format", "csv", { accept: "application/json" }, "text/csv"],
    ["an unknown format", "xml", {}, "application/json"],
    ["Accept", "", { accept: "text/csv" }, "text/csv"],
    ["any range", "", { accept: "*/*" }, "application/json"],
    ["a range", "", { accept: "text/*, */*;q=0.1" }, "text/csv"],
    ["weights", "", { accept: "application/json;q=0.5, text/csv; q=0.8" }, "text/csv"],
    ["a weight of zero", "", { accept: "text/csv;q=0" }, "application/json"],
    ["an unknown type", "", { accept: "application/xml" }, "application/json"],
    ["X-Bitsight-Accept", "", { accept: "*/*", "x-bitsight-accept": "text/csv" }, "text/csv"],
  ])("chooses by %s", (_, format, headers, type) => {
    expect(chooseMediaType(types, format, headers)).toBe(type);
  });

  test("chooses the only type, or none", () => {
    expect(chooseMediaType(["application/pdf"], null, { accept: "text/csv" })).toBe("application/pdf");
    expect(chooseMediaType([], null, {})).toBeUndefined();
  });
});

describe("toCsv", () => {
  test("writes the given columns, quoted where necessary", () => {
    const rows = [
      { name: 'Alder, "Brook"', rating: 700, extra: 1, up: true },
      { name: "Brightwater", rating: null, extra: 2, up: false },
    ];
    expect(toCsv("ratings.csv", ["name", "rating", "up"], rows)).toEqual({
      name: "ratings.csv",
      content: 'name,rating,up\r\n"Alder, ""Brook""",700,true\r\nBrightwater,,false\r\n',
    });
  });
});

describe("forms", () => {
  const schema = {
    type: "object",
    required: ["file"],
    properties: {
      file: { type: "string", contentMediaType: "text/csv" },
      count: { type: "integer" },
      list: { type: "array", items: { type: "integer" } },
    },
  };
  const operation = {
    ...{ id: "x", method: "POST", path: "/x", parameters: [], status: 200, mediaTypes: [] },
    body: { required: true, content: [{ type: "multipart/form-data", schema }] },
  };
  const validator = createValidator({ schemas: {}, operations: [operation], concurrent: 20 });

  async function send(fields: Record<string, string | File>, contentType?: string) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const { headers, body } = new Request("https://localhost", { method: "POST", body: form });
    const sent = contentType ?? headers.get("content-type") ?? "";
    const bytes = Buffer.from(await new Response(body).arrayBuffer());
    return validator.body(operation, { type: sent.split(";")[0] ?? "", contentType: sent, bytes });
  }
  const file = new File(["domain\nalderbrook.example\n"], "domains.csv", { type: "text/csv" });

  test("contain the texts of files, and fields in the types of the contract", async () => {
    expect(await send({ file, count: "3", list: "[1, 2]" })).toEqual({
      file: "domain\nalderbrook.example\n",
      count: 3,
      list: [1, 2],
    });
  });

  test.each<[string, Record<string, string | File>, string | undefined, string]>([
    ["without a required field", { count: "3" }, undefined, "file"],
    ["with a field of another type", { file, count: "three" }, undefined, "count"],
    ["with a list that is not JSON", { file, list: "1,2" }, undefined, "list"],
    ["of another type", { file }, "application/json", "body"],
    ["with another boundary", { file }, "multipart/form-data; boundary=x", "body"],
  ])("%s are rejected, naming the problem", async (_, fields, contentType, name) => {
    await expect(send(fields, contentType)).rejects.toMatchObject({
      status: 400,
      body: { detail: { [name]: [expect.any(String)] } },
    });
  });
});
