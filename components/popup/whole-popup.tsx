import { Popup } from './Popup.tsx';
import { PopupSections } from './PopupSections.tsx';
import type { PopupProps } from './popup-props.ts';

/** Return the popup with every section. Drawn over the first view it leaves that in place, with the focus in it. */
export function wholePopup(props: PopupProps) {
  const { situation, exemptions, wouldEnd } = props;
  return (
    <Popup
      {...props}
      exemption={exemptions.exemption}
      rest={{
        isPossible: (form) => {
          if (form === 'exempt') return wouldEnd !== null && !exemptions.exemption;
          return form !== 'end-lesson' || (situation.inForce && situation.reason === 'hand-lesson');
        },
        sections: (forms) => <PopupSections {...props} {...forms} />,
      }}
    />
  );
}
