import ThemedImage from "@theme/ThemedImage";
import type { ReactNode } from "react";

interface PictureProps {
  /** The name of its two files in `pictures`, which the browser tests make. */
  readonly name: string;
  readonly alt: string;
  readonly caption: string;
}

/** A picture of a page, in the theme the reader has. A picture that is not there fails the build. */
export function Picture({ name, alt, caption }: PictureProps): ReactNode {
  const light = require(`../../pictures/${name}-light.png`).default;
  const dark = require(`../../pictures/${name}-dark.png`).default;
  return (
    <figure className="picture">
      <ThemedImage alt={alt} sources={{ light, dark }} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
