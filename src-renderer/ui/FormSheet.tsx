import { useId } from 'react';
import type { ReactNode, Ref } from 'react';
import { Button } from './Button.tsx';
import { Sheet } from './Sheet.tsx';

interface FormSheetProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly cancelLabel: string;
  readonly doLabel: string;
  /** What is typed cannot be done. */
  readonly wrong: boolean;
  readonly onClose: () => void;
  /** Answers whether it was done; the sheet stays when not. */
  readonly onDo: () => Promise<boolean>;
  readonly formRef?: Ref<HTMLFormElement>;
  readonly children: ReactNode;
}

/** A sheet with a few fields, done by Enter or its button. */
export function FormSheet(props: FormSheetProps) {
  const { title, closeLabel, cancelLabel, doLabel, wrong, onClose, onDo, formRef, children } = props;
  const form = useId();
  return (
    <Sheet
      title={title}
      closeLabel={closeLabel}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {cancelLabel}
          </Button>
          <Button look="strong" type="submit" form={form} isDisabled={wrong}>
            {doLabel}
          </Button>
        </>
      }
    >
      <form
        {...(formRef === undefined ? {} : { ref: formRef })}
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (wrong) return;
          void onDo().then((done) => {
            if (done) onClose();
          });
        }}
      >
        {children}
      </form>
    </Sheet>
  );
}
