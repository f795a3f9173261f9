/** The highest count of a note. It is apart from the schemas, so that the script on pages does not contain zod. */
export const MAX_NOTE_COUNT = 100_000;
