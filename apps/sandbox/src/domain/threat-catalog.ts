import { daysBefore, firstDate } from "./dates.ts";
import { kinds } from "./observation-kinds.ts";
import { createRandom } from "./random.ts";

/** A threat. There is one for each known vulnerability, the same with every seed. */
export interface Threat {
  guid: string;
  /** The CVE number. */
  name: string;
  title: string;
  /** The index of the kind of finding that is evidence of it. */
  kind: number;
  /** The CVSS base score. */
  base: number;
  certainty: "LIKELY" | "POSSIBLE";
  /** The first day on which findings could be evidence of it. */
  supported: string;
  epss: { score: number; percentile: number };
  dve: { score: number; highest_score: number; highest_score_date: string };
}

/** All threats, the most severe first. */
export const allThreats: readonly Threat[] = kinds
  .flatMap(({ vulnerability }, kind) => {
    if (vulnerability === undefined) return [];
    const { name, title, base, confidence } = vulnerability;
    const random = createRandom("threat", name);
    const guid = random.guid();
    const highest_score = Math.round(base * 10 * random.next()) / 10;
    return [
      {
        guid,
        name,
        title,
        kind,
        base,
        certainty: confidence === "HIGH" ? ("LIKELY" as const) : ("POSSIBLE" as const),
        supported: daysBefore(firstDate, random.integer(400, 1_200)),
        epss: { score: random.integer(1, 95), percentile: random.integer(10, 99) },
        dve: {
          score: Math.round(highest_score * 10 * random.next()) / 10,
          highest_score,
          highest_score_date: `${daysBefore(firstDate, random.integer(30, 400))}T00:00:00`,
        },
      },
    ];
  })
  .toSorted((a, b) => b.base - a.base);
