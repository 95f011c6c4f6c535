import type { ReactNode } from "react";
import { Arrow, Box, Label } from "./shapes.tsx";

/** Draws how two company tokens overlap while one replaces the other. */
export function CompanyToken(): ReactNode {
  return (
    <>
      <Label x={0} y={31} text="Token A" anchor="start" />
      <Box x={62} y={10} width={155} text="generate: shown once" />
      <Arrow from={[217, 26]} to={[240, 26]} />
      <Box x={240} y={10} width={230} text="works" kind="good" />
      <Arrow from={[470, 26]} to={[500, 26]} />
      <Box x={500} y={10} width={135} text="deleted" kind="bad" />
      <Label x={0} y={91} text="Token B" anchor="start" />
      <Box x={175} y={70} width={155} text="generate: shown once" />
      <Arrow from={[330, 86]} to={[360, 86]} />
      <Box x={360} y={70} width={275} text="works" kind="good" />
      <line className="diagram-bracket" x1={360} y1={130} x2={470} y2={130} />
      <Label x={415} y={152} text="change the integration" />
    </>
  );
}
