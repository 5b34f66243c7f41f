/** A text as searches compare it: small letters, and full-width forms (ＡＢＣ１２３) as their half-width ones. */
export function foldText(text: string): string {
  // Most texts have no such forms, and looking for them costs a fraction of the rewriting.
  return (/[\u00c0-\u4dff\ua000-\uffff]/.test(text) ? text.normalize('NFKC') : text).toLowerCase()
}
