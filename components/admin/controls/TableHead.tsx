export interface TableHeadProps {
  /** In words, left to right; each once. */
  columns: readonly string[];
  /** Read out only. */
  unseen?: boolean;
}

/** What the columns of a table are. */
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
