import { JSDOM } from "jsdom";
import { vi } from "vitest";

// React and SWR look for a DOM when they are loaded: import this file first.
const { window } = new JSDOM("<!doctype html>");
vi.stubGlobal("window", window);
vi.stubGlobal("document", window.document);
