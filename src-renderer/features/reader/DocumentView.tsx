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
import { TableView } from './TableView.tsx';
import { START_ATTRIBUTE } from './text-position.ts';
import styles from './DocumentView.module.css';

interface DocumentViewProps {
  readonly document: ArticleDocument;
  /** Indexes of the boilerplate blocks that are part of the text again. */
  readonly shown: readonly number[];
  /** Indexes of the first blocks of the folded runs that are open for a look. */
  readonly opened: ReadonlySet<number>;
  /** Offset from which on nothing is drawn yet; absent = all is drawn. */
  readonly until?: number;
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
  // An empty cell at the end of a row starts where the row ends.
  return marks.slice(first, startsFrom(block.end + 1, first));
}

/** The article's content as elements: blocks and marks, never markup of the source. */
export const DocumentView = memo(function DocumentView(props: DocumentViewProps) {
  const { document, shown, until = Infinity } = props;
  const parts = useMemo(() => articleParts(document.blocks, document.figures, shown), [document, shown]);
  const mixed = useMemo(() => isMixed(document.text, document.language), [document]);
  const view = { ...props, mixed };
  const drawn = until === Infinity ? parts : parts.filter((part) => partStart(part, document) < until);
  return drawn.map((part) => <Part key={partKey(part)} part={part} view={view} />);
});

function partStart(part: ArticlePart, { blocks }: ArticleDocument): number {
  switch (part.type) {
    case 'block':
      return part.placed.block.start;
    case 'list':
      return part.items[0]?.block.start ?? 0;
    case 'table':
      return part.rows[0]?.block.start ?? 0;
    case 'figure':
      return blocks[part.figure.beforeBlock]?.start ?? Infinity;
    case 'folded':
      return part.blocks[0]?.block.start ?? 0;
  }
}

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

/** What a caption right before a table or a picture says; null where there is none. */
function captionAt({ blocks, text }: ArticleDocument, index: number): string | null {
  const block = blocks[index];
  return block?.type === 'caption' ? text.slice(block.start, block.end) : null;
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
        <TableView
          text={view.document.text}
          label={captionAt(view.document, (part.rows[0]?.index ?? 0) - 1) ?? t('article.table')}
          rows={part.rows.map(({ block, index }) => ({
            index,
            block,
            marks: marksOf(view.document.marks, block),
            attributes: attributesOf(block, view),
          }))}
        />
      );
    case 'figure':
      return <FigureView figure={part.figure} caption={captionAt(view.document, part.figure.beforeBlock)} />;
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
}

/** Where a block's text starts, its direction and language. */
function attributesOf(block: Block, { document, mixed }: BlockView) {
  return {
    [START_ATTRIBUTE]: block.start,
    ...(mixed ? { dir: 'auto' as const } : {}),
    ...(block.language === undefined || block.language === document.language ? {} : { lang: block.language }),
  };
}

function BlockElement({ placed, view }: BlockElementProps) {
  const { block } = placed;
  const { text, marks } = view.document;
  const own = marksOf(marks, block);
  const content = <Inline text={text} marks={own} start={block.start} end={block.end} />;
  const common = attributesOf(block, view);
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
    // Rows stand in tables; one outside of them is drawn as its words.
    case 'table-row':
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
        <pre {...common} data-syntax={block.syntax} className={styles.code}>
          {content}
        </pre>
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
