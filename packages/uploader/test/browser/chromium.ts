/** How tests start Chromium: the system's, without its background services. */
export const launchOptions: {
  readonly executablePath: string;
  readonly args: string[];
  readonly timeout: number;
} = {
  executablePath: "/usr/bin/chromium",
  // ms; on a busy machine it starts slowly.
  timeout: 300_000,
  args: [
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};
