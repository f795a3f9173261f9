import { i18n } from '#i18n';
import type { Paper, PaperBlock, PaperTable, RightLine } from '../../../../core/paper/paper.ts';
import { TableHead } from '../../controls/TableHead.tsx';

/** A paper on the page, and in print alone on its sheets. */
export function PaperArticle({ paper }: { paper: Paper }) {
  return (
    <article class="paper" aria-label={paper.name}>
      <Blocks blocks={paper.blocks} />
    </article>
  );
}

function Blocks({ blocks }: { blocks: readonly PaperBlock[] }) {
  return blocks.map((block, at) => <Block key={at} {...block} />);
}

function Block(props: PaperBlock) {
  switch (props.block) {
    case 'kind':
    case 'heading':
      return <h3 class={`paper-${props.block}`}>{props.text}</h3>;
    case 'choice':
      return (
        <p class="paper-choice">
          <span class="paper-tick" aria-hidden="true" />
          <span>{props.text}</span>
        </p>
      );
    case 'right':
      return <RightLines lines={props.lines} />;
    case 'sides':
      return (
        <p class="paper-sides">
          <span>{props.left}</span>
          <span>{props.right}</span>
        </p>
      );
    case 'table':
      return <Table table={props.table} />;
    case 'signature':
      return <Signature {...props} />;
    case 'blank':
      return <span class="blank blank-wide" />;
    case 'annex':
      return <hr class="paper-annex" aria-label={i18n.t('admin.documents.annex.name')} />;
    case 'together':
      return (
        <div class="paper-together">
          <Blocks blocks={props.parts} />
        </div>
      );
    default:
      return <p class={`paper-${props.block}`}>{props.text}</p>;
  }
}

function RightLines({ lines }: { lines: readonly RightLine[] }) {
  return (
    <div class="paper-right">
      {lines.map((line, at) =>
        typeof line === 'string' ? (
          <p key={at}>{line}</p>
        ) : (
          <p key={at} class="paper-line">
            <Blank note={line.blank} />
          </p>
        ),
      )}
    </div>
  );
}

function Table({ table: { caption, columns, rows, hasSum } }: { table: PaperTable }) {
  const naming = columns.findIndex(({ look }) => look === 'text');
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <table class="paper-table">
      <caption>{caption}</caption>
      <colgroup>
        {columns.map(({ heading, width }) => (
          <col key={heading} width={`${(100 * width) / whole}%`} />
        ))}
      </colgroup>
      <TableHead columns={columns.map(({ heading }) => heading)} />
      <tbody>
        {rows.map((cells, at) => (
          <tr key={at} class={hasSum && at === rows.length - 1 ? 'paper-sum' : undefined}>
            {cells.map((cell, i) =>
              i === naming ? (
                <th key={i} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={i} class={columns[i]?.look === 'numbers' ? 'number' : undefined}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Blank lines for a signature and a name beside the role. */
function Signature({ role, blanks }: Extract<PaperBlock, { block: 'signature' }>) {
  return (
    <p class="paper-line">
      <span>{role}</span>
      {blanks.map((note, at) => (
        <Blank key={note} note={note} narrow={at < blanks.length - 1} />
      ))}
    </p>
  );
}

function Blank({ note, narrow = false }: { note: string; narrow?: boolean }) {
  return (
    <span class={narrow ? 'blank' : 'blank blank-wide'}>
      <small>{note}</small>
    </span>
  );
}
