import { useEffect, useState } from 'react';
import type { AppError } from '../../src-core/base/error-code.ts';
import type { ArticleId, DocumentId } from '../../src-core/base/id.ts';
import type { Result } from '../../src-core/base/result.ts';
import type { ArticleDocument } from '../../src-core/model/document.ts';
import type { AppServices } from '../services/app-services.ts';

/** The content of a version of an article; null while it is being read. */
export function useDocument(
  library: AppServices['library'],
  id: ArticleId,
  version: DocumentId | undefined,
): Result<ArticleDocument, AppError> | null {
  const [read, setRead] = useState<{
    readonly of: string;
    readonly result: Result<ArticleDocument, AppError>;
  } | null>(null);
  const of = `${id} ${version ?? ''}`;
  useEffect(() => {
    if (version === undefined) return undefined;
    let wanted = true;
    void library.document(id, version).then((result) => {
      if (wanted) setRead({ of, result });
    });
    return () => {
      wanted = false;
    };
  }, [library, id, version, of]);
  return read?.of === of ? read.result : null;
}
