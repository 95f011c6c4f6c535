import { type JsonObject, loadContract, walk } from "@signet/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";

const { document, operations } = loadContract();

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: "contract", components: document.components });

/** Returns the errors of a response body that differs from the contract's example. */
function errorsOf(id: string, change: (example: AnyBody) => unknown): unknown {
  const media = operations.find((operation) => operation.id === id)?.responses[0]?.content[0] ?? expect.unreachable();
  const validate = ajv.compile(JSON.parse(JSON.stringify(media.schema).replaceAll('"#/', '"contract#/')));
  const example = structuredClone(media.example) as AnyBody;
  validate(change(example) ?? example);
  return validate.errors;
}

// biome-ignore lint/suspicious/noExplicitAny: the tests change single fields of many bodies
type AnyBody = any;

describe("responses that were seen", () => {
  test.each<[string, string, (body: AnyBody) => unknown]>([
    [
      "listAlerts",
      "an alert without severity",
      ({ results: [alert] }) => {
        Object.assign(alert, { alert_type: "RISK_GRADE_CHANGE", severity: null });
      },
    ],
    ["listAssets", "a domain", ({ results: [asset] }) => Object.assign(asset, { asset_type: "Domain" }) && undefined],
    [
      "listAssets",
      "an importance with a capital",
      ({ results: [asset] }) => {
        asset.importance_category = "Critical";
      },
    ],
    [
      "listAssets",
      "a product without version",
      ({ results: [asset] }) => {
        asset.products = [
          { product: "nginx", vendor: "nginx", version: null, type: "Application", support: "unknown" },
        ];
      },
    ],
    [
      "getCompany",
      "features as objects",
      (company) => {
        company.company_features = [{ name: "Work From Home", slug: "wfh-ro" }];
      },
    ],
    [
      "listThreats",
      "no count of questionnaires",
      ({ results: [threat] }) => {
        threat.questionnaires_sent = null;
      },
    ],
    [
      "listFindings",
      "a remediated finding without a grade",
      ({ results: [finding] }) => {
        finding.details.grade = undefined;
        finding.details = JSON.parse(JSON.stringify(finding.details));
        finding.remediated = true;
      },
    ],
    [
      "getCompanyPreview",
      "a date in words",
      (preview) => {
        preview.report_date = "July 9, 2019";
      },
    ],
    [
      "listPortfolioProducts",
      "products without query, functions and dates",
      ({ count, results: [product] }) => {
        const { business_functions, last_seen_date, ...rest } = product;
        return { count, results: [rest] };
      },
    ],
    ["getFindingStatistics", "an array", (statistics) => [statistics]],
    ["listProviderProducts", "a bare array", ({ results }) => results],
  ])("%s may have %s", (id, _, change) => {
    expect(errorsOf(id, change)).toBeNull();
  });
});

describe("lists", () => {
  test("of values are open everywhere", () => {
    walk(document, ({ enum: values }, pointer) => expect(values, pointer).toBeUndefined());
    expect(
      errorsOf("listFindings", ({ results: [finding] }) => {
        Object.assign(finding, { risk_vector: "new_vector", severity_category: "apocalyptic" });
      }),
    ).toBeNull();
  });

  test("of risk vectors have the current ones", () => {
    const { RiskVector } = (document.components as { schemas: Record<string, JsonObject> }).schemas;
    const vectors = RiskVector?.["x-extensible-enum"];
    expect(vectors).toContain("patching_cadence");
    expect(vectors).not.toContain("mobile_application_security");
  });
});

describe("components", () => {
  test("have names that differ, of whatever kind they are: generators write them all as types", () => {
    const kinds = Object.values(document.components as Record<string, JsonObject>);
    const names = kinds.flatMap((kind) => Object.keys(kind));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe("request bodies", () => {
  test("need no field that only the server knows", () => {
    for (const { id, requestBody } of operations) {
      for (const { schema } of requestBody?.content ?? []) {
        const seen = new Set<string>();
        const visit = (value: unknown): void => {
          walk(
            document,
            ({ properties = {}, required = [], $ref }) => {
              for (const name of required as string[]) {
                expect(Object(properties)[name]?.readOnly, `${id} ${name}`).not.toBe(true);
              }
              if (typeof $ref !== "string" || seen.has($ref)) return;
              seen.add($ref);
              const name = $ref.split("/").at(-1) ?? "";
              visit((document.components as { schemas: JsonObject }).schemas[name]);
            },
            value,
          );
        };
        visit(schema);
      }
    }
  });
});
