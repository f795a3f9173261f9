/**
 * The number of an item as papers write it: one to three numbers with dots, and perhaps a small letter, as `5`, `2.1` or
 * `3.1.12` and `4а`. It is text: `1.10` is not `1.1`.
 */
export const itemPattern = /^\d{1,2}(\.\d{1,2}){0,2}[а-я]?$/;

/** Id of a regulation, stored in its incidents: `rpl-2025-09-01`. It is chosen by hand, never made from a name. */
export const regulationIdPattern = /^[a-z][a-z0-9-]{1,31}$/;

/** The ids before version 3 of an incident, each with the day the regulation came into force. */
export const packIdPattern = /^[a-z]{2,8}-\d{4}-\d\d-\d\d$/;
