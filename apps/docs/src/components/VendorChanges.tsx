import changes from "@signet/openapi/vendor-changes.json" with { type: "json" };
import type { ReactNode } from "react";
import { formatDay } from "./Changelog.tsx";
import { ProseLine } from "./Prose.tsx";

/** Lists the changes that the vendor made to its API and its instructions, each with its source. */
export function VendorChanges(): ReactNode {
  return (
    <table aria-label="Changes by the vendor">
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Change</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ date, change, source }) => (
          <tr key={change}>
            <td>{date === "" ? "unknown" : <time dateTime={date}>{formatDay(date)}</time>}</td>
            <td>
              <ProseLine text={change} />
            </td>
            <td>{source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
