import { useMemo, useState } from 'preact/hooks';
import type { Finding, SignatureCheck } from '../../core/finding.ts';
import { type Joined, joinFiles } from '../../core/joined.ts';
import { type FileReading, mostBytes, type Refusal, readSentFile, type SentFile } from '../../core/sent-file.ts';

/** A file that was not taken. */
export interface RefusedFile {
  name: string;
  why: Refusal;
  finding: Finding | null;
}

/** Files that were brought, and what they come to together. */
export interface SentFiles {
  joined: Joined;
  taken: number;
  refused: RefusedFile[];
  /** `null` while nothing is being read. */
  reading: { done: number; of: number } | null;
  add(files: readonly File[]): Promise<void>;
  forget(): void;
}

/** Reads and verifies files one after another; nothing of a refused one is kept. */
export function useSentFiles(isSigned: SignatureCheck): SentFiles {
  const [taken, setTaken] = useState<readonly SentFile[]>([]);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const [reading, setReading] = useState<SentFiles['reading']>(null);
  const joined = useMemo(() => joinFiles(taken), [taken]);
  const add = async (files: readonly File[]): Promise<void> => {
    const good: SentFile[] = [];
    const bad: RefusedFile[] = [];
    for (const [done, file] of files.entries()) {
      setReading({ done, of: files.length });
      const read = await readOne(file, isSigned);
      if (read.ok) good.push(read.file);
      else bad.push({ name: file.name, why: read.why, finding: read.finding });
    }
    setReading(null);
    setTaken((known) => [...known, ...good]);
    setRefused((known) => [...known.filter(({ name }) => !files.some((file) => file.name === name)), ...bad]);
  };
  const forget = (): void => {
    setTaken([]);
    setRefused([]);
  };
  const against = joined.contradictory.map((name): RefusedFile => ({ name, why: 'contradicts', finding: null }));
  return { joined, taken: taken.length - against.length, refused: [...refused, ...against], reading, add, forget };
}

async function readOne(file: File, isSigned: SignatureCheck): Promise<FileReading> {
  // A file that is too large is not even read.
  if (file.size > mostBytes) return { ok: false, why: 'too-large', finding: null };
  try {
    return await readSentFile(file.name, new Uint8Array(await file.arrayBuffer()), isSigned);
  } catch {
    return { ok: false, why: 'unreadable', finding: null };
  }
}
