/** The driver as the queue uses it: a part of the interface of `pg`. */
declare module "pg" {
  const driver: import("bullmq").PgModule;
  export default driver;
}
