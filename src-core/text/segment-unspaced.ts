let segmenter: Intl.Segmenter | null = null;

/**
 * Words of a run of a script written without spaces, as [start, end) pairs in one flat list, relative to the run.
 * ICU chooses its dictionary by script; the locale would change nothing, so queries need none.
 */
export function segmentUnspaced(run: string): number[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const pairs: number[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(run)) {
    if (isWordLike === true) pairs.push(index, index + segment.length);
  }
  return pairs;
}
