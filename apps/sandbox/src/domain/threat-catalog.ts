import { daysBefore, firstDate } from "./dates.ts";
import { createRandom } from "./random.ts";
import { emergingDate, kindAt, kindsWhere } from "./vulnerabilities.ts";

/** A threat. There is one for each known vulnerability, the same with every seed. */
export interface Threat {
  guid: string;
  /** The CVE number. */
  name: string;
  title: string;
  /** The number of the kind of finding that is evidence of it. */
  kind: number;
  /** The CVSS base score. */
  base: number;
  certainty: "CONFIRMED" | "LIKELY" | "POSSIBLE";
  /** The first day on which findings could be evidence of it. */
  supported: string;
  epss: { score: number; percentile: number };
  dve: { score: number; highest_score: number; highest_score_date: string };
}

/** Lists the threats known by a date, the most severe first. */
export function threatsAt(today: string): Threat[] {
  const numbers = kindsWhere(today, ({ vulnerability }) => vulnerability !== undefined);
  return numbers.map(threatOf).toSorted((a, b) => b.base - a.base);
}

function threatOf(kind: number): Threat {
  const known = threats.get(kind);
  if (known !== undefined) return known;
  const { vulnerability } = kindAt(kind);
  if (vulnerability === undefined) throw new Error(`the kind ${kind} is no vulnerability`);
  const { name, title, base, confidence } = vulnerability;
  const random = createRandom("threat", name);
  const guid = random.guid();
  const highest_score = Math.round(base * 10 * random.next()) / 10;
  const emerged = emergingDate(kind);
  const sure = createRandom("certainty", name).chance(0.4) ? ("CONFIRMED" as const) : ("LIKELY" as const);
  const threat = {
    guid,
    name,
    title,
    kind,
    base,
    certainty: confidence === "HIGH" ? sure : ("POSSIBLE" as const),
    supported: emerged ?? daysBefore(firstDate, random.integer(400, 1_200)),
    epss: { score: random.integer(1, 95), percentile: random.integer(10, 99) },
    dve: {
      score: Math.round(highest_score * 10 * random.next()) / 10,
      highest_score,
      highest_score_date: `${emerged ?? daysBefore(firstDate, random.integer(30, 400))}T00:00:00`,
    },
  };
  threats.set(kind, threat);
  return threat;
}

const threats = new Map<number, Threat>();
