import * as z from 'zod/mini';
import { visibleLine } from '../core/encoding/visible-line.ts';
import type { Figure } from '../harness/figure.ts';
import type { Machine } from './machine.ts';

const FORMAT = 'dezhurny-bench-1';

const goalSchema = z.union([z.strictObject({ most: z.number() }), z.strictObject({ least: z.number() })]);

const figureSchema = z.object({
  name: visibleLine(200),
  value: z.number(),
  unit: visibleLine(20, 0),
  goal: z.exactOptional(goalSchema),
  note: z.exactOptional(visibleLine(200, 0)),
});

const machineSchema = z.object({
  processor: visibleLine(200, 0),
  cores: z.number(),
  memory: visibleLine(50),
  system: visibleLine(200),
  node: visibleLine(50),
  browser: visibleLine(200),
  load: z.number(),
});

const fileSchema = z.object({
  format: z.literal(FORMAT),
  version: visibleLine(50),
  commit: visibleLine(60),
  day: z.iso.date(),
  runs: z.number(),
  machine: machineSchema,
  figures: z.array(figureSchema),
});

/** The figures of one run of `npm run bench`, and where they come from. */
export interface SavedFigures {
  /** Version of package.json. */
  version: string;
  /** Short hash of the measured commit, with `-dirty` if files differ from it; `unknown` without Git. */
  commit: string;
  /** ISO date of the run, in UTC. */
  day: string;
  /** Samples that were asked for; some parts take fewer or more. */
  runs: number;
  machine: Machine;
  figures: Figure[];
}

/** Return the text of the file that {@link readSavedFigures} reads. A figure without a number is left out. */
export function savedText(saved: SavedFigures): string {
  const figures = saved.figures.filter(({ value }) => Number.isFinite(value));
  return `${JSON.stringify({ format: FORMAT, ...saved, figures }, null, 2)}\n`;
}

/** Read the text of a saved file. @returns a sentence about the first thing that is wrong, if anything is */
export function readSavedFigures(text: string): SavedFigures | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'This is not JSON, so npm run bench -- --save did not write it.';
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) return sentence(parsed.error.issues);
  const { format: _, ...saved } = parsed.data;
  const twice = saved.figures.find((one, at) => saved.figures.slice(0, at).some((other) => isSameFigure(one, other)));
  return twice ? `Two figures have the name “${twice.name}”.` : saved;
}

/** Two figures are the same measurement if name and unit agree. */
export const isSameFigure = (one: Figure, other: Figure): boolean => one.name === other.name && one.unit === other.unit;

function sentence(issues: readonly z.core.$ZodIssue[]): string {
  const path = issues[0]?.path.map(String).join('.') ?? '';
  if (path === '' || path === 'format') return `This is not a file of npm run bench -- --save (format ${FORMAT}).`;
  return `The field ${path} is missing or is not as npm run bench -- --save writes it.`;
}
