/** Platforms of China count a Chinese character, and anything else that is not half as wide, as two. */
const isWide = (letter: string): boolean => (letter.codePointAt(0) ?? 0) > 0xff

export function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += isWide(letter) ? 2 : 1
  return width
}

/** The text up to so many characters, cut between words where there are blanks. */
export function cutToWidth(text: string, most: number, unit: 'halfWidth' | 'characters'): string {
  let width = 0
  let end = 0
  for (const letter of text) {
    width += unit === 'halfWidth' && isWide(letter) ? 2 : 1
    if (width > most) break
    end += letter.length
  }
  if (end === text.length) return text
  const cut = text.slice(0, end)
  const blank = cut.lastIndexOf(' ')
  const atWord = text[end] === ' ' || blank < cut.length / 2 ? cut : cut.slice(0, blank)
  return atWord.trimEnd()
}
