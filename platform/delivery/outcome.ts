import type { Outcome } from '../../core/journal/entry.ts';
import { newOutcome } from '../../core/journal/incident.ts';
import { deliver } from './deliver.ts';

/** ms that leaving the page waits at most: for storage.local, and for the worker's acknowledgement. */
const storedTimeoutMs = 300;
const ackTimeoutMs = 1500;

/**
 * Deliver the outcome that a person chose. Resolves when storage.local holds it, so that the page can be left.
 * @param incident UUIDv4 of the incident
 */
export async function answer(incident: string, outcome: Outcome): Promise<void> {
  await Promise.race([deliver(newOutcome(incident, outcome)).written, after(storedTimeoutMs)]);
}

/** Deliver an outcome and wait for the acknowledgement, before going to a page that would warn again. */
export async function sendOutcomeAndWait(incident: string, outcome: Outcome): Promise<void> {
  await Promise.race([deliver(newOutcome(incident, outcome)).kept, after(ackTimeoutMs)]);
}

const after = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));
