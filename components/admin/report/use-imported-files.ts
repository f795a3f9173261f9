import { useMemo, useState } from 'preact/hooks';
import {
  type ImportedExport,
  type ImportResult,
  importExport,
  type Refusal,
} from '../../../core/report/import-export.ts';
import { type Contradiction, type MergedExports, mergeExports } from '../../../core/report/merge.ts';
import type { IntegrityFinding, Pause, SignatureCheck } from '../../../core/verify/integrity-finding.ts';
import { maxFileBytes } from '../../../core/verify/verify-bytes.ts';
import { breathing } from '../controls/breathing.ts';
import { useStop } from '../controls/use-stop.ts';

/** A rejected file. */
export interface RefusedFile {
  name: string;
  why: Refusal;
  finding: IntegrityFinding | null;
  /** The earlier file that it contradicts. */
  earlier?: string;
}

/** The imported files and their merged content. */
export interface ImportedFiles {
  joined: MergedExports;
  taken: number;
  refused: RefusedFile[];
  /** `null` while nothing is being read. */
  reading: { done: number; of: number } | null;
  add(files: readonly File[]): Promise<void>;
  /** Stop reading; the files that were read count. */
  stop(): void;
  forget(): void;
}

/** Reads and verifies files one after another; nothing from a rejected file is kept. */
export function useImportedFiles(isSigned: SignatureCheck): ImportedFiles {
  const [taken, setTaken] = useState<readonly ImportedExport[]>([]);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const [reading, setReading] = useState<ImportedFiles['reading']>(null);
  const joined = useMemo(() => mergeExports(taken), [taken]);
  const { begin, stop } = useStop();
  const add = async (files: readonly File[]): Promise<void> => {
    const good: ImportedExport[] = [];
    const bad: RefusedFile[] = [];
    const signal = begin();
    for (const [done, file] of files.entries()) {
      setReading({ done, of: files.length });
      const read = await readOne(
        file,
        isSigned,
        breathing(signal, (share) => setReading({ done: done + share, of: files.length })),
      );
      if (signal.aborted) break;
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
  const against = joined.contradictory.map(contradicting);
  return {
    joined,
    taken: taken.length - against.length,
    refused: [...refused, ...against],
    reading,
    add,
    stop,
    forget,
  };
}

function contradicting({ name, against }: Contradiction): RefusedFile {
  if (!against) return { name, why: 'contradicts', finding: null };
  return { name, why: 'contradicts', finding: against.finding, earlier: against.name };
}

async function readOne(file: File, isSigned: SignatureCheck, pause: Pause): Promise<ImportResult> {
  // Do not read a file that is too large.
  if (file.size > maxFileBytes) return { ok: false, why: 'too-large', finding: null };
  try {
    return await importExport(file.name, new Uint8Array(await file.arrayBuffer()), isSigned, pause);
  } catch {
    return { ok: false, why: 'unreadable', finding: null };
  }
}
