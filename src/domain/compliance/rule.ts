/** Which texts a rule looks at. `reply` and `promotion` are texts that are no product's. */
export const LINT_PARTS = [
  'title',
  'description',
  'brand',
  'tags',
  'options',
  'alt',
  'seoTitle',
  'seoDescription',
  'keywords',
  'promotion',
  'reply',
] as const
export type LintPart = (typeof LINT_PARTS)[number]

export type Severity = 'error' | 'warning'

/** In both languages: a rule speaks the reader's, whatever the text's. */
export interface Said {
  zh: string
  en: string
}

export const said = (zh: string, en: string): Said => ({ zh, en })

/** How a rule finds what it forbids. Texts are compared in lower case, full-width letters as half-width ones. */
export type Finder =
  /** Any of these words; not where it is a part of one of the phrases of `not`. */
  | { by: 'words'; words: readonly string[]; not?: readonly string[] }
  /** Global and of lower case. `letters`: whatever it finds holds one of them; a text without any is not looked at, which makes an audit ten times as fast. */
  | { by: 'pattern'; pattern: RegExp; letters?: string; not?: readonly string[] }
  /** The text as a whole, in half-width characters (a Chinese one counts two) or in characters. */
  | { by: 'length'; most?: number; least?: number; in: 'halfWidth' | 'characters' }
  /** One word more often than so many times. */
  | { by: 'repeated'; most: number }

/** What one key puts in the place of what was found: '' takes it out, a map goes by word, `cut` shortens the text to its limit. */
export type Mend = string | Readonly<Record<string, string>> | { cut: true }

export interface LintRule {
  /** `adLaw.best`: its pack and its name. */
  id: string
  severity: Severity
  /** The law's article, or the platform's rule, by name. */
  source: Said
  message: Said
  suggestion: Said
  find: Finder
  /** Absent: every text. */
  parts?: readonly LintPart[]
  mend?: Mend
  /** Does not hold for goods that are medical by their category. */
  exceptMedical?: true
}
