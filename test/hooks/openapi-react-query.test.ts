import "./dom.ts";
import { asFetchClient, createClient, unwrap } from "@signet/client";
import { startTestSandbox } from "@signet/client/testing";
import { startSandbox } from "@signet/sandbox";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import createQueryHooks from "openapi-react-query";
import { createElement, type ReactNode } from "react";
import { afterAll, describe, expect, test } from "vitest";
import { renderHook } from "./render-hook.ts";

const sandbox = await startTestSandbox(startSandbox, { companies: 30 });
afterAll(() => sandbox.close());

const client = createClient({ ...sandbox.options, retry: { baseDelayMs: 1 } });
let calls = 0;
client.use({ onRequest: () => void calls++ });
const $api = createQueryHooks(asFetchClient(client));
const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
const Wrapper = ({ children }: { children: ReactNode }) =>
  createElement(QueryClientProvider, { client: queryClient }, children);
const nobody = { params: { path: { guid: "00000000-0000-4000-8000-000000000000" } } };

describe("openapi-react-query", () => {
  test("reads data with useQuery, through the client's middleware", async () => {
    const before = calls;
    const hook = renderHook(() => $api.useQuery("get", "/v1/companies"), Wrapper);
    const { data } = await hook.until(({ isSuccess }) => isSuccess);
    expect(data?.companies[0]?.name).toEqual(expect.any(String));
    expect(calls).toBe(before + 1);
  });

  test("gives a 404 as a typed error", async () => {
    const hook = renderHook(() => $api.useQuery("get", "/v1/folders/{guid}", nobody), Wrapper);
    const { error, data } = await hook.until(({ isError }) => isError);
    const detail: unknown = error?.detail;
    expect([detail, data]).toEqual([expect.any(String), undefined]);
    // @ts-expect-error no such member
    void error?.nothing;
  });

  test("gives a page of HTML as an error", async () => {
    await sandbox.injectFaults([{ fault: "html" }]);
    const hook = renderHook(() => $api.useQuery("get", "/v1/users/current"), Wrapper);
    const { error } = await hook.until(({ isError }) => isError);
    expect(error).toMatchObject({ name: "StatusError", code: "ERR_UNEXPECTED" });
  });

  test("reads pages with useInfiniteQuery", async () => {
    const init = { params: { query: { limit: 5 } } };
    const options = {
      pageParamName: "offset",
      initialPageParam: 0,
      getNextPageParam: (_: unknown, pages: readonly unknown[]) => (pages.length < 3 ? pages.length * 5 : undefined),
    };
    const hook = renderHook(() => $api.useInfiniteQuery("get", "/v2/portfolio", init, options), Wrapper);
    await hook.until(({ isSuccess }) => isSuccess);
    await hook.current.fetchNextPage();
    const { data } = await hook.until((value) => value.data?.pages.length === 2);
    const guids = data?.pages.flatMap(({ results }) => results.map(({ guid }) => guid));
    expect(new Set(guids).size).toBe(10);
  });

  test("writes with useMutation, a response without a body included", async () => {
    const create = renderHook(() => $api.useMutation("post", "/v1/folders"), Wrapper);
    await create.until(({ isIdle }) => isIdle);
    const { guid } = await create.current.mutateAsync({ body: { name: "Hooks" } });
    const remove = renderHook(() => $api.useMutation("delete", "/v1/folders/{guid}"), Wrapper);
    await remove.until(({ isIdle }) => isIdle);
    expect(await remove.current.mutateAsync({ params: { path: { guid } } })).toBeUndefined();
    expect(await client.GET("/v1/folders/{guid}", { params: { path: { guid } } })).toMatchObject({ status: 404 });
  });

  test("prefetches with queryOptions", async () => {
    const options = $api.queryOptions("get", "/v2/portfolio", { params: { query: { limit: 3 } } });
    const { results } = await queryClient.fetchQuery(options);
    expect(results).toHaveLength(3);
    expect(await unwrap(client.GET("/v2/portfolio", { params: { query: { limit: 3 } } }))).toMatchObject({ results });
  });
});
