import type { ReactNode } from 'react';
import type { NoteTarget } from '../../src-core/model/note-link.ts';
import type { NoteNode } from './note-node.ts';
import styles from './NoteText.module.css';

/** What the links of a note do. */
export interface NoteLinks {
  readonly onOpenLink: (target: NoteTarget) => void;
  readonly onCopyAddress: (href: string) => void;
}

/** Parts of a note as elements; without `links` those are words like the others. */
export function drawNote(nodes: readonly NoteNode[], links: NoteLinks | null): readonly ReactNode[] {
  return nodes.map((node, index) => draw(node, index, links));
}

function draw(node: NoteNode, key: number, links: NoteLinks | null): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return <br key={key} />;
    case 'rule':
      return <hr key={key} />;
    case 'code':
      return <code key={key}>{node.text}</code>;
    case 'code-block':
      return <pre key={key}>{node.text}</pre>;
    case 'note-link': {
      const { target, title } = node.link;
      return links === null ? (
        <span key={key}>{title}</span>
      ) : (
        <button key={key} type="button" className={styles.link} onClick={() => links.onOpenLink(target)}>
          {title}
        </button>
      );
    }
    case 'link':
      if (links === null) return <span key={key}>{drawNote(node.children, null)}</span>;
      // Never followed: a click copies the address.
      return (
        <a
          key={key}
          href={node.href}
          title={node.href}
          rel="noreferrer nofollow"
          draggable={false}
          onClick={(event) => {
            event.preventDefault();
            links.onCopyAddress(node.href);
          }}
          onAuxClick={(event) => event.preventDefault()}
        >
          {drawNote(node.children, links)}
        </a>
      );
    case 'element': {
      const children = drawNote(node.children, links);
      switch (node.name) {
        case 'paragraph':
          return <p key={key}>{children}</p>;
        case 'heading':
          return (
            <p key={key} className={styles.heading}>
              {children}
            </p>
          );
        case 'list':
          return <ul key={key}>{children}</ul>;
        case 'numbered':
          return <ol key={key}>{children}</ol>;
        case 'item':
          return <li key={key}>{children}</li>;
        case 'quote':
          return <blockquote key={key}>{children}</blockquote>;
        case 'emphasis':
          return <em key={key}>{children}</em>;
        case 'strong':
          return <strong key={key}>{children}</strong>;
        case 'struck':
          return <s key={key}>{children}</s>;
        case 'table':
          return (
            <div key={key} role="table" className={styles.table}>
              {children}
            </div>
          );
        case 'row':
          return (
            <div key={key} role="row" className={styles.row}>
              {children}
            </div>
          );
        case 'cell':
          return (
            <span key={key} role="cell">
              {children}
            </span>
          );
        case 'group':
          return <span key={key}>{children}</span>;
      }
    }
  }
}
