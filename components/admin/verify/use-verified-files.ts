import { useState } from 'preact/hooks';
import { lessonOfFinding } from '../../../core/verify/finding-lesson.ts';
import type { Pause, SignatureCheck } from '../../../core/verify/integrity-finding.ts';
import { decodeUtf8, maxFileBytes, unreadable, verifyBytes } from '../../../core/verify/verify-bytes.ts';
import { breathing } from '../controls/breathing.ts';
import { useStop } from '../controls/use-stop.ts';
import type { JudgedFile } from './FileVerdict.tsx';

/** Progress of a verification, in files; fractions count within a file. */
export interface VerifyProgress {
  done: number;
  of: number;
}

/** The chosen files with their results. */
export interface VerifiedFiles {
  judged: readonly JudgedFile[];
  /** `null` while nothing is verified. */
  running: VerifyProgress | null;
  /** How far a run came that was stopped; `null` if the last one was not. */
  stopped: VerifyProgress | null;
  verify(files: readonly File[]): Promise<void>;
  /** Stop; the files that are judged stay. */
  stop(): void;
}

/** Verifies files one after another. */
export function useVerifiedFiles(isSigned: SignatureCheck): VerifiedFiles {
  const [judged, setJudged] = useState<readonly JudgedFile[]>([]);
  const [running, setRunning] = useState<VerifyProgress | null>(null);
  const [stopped, setStopped] = useState<VerifyProgress | null>(null);
  const { begin, stop } = useStop();
  const verify = async (files: readonly File[]): Promise<void> => {
    stop(); // of the files chosen before
    const signal = begin();
    const of = files.length;
    setStopped(null);
    setJudged(files.map(({ name }) => ({ name, verification: null, lesson: null })));
    for (const [done, file] of files.entries()) {
      setRunning({ done, of });
      const pause = breathing(signal, (share) => setRunning({ done: done + share, of }));
      const answer = await verifyOne(file, isSigned, pause);
      if (signal.aborted) return;
      setJudged((known) => known.map((one, at) => (at === done ? { ...one, ...answer } : one)));
    }
    setRunning(null);
  };
  const stopAll = (): void => {
    stop();
    setStopped(running && { ...running, done: Math.floor(running.done) });
    setRunning(null);
    setJudged((known) => known.filter(({ verification }) => verification !== null));
  };
  return { judged, running, stopped, verify, stop: stopAll };
}

/** Verify one file. A file that is too large is not read. */
async function verifyOne(file: File, isSigned: SignatureCheck, pause: Pause): Promise<Omit<JudgedFile, 'name'>> {
  if (file.size > maxFileBytes) return { verification: unreadable('too-large'), lesson: null };
  const buffer = await file.arrayBuffer().catch(() => null);
  if (!buffer) return { verification: unreadable(), lesson: null };
  const bytes = new Uint8Array(buffer);
  const verification = await verifyBytes(bytes, isSigned, pause);
  const lesson = verification.intact ? null : lessonOfFinding(decodeUtf8(bytes), verification.finding);
  return { verification, lesson };
}
