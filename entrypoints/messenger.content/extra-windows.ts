/** https://developer.mozilla.org/docs/Web/API/DocumentPictureInPicture */
interface PictureWindows {
  documentPictureInPicture?: { window: Window | null };
}

/** Closes the small windows in which a page goes on over other tabs: a call, a video or a document. */
export function closePictures(): void {
  (globalThis as PictureWindows).documentPictureInPicture?.window?.close();
  // https://developer.mozilla.org/docs/Web/API/Document/exitPictureInPicture
  document.exitPictureInPicture?.().catch(() => undefined); // there may be none
}
