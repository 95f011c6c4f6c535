import type { ReactNode } from "react";

interface BoxProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
  readonly kind?: "plain" | "good" | "bad" | "token";
}

/** Draws a labeled box, 32 units high. */
export function Box({ x, y, width, text, kind = "plain" }: BoxProps): ReactNode {
  return (
    <g className={`diagram-${kind}`}>
      <rect x={x} y={y} width={width} height={32} rx={6} />
      <Label x={x + width / 2} y={y + 21} text={text} />
    </g>
  );
}

interface ArrowProps {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
}

/** Draws a horizontal or vertical arrow. */
export function Arrow({ from: [x1, y1], to: [x2, y2] }: ArrowProps): ReactNode {
  const [dx, dy] = [Math.sign(x2 - x1), Math.sign(y2 - y1)];
  const side = (sign: number) => `${x2 - 6 * dx - 4 * sign * dy},${y2 - 6 * dy - 4 * sign * dx}`;
  return (
    <g className="diagram-arrow">
      <line x1={x1} y1={y1} x2={x2 - 5 * dx} y2={y2 - 5 * dy} />
      <polygon points={`${x2},${y2} ${side(1)} ${side(-1)}`} />
    </g>
  );
}

interface LabelProps {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor?: "start" | "middle" | "end";
}

/** Draws a line of text. */
export function Label({ x, y, text, anchor = "middle" }: LabelProps): ReactNode {
  return (
    <text x={x} y={y} textAnchor={anchor}>
      {text}
    </text>
  );
}
