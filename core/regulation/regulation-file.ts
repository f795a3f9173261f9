import { jsonEqual } from '../encoding/json-equal.ts';
import { shownValueAt } from '../encoding/value-at.ts';
import { readRegulation } from './read-regulation.ts';
import type { Regulation } from './regulation-schema.ts';

/** What is wrong in the file of a regulation. */
export interface RegulationFileProblem {
  /** Path in the file, as `items.2.system`; empty for the whole file. */
  path: string;
  /** The value there if it is a string or a number, of a line of the list its system; at most 40 characters. */
  value?: string;
}

/** The regulation of a file as far as it is valid; `null` if it lacks an id, a day or a known system. */
export interface RegulationFile {
  regulation: Regulation | null;
  problems: RegulationFileProblem[];
}

/** Parse the text of a regulation's file, with the rules of {@link readRegulation}. Never throws. */
export function readRegulationFile(
  text: string,
  builtIn: readonly [Regulation, ...Regulation[]],
  known: readonly string[],
): RegulationFile {
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { regulation: null, problems: [{ path: '' }] };
  }
  const { regulation, problems } = readRegulation(raw ?? 0, builtIn, known);
  const isRefused = problems.length > 0 && regulation === builtIn[0];
  return { regulation: isRefused ? null : regulation, problems: problems.map((path) => fileProblem(raw, path)) };
}

/** Serialize a regulation as the text of a file, for this page and for `regulation` in kit.json. */
export function writeRegulationFile(regulation: Regulation): string {
  return `${JSON.stringify(regulation, null, 2)}\n`;
}

/** Return what to store for a regulation: nothing for the default, the id of another built-in one, or itself. */
export function regulationToStore(
  regulation: Regulation,
  [standard, ...others]: readonly [Regulation, ...Regulation[]],
): Regulation | { id: string } | null {
  if (jsonEqual(regulation, standard)) return null;
  return others.some((other) => jsonEqual(regulation, other)) ? { id: regulation.id } : regulation;
}

/** @param path by {@link readRegulation}: `regulation`, or `regulation.items.2.system` */
function fileProblem(raw: unknown, path: string): RegulationFileProblem {
  const [, ...keys] = path.split('.');
  const isLine = keys.length === 2 && keys[0] === 'items';
  const value = keys.length > 0 ? shownValueAt(raw, isLine ? [...keys, 'system'] : keys) : undefined;
  return { path: keys.join('.'), ...(value !== undefined && { value }) };
}
