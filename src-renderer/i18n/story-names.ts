import { createContext, useContext, useEffect, useState } from 'react';

/** Title of the leading article of the story that an article belongs to; null while that is not known. */
export type StoryName = (id: string) => string | null;

/** Looks up the titles of stories by any of their articles; those that are not found are absent. */
type LoadStoryNames = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** How titles of stories are looked up; given by the app, so that any screen can name a story in words. */
export const StoryNamesContext = createContext<LoadStoryNames>(() => Promise.resolve(new Map()));

const NONE: ReadonlyMap<string, string> = new Map();

/** Names stories as people know them: by a title, not by an identifier. */
export function useStoryNames(ids: readonly string[]): StoryName {
  const load = useContext(StoryNamesContext);
  const [names, setNames] = useState(NONE);
  const wanted = ids.join(' ');
  useEffect(() => {
    if (wanted === '') return undefined;
    let current = true;
    void load(wanted.split(' ')).then((found) => {
      if (current) setNames(found);
    });
    return () => {
      current = false;
    };
  }, [load, wanted]);
  return (id) => names.get(id) ?? null;
}
