import axios from "axios";
import { basic } from "./basic.ts";
import type { Subject } from "./subject.ts";

/** axios on its fetch adapter, with the token in a header. */
export const subject: Subject = {
  name: "axios",
  methods: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
  create({ baseUrl, token, fetch }) {
    const client = axios.create({
      baseURL: baseUrl,
      adapter: "fetch",
      headers: { authorization: basic(token) },
      ...(fetch && { env: { fetch } }),
    });
    const data = (method: string) => (/^P/.test(method) ? { data: { name: "Suppliers" } } : {});
    return {
      request: (address, init) =>
        client.request({ url: String(address instanceof Request ? address.url : address), ...(init as object) }),
      path: (path) => client.get(path),
      call: (method, extras = {}) => client.request({ url: "/v1/companies", method, ...data(method), ...extras }),
      search: (query) => client.get("/v2/portfolio", { params: query }),
      held: [client, client.defaults],
    };
  },
};
