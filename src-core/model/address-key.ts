/** Parts of a query string that say where a reader came from, not which page it is. */
const TRACKING =
  /^(?:utm_.*|(?:fb|g|dcl|ms|ys|tw|igsh|mc_)(?:clid|_cid|_eid|id)?|gclsrc|igshid|mc_[ce]id|ref(?:errer|src|_src)?|source|cmpid|wt_?mc.*|wt_zmc|at_.*|xtor|ocid|ncid|smid|sara_[a-z_]+|share|via|origin|partner|mbid|cid|icid|spm)$/iu;
const WEB = /^https?:\/\/(?:[^@/?#]*@)?([^/?#:]+)(?::(\d+))?([^?#]*)(?:\?([^#]*))?/iu;

/**
 * What stays of a page's address when it is reached in different ways: host without "www.", path, and the parts of the
 * query that choose a page, sorted. "" for no web address, and for a site's first page, which is never one article.
 */
export function addressKey(url: string): string {
  const match = WEB.exec(url.trim());
  if (match === null) return '';
  const [, host = '', port = '', path = '', query = ''] = match;
  const plainPath = path
    .replace(/\/+/gu, '/')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/iu, '/')
    .replace(/\/$/u, '');
  const parts = query
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(part.replace(/=.*$/su, '')))
    .sort();
  if (plainPath === '' && parts.length === 0) return '';
  const shown = host.toLowerCase().replace(/^(?:www|m|mobile|amp)\./u, '');
  const at = port === '' || port === '80' || port === '443' ? '' : `:${port}`;
  return `${shown}${at}${plainPath}${parts.length === 0 ? '' : `?${parts.join('&')}`}`;
}
