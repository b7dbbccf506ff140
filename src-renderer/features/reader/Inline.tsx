import { useContext } from 'react';
import type { ReactNode } from 'react';
import type { Mark } from '../../../src-core/model/document.ts';
import { FootnoteReference } from './FootnoteReference.tsx';
import type { InlineNode } from './inline-tree.ts';
import { inlineTree } from './inline-tree.ts';
import { LinkContext } from './link-context.ts';
import styles from './DocumentView.module.css';

interface InlineProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly start: number;
  readonly end: number;
}

/** Text of [start, end) with its marks as elements. */
export function Inline({ text, marks, start, end }: InlineProps) {
  return <Nodes nodes={inlineTree(marks, start, end)} text={text} inLink={false} />;
}

interface NodesProps {
  readonly nodes: readonly InlineNode[];
  readonly text: string;
  /** Links do not nest: an inner one gives its words only. */
  readonly inLink: boolean;
}

function Nodes({ nodes, text, inLink }: NodesProps) {
  return nodes.map((node) =>
    node.type === 'text' ? (
      text.slice(node.start, node.end)
    ) : (
      <Marked
        key={`${node.mark.type}${String(node.start)}`}
        mark={node.mark}
        start={node.start}
        inLink={inLink}
      >
        <Nodes nodes={node.children} text={text} inLink={inLink || node.mark.type === 'link'} />
      </Marked>
    ),
  );
}

interface MarkedProps {
  readonly mark: Mark;
  readonly start: number;
  readonly inLink: boolean;
  readonly children: ReactNode;
}

function Marked({ mark, start, inLink, children }: MarkedProps) {
  const showLink = useContext(LinkContext);
  switch (mark.type) {
    case 'emphasis':
      return <em>{children}</em>;
    case 'strong':
      return <strong>{children}</strong>;
    case 'code':
      return <code className={styles.inlineCode}>{children}</code>;
    case 'superscript':
      return inLink ? (
        <sup className={styles.raised}>{children}</sup>
      ) : (
        <FootnoteReference start={start}>{children}</FootnoteReference>
      );
    case 'subscript':
      return <sub className={styles.lowered}>{children}</sub>;
    case 'cell':
      return (
        <span role="cell" className={styles.cell}>
          {children}
        </span>
      );
    case 'link':
      if (inLink) return children;
      // Never followed: the address is shown and can be copied.
      return (
        <a
          href={mark.href}
          rel="noreferrer nofollow"
          className={styles.link}
          draggable={false}
          onClick={(event) => {
            event.preventDefault();
            if (mark.href !== undefined) showLink(mark.href, event.currentTarget);
          }}
          onAuxClick={(event) => event.preventDefault()}
        >
          {children}
        </a>
      );
  }
}
