import type { JsonObject, Tag } from "./contract.ts";

export function readTags({ tags = [] }: JsonObject): Tag[] {
  return (tags as JsonObject[]).map(({ name, description = "", "x-application": application }) => {
    if (application !== undefined && application !== "SPM" && application !== "TPRM") {
      throw new Error(`x-application of the tag ${name} must be SPM or TPRM`);
    }
    return { name: String(name), slug: slugOf(String(name)), description: String(description), application };
  });
}

export function slugOf(tag: string): string {
  return tag.toLowerCase().replaceAll(/\W+/g, "-");
}
