/** The texts that the plugin shows to users. The option `locale` replaces them with another language. */
export interface CdfUploadLocale {
  readonly strings: {
    readonly cdfResumed: string;
    readonly cdfSentAgain: string;
    readonly cdfOtherTab: string;
    readonly cdfChanged: string;
    readonly cdfRemote: string;
    readonly cdfMissing: string;
  };
}

export const locale: CdfUploadLocale = {
  strings: {
    cdfResumed: "Resuming %{name}: %{done} of %{parts} parts are already uploaded",
    cdfSentAgain: "The upload URLs of %{name} expired. Uploading %{parts} parts again",
    cdfOtherTab: "%{name} is already being uploaded in another tab",
    cdfChanged:
      "%{name} has changed since its upload started. Retry to start over, or restore the previous version of the file",
    cdfRemote:
      "%{name} cannot be uploaded because files of cloud services are not loaded into this browser. Download it and add it from this device",
    cdfMissing: "Choose %{name} again to resume its upload",
  },
};
