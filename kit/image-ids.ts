/** Ids of the extension: those whose data prepare-image deletes, and which are second copies beside another one. */
export interface ImageIds {
  /** In Chromium: that of the kit first, and those of the stores. */
  chromium: readonly string[];
  /** Id of the add-on in Firefox. */
  firefox: string;
}
