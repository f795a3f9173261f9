/** Ids by which a dialog names and describes itself; a warning is alone in its document or shadow root. */
export const warningIds = { title: 'warning-title', text: 'warning-text', countdown: 'warning-countdown' };
