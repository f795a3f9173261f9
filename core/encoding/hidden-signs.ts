/** Line breaks and tabs, which stand between words: they become a space. */
const LINE_SIGNS = /[\t\n\v\f\r\u0085\p{Zl}\p{Zp}]+/gu;

/**
 * Invisible signs: control characters, bidi controls, zero-width signs, lone surrogates, and the
 * default ignorable code points (https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point).
 */
const HIDDEN_SIGNS = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Remove the signs of a typed text that are not visible. Bidi controls can show a file name in another order than its letters
 * have, so that it seems to have another extension (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
 */
export function withoutHiddenSigns(text: string): string {
  return text.replace(LINE_SIGNS, ' ').replace(HIDDEN_SIGNS, '');
}
