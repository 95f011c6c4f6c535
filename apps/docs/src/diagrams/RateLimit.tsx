import type { ReactNode } from "react";
import { Arrow, Box, Label } from "./shapes.tsx";

/** Draws requests over time, with the pause after a 429. */
export function RateLimit(): ReactNode {
  return (
    <>
      {[0, 58, 116].map((x) => (
        <Box key={x} x={x} y={30} width={52} text="200" kind="good" />
      ))}
      <Box x={174} y={30} width={52} text="429" kind="bad" />
      <Label x={200} y={18} text="Retry-After: 3" />
      <line className="diagram-pause" x1={232} y1={46} x2={424} y2={46} />
      <Label x={328} y={36} text="the client sends nothing" />
      <Box x={430} y={30} width={52} text="200" kind="good" />
      <Label x={456} y={18} text="same request" />
      {[488, 546].map((x) => (
        <Box key={x} x={x} y={30} width={52} text="200" kind="good" />
      ))}
      <Arrow from={[0, 100]} to={[620, 100]} />
      {[200, 276, 352, 428].map((x, seconds) => (
        <g key={x} className="diagram-tick">
          <line x1={x} y1={94} x2={x} y2={106} />
          <Label x={x} y={126} text={`${seconds} s`} />
        </g>
      ))}
      <Label x={620} y={126} text="time" anchor="end" />
    </>
  );
}
