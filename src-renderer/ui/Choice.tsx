import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { classNames } from './class-names.ts';
import styles from './Choice.module.css';

interface ChoiceProps<Id extends string> {
  readonly label: string;
  /** Whether the label is seen or only read out. */
  readonly labelShown?: boolean;
  readonly value: Id;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly onChange: (id: Id) => void;
}

/** A choice of one among few, all in sight. */
export function Choice<Id extends string>({
  label,
  labelShown = false,
  value,
  options,
  onChange,
}: ChoiceProps<Id>) {
  return (
    <RadioGroup
      value={value}
      onChange={(id) => onChange(id as Id)}
      orientation="horizontal"
      className={styles.choice ?? ''}
      {...(labelShown ? {} : { 'aria-label': label })}
    >
      {labelShown ? <Label className={styles.label ?? ''}>{label}</Label> : null}
      <div className={styles.options}>
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className={classNames(styles.option)}>
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
