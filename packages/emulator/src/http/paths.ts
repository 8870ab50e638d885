/** Path prefixes of the store: upload URLs and download URLs of all projects. */
export const UPLOAD_PATH = "/upload";
export const DOWNLOAD_PATH = "/download";
export const ADMIN_PATH = "/_emulator";
export const TOKEN_PATH = "/oauth2/token";
export const DEVICE_PATH = "/oauth2/device_authorization";

/** Whether a path is an upload URL or a download URL, which belongs to the store behind the API. */
export function isStorePath(path: string): boolean {
  return path.startsWith(`${UPLOAD_PATH}/`) || path.startsWith(`${DOWNLOAD_PATH}/`);
}
