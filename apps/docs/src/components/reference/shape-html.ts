import { codeHtml, escapeHtml, type Html } from "../../../plugins/reference/html.ts";
import type { Shape } from "../../../plugins/reference/schema/shape.ts";

/** Writes what a shape says about itself. It is one piece of HTML, because pages have hundreds of shapes. */
export function shapeHtml({ description = "", constraints = [], values = [], examples = [], notes = [] }: Shape): Html {
  const listed = values.map(({ value, name, description = "" }) => {
    const text = [name === undefined ? "" : escapeHtml(name), description].filter((part) => part !== "").join(": ");
    return `<li>${codeHtml(value)}${text && ` ${text}`}</li>`;
  });
  return [
    [description, ...constraints].filter((text) => text !== "").join(" "),
    listed.length > 0 ? `<ul class="field-values">${listed.join("")}</ul>` : "",
    ...notes.map(noteHtml),
    ...examples.map(({ text, label }) => {
      return `<span class="field-example">Example${label ? ` (${label})` : ""}: ${codeHtml(text)}</span>`;
    }),
  ].join("");
}

export function noteHtml(note: Html): Html {
  return `<span class="field-example">${note}</span>`;
}
