/** Returns a text that readers expect under a name; the same in every run. */
export function wordFor(name: string): string {
  const words =
    name
      .replace(/([a-z\d])([A-Z])/g, "$1_$2")
      .toLowerCase()
      .match(/[a-z\d]+/g) ?? [];
  const key = words.join("_");
  const found = names.find(([pattern]) => pattern.test(key));
  if (found) return found[1];
  if (sentence.test(key)) return `Example ${words.join(" ")}`;
  return key === "" ? "example" : `example-${words.join("-")}`;
}

/** Values of the formats of JSON Schema, of OpenAPI's registry, and of other common ones. */
export const formats: { readonly [format: string]: string } = {
  date: "2024-01-31",
  "date-time": "2024-01-31T12:00:00Z",
  datetime: "2024-01-31T12:00:00Z",
  time: "12:00:00Z",
  duration: "P1D",
  uuid: "00000000-0000-4000-8000-000000000000",
  guid: "00000000-0000-4000-8000-000000000000",
  email: "name@company.example",
  "idn-email": "name@company.example",
  hostname: "company.example",
  "idn-hostname": "company.example",
  byte: "dGV4dA==",
  base64: "dGV4dA==",
  base64url: "dGV4dA",
  uri: "https://company.example",
  url: "https://company.example",
  iri: "https://company.example",
  "uri-reference": "/items/1",
  "iri-reference": "/items/1",
  "uri-template": "https://company.example/items/{id}",
  "json-pointer": "/items/0",
  "relative-json-pointer": "0",
  regex: "^[a-z]+$",
  ipv4: "192.0.2.1",
  ip: "192.0.2.1",
  ipv6: "2001:db8::1",
  decimal: "10.50",
  double: "1.5",
  float: "1.5",
  int32: "1",
  int64: "1",
  password: "Passw0rd!",
  phone: "+12025550123",
  currency: "USD",
};

const names: readonly (readonly [pattern: RegExp, value: string])[] = [
  [/(?:^|_)e?mail(?:_address)?$/, "name@company.example"],
  [/(?:^|_)(?:url|uri|href|link|website|homepage|webhook|callback)$/, "https://company.example"],
  [/(?:^|_)(?:uuid|guid)$/, "00000000-0000-4000-8000-000000000000"],
  [/(?:^|_)id$/, "12345"],
  [/(?:^|_)(?:phone|mobile|fax)(?:_number)?$/, "+12025550123"],
  [/(?:^|_)currency(?:_code)?$/, "USD"],
  [/(?:^|_)country(?:_code)?$/, "US"],
  [/(?:^|_)(?:language|lang|locale)(?:_code)?$/, "en"],
  [/(?:^|_)(?:time_?zone|tz)$/, "UTC"],
  [/(?:^|_)ip(?:_?v4)?(?:_address)?$/, "192.0.2.1"],
  [/(?:^|_)(?:host|hostname|domain)$/, "company.example"],
  [/(?:_at|_on|timestamp|date_?time)$/, "2024-01-31T12:00:00Z"],
  [/(?:^|_)(?:date|birthday|dob)$/, "2024-01-31"],
  [/(?:^|_)time$/, "12:00:00Z"],
  [/(?:^|_)(?:amount|price|cost|total)$/, "10.00"],
  [/(?:^|_)(?:password|passphrase)$/, "Passw0rd!"],
  [/(?:^|_)(?:zip|postal|post)(?:_?code)?$/, "10001"],
  [/(?:^|_)city$/, "New York"],
  [/(?:^|_)(?:street|address|line_?1)$/, "1 Main Street"],
  [/(?:^|_)(?:first|given)_?name$/, "Ada"],
  [/(?:^|_)(?:last|family|sur)_?name$/, "Lovelace"],
  [/(?:^|_)(?:user_?name|login)$/, "ada"],
  [/(?:^|_)colou?r$/, "#336699"],
];

const sentence =
  /(?:^|_)(?:name|title|description|message|comment|text|content|note|notes|summary|reason|subject|prompt)$/;
