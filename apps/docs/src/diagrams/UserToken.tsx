import type { ReactNode } from "react";
import { Arrow, Box, Label } from "./shapes.tsx";

/** Draws how a new user token replaces the old one. */
export function UserToken(): ReactNode {
  return (
    <>
      <Label x={0} y={31} text="Token A" anchor="start" />
      <Box x={70} y={10} width={90} text="generate" />
      <Arrow from={[160, 26]} to={[195, 26]} />
      <Box x={195} y={10} width={165} text="works" kind="good" />
      <Box x={370} y={10} width={265} text="refused with 401" kind="bad" />
      <Label x={0} y={101} text="Token B" anchor="start" />
      <Box x={275} y={80} width={90} text="generate" />
      <Arrow from={[365, 80]} to={[365, 44]} />
      <Arrow from={[365, 96]} to={[400, 96]} />
      <Box x={400} y={80} width={235} text="works" kind="good" />
    </>
  );
}
