import ky from "ky";
import { basic } from "./basic.ts";
import type { Subject } from "./subject.ts";

/** ky with the token in a header. */
export const subject: Subject = {
  name: "ky",
  methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
  create({ baseUrl, token, fetch }) {
    const client = ky.create({
      headers: { authorization: basic(token) },
      retry: 0,
      throwHttpErrors: false,
      ...(fetch && { fetch }),
    });
    const json = (method: string) => (/^P/.test(method) ? { json: { name: "Suppliers" } } : {});
    return {
      request: (address, init) => client(address, init),
      call: (method, extras = {}) => client(`${baseUrl}/v1/companies`, { method, ...json(method), ...extras }),
      search: (query) => client(`${baseUrl}/v2/portfolio`, { searchParams: query as Record<string, string> }),
      held: [client],
    };
  },
};
