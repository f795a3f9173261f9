/** Ids whose data prepare-image deletes. */
export interface ImageIds {
  /** Ids of the extension in Chromium: that of the kit, and those of the stores. */
  chromium: readonly string[];
  /** Id of the add-on in Firefox. */
  firefox: string;
}
