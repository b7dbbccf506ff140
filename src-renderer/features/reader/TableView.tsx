import { useState } from 'react';
import type { Block, Mark } from '../../../src-core/model/document.ts';
import { Inline } from './Inline.tsx';
import { headRowsOf, tableCells } from './table-cells.ts';
import type { TableCell } from './table-cells.ts';
import { useStickyHead } from './use-sticky-head.ts';
import styles from './TableView.module.css';

/** A row of a table as it is drawn. */
export interface TableRow {
  /** Index of its block in the document. */
  readonly index: number;
  readonly block: Block;
  readonly marks: readonly Mark[];
  /** Where its text starts, its language and direction. */
  readonly attributes: Readonly<Record<string, string | number>>;
}

interface TableViewProps {
  readonly text: string;
  readonly rows: readonly TableRow[];
  readonly label: string;
}

/**
 * A table with its heads, as the source names them or, where it names none, as they look. The heads of the columns stay in
 * sight while its rows are scrolled by; what is wider than the text is scrolled within its own box.
 */
export function TableView({ text, rows, label }: TableViewProps) {
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  useStickyHead(box, label);
  const cells = tableCells(rows, text);
  const heads = headRowsOf(cells);
  const draw = (from: number, to: number) =>
    rows.slice(from, to).map((row, at) => (
      <tr key={row.index} {...row.attributes} className={styles.row}>
        {(cells[from + at] ?? []).map((cell, column) => (
          <Cell key={column} cell={cell} text={text} marks={row.marks} />
        ))}
      </tr>
    ));
  return (
    <div ref={setBox} className={styles.box}>
      <table aria-label={label} className={styles.table}>
        {heads > 0 ? <thead>{draw(0, heads)}</thead> : null}
        <tbody>{draw(heads, rows.length)}</tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly cell: TableCell;
  readonly text: string;
  readonly marks: readonly Mark[];
}

function Cell({ cell, text, marks }: CellProps) {
  const { start, end, heads, columns, rows } = cell;
  const words = (
    <Inline text={text} marks={marks.filter(({ type }) => type !== 'cell')} start={start} end={end} />
  );
  const span = {
    ...(columns > 1 ? { colSpan: columns } : {}),
    ...(rows > 1 ? { rowSpan: rows } : {}),
  };
  if (heads === null)
    return (
      <td className={styles.cell} {...span}>
        {words}
      </td>
    );
  const scope = heads === 'column' ? (columns > 1 ? 'colgroup' : 'col') : rows > 1 ? 'rowgroup' : 'row';
  return (
    <th scope={scope} className={styles.cell} {...span}>
      {words}
    </th>
  );
}
