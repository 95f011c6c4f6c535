import { describe, expect, test } from "vitest";
import { linesOf, modelOfCase, pageOf, requestOf, responseOf, textOf } from "./describe.ts";

const model = await modelOfCase("shown");
const page = (key: string) => pageOf(model, key);
const sent = (key: string) => linesOf(requestOf(page(key)));
const received = (key: string) => linesOf(responseOf(page(key)));
const parameters = (key: string) => linesOf({ type: "", fields: page(key).parameters });

describe("referenceModel, on the cases of the findings", () => {
  test("leaves out read-only fields of requests and write-only fields of responses", () => {
    expect(sent("r01in")).toEqual(["name: string, required", "password: string, required"]);
    expect(received("r01out")).toEqual(["id: string, required | Set by the server.", "name: string, required"]);
  });

  test("marks deprecated parameters and fields", () => {
    expect(parameters("r02")).toEqual(["old: string, deprecated | Old.", "new: string, deprecated | Schema-level."]);
    expect(received("r02")).toEqual(["gone: string, deprecated | Gone soon."]);
  });

  test("keeps the branches of oneOf with name, description and discriminator value", () => {
    expect(sent("r03")).toEqual([
      "One of these",
      "- Cat when petType is cat: object | A domesticated feline.",
      "  petType: string, required | Always `cat`.",
      "  hunt: string, required | Cat only.",
      "- Dog when petType is dog: object | A canine.",
      "  petType: string, required | Always `dog`.",
      "  pack: integer | Dog only.",
      "  hunt: boolean",
    ]);
  });

  test("merges allOf as validation does", () => {
    expect(sent("r04")).toEqual(["bar: string, required", "baz: string"]);
    expect(sent("r06")).toEqual(["kind: string | One of `a`, `b`.", "id: string"]);
  });

  test("keeps the keywords of a reference and those beside it", () => {
    expect(sent("r07")).toEqual([
      "size: string | The size. | Default: `m`. | One of `s`, `m`, `l`.",
      "ref: string | Sibling default. | Default: `l`. | One of `s`, `m`, `l`.",
    ]);
  });

  test("says every constraint, also of map values", () => {
    expect(textOf(requestOf(page("r08")))).toBe(" | At least 2 fields. | At most 5 fields.");
    expect(sent("r08")).toEqual([
      "lat: number | More than -90. | Less than 90.",
      "step: integer | A multiple of 5.",
      "m: map to integer | At least 1 field. | At most 3 fields.",
      "m.*: integer | Each value. | At least 1. | At most 9.",
    ]);
  });

  test("shows patternProperties, propertyNames and closed objects", () => {
    expect(textOf(requestOf(page("r10")))).toBe(" | No other fields.");
    expect(sent("r10")).toEqual([
      "foo: integer",
      "/^S_/: string | Every field whose name matches `^S_`. A pattern property. | At least 2 characters.",
      "{name}: string | The name of each field. Matches `^[a-zS]`.",
    ]);
  });

  test("shows the names and descriptions of values", () => {
    expect(received("r14")).toEqual([
      "code: string | CVV. | D = Suspicious = Suspicious transaction | M = Match = Match",
      "e: string | in = Inches. | cm = Centimetres.",
      "v: integer | 100 = Unauthorized = Not authorised | 200 = Denied = Denied",
    ]);
  });

  test("tells values apart that look alike", () => {
    expect(received("r15")).toEqual([
      'e: string or integer or boolean or object or array or null | One of `null`, `""`, `0`, `false`, `"null"`, `{"a":1}`, `[1,2]`.',
      "c: null | Always `null`.",
      'c2: object | Always `{"a":1}`.',
      "d0: integer | Default: `0`.",
      "df: boolean | Default: `false`.",
      "dn: string or null | Default: `null`.",
      'ds: string | Default: `""`.',
      "da: array of strings | Default: `[]`.",
      "tick: string | Default: `x`y`. | One of `a`b`, `c`. | Matches `^`[a-z]`$`.",
    ]);
  });

  test("shows all examples with their names", () => {
    const examples = (key: string) =>
      page(key).responses[0]?.bodies[0]?.examples.map(({ name, description, code }) => [name, description, code?.code]);
    expect(examples("r16a")).toEqual([
      ["From components", undefined, '{\n  "from": "components"\n}'],
      ["two", undefined, '{\n  "from": "two"\n}'],
    ]);
    expect(examples("r16b")).toEqual([
      ["First", "When <strong>new</strong>.", '{\n  "n": 1\n}'],
      ["Second", undefined, '{\n  "n": 2\n}'],
    ]);
  });

  test("describes parameters with content, objects, styles and examples", () => {
    expect(parameters("r17")).toEqual([
      'filter: object | JSON. | Sent as `application/json`. | Example: {"type":"a"}',
      "filter.type: string, required | One of `a`.",
      "sort: string | Example (Up): name | Example (down): -name",
      "se: string | Example: from-schema | Example: from-schemas",
      "ids: array of integers | Separate values with `,`.",
      "ids2: array of integers | Separate values with `|`.",
      "deep: object | Sent as `deep[field]=value`.",
      "deep.gte: integer, required | From.",
      "deep.lte: integer",
      "flag: boolean | May be empty.",
      "zero: integer | Example: 0",
      'empty: string | Example: ""',
    ]);
  });

  test("lets the parameters of an operation replace those of its path", () => {
    expect(parameters("r18")).toEqual(["id: string, required | Operation-level.", "keep: string"]);
  });

  test("follows references of headers, and shows links and statuses of every kind", () => {
    const { responses, errors } = page("r19");
    expect(responses.map(({ status }) => status)).toEqual(["101", "200", "302", "2XX"]);
    expect(errors.map(({ status }) => status)).toEqual(["default"]);
    const [, ok] = responses;
    expect(linesOf({ type: "", fields: ok?.headers ?? [] })).toEqual([
      "X-Left: integer, required | Left. | At least 0. | Example: 7",
      "X-C: object, required | Sent as `application/json`.",
      "X-Opt: string",
      "X-Dep: string, required, deprecated",
    ]);
    expect(ok?.links).toEqual([
      {
        name: "Next",
        operation: { name: "r01out", href: "/reference/r01out" },
        description: "Read it.",
        constraints: ["<code>id</code> is <code>$response.body#/id</code>."],
      },
    ]);
  });

  test("tells apart which security schemes are needed together, and which are alternatives", () => {
    const names = (key: string) => page(key).security.alternatives.map((methods) => methods.map(({ name }) => name));
    expect(names("r21and")).toEqual([["b", "key"]]);
    expect(names("r21or")).toEqual([["b"], ["key"]]);
    expect(names("r21none")).toEqual([]);
    expect(page("r21and").security.alternatives[0]?.map(({ text }) => text)).toEqual([
      "HTTP Basic",
      "API key in the header <code>X-Key</code>",
    ]);
  });

  test("shows the servers of an operation with their variables", () => {
    expect(page("r22").servers).toEqual([
      {
        url: "https://upload.example/{v}",
        description: "Uploads",
        variables: [{ name: "v", text: "Version. Default: <code>v1</code>. One of <code>v1</code>, <code>v2</code>." }],
      },
    ]);
  });

  test("reads a list of known values and a wide type as an open list", () => {
    expect(received("r29")).toEqual(["t: string | Known values: `A`, `B`. Other values are possible."]);
  });

  test("has a page for a webhook", () => {
    expect(page("newPet")).toMatchObject({
      kind: "webhook",
      href: "/reference/webhooks/newPet",
      method: "POST",
      title: "New pet",
    });
    expect(model.index.tags.at(-1)).toMatchObject({ name: "Webhooks", operations: [{ key: "newPet" }] });
  });

  test("shows everything", () => {
    expect(model.notShown).toEqual([]);
  });
});
