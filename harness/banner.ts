/** The banner as a person perceives it. */
export interface Banner {
  /** The name the browser computed for the dialog. */
  name: string;
  /** Accessible description, from `aria-describedby`. */
  description: string;
  /** All visible text. */
  text: string;
  /** Names of its buttons and links, in order. */
  buttons: string[];
  /** Click the button or link with this name; the event is trusted. */
  press(name: string): Promise<void>;
}
