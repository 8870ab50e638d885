import type { Fault } from "./faults/fault.js";
import type { CorsSetting } from "./http/cors-setting.js";
import type { Journal } from "./journal/journal.js";
import type { Tokens } from "./oauth/tokens.js";
import type { FileAnswer } from "./operations/file-fields.js";
import type { InstanceOptions } from "./operations/instance-options.js";
import type { ContentLocation } from "./stores/store.js";
import type { MovableClock } from "./time/clock.js";

/** A running emulator. */
export interface Emulator extends AsyncDisposable {
  /** `http://host:port`, without a slash at the end: a client's base URL. */
  readonly url: string;
  /** Path of the made certificate (PEM) that clients have to trust; missing without the option `tls: true`. */
  readonly certificate?: string;
  /** The bearer token that never expires; without the option `token` the same one for the same directory. */
  readonly token: string;
  readonly project: string;
  /** Where state and bytes lie. */
  readonly directory: string;
  /** Journal of all requests. */
  readonly requests: Journal;
  /** The emulator's time; it can be moved forward. */
  readonly clock: MovableClock;
  /** How many tokens were issued; revoke them; change the lifetime of those to come. */
  readonly tokens: Pick<Tokens, "issued" | "revokeAll" | "setLifetime">;
  /** Client id and secret for the token endpoint, and where that is. The secret is random, and the directory's own. */
  readonly oauth: { readonly id: string; readonly secret: string; readonly tokenUrl: string };
  /** A person says yes to the device that shows this user code. Throws when none does. */
  approveDevice(userCode: string): void;
  /** A person says no. Throws when no device shows this code. */
  denyDevice(userCode: string): void;
  /** User codes that wait for a person. */
  pendingDevices(): readonly string[];
  /** Replaces all faults and begins their counts and the seeded chance anew, from `seed` when one is given. */
  setFaults(faults: readonly Fault[], seed?: number): void;
  /** Adds a fault after those in force. */
  addFault(fault: Fault): void;
  /** Changes what browsers of other origins may do from now on; `false` sends no CORS header. */
  setCors(setting: CorsSetting): void;
  /** Makes a data-modelling node of a file, that `multiuploadlink` then finds by its `instanceId`. */
  createInstance(instance: InstanceOptions): FileAnswer;
  /** Path of the stored bytes of a file; there once its upload is completed. Throws when another store has them. */
  filePath(id: number): string;
  /** Where the content of a file lies: a path, or a key in a bucket or container. Throws when it has none. */
  locate(id: number): ContentLocation;
  /** Ends every connection, timer and handle; a temporary directory is removed. May be called twice. */
  close(): Promise<void>;
}
