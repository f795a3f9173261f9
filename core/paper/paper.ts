/**
 * A paper for signatures on A4, from top to bottom. It is shown on the page, printed and written as DOCX, so that all say
 * the same. All texts are display text.
 */
export interface Paper {
  /** What the paper is called on the page, and in the name of its file. */
  name: string;
  blocks: readonly PaperBlock[];
}

/**
 * A part of a paper. `school` names the organisation, `kind` the kind of document, `title` says what it is about. Texts of
 * `right` stand in the right half. `sides` are the two ends of a line. `choice` has a box to tick. `blank` is a line to
 * write on. `annex` begins a new page. Parts of `together` are never divided between pages.
 */
export type PaperBlock =
  | { block: 'school' | 'kind' | 'title' | 'middle' | 'text' | 'heading' | 'choice'; text: string }
  | { block: 'right'; lines: readonly RightLine[] }
  | { block: 'sides'; left: string; right: string }
  | { block: 'table'; table: PaperTable }
  | { block: 'signature'; role: string; blanks: readonly string[] }
  | { block: 'blank' | 'annex' }
  | { block: 'together'; parts: readonly PaperBlock[] };

/** A text, or a line to write on with a word below that says what. */
export type RightLine = string | { blank: string };

/** A table with a heading that is repeated on every page. */
export interface PaperTable {
  caption: string;
  columns: readonly PaperColumn[];
  rows: readonly (readonly string[])[];
  /** True if the last row is the sum of the others. */
  hasSum?: boolean;
}

/** A column; `numbers` are centred. `width` is a share of the width of the table: the shares of all columns are added up. */
export interface PaperColumn {
  heading: string;
  width: number;
  look: 'text' | 'numbers';
}
