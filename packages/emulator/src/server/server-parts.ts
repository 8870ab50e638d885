import type { JournalWriter } from "../journal/journal.js";
import type { Service } from "../requests/service.js";
import type { Expiry } from "../stores/expiry.js";
import type { Throttle } from "./throttle.js";

/** What the server needs to dispatch a request: the service that answers it, and what applies to every request. */
export interface ServerParts extends Service {
  readonly throttle: Throttle;
  readonly expiry: Expiry;
  readonly journal: JournalWriter;
}
