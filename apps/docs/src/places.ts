/** Stands where a token belongs. */
export const placeholder = "api_token";

/** Our page on getting a token. */
export const tokenPage = "/token/generate";

/** The sandbox's page where one generates and copies a token. */
export const preferencesPage = "https://localhost:8443/sandbox/preferences";

/** Languages as readers name them. */
export const languageNames = { curl: "curl", python: "Python", typescript: "TypeScript" } as const;
