import { roomNamesakes } from './common-names.ts';

/** A room and a name after it: «Кабинет С. П. Королёва», «Лаб. Павлова». */
const ROOM_OF_PERSON = new RegExp(
  String.raw`(?<!\p{L})((?:каб|ауд|лаб|кабинет|аудитория|лаборатория|библиотека|музей|класс|зал|холл|центр|школа|лицей|гимназия)(?!\p{L})\.?)` +
    String.raw`\s*[«"]?((?:\p{L}\.\s*){0,2})(\p{L}{4,})`,
  'giu',
);

/** Remove the people whom rooms are named after. A laboratory is named after a scientist without initials too. */
export function withoutNamesakes(text: string): string {
  return text.replace(ROOM_OF_PERSON, (all: string, room: string, initials: string, name: string) => {
    const isLaboratory = /^лаб/i.test(room) && initials === '';
    const key = (initials + name).toLowerCase().replace(/\s/g, '');
    const isNamesake = roomNamesakes.has(key) || (isLaboratory && namesakesAlone.has(key));
    return isNamesake ? ' ' : all;
  });
}

const namesakesAlone = new Set([...roomNamesakes].map((name) => name.slice(name.lastIndexOf('.') + 1)));
