import { useText } from '../../i18n/text.ts';
import { formatNumber } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './StoryLine.module.css';

interface StoryLineProps {
  /** Articles of the story, the open one among them. */
  readonly tellings: number;
  /** Articles, or stories, that may belong to it. */
  readonly offers: number;
  /** Versions of the article's text. */
  readonly versions: number;
  readonly onStory: () => void;
  readonly onVersions: () => void;
}

/** Below the title: how many articles tell this story, what is offered, how many versions there are. Nothing where there is but this one. */
export function StoryLine({ tellings, offers, versions, onStory, onVersions }: StoryLineProps) {
  const { t, language } = useText();
  if (tellings < 2 && offers === 0 && versions < 2) return null;
  const counted = (key: 'story.count' | 'story.offered' | 'version.count', count: number): string =>
    t(key, { count, n: formatNumber(count, language) });
  return (
    <div className={styles.line}>
      {tellings < 2 ? null : (
        <Button look="quiet" onPress={onStory}>
          {counted('story.count', tellings)}
        </Button>
      )}
      {offers === 0 ? null : (
        <Button look="quiet" onPress={onStory}>
          {counted('story.offered', offers)}
        </Button>
      )}
      {versions < 2 ? null : (
        <Button look="quiet" onPress={onVersions}>
          {counted('version.count', versions)}
        </Button>
      )}
    </div>
  );
}
