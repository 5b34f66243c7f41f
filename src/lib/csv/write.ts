/** A cell as CSV writes it: quoted only where it must be. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A text that no spreadsheet takes for a formula: one that starts with = + - @ tab or CR gets a leading apostrophe, and so does one that starts with an
 * apostrophe, so that `unguarded` gives every text back exactly.
 */
function guarded(text: string): string {
  return /^[=+\-@\t\r']/.test(text) ? `'${text}` : text
}

/** A guarded text cell of CSV. */
export function guardedCell(text: string): string {
  return csvCell(guarded(text))
}
