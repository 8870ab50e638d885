/**
 * Goes on without output when the reader of standard output or standard error has gone (`cdf-upload … | head -1`):
 * the upload matters more than who watches it.
 */
export function ignoreClosedPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
    });
  }
}
