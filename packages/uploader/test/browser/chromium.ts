/** How tests start Chromium: the system's, and without what it does in the background. */
export const launchOptions: {
  readonly executablePath: string;
  readonly args: string[];
  readonly timeout: number;
} = {
  executablePath: "/usr/bin/chromium",
  // ms; on a busy machine it takes its time to start.
  timeout: 300_000,
  args: [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
