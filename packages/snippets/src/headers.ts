import type { RequestBodyModel } from "./body.ts";
import { SnippetError } from "./errors.ts";
import type { FilledParameter } from "./parameters.ts";
import type { HeaderField } from "./request.ts";
import { headerText } from "./serialize.ts";

/** The header fields worth writing: header parameters, and a media type that no client would choose by itself. */
export function headerFields(
  filled: readonly FilledParameter[],
  body: RequestBodyModel | undefined,
): readonly HeaderField[] {
  const fields = filled.map((one) => ({ name: one.parameter.name, value: headerText(one) }));
  if (body && body.mediaType !== "application/json") fields.push({ name: "Content-Type", value: body.mediaType });
  for (const { name, value } of fields) {
    if (token.test(name) && fieldValue.test(value)) continue;
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `The header ${JSON.stringify(name)} needs a value of visible ASCII, without space at its ends.`,
    );
  }
  return fields;
}

// RFC 9110 §5.6.2: a field name is a token. §5.5: a value holds visible characters, blanks only between them.
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const fieldValue = /^(?:[!-~](?:[\t -~]*[!-~])?)?$/;
