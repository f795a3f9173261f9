import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import {
  type IntegrityFinding,
  isUnknownZone,
  type SignatureCheck,
  type Verification,
  type VerifiedFile,
} from '../../core/verify/integrity-finding.ts';
import { maxFileBytes, unreadable, verifyBytes } from '../../core/verify/verify-bytes.ts';
import { counted } from '../shared/counted.ts';
import { ActionButton } from './controls/ActionButton.tsx';
import { findingPlace, findingWords, unreadableWords } from './text/finding-words.ts';

/** The result for one file; `null` while it is verified. */
interface FileVerdict {
  name: string;
  verification: Verification | null;
}

/** Verifies that exports are unchanged. The files stay on this PC and are not stored. */
export function VerifyPanel({ isSigned }: { isSigned: SignatureCheck }) {
  const input = useRef<HTMLInputElement>(null);
  const [answers, setAnswers] = useState<readonly FileVerdict[]>([]);
  const verify = async (files: readonly File[]): Promise<void> => {
    setAnswers(files.map(({ name }) => ({ name, verification: null })));
    for (const [at, file] of files.entries()) {
      const verification = await verifyOne(file, isSigned);
      setAnswers((known) => known.map((one, i) => (i === at ? { ...one, verification } : one)));
    }
    // Lets the person choose the same file again after correcting it.
    if (input.current) input.current.value = '';
  };
  return (
    <section aria-labelledby="verify-title">
      <h2 id="verify-title">{i18n.t('admin.verify.title')}</h2>
      <div class="box">
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
        <div role="status">
          {answers.map(({ name, verification }) => (
            <FileAnswer key={name} name={name} verification={verification} />
          ))}
        </div>
      </div>
    </section>
  );
}

/** Verify one file. A file that is too large is not read. */
async function verifyOne(file: File, isSigned: SignatureCheck): Promise<Verification> {
  if (file.size > maxFileBytes) return unreadable('too-large');
  const bytes = await file.arrayBuffer().catch(() => null);
  return bytes ? verifyBytes(new Uint8Array(bytes), isSigned) : unreadable();
}

function FileAnswer({ name, verification }: FileVerdict) {
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      {verification === null && <p>{i18n.t('admin.verify.checking')}</p>}
      {verification?.intact && <Intact file={verification.file} />}
      {verification && !verification.intact && <Spoilt finding={verification.finding} />}
    </section>
  );
}

function Intact({ file }: { file: VerifiedFile }) {
  const { days, sealed, entries, before, lost, fingerprint } = file;
  return (
    <>
      <p>{counted('admin.verify.intact', { days, sealed, entries })}</p>
      {before > 0 && <p>{i18n.t('admin.verify.before', { before })}</p>}
      {lost > 0 && <p>{i18n.t('admin.verify.lost', { lost })}</p>}
      <p class="hint">{i18n.t('admin.verify.key', { key: fingerprint })}</p>
    </>
  );
}

function Spoilt({ finding }: { finding: IntegrityFinding }) {
  const { fault, kind } = finding;
  if (isUnknownZone(finding)) return <p>{i18n.t('admin.verify.unknownZone')}</p>;
  if (fault === 'newer') return <p>{i18n.t('admin.verify.newer')}</p>;
  if (fault === 'unreadable') return <p class="error">{unreadableWords(finding)}</p>;
  const where = findingPlace(finding);
  return (
    <>
      <p class="error">{i18n.t('admin.verify.spoilt', { found: findingWords(finding) })}</p>
      {where && <p>{where}</p>}
      {fault === 'removed' && kind !== 'day' && kind !== 'file' && <p>{i18n.t('admin.verify.removedBefore')}</p>}
      {fault === 'truncated' && kind !== 'day' && <p>{i18n.t('admin.verify.truncatedAfter')}</p>}
    </>
  );
}
