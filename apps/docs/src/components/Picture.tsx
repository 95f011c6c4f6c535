import ThemedImage from "@theme/ThemedImage";
import type { ReactNode } from "react";

interface PictureProps {
  /** The name of its two files in `pictures`; `test/docs/pictures.test.ts` takes them. */
  readonly name: string;
  readonly alt: string;
  readonly caption: string;
}

/** Renders a picture in the reader's theme. A missing file fails the build. */
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
