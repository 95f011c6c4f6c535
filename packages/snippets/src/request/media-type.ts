/** Returns a media type without its parameters, in lower case. */
export function essenceOf(mediaType = ""): string {
  return mediaType.replace(/;.*/s, "").trim().toLowerCase();
}

export function isSameType(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Replaces a range such as `image/*`, which cannot be sent. */
export function concrete(mediaType: string, otherwise = "application/octet-stream"): string {
  return mediaType.includes("*") ? otherwise : mediaType;
}

export const jsonType: RegExp = /^[\w.+*-]+\/(?:[\w.+*-]+\+)?json\s*(?:;|$)/i;
export const urlEncoded: RegExp = /^application\/x-www-form-urlencoded\b/i;
export const formData: RegExp = /^multipart\/form-data\b/i;
export const textType: RegExp =
  /^text\/|[/+](?:xml|csv|yaml|x-yaml|graphql|x-ndjson|ndjson|jsonl|x-jsonl|jsonlines|x-jsonlines|json-seq|javascript)\b/i;
