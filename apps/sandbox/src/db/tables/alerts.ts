/** What is stored of alerts. */
export interface AlertTables {
  alerts: AlertTable;
}

/** An alert goes with the subscription and the folder it is about. */
interface AlertTable {
  guid: number;
  customer_guid: string;
  company_id: number;
  folder_guid: string;
  alert_type: string;
  severity: string;
  alert_date: string;
  /** The day of what it tells. */
  start_date: string;
  /** What made it, in a few words. */
  cause: string;
  /** What other companies may share: the name of a vulnerability, or the guid of a provider. */
  subject: string | null;
  /** JSON. */
  details: string;
}

/** The statements that make these tables, in SQL that SQLite and PostgreSQL both understand. */
export const alertTables = `
create table alerts (
  guid integer primary key, customer_guid text not null, company_id integer not null,
  folder_guid text not null references folders on delete cascade, alert_type text not null, severity text not null,
  alert_date text not null, start_date text not null, cause text not null, subject text, details text not null,
  foreign key (customer_guid, company_id) references subscriptions on delete cascade
);
create index alerts_customer on alerts (customer_guid, alert_date, guid);
create index alerts_company on alerts (customer_guid, company_id);
create index alerts_folder on alerts (folder_guid)
`;
