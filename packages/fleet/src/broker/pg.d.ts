/** The driver as the queue uses it: a part of what `pg` has. */
declare module "pg" {
  const driver: import("bullmq").PgModule;
  export default driver;
}
