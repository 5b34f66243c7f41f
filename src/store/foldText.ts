/** A text as searches compare it: small letters, and full-width forms (ＡＢＣ１２３) as their half-width ones. */
export function foldText(text: string): string {
  // Most texts have no such forms, and looking for them costs a fraction of the rewriting.
  return (/[^\u0000-\u00bf\u4e00-\u9fff]/.test(text) ? text.normalize('NFKC') : text).toLowerCase()
}
