/** The npm scope and GitHub repository that packages are published under. The release workflow sets both variables. */
export const scope: string = read("NPM_SCOPE", "@signet", /^@[a-z0-9][a-z0-9._-]*$/, "a scope such as @acme");
export const repository: string = read("GITHUB_REPOSITORY", "signet/signet", /^[\w.-]+\/[\w.-]+$/, "OWNER/NAME");

/** The folders of the published packages; a package comes after those it depends on. */
export const publishedFolders = ["packages/auth", "packages/client", "packages/snippets", "apps/sandbox"] as const;

function read(variable: string, fallback: string, pattern: RegExp, expected: string): string {
  const value = process.env[variable] || fallback;
  if (!pattern.test(value)) throw new Error(`${variable} must be ${expected}: got ${JSON.stringify(value)}`);
  return value;
}
