/** Ids for `aria-labelledby` and `aria-describedby`; each document or shadow root has one warning. */
export const warningIds = {
  title: 'warning-title',
  text: 'warning-text',
  countdown: 'warning-countdown',
  why: 'warning-why',
};
