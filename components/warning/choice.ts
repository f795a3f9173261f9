/** What a person can do about a warning. */
export type Choice = 'max' | 'sferum' | 'close' | 'stay' | 'stop-countdown';
