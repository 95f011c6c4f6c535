import { AuthError, formatChallenge, parseChallenges } from "@signet/auth";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

describe("formatChallenge", () => {
  test("formats every parameter as a quoted-string", () => {
    const parameters = { realm: 'a "b" \\ c', charset: "UTF-8" };
    expect(formatChallenge({ scheme: "Basic", parameters })).toBe('Basic realm="a \\"b\\" \\\\ c", charset="UTF-8"');
  });

  test("formats a scheme alone, or with a token68", () => {
    expect(formatChallenge({ scheme: "Negotiate", parameters: {} })).toBe("Negotiate");
    expect(formatChallenge({ scheme: "Negotiate", parameters: {}, token68: "YWJj==" })).toBe("Negotiate YWJj==");
  });

  test.each([
    ["an empty scheme", { scheme: "", parameters: {} }],
    ["a scheme with a space", { scheme: "Ba sic", parameters: {} }],
    ["a name with a quote", { scheme: "Basic", parameters: { 'a"': "b" } }],
    ["a line break in a value", { scheme: "Basic", parameters: { realm: "a\r\nSet-Cookie: b" } }],
    ["NUL in a value", { scheme: "Basic", parameters: { realm: "\0" } }],
    ["a character beyond Latin-1", { scheme: "Basic", parameters: { realm: "€" } }],
    ["a name twice", { scheme: "Basic", parameters: { realm: "a", Realm: "b" } }],
    ["an invalid token68", { scheme: "Basic", parameters: {}, token68: "a b" }],
    ["a token68 beside parameters", { scheme: "Basic", parameters: { realm: "a" }, token68: "abc" }],
  ])("refuses %s", (_, challenge) => {
    expect(() => formatChallenge(challenge)).toThrow(AuthError);
    expect(() => formatChallenge(challenge)).toThrow(expect.objectContaining({ code: "ERR_INVALID_CHALLENGE" }));
  });
});

describe("parseChallenges", () => {
  test("reads several challenges from one value", () => {
    const value = 'Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"';
    expect(parseChallenges(value)).toEqual([
      { scheme: "newauth", parameters: { realm: "apps", type: "1", title: 'Login to "apps"' } },
      { scheme: "basic", parameters: { realm: "simple" } },
    ]);
  });

  test.each([
    ["Basic", [{ scheme: "basic", parameters: {} }]],
    [
      "Negotiate, BASIC Realm=x",
      [
        { scheme: "negotiate", parameters: {} },
        { scheme: "basic", parameters: { realm: "x" } },
      ],
    ],
    [
      "Negotiate a+/b==, Basic",
      [
        { scheme: "negotiate", parameters: {}, token68: "a+/b==" },
        { scheme: "basic", parameters: {} },
      ],
    ],
    [
      ' ,\tBasic realm = "a, b" ,, charset="UTF-8" ,',
      [{ scheme: "basic", parameters: { realm: "a, b", charset: "UTF-8" } }],
    ],
    ['Basic realm=""', [{ scheme: "basic", parameters: { realm: "" } }]],
    ['Basic realm="é\t"', [{ scheme: "basic", parameters: { realm: "é\t" } }]],
  ])("reads %j", (value, challenges) => {
    expect(parseChallenges(value)).toEqual(challenges);
  });

  test("accepts the name __proto__", () => {
    const [challenge] = parseChallenges('Basic __proto__="x"') ?? [];
    expect(Object.entries(challenge?.parameters ?? {})).toEqual([["__proto__", "x"]]);
  });

  test.each([
    "",
    " , ",
    "realm=x",
    "Basic Digest realm=x",
    'Basic realm="x" charset=y',
    'Basic realm="x',
    'Basic realm="x\\',
    "Basic realm=x, realm=y",
    "Negotiate abc, realm=x",
    "Basic\trealm=x",
    "Basic realm=x y",
    'Basic "x"',
    'Basic realm="\n"',
    'Basic realm="€"',
    "(Basic)",
  ])("returns undefined for %j", (value) => {
    expect(parseChallenges(value)).toBeUndefined();
  });

  test("is the inverse of formatChallenge, alone and in a list", () => {
    const name = fc.stringMatching(/^[!#$%&'*+.^_`|~\w-]{1,12}$/);
    const lower = name.map((text) => text.toLowerCase());
    const value = fc.stringMatching(/^[\t -~\x80-\xff]{0,20}$/);
    const challenge = fc.oneof(
      fc.record({ scheme: lower, parameters: fc.dictionary(lower, value, { maxKeys: 4 }) }),
      fc.record({
        scheme: lower,
        parameters: fc.constant({}),
        token68: fc.stringMatching(/^[\w.~+/-]{1,12}={0,2}$/),
      }),
    );
    fc.assert(
      fc.property(fc.array(challenge, { minLength: 1, maxLength: 4 }), (challenges) => {
        const texts = challenges.map((each) => formatChallenge(each));
        expect(parseChallenges(texts.join(", "))).toEqual(challenges);
      }),
      { seed: 1, numRuns: 2_000 },
    );
  });

  test("never throws", () => {
    const piece = fc.constantFrom("Basic", " ", ",", "=", '"', "\\", "\t", "realm", "a+/b=", "\n", "é", "€");
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 30 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (value) => {
        const challenges = parseChallenges(value);
        expect(challenges === undefined || challenges.length > 0).toBe(true);
      }),
      { seed: 1, numRuns: 5_000 },
    );
  });

  test.each([
    ['Basic realm="', "\\a"],
    ["Basic realm=", "="],
    ["Basic a", " "],
    ["", ","],
    ["", "a"],
    ["Basic ", "a="],
  ])("reads %j and a megabyte of %j after it", (start, repeated) => {
    expect(() => parseChallenges(`${start}${repeated.repeat(1_000_000)}"`)).not.toThrow();
  });
});
