/** Replaces the highlighter that the theme would send to every reader: code is colored at build time. */
export const Prism = {};
