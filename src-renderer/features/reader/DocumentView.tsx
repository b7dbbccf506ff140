import { memo, useMemo } from 'react';
import { firstIndex } from '../../../src-core/base/first-index.ts';
import type { ArticleDocument, Block, Mark } from '../../../src-core/model/document.ts';
import { useText } from '../../i18n/text.ts';
import { articleParts } from './article-parts.ts';
import type { ArticlePart, PlacedBlock } from './article-parts.ts';
import { FigureView } from './FigureView.tsx';
import { FoldedLines } from './FoldedLines.tsx';
import { Inline } from './Inline.tsx';
import { KeptLine } from './KeptLine.tsx';
import { isMixed } from './text-direction.ts';
import { START_ATTRIBUTE } from './text-position.ts';
import styles from './DocumentView.module.css';

interface DocumentViewProps {
  readonly document: ArticleDocument;
  /** Indexes of the boilerplate blocks that are part of the text again. */
  readonly shown: readonly number[];
  /** Indexes of the first blocks of the folded runs that are open for a look. */
  readonly opened: ReadonlySet<number>;
  readonly onToggleRun: (firstIndex: number) => void;
  readonly onShowBlock: (index: number, shown: boolean) => void;
}

interface BlockView extends DocumentViewProps {
  /** Whether blocks run in different directions. */
  readonly mixed: boolean;
}

/** Marks of a block by binary search: marks are sorted by start and lie within one block each. */
function marksOf(marks: readonly Mark[], block: Block): readonly Mark[] {
  const startsFrom = (offset: number, from: number): number =>
    firstIndex(marks.length, (at) => (marks[at] as Mark).start >= offset, from);
  const first = startsFrom(block.start, 0);
  return marks.slice(first, startsFrom(block.end, first));
}

/** The article's content as elements: blocks and marks, never markup of the source. */
export const DocumentView = memo(function DocumentView(props: DocumentViewProps) {
  const { document, shown } = props;
  const parts = useMemo(() => articleParts(document.blocks, document.figures, shown), [document, shown]);
  const mixed = useMemo(() => isMixed(document.text, document.language), [document]);
  const view = { ...props, mixed };
  return parts.map((part) => <Part key={partKey(part)} part={part} view={view} />);
});

function partKey(part: ArticlePart): string {
  switch (part.type) {
    case 'block':
      return `block-${String(part.placed.index)}`;
    case 'list':
      return `list-${String(part.items[0]?.index)}`;
    case 'table':
      return `table-${String(part.rows[0]?.index)}`;
    case 'figure':
      return `figure-${String(part.index)}`;
    case 'folded':
      return `folded-${String(part.blocks[0]?.index)}`;
  }
}

/** Whether the first row names the columns: it alone has no figures. The document model does not keep which one did. */
function hasHead(rows: readonly PlacedBlock[], text: string): boolean {
  const hasFigures = ({ block }: PlacedBlock): boolean => /\p{N}/u.test(text.slice(block.start, block.end));
  const [first, ...others] = rows;
  return first !== undefined && others.length > 0 && !hasFigures(first) && others.every(hasFigures);
}

function Part({ part, view }: { readonly part: ArticlePart; readonly view: BlockView }) {
  const { t } = useText();
  switch (part.type) {
    case 'block': {
      const { placed } = part;
      const element = <BlockElement placed={placed} view={view} />;
      return placed.block.role === undefined ? (
        element
      ) : (
        <KeptLine onFold={() => view.onShowBlock(placed.index, false)}>{element}</KeptLine>
      );
    }
    case 'list': {
      const List = part.ordered ? 'ol' : 'ul';
      return (
        <List className={styles.list}>
          {part.items.map((item) => (
            <BlockElement key={item.index} placed={item} view={view} />
          ))}
        </List>
      );
    }
    case 'table':
      return (
        // Scrolled by keys, too.
        <div role="table" tabIndex={0} aria-label={t('article.table')} className={styles.table}>
          {part.rows.map((row, at) => (
            <BlockElement
              key={row.index}
              placed={row}
              view={view}
              head={at === 0 && hasHead(part.rows, view.document.text)}
            />
          ))}
        </div>
      );
    case 'figure':
      return <FigureView figure={part.figure} />;
    case 'folded': {
      const first = part.blocks[0]?.index ?? 0;
      const open = view.opened.has(first);
      return (
        <FoldedLines
          blocks={part.blocks}
          open={open}
          onToggle={() => view.onToggleRun(first)}
          onKeep={(index) => view.onShowBlock(index, true)}
          renderBlock={(placed) => <BlockElement placed={alone(placed)} view={view} />}
        />
      );
    }
  }
}

/** A list item or table row that stands outside of its list or table is drawn as a paragraph. */
function alone({ block, index }: PlacedBlock): PlacedBlock {
  const loose = block.type === 'list-item' || block.type === 'table-row';
  return loose ? { block: { ...block, type: 'paragraph' }, index } : { block, index };
}

interface BlockElementProps {
  readonly placed: PlacedBlock;
  readonly view: BlockView;
  /** The first row of a table, where it names the columns. */
  readonly head?: boolean;
}

function BlockElement({ placed, view, head = false }: BlockElementProps) {
  const { block } = placed;
  const { text, marks, language } = view.document;
  const own = marksOf(marks, block);
  const content = <Inline text={text} marks={own} start={block.start} end={block.end} />;
  const common = {
    [START_ATTRIBUTE]: block.start,
    ...(view.mixed ? { dir: 'auto' as const } : {}),
    ...(block.language === undefined || block.language === language ? {} : { lang: block.language }),
  };
  switch (block.type) {
    case 'heading': {
      // The article's title is the h2 of the pane; its own headings come below it.
      const Heading = (['h3', 'h3', 'h4', 'h5', 'h6', 'h6'] as const)[(block.level ?? 2) - 1] ?? 'h4';
      return (
        <Heading {...common} className={styles.heading}>
          {content}
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p {...common} className={styles.paragraph}>
          {content}
        </p>
      );
    case 'quote':
      return (
        <blockquote {...common} className={styles.quote}>
          {content}
        </blockquote>
      );
    case 'list-item':
      return (
        <li
          {...common}
          className={styles.item}
          style={{ marginInlineStart: `${String(((block.level ?? 1) - 1) * 1.4)}em` }}
        >
          {content}
        </li>
      );
    case 'caption':
      return (
        <p {...common} className={styles.caption}>
          {content}
        </p>
      );
    case 'code':
      return (
        <pre {...common} className={styles.code}>
          {content}
        </pre>
      );
    case 'table-row':
      return (
        <div {...common} role="row" data-head={head || undefined} className={styles.row}>
          {own.some((mark) => mark.type === 'cell') ? content : <span role="cell">{content}</span>}
        </div>
      );
    case 'rule':
      return block.start === block.end ? (
        <hr {...common} className={styles.rule} />
      ) : (
        <p {...common} className={styles.rule}>
          {content}
        </p>
      );
  }
}
