import "./dom.ts";
import { asFetchClient, createClient } from "@signet/client";
import { startTestSandbox } from "@signet/client/testing";
import { startSandbox } from "@signet/sandbox";
import { createElement, type ReactNode } from "react";
import { SWRConfig } from "swr";
import { createInfiniteHook, createMutateHook, createQueryHook } from "swr-openapi";
import { afterAll, describe, expect, test } from "vitest";
import { renderHook } from "./render-hook.ts";

const sandbox = await startTestSandbox(startSandbox, { companies: 30 });
afterAll(() => sandbox.close());

const client = createClient(sandbox.options);
const fetchClient = asFetchClient(client);
const useQuery = createQueryHook(fetchClient, "api");
const useInfinite = createInfiniteHook(fetchClient, "api");
const useMutate = createMutateHook(fetchClient, "api", (init, partial) => init === partial);
const Wrapper = ({ children }: { children: ReactNode }) =>
  createElement(SWRConfig, { value: { provider: () => new Map(), shouldRetryOnError: false } }, children);

describe("swr-openapi", () => {
  test("reads data with useQuery", async () => {
    const hook = renderHook(() => useQuery("/v1/companies"), Wrapper);
    const { data } = await hook.until((value) => value.data !== undefined);
    expect(data?.companies[0]?.name).toEqual(expect.any(String));
  });

  test("gives a 404 as a typed error", async () => {
    const init = { params: { path: { guid: "00000000-0000-4000-8000-000000000000" } } };
    const hook = renderHook(() => useQuery("/v1/folders/{guid}", init), Wrapper);
    const { error } = await hook.until((value) => value.error !== undefined);
    const detail: unknown = error?.detail;
    expect(detail).toEqual(expect.any(String));
  });

  test("reads pages with useInfinite", async () => {
    const at = (index: number) => ({ params: { query: { limit: 5, offset: index * 5 } } });
    const hook = renderHook(() => useInfinite("/v2/portfolio", at, { initialSize: 2 }), Wrapper);
    const { data } = await hook.until((value) => value.data?.length === 2);
    const guids = data?.flatMap(({ results }) => results.map(({ guid }) => guid));
    expect(new Set(guids).size).toBe(10);
  });

  test("reads again with useMutate after a write", async () => {
    const hook = renderHook(() => ({ ...useQuery("/v1/folders"), readAgain: useMutate() }), Wrapper);
    await hook.until(({ data }) => data !== undefined);
    const { data: created } = await client.POST("/v1/folders", { body: { name: "Read again" } });
    await hook.current.readAgain(["/v1/folders"]);
    await hook.until(({ data }) => data?.some(({ guid }) => guid === created?.guid) ?? false);
  });
});
