import { expect, test } from "vitest";
import { mintToken, parseTokenKind } from "../../src/tokens/token-format.ts";
import { figure, size } from "./round.ts";

const count = size(1_000_000, 20_000);

test(`${count} tokens are distinct, of 40 characters, without a colon, and their checksums fit`, {
  timeout: 120_000,
}, () => {
  const minted = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const token = mintToken(index % 2 === 0 ? "user" : "company");
    if (parseTokenKind(token) === undefined || !/^sg[uc]_[A-Za-z0-9]{36}$/.test(token)) expect.fail(token);
    minted.add(token);
  }
  expect(minted.size).toBe(count);
  figure(`${count} tokens minted, all distinct`);
});
