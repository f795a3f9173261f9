import type { Regulation } from '../../core/regulation/regulation-schema.ts';
import lyceum from './lyceum.json' with { type: 'json' };

/** The regulation in force where policy names none. A school's build replaces it (kit/own-rules.ts). */
export const builtInRegulation = lyceum as Regulation;

/** The built-in regulations that policy may choose by their ids, the default first. */
export const builtInRegulations: [Regulation, ...Regulation[]] = [builtInRegulation];
