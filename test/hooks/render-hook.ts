import { type ComponentType, createElement, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { onTestFinished, vi } from "vitest";

/** Renders a hook; `until` waits for a value of it. */
export function renderHook<Value extends object>(
  useHook: () => Value,
  Wrapper?: ComponentType<{ children: ReactNode }>,
) {
  let latest: Value;
  function Probe() {
    // Both libraries render again only for members that were read.
    latest = { ...useHook() };
    return null;
  }
  const root = createRoot(document.createElement("div"));
  root.render(Wrapper ? createElement(Wrapper, null, createElement(Probe)) : createElement(Probe));
  onTestFinished(() => root.unmount());
  return {
    get current(): Value {
      return latest;
    },
    async until(accept: (value: Value) => boolean): Promise<Value> {
      await vi.waitUntil(() => latest !== undefined && accept(latest), { timeout: 8_000 });
      return latest;
    },
  };
}
