import type { FaultBook } from "./faults/fault-book.js";
import type { CorsSwitch } from "./http/cors.js";
import type { Throttle } from "./http/throttle.js";
import type { JournalWriter } from "./journal/journal.js";
import type { DeviceGrants } from "./oauth/device-grants.js";
import type { RefreshTokens } from "./oauth/refresh-tokens.js";
import type { Tokens } from "./oauth/tokens.js";
import type { Settings } from "./settings.js";
import type { UrlSigner } from "./signing/signed-url.js";
import type { Expiry } from "./storage/expiry.js";
import type { Folders } from "./storage/folders.js";
import type { EmulatorState } from "./storage/state.js";
import type { Store } from "./stores/store.js";
import type { MovableClock } from "./time/clock.js";

/** All components of one running emulator. Every request handler receives it. */
export interface EmulatorContext {
  readonly settings: Settings;
  readonly clock: MovableClock;
  readonly state: EmulatorState;
  readonly folders: Folders;
  readonly store: Store;
  readonly signer: UrlSigner;
  readonly tokens: Tokens;
  readonly devices: DeviceGrants;
  readonly refreshTokens: RefreshTokens;
  readonly throttle: Throttle;
  readonly cors: CorsSwitch;
  /** Uploads whose parts are being assembled now. */
  readonly completing: Set<string>;
  readonly expiry: Expiry;
  readonly faults: FaultBook;
  readonly journal: JournalWriter;
  /** Aborts when the emulator closes, and ends all timers and waits. */
  readonly lifetime: AbortSignal;
}
