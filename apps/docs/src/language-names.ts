export const languageNames = { curl: "curl", python: "Python", typescript: "TypeScript" } as const;
