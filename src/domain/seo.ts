import type { Seo } from './product'

/** Room for a title and a description on a page of results, in units: a Latin letter is one, a Chinese one two. */
export const SEO_UNITS = {
  title: { from: 20, to: 60 },
  description: { from: 80, to: 160 },
  /** All of them together, with a blank between. */
  keywords: { from: 6, to: 100 },
} as const

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u

/** How wide a text stands: Chinese, Japanese and Korean letters and full-width marks count double. */
export function textUnits(text: string): number {
  let units = 0
  for (const letter of text) units += WIDE.test(letter) ? 2 : 1
  return units
}

export type Fit = 'empty' | 'short' | 'fits' | 'long'

export function fitOf(units: number, { from, to }: { from: number; to: number }): Fit {
  if (units === 0) return 'empty'
  if (units < from) return 'short'
  return units > to ? 'long' : 'fits'
}

/** Where a search term of the category comes from. */
export const TERM_SOURCES = ['category', 'attribute', 'seller'] as const
export type TermSource = (typeof TERM_SOURCES)[number]

export interface SearchTerm {
  text: string
  source: TermSource
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** Whether a text names the term: a Latin one as a word of its own, a Chinese one anywhere. */
export function names(text: string, term: string): boolean {
  const [all, sought] = [plain(text), plain(term)]
  if (sought === '') return false
  const isWord = (letter: string | undefined) => letter !== undefined && /[a-z0-9]/.test(letter)
  for (let at = all.indexOf(sought); at >= 0; at = all.indexOf(sought, at + 1)) {
    const cuts = (isWord(sought[0]) && isWord(all[at - 1])) || (isWord(sought.at(-1)) && isWord(all[at + sought.length]))
    if (!cuts) return true
  }
  return false
}

/** Which of the terms a buyer who searches for them would find: in the product's title, or in what search engines are told. */
export function coverage(terms: readonly SearchTerm[], title: string, seo: Seo): { term: SearchTerm; covered: boolean }[] {
  const text = [title, seo.title, seo.description, ...seo.keywords].join('\n')
  return terms.map((term) => ({ term, covered: names(text, term.text) }))
}

/** Keywords as they are typed: parted by commas of any script, by semicolons or lines; each once. */
export function keywordsOf(text: string): string[] {
  return [...new Set(text.split(/[,，、;；\n]/).map((word) => word.trim()))].filter((word) => word !== '')
}

/** Terms of a category, each once: its names, the values of its attributes, then what its best sellers are called. */
export function termsOf(sources: Readonly<Record<TermSource, readonly string[]>>, most: number): SearchTerm[] {
  const seen = new Set<string>()
  return TERM_SOURCES.flatMap((source) => sources[source].map((text): SearchTerm => ({ text: text.trim(), source })))
    .filter(({ text }) => {
      const key = plain(text)
      if (textUnits(text) < 3 || /^[\d\s.]+$/.test(text) || seen.has(key)) return false
      seen.add(key)
      return true
    })
    .slice(0, most)
}
