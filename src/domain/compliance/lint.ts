import type { AcceptanceRow } from './acceptance'
import { cutToWidth, widthOf } from './halfWidth'
import { PACK_IDS, type PackId, PACKS } from './packs'
import type { Finder, LintPart, LintRule, Severity } from './rule'

/** One text that is looked at. `at` tells texts of the same part apart: the second tag, the third picture. */
export interface LintText {
  part: LintPart
  at: number
  text: string
}

export interface Finding {
  /** Id of the rule. */
  rule: string
  severity: Severity
  part: LintPart
  at: number
  /** Where in the text, half-open; the whole of it where its length is wrong. */
  from: number
  to: number
  found: string
  /** What one key puts in its place; absent: it takes a person. */
  mend?: string
  /** Somebody has judged that it is right as it is: it blocks nothing. */
  accepted?: AcceptanceRow
}

export interface LintOptions {
  packs: readonly PackId[]
  /** The goods are medical by their category: they may say what others may not. */
  medical?: boolean
}

const FULL_WIDTH = /[\uff01-\uff5e]/g

/** For comparing, of the same length as the text. */
export function plain(text: string): string {
  const narrow = text.replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
  const lower = narrow.toLowerCase()
  return lower.length === text.length ? lower : narrow.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

const ESCAPED = /[.*+?^${}()|[\]\\]/g
const HAN = /[\u3400-\u9fff]/
/** What is put between the characters of a forbidden word so that it is not found. */
const BETWEEN = '[\\u200b-\\u200d\\ufeff]?'

function wordPattern(words: readonly string[]): RegExp {
  const sorted = [...words].sort((a, b) => b.length - a.length)
  const sources = sorted.map((word) =>
    HAN.test(word)
      ? Array.from(word, (letter) => letter.replace(ESCAPED, String.raw`\$&`)).join(BETWEEN)
      : String.raw`(?<![\w])${word.replace(ESCAPED, String.raw`\$&`)}(?![\w])`,
  )
  return new RegExp(sources.join('|'), 'g')
}

const patterns = new WeakMap<Finder, RegExp>()

function patternOf(find: Extract<Finder, { by: 'words' | 'pattern' }>): RegExp {
  const known = patterns.get(find)
  if (known) return known
  const pattern = find.by === 'words' ? wordPattern(find.words) : find.pattern
  patterns.set(find, pattern)
  return pattern
}

/** Whether what was found is a part of a phrase that means something else. */
function isExcused(text: string, from: number, to: number, phrases: readonly string[] | undefined): boolean {
  const found = text.slice(from, to)
  return (
    phrases?.some((phrase) => {
      for (let within = phrase.indexOf(found); within >= 0; within = phrase.indexOf(found, within + 1))
        if (text.startsWith(phrase, from - within)) return true
      // A pattern may have found more than the phrase holds.
      const start = found.indexOf(phrase)
      return start >= 0
    }) ?? false
  )
}

interface Span {
  from: number
  to: number
}

function spansOf(find: Finder, text: string): Span[] {
  if (text === '') return []
  switch (find.by) {
    case 'length': {
      const width = find.in === 'halfWidth' ? widthOf(text) : Array.from(text).length
      const isWrong = width > (find.most ?? Infinity) || width < (find.least ?? 0)
      return isWrong ? [{ from: 0, to: text.length }] : []
    }
    case 'repeated':
      return repeatedIn(text, find.most)
    case 'words':
    case 'pattern': {
      const spans: Span[] = []
      for (const { index, 0: found } of text.matchAll(patternOf(find)))
        if (found !== '' && !isExcused(text, index, index + found.length, find.not)) spans.push({ from: index, to: index + found.length })
      return spans
    }
  }
}

const SMALL = new Set(['a', 'an', 'and', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with', 'by', 'x'])

/** Where a word stands once too often. */
function repeatedIn(text: string, most: number): Span[] {
  const counts = new Map<string, number>()
  const spans: Span[] = []
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}'’-]{2,}/gu)) {
    if (SMALL.has(word)) continue
    const count = (counts.get(word) ?? 0) + 1
    counts.set(word, count)
    if (count === most + 1) spans.push({ from: index, to: index + word.length })
  }
  return spans
}

function mendOf({ mend, find }: LintRule, text: string, { from, to }: Span): string | undefined {
  if (mend === undefined) return undefined
  if (typeof mend === 'string') return mend
  const found = plain(text.slice(from, to)).replace(/[\u200b-\u200d\ufeff]/g, '')
  if (isCut(mend)) {
    if (find.by !== 'length' || find.most === undefined) return undefined
    const cut = cutToWidth(text, find.most, find.in)
    return cut === text ? undefined : cut
  }
  return mend[found]
}

const isCut = (mend: Exclude<LintRule['mend'], undefined | string>): mend is { cut: true } => 'cut' in mend && mend.cut === true

const rulesBy = new Map<string, readonly LintRule[]>()

/** The rules of these packs; the same list for the same packs. */
export function rulesOf({ packs, medical = false }: LintOptions): readonly LintRule[] {
  const on = PACK_IDS.filter((id) => packs.includes(id))
  const name = `${on.join()} ${medical}`
  const known = rulesBy.get(name)
  if (known) return known
  const rules = on.flatMap((id) => PACKS[id].rules).filter(({ exceptMedical }) => !(medical && exceptMedical))
  rulesBy.set(name, rules)
  return rules
}

/** Rules by what a text has to hold for them to find anything; `any`: those that tell nothing of it. */
interface RuleSieve {
  any: readonly LintRule[]
  byLetter: ReadonlyMap<string, readonly LintRule[]>
}

const sieves = new WeakMap<readonly LintRule[], RuleSieve>()

/** The letters of which whatever a rule finds holds one; undefined: it may hold none. */
function lettersOf(find: Finder): string[] | undefined {
  if (find.by === 'words') return find.words.map((word) => word[0])
  return find.by === 'pattern' && find.letters !== undefined ? find.letters.split('') : undefined
}

function sieveOf(rules: readonly LintRule[]): RuleSieve {
  const known = sieves.get(rules)
  if (known) return known
  const any: LintRule[] = []
  const byLetter = new Map<string, LintRule[]>()
  for (const rule of rules) {
    const letters = lettersOf(rule.find)
    if (!letters) any.push(rule)
    for (const letter of new Set(letters)) byLetter.set(letter, [...(byLetter.get(letter) ?? []), rule])
  }
  const made = { any, byLetter }
  sieves.set(rules, made)
  return made
}

/** The rules that may find something in this text, in their order. */
function rulesFor(compared: string, all: readonly LintRule[]): readonly LintRule[] {
  const { any, byLetter } = sieveOf(all)
  const wanted = new Set(any)
  for (const letter of new Set(compared)) for (const rule of byLetter.get(letter) ?? []) wanted.add(rule)
  if (wanted.size === all.length) return all
  return wanted.size === any.length ? any : all.filter((rule) => wanted.has(rule))
}

/** What these texts say that they may not, errors first, then in the order of the texts. For products, promotions and canned replies alike. */
export const lint = (texts: readonly LintText[], options: LintOptions): Finding[] => lintBy(texts, rulesOf(options))

/** The same by these rules; what is found for a list of them is made ready once. */
export function lintBy(texts: readonly LintText[], rules: readonly LintRule[]): Finding[] {
  const found: Finding[] = []
  for (const { part, at, text } of texts) {
    if (text === '') continue
    const compared = plain(text)
    for (const rule of rulesFor(compared, rules)) {
      if (rule.parts && !rule.parts.includes(part)) continue
      for (const span of spansOf(rule.find, compared)) {
        const mend = mendOf(rule, text, span)
        const { from, to } = span
        found.push({
          rule: rule.id,
          severity: rule.severity,
          part,
          at,
          from,
          to,
          found: text.slice(from, to),
          ...(mend === undefined ? {} : { mend }),
        })
      }
    }
  }
  return withoutDoubles(found).sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

/** Where two packs find the same thing for the same cause (a title too long for both), it is said once; of two that overlap the longer stays. */
function withoutDoubles(found: readonly Finding[]): Finding[] {
  return found.filter(
    (one, i) =>
      !found.some(
        (other, j) =>
          i !== j &&
          other.part === one.part &&
          other.at === one.at &&
          other.rule.split('.')[1] === one.rule.split('.')[1] &&
          other.from === one.from &&
          other.to === one.to &&
          j < i,
      ),
  )
}

/** Whether it still waits for somebody. */
export const isOpen = ({ accepted }: Pick<Finding, 'accepted'>): boolean => accepted === undefined

export const countErrors = (found: readonly Pick<Finding, 'severity' | 'accepted'>[]): number =>
  found.filter((each) => each.severity === 'error' && isOpen(each)).length

/** The text with what the linter suggests for one finding. */
export function mended(text: string, { from, to, mend }: Pick<Finding, 'from' | 'to' | 'mend'>): string {
  if (mend === undefined) return text
  const [before, after] = [text.slice(0, from), text.slice(to)]
  return mend === '' ? withoutGap(before, after) : before + mend + after
}

/** Small words and commas that led to what was taken out. */
const LEADING = /(?:[,，、;；]|\s+(?:with|and|or|for|of|the|a|an|is|are|by))+$/i

/** Joins what stood before and after: blanks do not add up, and no comma or small word is left that led to nothing. */
function withoutGap(before: string, after: string): string {
  let [left, right] = [before.trimEnd(), after.trimStart()]
  const spaced = left !== before || right !== after
  if (right === '' || /^[.,;:!?，。；、！]/.test(right)) left = left.replace(LEADING, '')
  if (left === '' || /[.!?。！？]$/.test(left)) right = right.replace(/^[,.，。;；、\s]+/, '')
  const apart = spaced && left !== '' && right !== '' && !/^[.,;:!?，。；、！]/.test(right)
  return left + (apart ? ' ' : '') + right
}
