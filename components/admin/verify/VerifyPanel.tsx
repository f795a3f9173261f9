import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { lessonOfFinding } from '../../../core/verify/finding-lesson.ts';
import type { SignatureCheck, Verification } from '../../../core/verify/integrity-finding.ts';
import { decodeUtf8, maxFileBytes, unreadable, verifyBytes } from '../../../core/verify/verify-bytes.ts';
import { ActionButton } from '../controls/ActionButton.tsx';
import { DropBox } from '../controls/DropBox.tsx';
import { FileVerdict, type JudgedFile } from './FileVerdict.tsx';

/** Verifies that exports are unchanged. The files stay on this PC and are not stored. */
export function VerifyPanel({ isSigned }: { isSigned: SignatureCheck }) {
  const input = useRef<HTMLInputElement>(null);
  const [judged, setJudged] = useState<readonly JudgedFile[]>([]);
  const verify = async (files: readonly File[]): Promise<void> => {
    setJudged(files.map(({ name }) => ({ name, verification: null, lesson: null })));
    for (const [at, file] of files.entries()) {
      const answer = await verifyOne(file, isSigned);
      setJudged((known) => known.map((one, i) => (i === at ? { ...one, ...answer } : one)));
    }
    // Lets the person choose the same file again after correcting it.
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <div class="panel-head">
        <h2 id="verify-title">{i18n.t('admin.verify.title')}</h2>
      </div>
      <DropBox labelledBy="verify-title" take={(files) => void verify(files)}>
        <p class="hint">{i18n.t('admin.verify.about')}</p>
        <div class="actions">
          <ActionButton look="primary" press={() => input.current?.click()}>
            {i18n.t('shared.chooseFiles')}
          </ActionButton>
          <input
            ref={input}
            type="file"
            multiple
            accept=".json,application/json"
            hidden
            aria-label={i18n.t('shared.chooseFiles')}
            onChange={({ currentTarget }) => void verify([...(currentTarget.files ?? [])])}
          />
        </div>
      </DropBox>
      <div role="status" class="verdicts">
        {judged.map((file) => (
          <FileVerdict key={file.name} file={file} />
        ))}
      </div>
    </>
  );
}

/** Verify one file. A file that is too large is not read. */
async function verifyOne(file: File, isSigned: SignatureCheck): Promise<Omit<JudgedFile, 'name'>> {
  if (file.size > maxFileBytes) return { verification: unreadable('too-large'), lesson: null };
  const buffer = await file.arrayBuffer().catch(() => null);
  if (!buffer) return { verification: unreadable(), lesson: null };
  const bytes = new Uint8Array(buffer);
  const verification: Verification = await verifyBytes(bytes, isSigned);
  const lesson = verification.intact ? null : lessonOfFinding(decodeUtf8(bytes), verification.finding);
  return { verification, lesson };
}
