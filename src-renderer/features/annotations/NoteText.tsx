import { memo, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { NoteTarget } from '../../../src-core/model/note-link.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import type { NoteNode } from './note-node.ts';
import { shownPart } from './shown-part.ts';
import styles from './NoteText.module.css';

interface NoteTextProps {
  /** Markdown. */
  readonly note: string;
  readonly onOpenLink: (target: NoteTarget) => void;
  readonly onCopyAddress: (href: string) => void;
}

type Parse = (note: string) => readonly NoteNode[];

let parser: Parse | null = null;
let loading: Promise<Parse> | null = null;

/** Markdown is read by a part of the program that comes later than the page. */
export function loadNoteParser(): Promise<Parse> {
  loading ??= import('./parse-note.ts').then(({ parseNote }) => (parser = parseNote));
  return loading;
}

/** Notes without any of these are shown as they are. */
const MARKED = /[*_`#[\]<>~|\\&!]|^\s*(?:[-+]|\d+[.)])\s|^ {4}|https?:|www\.|^[=-]+$/mu;

/** A note as it reads: Markdown as elements, links that open, the beginning only where it is long. */
export const NoteText = memo(function NoteText({ note, onOpenLink, onCopyAddress }: NoteTextProps) {
  const { t, language } = useText();
  const [parse, setParse] = useState(() => parser);
  const [wanted, setWanted] = useState(0);
  const part = shownPart(note, wanted);
  const marked = MARKED.test(part);
  useEffect(() => {
    if (!marked || parse !== null) return;
    void loadNoteParser().then((loaded) => setParse(() => loaded));
  }, [marked, parse]);
  const nodes = useMemo(() => (marked && parse !== null ? parse(part) : null), [marked, parse, part]);
  const rest = note.length - part.length;
  return (
    <>
      {nodes === null ? (
        <div className={styles.plain}>{part}</div>
      ) : (
        <div className={styles.note}>{nodes.map((node, index) => draw(node, index))}</div>
      )}
      {rest > 0 ? (
        <button type="button" className={styles.more} onClick={() => setWanted(wanted + 1)}>
          {t('note.showMore', { n: formatNumber(rest, language) })}
        </button>
      ) : wanted > 0 ? (
        <button type="button" className={styles.more} onClick={() => setWanted(0)}>
          {t('note.showLess')}
        </button>
      ) : null}
    </>
  );

  function draw(node: NoteNode, key: number): ReactNode {
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
        return (
          <button key={key} type="button" className={styles.link} onClick={() => onOpenLink(target)}>
            {title}
          </button>
        );
      }
      case 'link':
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
              onCopyAddress(node.href);
            }}
            onAuxClick={(event) => event.preventDefault()}
          >
            {node.children.map(draw)}
          </a>
        );
      case 'element': {
        const children = node.children.map(draw);
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
});
