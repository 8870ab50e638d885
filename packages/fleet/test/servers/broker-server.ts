/** A real server on this machine, with its own folder. */
export interface BrokerServer {
  readonly url: string;
  readonly folder: string;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** Starts it again on the same port, with what it kept. */
  start(): Promise<void>;
  /** From now on, it writes nothing compressed, so that {@link dump} shows every text. Needs its tables. */
  legible(): Promise<void>;
  /** Everything that it has on its disk, as a text. */
  dump(): Promise<string>;
  /** Ends it and removes its folder. */
  remove(): Promise<void>;
}
