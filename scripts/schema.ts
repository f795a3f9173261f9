import { mkdirSync, writeFileSync } from 'node:fs';
import { timetableJsonSchema } from '../core/timetable-file.ts';

/** `npm run schema`: writes the published JSON Schemas from the schemas in core/. */
mkdirSync('docs/schema', { recursive: true });
writeFileSync('docs/schema/timetable.schema.json', `${JSON.stringify(timetableJsonSchema(), null, 2)}\n`);
