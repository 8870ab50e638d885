/** What the plugin says to users. Other languages come in as its option `locale`. */
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
    cdfResumed: "Going on with %{name}: %{done} of %{parts} parts are there already",
    cdfSentAgain: "The upload links of %{name} had ended: %{parts} parts are sent again",
    cdfOtherTab: "%{name} is being uploaded in another tab",
    cdfChanged:
      "%{name} is not what it was when its upload began. Retry to begin anew, or bring the old file back",
    cdfRemote: "%{name} cannot be uploaded: files of cloud services do not pass through this browser",
    cdfMissing: "Choose %{name} again to go on with its upload",
  },
};
