import { i18n } from '#i18n';
import type { RegulationWords } from '../../core/regulation/regulation-words.ts';
import type { PlatformId } from '../../core/rules/ids.ts';
import { Button } from './Button.tsx';

export interface PlatformButtonsProps {
  words: Pick<RegulationWords, PlatformId>;
  go(platform: PlatformId): void;
}

/** The buttons that lead to the platforms that the school permits, the first one as the main button. */
export function PlatformButtons({ words, go }: PlatformButtonsProps) {
  const permitted = (['max', 'sferum'] as const).filter((id) => words[id]);
  return (
    <>
      {permitted.map((id, at) => (
        <Button key={id} look={at ? 'plain' : 'primary'} press={() => go(id)}>
          {i18n.t(`warning.choice.${id}`, words)}
        </Button>
      ))}
    </>
  );
}
