import Link from "@docusaurus/Link";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import { SearchBox } from "../../../components/SearchBox.tsx";

export default function NotFoundContent(): ReactNode {
  return (
    <main className="not-found container">
      <Heading as="h1">There is no such page</Heading>
      <p>
        It may have moved. Search for it, or begin at the <Link to="/">first page</Link>.
      </p>
      <SearchBox />
    </main>
  );
}
