/** Whether a policy says anything; an empty text is how some editors write nothing. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
