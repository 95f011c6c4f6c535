/** The types of security incidents by slug, each with the beginning of a sentence about it. */
export const incidentTypes: Readonly<Record<string, { name: string; happened: string }>> = {
  crimeware: { name: "Crimeware", happened: "Machines were locked by extortion software" },
  phishing: { name: "Phishing", happened: "An employee gave a password away on a forged page" },
  human_error: { name: "Human Error", happened: "A list of customers was mailed to the wrong people" },
  unsecured_database: { name: "Unsecured Database", happened: "A database could be read by anybody" },
  web_apps: { name: "Web Application Compromise", happened: "A form on the site let strangers read records" },
};
