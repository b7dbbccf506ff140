import { useContext } from 'react';
import type { ReactNode } from 'react';
import type { Mark } from '../../../src-core/model/document.ts';
import { FootnoteContext } from './footnote-context.ts';
import { FootnoteReference } from './FootnoteReference.tsx';
import type { InlineNode } from './inline-tree.ts';
import { inlineTree } from './inline-tree.ts';
import { LinkContext } from './link-context.ts';
import { PlaceLink } from './PlaceLink.tsx';
import styles from './DocumentView.module.css';

interface InlineProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly start: number;
  readonly end: number;
}

/** Text of [start, end) with its marks as elements. */
export function Inline({ text, marks, start, end }: InlineProps) {
  return <Nodes nodes={inlineTree(marks, start, end)} text={text} inLink={false} raised={false} />;
}

/** Longest number or sign that is raised although its source only links it. */
const LONGEST_RAISED = 4;

/** Whether a link to a note is to be set above the line: it is short and stands at a word or behind a sentence, not in "see 5". */
function isRaised({ start, end }: Mark, text: string): boolean {
  if (end - start > LONGEST_RAISED || start === 0) return false;
  return !/[\p{L}\p{N},]\s+$/u.test(text.slice(Math.max(0, start - 3), start));
}

function holds(nodes: readonly InlineNode[], type: Mark['type']): boolean {
  return nodes.some(
    (node) => node.type === 'mark' && (node.mark.type === type || holds(node.children, type)),
  );
}

interface NodesProps {
  readonly nodes: readonly InlineNode[];
  readonly text: string;
  /** Links do not nest: an inner one gives its words only. */
  readonly inLink: boolean;
  /** Whether the words stand above the line already. */
  readonly raised: boolean;
}

function Nodes({ nodes, text, inLink, raised }: NodesProps) {
  return nodes.map((node) =>
    node.type === 'text' ? (
      text.slice(node.start, node.end)
    ) : (
      <Marked
        key={`${node.mark.type}${String(node.start)}`}
        mark={node.mark}
        start={node.start}
        inLink={inLink || (node.mark.type === 'superscript' && holds(node.children, 'link'))}
        raises={!raised && !holds(node.children, 'superscript') && isRaised(node.mark, text)}
      >
        <Nodes
          nodes={node.children}
          text={text}
          inLink={inLink || node.mark.type === 'link'}
          raised={raised || node.mark.type === 'superscript'}
        />
      </Marked>
    ),
  );
}

interface MarkedProps {
  readonly mark: Mark;
  readonly start: number;
  readonly inLink: boolean;
  /** Whether a link to a note is set above the line. */
  readonly raises: boolean;
  readonly children: ReactNode;
}

function Marked({ mark, start, inLink, raises, children }: MarkedProps) {
  const showLink = useContext(LinkContext);
  const { byReference } = useContext(FootnoteContext);
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
        <FootnoteReference start={start} raised>
          {children}
        </FootnoteReference>
      );
    case 'subscript':
      return <sub className={styles.lowered}>{children}</sub>;
    case 'cell':
      return children;
    case 'link':
      if (inLink) return children;
      if (mark.target?.note === true && byReference.has(start))
        return (
          <FootnoteReference start={start} raised={raises}>
            {children}
          </FootnoteReference>
        );
      if (mark.target !== undefined) return <PlaceLink target={mark.target}>{children}</PlaceLink>;
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
