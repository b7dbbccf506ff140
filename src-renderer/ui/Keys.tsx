import styles from './Keys.module.css';

/** Keys as caps: "Ctrl K" gives two caps, "j / k" two with a stroke between. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {keys.split(' ').map((key, index) =>
        key === '/' && index > 0 && index < keys.split(' ').length - 1 ? (
          <span key={`${key}${String(index)}`}>/</span>
        ) : (
          <kbd key={`${key}${String(index)}`} className={styles.cap}>
            {key}
          </kbd>
        ),
      )}
    </span>
  );
}
