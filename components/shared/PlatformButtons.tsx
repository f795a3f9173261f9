import { i18n } from '#i18n';
import type { RegulationWords } from '../../core/regulation/regulation-words.ts';
import { Button } from './Button.tsx';

export interface PlatformButtonsProps {
  words: Pick<RegulationWords, 'max' | 'sferum'>;
  go(platform: 'max' | 'sferum'): void;
}

/** The buttons that lead to the school's platforms, the first one as the main button. */
export function PlatformButtons({ words, go }: PlatformButtonsProps) {
  return (
    <>
      <Button look="primary" press={() => go('max')}>
        {i18n.t('warning.choice.max', words)}
      </Button>
      <Button look="plain" press={() => go('sferum')}>
        {i18n.t('warning.choice.sferum', words)}
      </Button>
    </>
  );
}
