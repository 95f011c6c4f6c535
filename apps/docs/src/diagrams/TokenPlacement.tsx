import type { ReactNode } from "react";
import { Arrow, Box, Label } from "./shapes.tsx";

/** Draws how the token becomes a header of a request. */
export function TokenPlacement(): ReactNode {
  return (
    <>
      <Box x={0} y={30} width={110} text="api_token" kind="token" />
      <Box x={116} y={30} width={26} text=":" />
      <Label x={55} y={18} text="user name" />
      <Label x={160} y={18} text="blank password" anchor="middle" />
      <line className="diagram-bracket" x1={146} y1={46} x2={190} y2={46} />
      <Arrow from={[200, 46]} to={[270, 46]} />
      <Label x={232} y={36} text="base64" />
      <Box x={270} y={30} width={330} text="Authorization: Basic YXBpX3Rva2VuOg==" />
      <Arrow from={[435, 62]} to={[435, 100]} />
      <Label x={445} y={86} text="HTTPS only" anchor="start" />
      <Box x={335} y={100} width={200} text="api.bitsighttech.com" />
    </>
  );
}
