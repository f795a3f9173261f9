import { classSeedSchema } from '../../core/class-code/class-code-setting.ts';
import { acceptedCodeSchema } from '../../core/class-code/known-element.ts';
import { privateItem } from '../storage/private-item.ts';

/**
 * The seed of the class codes, on teachers' PCs only. A person who reads the profile has it
 * (docs/decisions/0010-class-code.md).
 */
export const classSeed = privateItem('class-seed', classSeedSchema);

/** The last class code that this PC accepted. */
export const acceptedCode = privateItem('class-code', acceptedCodeSchema);
