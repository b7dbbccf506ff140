/** How results are listed: each hit for itself, one row an article, or articles with the passages around their hits. */
export type ListView = 'hits' | 'articles' | 'sentences' | 'paragraphs';

export const LIST_VIEWS: readonly ListView[] = ['hits', 'articles', 'sentences', 'paragraphs'];
