import type { Instant } from '~/lib/zone'
import { type Finding, type LintText, plain } from './lint'
import type { LintPart } from './rule'

/** Why what was found is right as it is. */
export const ACCEPT_REASONS = ['brand', 'quote', 'certified', 'other'] as const
export type AcceptReason = (typeof ACCEPT_REASONS)[number]

/** What somebody says who takes a finding for right. */
export interface Grounds {
  reason: AcceptReason
  /** Of a certified claim: the number of its certificate. */
  certificate?: string
  note?: string
}

/** One text of one product; once the text is another, the finding is back. */
export interface AcceptedText {
  rule: string
  product: string
  part: LintPart
  found: string
  text: string
}

/** A word of the shop, wherever this rule finds it or a part of it. */
export interface AllowedWord {
  rule: string
  word: string
}

interface Judged extends Grounds {
  /** Key of the person. */
  by: string
  at: Instant
}

export type Acceptance = (AcceptedText | AllowedWord) & Judged
export type AcceptanceRow = Acceptance & { key: string }

export const isWord = <T extends AcceptedText | AllowedWord>(acceptance: T): acceptance is T & AllowedWord => 'word' in acceptance

/** Longest texts of an acceptance, in UTF-16 units. */
export const ACCEPT_LIMITS = { word: 60, certificate: 80, note: 300 } as const

/** What is missing of the grounds; undefined: nothing. A claim is certified by a certificate, and another reason has to be said. */
export function missingGrounds({ reason, certificate = '', note = '' }: Grounds): 'certificate' | 'note' | undefined {
  if (reason === 'certified' && certificate.trim() === '') return 'certificate'
  return reason === 'other' && note.trim() === '' ? 'note' : undefined
}

export const isSame = (one: AcceptedText | AllowedWord, other: AcceptedText | AllowedWord): boolean => {
  if (one.rule !== other.rule) return false
  if (isWord(one) || isWord(other)) return isWord(one) && isWord(other) && plain(one.word) === plain(other.word)
  return one.product === other.product && one.part === other.part && one.found === other.found && one.text === other.text
}

interface ByRule {
  words: ReadonlyMap<string, readonly (AcceptanceRow & AllowedWord)[]>
  texts: ReadonlyMap<string, readonly (AcceptanceRow & AcceptedText)[]>
}

const indexes = new WeakMap<readonly AcceptanceRow[], ByRule>()

/** Words by their rule, texts by their product. */
function indexOf(all: readonly AcceptanceRow[]): ByRule {
  const known = indexes.get(all)
  if (known) return known
  const words = new Map<string, (AcceptanceRow & AllowedWord)[]>()
  const texts = new Map<string, (AcceptanceRow & AcceptedText)[]>()
  for (const each of all) {
    if (isWord(each)) words.set(each.rule, [...(words.get(each.rule) ?? []), each])
    else texts.set(each.product, [...(texts.get(each.product) ?? []), each])
  }
  const made = { words, texts }
  indexes.set(all, made)
  return made
}

/** Whether the word stands in the text where something was found, and holds all of it. */
function holds(word: string, text: string, { from, to }: Pick<Finding, 'from' | 'to'>): boolean {
  const [phrase, compared] = [plain(word), plain(text)]
  const found = compared.slice(from, to)
  for (let within = phrase.indexOf(found); within >= 0; within = phrase.indexOf(found, within + 1))
    if (compared.startsWith(phrase, from - within)) return true
  return false
}

/** The findings with who has accepted which, those that stand first. */
export function withAcceptances(
  findings: readonly Finding[],
  texts: readonly LintText[],
  product: string | undefined,
  all: readonly AcceptanceRow[] = [],
): Finding[] {
  if (findings.length === 0 || all.length === 0) return [...findings]
  const { words, texts: byProduct } = indexOf(all)
  const own = product === undefined ? [] : (byProduct.get(product) ?? [])
  const acceptanceOf = (finding: Finding): AcceptanceRow | undefined => {
    const { rule, part, at, found } = finding
    const text = texts.find((each) => each.part === part && each.at === at)?.text ?? ''
    return (
      own.find((each) => each.rule === rule && each.part === part && each.found === found && each.text === text) ??
      words.get(rule)?.find(({ word }) => holds(word, text, finding))
    )
  }
  const judged = findings.map((finding) => {
    const accepted = acceptanceOf(finding)
    return accepted ? { ...finding, accepted } : finding
  })
  return judged.sort((a, b) => Number(a.accepted !== undefined) - Number(b.accepted !== undefined))
}
