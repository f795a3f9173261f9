/** Latin letters that look like Cyrillic ones (https://www.unicode.org/reports/tr39/#Confusable_Detection), in order. */
const [LATIN_LOOKALIKES, CYRILLIC_LOOKALIKES] = ['aceopxyABCEHKMOPTXY', 'асеорхуАВСЕНКМОРТХУ'];

/** Write a word that mixes Cyrillic and Latin letters in Cyrillic: «Ивaнов» with a Latin `a` is a name as well. */
export function inOneScript(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    if (!/[а-я]/i.test(word) || !/[a-z]/i.test(word)) return word;
    return word.replace(/[a-z]/gi, (letter) => CYRILLIC_LOOKALIKES[LATIN_LOOKALIKES.indexOf(letter)] ?? letter);
  });
}
