import { describe, expect, it } from 'vitest';
import { storiesMatching } from '../../../../src-renderer/features/stories/listed-story.ts';
import type { ListedStory } from '../../../../src-renderer/features/stories/listed-story.ts';
import { fakeArticle } from '../../fake-articles.ts';

const story = (key: string, ...articles: readonly (readonly [string, string])[]): ListedStory => ({
  key,
  offer: null,
  articles: articles.map(([title, site], at) => ({ ...fakeArticle(at), title, site })),
});

const STORIES = [
  story('a', ['Élections à Paris', 'Le Monde'], ['Wahl in Paris', 'taz']),
  story('b', ['Regen in Paris', 'Der Standard']),
];
const found = (typed: string): readonly string[] => storiesMatching(STORIES, typed).map(({ key }) => key);

describe('stories', () => {
  it('are found by words of any of their titles and outlets, whatever the case and the accents', () => {
    expect(found('PARIS')).toEqual(['a', 'b']);
    expect(found(' elections  taz')).toEqual(['a']);
    expect(found('paris standard')).toEqual(['b']);
    expect(found('wahl standard')).toEqual([]);
  });

  it('are all there as long as nothing is typed', () => {
    expect(storiesMatching(STORIES, '  ')).toBe(STORIES);
  });
});
