import type { JsonObject, Tag } from "./contract.ts";

/** Reads the document's tags. */
export function readTags({ tags = [] }: JsonObject): Tag[] {
  return (tags as JsonObject[]).map(({ name, description = "", "x-application": application }) => {
    if (application !== undefined && application !== "SPM" && application !== "TPRM") {
      throw new Error(`x-application of the tag ${name} must be SPM or TPRM`);
    }
    return { name: String(name), slug: slugOf(String(name)), description: String(description), application };
  });
}

/** Returns a tag's name in URLs and file names. */
export function slugOf(tag: string): string {
  return tag.toLowerCase().replaceAll(/\W+/g, "-");
}
