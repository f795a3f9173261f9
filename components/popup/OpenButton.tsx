import { isPress } from '../shared/trusted-clicks.ts';
import { type FormName, OPENS } from './use-popup-form.ts';

export interface OpenButtonProps {
  form: FormName;
  text: string;
  open(form: FormName): void;
}

/** A button that opens a form, and gets focus back when the form closes. */
export function OpenButton({ form, text, open }: OpenButtonProps) {
  return (
    <button
      type="button"
      class="button button-plain"
      {...{ [OPENS]: form }}
      onClick={(click) => isPress(click) && open(form)}
    >
      {text}
    </button>
  );
}
