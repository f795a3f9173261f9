import type { Outcome } from '../../core/journal/entry.ts';
import { newOutcome } from '../../core/journal/incident.ts';
import { deliver } from './deliver.ts';

/** How long leaving the page may wait for the answer, ms; the page must not hang on storage or worker. */
const storedTimeoutMs = 300;
const ackTimeoutMs = 1500;

/**
 * Writes down what a person chose. Resolves when storage.local holds it, so that the page can be left.
 * @param incident id of the incident that is answered
 */
export async function answer(incident: string, outcome: Outcome): Promise<void> {
  await Promise.race([deliver(newOutcome(incident, outcome)).written, after(storedTimeoutMs)]);
}

/** The same, but resolves when the worker knows: for going where it would warn again. */
export async function sendOutcomeAndWait(incident: string, outcome: Outcome): Promise<void> {
  await Promise.race([deliver(newOutcome(incident, outcome)).kept, after(ackTimeoutMs)]);
}

const after = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));
