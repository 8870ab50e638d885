/** What the files of the bench hand to each other. Sizes are bytes, times are milliseconds. */

/** What a sink has counted since its last reset. */
export interface SinkStats {
  /** Bytes of the bodies of data requests, those of failed and repeated ones included. */
  readonly bytes: number;
  readonly requests: number;
  readonly connections: number;
  readonly dataRequests: number;
  readonly mostAtOnce: number;
  /** From the first data request's head to the last one's answer. */
  readonly elapsed: number;
  /** CPU time of the sink itself; undefined where it shares a process with the bench. */
  readonly cpu?: number;
}

/** One data request that was answered. */
export interface SinkPart {
  /** `PUT /path?query HTTP/1.1`. */
  readonly request: string;
  /** The part number, where the dialect has it in a header; else empty. */
  readonly part: string;
  readonly bytes: number;
  /** CRC-32 of the body; 0 when the sink does not sum. */
  readonly crc: number;
}

export interface Sink {
  readonly kind: "C" | "Node" | "nginx" | "store";
  readonly port: number;
  readonly tls: boolean;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Certificate to trust, when `tls`. */
  readonly caFile: string | undefined;
  stats(): Promise<SinkStats>;
  parts(): Promise<readonly SinkPart[]>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Where the parts go: the bench's own sink, or a real server that keeps them. */
export type Store = "sink" | "nginx";

/** A real object store, for clients that speak to it without the API in between. */
export interface StoreTarget {
  /** S3: the endpoint. Azure: URL of the container with a signature. */
  readonly origin: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
}

/** Compiled helpers; a field is undefined where there is no compiler (`tls`: no OpenSSL headers). */
export interface Native {
  readonly sink: string | undefined;
  readonly send: string | undefined;
  readonly account: string | undefined;
  readonly tls: boolean;
  readonly reason: string | undefined;
}

/** What a client is asked to do. Travels to Node clients as JSON in the variable BENCH_JOB. */
export interface Job {
  readonly origin: string;
  readonly port: number;
  readonly tls: boolean;
  readonly store: Store;
  readonly caFile?: string;
  readonly file: string;
  readonly size: number;
  readonly partSize: number;
  readonly concurrency: number | "auto";
  /** Checkout whose build of our packages is measured. */
  readonly root: string;
  /** A folder of this run, empty at its start. */
  readonly folder: string;
  /** Files of one part each, for clients that cannot send a range (curl). */
  readonly partFiles?: readonly string[];
  /** Where those files go; without it to the sink. */
  readonly partUrls?: readonly string[];
  readonly target?: StoreTarget;
  /** Number of small files, in the scenario `small`. */
  readonly count?: number;
}

export interface Command {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** One way to upload a file: ours, or what people would have used. */
export interface Client {
  readonly id: string;
  readonly label: string;
  /** npm package whose version is recorded. */
  readonly packages?: readonly string[];
  /** How it is configured, and whose advice that is. One sentence, shown in the report. */
  readonly setting: string;
  readonly needsPartFiles?: boolean;
  /** Why it cannot run here, for this job; undefined when it can. */
  missing?(tools: Tools, job: Pick<Job, "tls" | "size" | "partSize" | "store">): string | undefined;
  command(job: Job, tools: Tools): Command;
}

/** What this machine has. */
export interface Tools {
  readonly native: Native;
  readonly curl: string | undefined;
  readonly rclone: string | undefined;
  readonly openssl: string | undefined;
  readonly nginx: string | undefined;
}

/** The operating system's account of one process (and those it waited for). */
export interface Cost {
  readonly wall: number;
  readonly user: number;
  readonly system: number;
  readonly peakRss: number;
  readonly code: number;
  readonly signal: number;
}

/** One run of one client. */
export interface Run {
  readonly client: string;
  readonly round: number;
  /** Undefined when there is neither a compiler nor `/usr/bin/time`. */
  readonly cost: Cost | undefined;
  readonly wall: number;
  /** CPU time of the whole machine in that while, all cores, other people's work too; undefined where nothing tells. */
  readonly busy?: number;
  /** Which try it was, where runs that others disturbed are repeated. */
  readonly tries?: number;
  readonly sink: SinkStats;
  /** What went wrong; undefined when the run counts. */
  readonly failure: string | undefined;
  /** What the client said on its standard output, if that was JSON. */
  readonly said: Readonly<Record<string, unknown>> | undefined;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** One line of a table: what a client did over all its runs. */
export interface Summary {
  readonly client: string;
  readonly label: string;
  readonly runs: number;
  readonly failure: string | undefined;
  /** Bytes a second, by the sink's clock. */
  readonly speed?: Spread;
  /** Speed over the reference's in the same round. */
  readonly ratio?: Spread;
  readonly wall?: Spread;
  readonly cpu?: Spread;
  readonly user?: Spread;
  readonly system?: Spread;
  /** CPU seconds a GiB. */
  readonly cpuPerGiB?: Spread;
  readonly peakRss?: Spread;
  readonly sink?: SinkStats;
}

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

export interface Chart {
  /** File name without its end. */
  readonly name: string;
  /** An ECharts option. */
  readonly option: import("echarts").EChartsOption;
  readonly width: number;
  readonly height: number;
}

/** What a scenario hands back: shown on the terminal, kept as JSON and drawn. */
export interface Result {
  readonly scenario: string;
  readonly tables: readonly Table[];
  readonly charts: readonly Chart[];
  /** Everything measured, for whoever wants to look again. */
  readonly data: unknown;
}

export interface Options {
  readonly runs: number;
  readonly size: number;
  readonly parts: readonly number[];
  readonly concurrency: number;
  readonly tls: readonly boolean[];
  readonly only: readonly string[] | undefined;
  /** Where `throughput` sends to. */
  readonly store: Store;
  /** Numbers (from 1) of the links of `slow`; all when undefined. */
  readonly links: readonly number[] | undefined;
  readonly quick: boolean;
  /** Sizes so small that the figures mean nothing: for the test of the bench itself. */
  readonly smoke: boolean;
  readonly root: string;
  readonly results: string;
}

/** What every scenario gets. */
export interface Bench {
  readonly options: Options;
  readonly tools: Tools;
  /** A folder that is removed at the end. */
  readonly folder: string;
  readonly say: (line: string) => void;
}
