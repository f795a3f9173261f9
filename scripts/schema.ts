import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { timetableJsonSchema } from '../core/timetable-file.ts';
import { withFields } from './schema/fields.ts';

/** `npm run schema`: writes the published JSON Schemas and the tables of docs/data.md from the schemas in core/. */
mkdirSync('docs/schema', { recursive: true });
writeFileSync('docs/schema/timetable.schema.json', `${JSON.stringify(timetableJsonSchema(), null, 2)}\n`);

const data = 'docs/data.md';
writeFileSync(data, withFields(readFileSync(data, 'utf8')));
