/** Long texts that were found as a whole are not repeated. */
const SHOWN_LETTERS = 24

export const shortened = (text: string): string => (text.length > SHOWN_LETTERS ? `${text.slice(0, SHOWN_LETTERS)}…` : text)
