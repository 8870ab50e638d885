/** The types of the bench. Sizes are in bytes, times in milliseconds. */

/** The counters of a sink since its last reset. */
export interface SinkStats {
  /** Bytes of the bodies of all data requests, including failed and repeated ones. */
  readonly bytes: number;
  readonly requests: number;
  readonly connections: number;
  readonly dataRequests: number;
  readonly mostAtOnce: number;
  /** From the first data request's head to the last one's answer. */
  readonly elapsed: number;
  /** CPU time of the sink itself; undefined if it runs in the process of the bench. */
  readonly cpu?: number;
}

/** One data request that was answered. */
export interface SinkPart {
  /** `PUT /path?query HTTP/1.1`. */
  readonly request: string;
  /** The part number, if the dialect has it in a header; otherwise empty. */
  readonly part: string;
  readonly bytes: number;
  /** CRC-32 of the body; 0 if the sink computes no checksums. */
  readonly crc: number;
}

export interface Sink {
  readonly kind: "C" | "Node" | "nginx" | "store";
  readonly port: number;
  readonly tls: boolean;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Certificate to trust, with `tls`. */
  readonly caFile: string | undefined;
  stats(): Promise<SinkStats>;
  parts(): Promise<readonly SinkPart[]>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** The target of the parts: the bench's own sink, or a real server that stores them. */
export type Store = "sink" | "nginx";

/** A real object store, for clients that access it directly. */
export interface StoreTarget {
  /** S3: the endpoint. Azure: URL of the container with a signature. */
  readonly origin: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
}

/** Compiled helpers; a field is undefined if there is no compiler (`tls`: no OpenSSL headers). */
export interface Native {
  readonly sink: string | undefined;
  readonly send: string | undefined;
  readonly account: string | undefined;
  /** The line between two network namespaces; undefined if the machine has none. */
  readonly link: string | undefined;
  readonly tls: boolean;
  readonly reason: string | undefined;
}

/** The job of a client. Node clients get it as JSON in the variable BENCH_JOB. */
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
  /** A folder for this run, initially empty. */
  readonly folder: string;
  /** Files of one part each, for clients that cannot send a range (curl). */
  readonly partFiles?: readonly string[];
  /** The target of those files. Default: the sink. */
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

/** One way to upload a file: ours, or an alternative. */
export interface Client {
  readonly id: string;
  readonly label: string;
  /** npm package whose version is recorded. */
  readonly packages?: readonly string[];
  /** Its configuration, in one sentence for the report. */
  readonly setting: string;
  readonly needsPartFiles?: boolean;
  /** Whether its speed and ratio are those of the whole process, with its start, instead of the sink's clock. */
  readonly whole?: boolean;
  /** The reason why it cannot run this job here; undefined if it can. */
  missing?(tools: Tools, job: Pick<Job, "tls" | "size" | "partSize" | "store">): string | undefined;
  command(job: Job, tools: Tools): Command;
}

/** The tools of this machine. */
export interface Tools {
  readonly native: Native;
  readonly curl: string | undefined;
  readonly rclone: string | undefined;
  readonly openssl: string | undefined;
  readonly nginx: string | undefined;
}

/** The operating system's figures of a process and its awaited child processes. */
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
  /** Undefined if there is neither a compiler nor `/usr/bin/time`. */
  readonly cost: Cost | undefined;
  readonly wall: number;
  /** CPU time of the whole machine during the run, all cores, including other work; undefined if unknown. */
  readonly busy?: number;
  /** The number of the attempt, if disturbed runs are repeated. */
  readonly tries?: number;
  readonly sink: SinkStats;
  /** The failure; undefined for a successful run. */
  readonly failure: string | undefined;
  /** The standard output of the client, if it is JSON. */
  readonly said: Readonly<Record<string, unknown>> | undefined;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** One line of a table: the summary of all runs of a client. */
export interface Summary {
  readonly client: string;
  readonly label: string;
  readonly runs: number;
  readonly failure: string | undefined;
  /** Bytes per second, by the sink's clock. */
  readonly speed?: Spread;
  /** Speed divided by the reference's in the same round. */
  readonly ratio?: Spread;
  readonly wall?: Spread;
  readonly cpu?: Spread;
  readonly user?: Spread;
  readonly system?: Spread;
  /** CPU seconds per GiB. */
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
  /** File name without its extension. */
  readonly name: string;
  /** An ECharts option. */
  readonly option: import("echarts").EChartsOption;
  readonly width: number;
  readonly height: number;
}

/** The result of a scenario: printed, written as JSON and drawn. */
export interface Result {
  readonly scenario: string;
  readonly tables: readonly Table[];
  readonly charts: readonly Chart[];
  /** All measurements, for later analysis. */
  readonly data: unknown;
}

export interface Options {
  readonly runs: number;
  readonly size: number;
  readonly parts: readonly number[];
  readonly concurrency: number;
  readonly tls: readonly boolean[];
  readonly only: readonly string[] | undefined;
  /** The target of `throughput`. */
  readonly store: Store;
  /** Numbers (from 1) of the links of `slow`, or of the lines of `link`. Default: all. */
  readonly links: readonly number[] | undefined;
  /** Congestion controls of `link`. */
  readonly congestion: readonly import("./link/namespaces.mjs").Congestion[];
  readonly quick: boolean;
  /** Very small sizes without meaningful figures, for the test of the bench itself. */
  readonly smoke: boolean;
  readonly root: string;
  readonly results: string;
}

/** The input of every scenario. */
export interface Bench {
  readonly options: Options;
  readonly tools: Tools;
  /** A folder that is removed at the end. */
  readonly folder: string;
  readonly say: (line: string) => void;
}
