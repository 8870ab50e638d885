/// <reference lib="esnext.disposable" preserve="true" />

import type { MovableClock } from "./ground/clock.js";
import type { FileAnswer, InstanceOptions } from "./http/api-types.js";
import type { CorsSetting } from "./http/cors-setting.js";
import type { Fault } from "./http/fault.js";
import type { Journal } from "./journal/journal.js";
import type { Tokens } from "./oauth/tokens.js";
import type { ContentLocation } from "./stores/store.js";

/** A running emulator. */
export interface Emulator extends AsyncDisposable {
  /** `http://host:port`, without a trailing slash: the base URL for clients. */
  readonly url: string;
  /**
   * Path of the generated certificate (PEM) that clients have to trust; undefined without the option `tls:
   * true`.
   */
  readonly certificate?: string;
  /**
   * The bearer token that never expires. Without the option `token` it is the same for the same directory.
   */
  readonly token: string;
  readonly project: string;
  /** The directory that holds state and file content. */
  readonly directory: string;
  /** The journal of all requests. */
  readonly requests: Journal;
  /** The emulator's clock. It can be moved forward. */
  readonly clock: MovableClock;
  /** Counts issued tokens, revokes them, and sets the lifetime of tokens issued later. */
  readonly tokens: Pick<Tokens, "issued" | "revokeAll" | "setLifetime">;
  /**
   * Client id, client secret and URL of the token endpoint. The default secret is random and belongs to the
   * directory.
   */
  readonly oauth: { readonly id: string; readonly secret: string; readonly tokenUrl: string };
  /** Approves the device that shows this user code. Throws when no device shows it. */
  approveDevice(userCode: string): void;
  /** Denies the device that shows this user code. Throws when no device shows it. */
  denyDevice(userCode: string): void;
  /** User codes that are neither approved nor denied yet. */
  pendingDevices(): readonly string[];
  /**
   * Replaces all faults. Resets their counters and the seeded random generator, with `seed` when it is given.
   */
  setFaults(faults: readonly Fault[], seed?: number): void;
  /** Adds a fault after those that are active. */
  addFault(fault: Fault): void;
  /** Sets what browsers of other origins may do from now on; `false` sends no CORS header. */
  setCors(setting: CorsSetting): void;
  /**
   * Creates a data-modelling node of a file, so that `multiuploadlink` finds the file by its `instanceId`.
   */
  createInstance(instance: InstanceOptions): FileAnswer;
  /**
   * Path of a file's stored bytes, which exist once the upload is completed. Throws when another store holds
   * them.
   */
  filePath(id: number): string;
  /**
   * Where the content of a file is stored: a path, or a key in a bucket or container. Throws when the file
   * has no content.
   */
  locate(id: number): ContentLocation;
  /** Closes every connection, timer and handle, and removes a temporary directory. May be called twice. */
  close(): Promise<void>;
}
