export interface TableHeadProps {
  /** Column headings from left to right; each is unique. An empty one stands above buttons. */
  columns: readonly string[];
  /** Visible to screen readers only. */
  unseen?: boolean;
}

/** The header row of a table. */
export function TableHead({ columns, unseen = false }: TableHeadProps) {
  return (
    <thead class={unseen ? 'unseen' : undefined}>
      <tr>
        {columns.map((column) =>
          column ? (
            <th key={column} scope="col">
              {column}
            </th>
          ) : (
            <td key={column} />
          ),
        )}
      </tr>
    </thead>
  );
}
