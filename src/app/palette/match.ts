/** A name in both languages, so that either finds it in either. */
export interface Both {
  zh: string
  en: string
}

export interface Matched {
  name: Both
  /** More words that find it, in small letters: synonyms, pinyin and its initials. */
  keywords: string
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().trim()

/** How well one word fits: 4 begins the name, 3 begins a word of it, 2 begins a keyword, 1 lies within the name; 0 not at all. */
function scoreWord(word: string, { name, keywords }: Matched): number {
  const names = [plain(name.zh), plain(name.en)]
  if (names.some((each) => each.startsWith(word))) return 4
  if (names.some((each) => each.split(/[\s:：]+/).some((part) => part.startsWith(word)))) return 3
  if (keywords.split(' ').some((part) => part.startsWith(word))) return 2
  return names.some((each) => each.includes(word)) ? 1 : 0
}

/** The entries that every word of the text fits, best first; all of them for no text. */
export function matching<T extends Matched>(text: string, entries: readonly T[]): T[] {
  const words = plain(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...entries]
  return entries
    .map((entry) => ({ entry, scores: words.map((word) => scoreWord(word, entry)) }))
    .filter(({ scores }) => !scores.includes(0))
    .sort((a, b) => sum(b.scores) - sum(a.scores))
    .map(({ entry }) => entry)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
