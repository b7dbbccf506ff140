import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import styles from './Field.module.css';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  /** What is wrong with the value; nothing = it is right. */
  readonly error?: string | undefined;
  readonly placeholder?: string | undefined;
  /** Lines; one gives a single-line field. */
  readonly rows?: number;
  readonly autoFocus?: boolean;
  /** What is typed is not to be read by others. */
  readonly secret?: boolean;
  readonly onBlur?: () => void;
}

/** A labelled text field with a hint and, where needed, what is wrong. */
export function Field({
  label,
  value,
  onChange,
  hint,
  error,
  placeholder,
  rows = 1,
  autoFocus = false,
  secret = false,
  onBlur,
}: FieldProps) {
  const shared = { className: styles.input ?? '', ...(placeholder === undefined ? {} : { placeholder }) };
  return (
    <TextField
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      autoFocus={autoFocus}
      className={styles.field ?? ''}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {rows === 1 ? (
        <Input {...shared} {...(secret ? { type: 'password' } : {})} />
      ) : (
        <TextArea {...shared} rows={rows} />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </TextField>
  );
}
