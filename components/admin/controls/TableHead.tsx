export interface TableHeadProps {
  /** Column headings from left to right; each is unique. */
  columns: readonly string[];
  /** Visible to screen readers only. */
  unseen?: boolean;
}

/** The header row of a table. */
export function TableHead({ columns, unseen = false }: TableHeadProps) {
  return (
    <thead class={unseen ? 'unseen' : undefined}>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
  );
}
