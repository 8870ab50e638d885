// Names that fragments of pages use without defining them, because the text around them introduces them.
type Core = typeof import("@cdf-multipart/core");
type Node = typeof import("@cdf-multipart/uploader/node");

declare const client: import("@cdf-multipart/core").FilesClient;
declare const createFilesClient: Core["createFilesClient"];
declare const uploadFile: Node["uploadFile"];
declare const uploadMany: Node["uploadMany"];
declare const createUpload: Node["createUpload"];
declare const fileJournalStore: Node["fileJournalStore"];
declare const interruptedUploads: typeof import("@cdf-multipart/uploader").interruptedUploads;
declare const emulator: import("@cdf-multipart/emulator").Emulator;

declare function getToken(): Promise<string>;
declare const token: string & (() => Promise<string>);
declare function show(progress: unknown): void;
declare function onProgress(progress: import("@cdf-multipart/uploader").Progress): void;
declare const input: HTMLInputElement & { files: FileList & { 0: File } };
declare const button: HTMLButtonElement;
declare const bar: HTMLProgressElement;
declare const line: HTMLElement;
declare const file: File;
declare const chosenAgain: File;
declare const folder: readonly string[];
declare const tenantId: string;
declare const clientId: string;
declare const clientSecret: string;
declare const cluster: string;
declare const project: string;
declare const url: string;
declare const id: number;
