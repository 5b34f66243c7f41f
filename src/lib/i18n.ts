import { useMemo, useSyncExternalStore } from 'react'
import { numberText } from './numberText'

/** The languages of the product, both first-class. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Names of the {{params}} of a text. `{{count, number}}` is the param `count`, written with the language's grouping. */
type ParamOf<Text extends string> = Text extends `${string}{{${infer Inner}}}${infer Rest}`
  ? (Inner extends `${infer Name},${string}` ? Name : Inner) | ParamOf<Rest>
  : never

type Texts = Record<string, string>
/** The English side: the same keys, and beside any of them `key_one` for exactly one. */
type EnglishTexts<Chinese extends Texts> = Record<keyof Chinese, string> & Partial<Record<`${keyof Chinese & string}_one`, string>>

/** Texts of one feature in both languages. Get them by useMessages. */
export interface Messages<Chinese extends Texts> {
  readonly namespace: string
  readonly zh: Chinese
  readonly en: EnglishTexts<Chinese>
}

/** Looks a text up. A text with {{params}} asks for them; a `count` picks the English singular. */
export type Translate<Chinese extends Texts> = <Key extends keyof Chinese & string>(
  key: Key,
  ...params: [ParamOf<Chinese[Key]>] extends [never] ? [] : [Record<ParamOf<Chinese[Key]>, string | number>]
) => string

let language: Language = 'en'
const readers = new Set<() => void>()

function follow(reader: () => void): () => void {
  readers.add(reader)
  return () => readers.delete(reader)
}

/** Texts of a feature, by its own namespace. The same keys stand on both sides; `key_one` is the English singular. */
export function defineMessages<const Chinese extends Texts>(
  namespace: string,
  texts: { zh: Chinese; en: EnglishTexts<Chinese> },
): Messages<Chinese> {
  return { namespace, ...texts }
}

/** The texts in the language of now; renders again, with another function, when it changes. */
export function useMessages<Chinese extends Texts>(messages: Messages<Chinese>): Translate<Chinese> {
  const now = useSyncExternalStore(follow, () => language)
  return useMemo(
    () =>
      (key, ...params) =>
        say(messages, key, params[0], now),
    [messages, now],
  )
}

/** A text cut at its params: what stands between them, and what they are called. */
interface Cut {
  words: string[]
  params: { name: string; isNumber: boolean }[]
}

const cuts = new Map<string, Cut>()

function cutOf(text: string): Cut {
  let cut = cuts.get(text)
  if (!cut) {
    const parts = text.split(/\{\{\s*(\w+)(,\s*number)?\s*\}\}/)
    cut = {
      words: parts.filter((_, i) => i % 3 === 0),
      params: parts.flatMap((name, i) => (i % 3 === 1 ? { name, isNumber: parts[i + 1] !== undefined } : [])),
    }
    cuts.set(text, cut)
  }
  return cut
}

type Facts = Readonly<Record<string, string | number>>
const NO_FACTS: Facts = {}

/** A text may name others, whose keys may have params themselves: `$t(state.{{state}})`. */
const withNamed = (text: string, texts: Partial<Texts>, facts: Facts) =>
  text.replaceAll(/\$t\(([^)]*)\)/g, (_, named: string) => {
    const key = named.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_param, name: string) => String(facts[name] ?? ''))
    return texts[key] ?? key
  })

function say({ zh, en }: Messages<Texts>, key: string, facts: Facts = NO_FACTS, now = language): string {
  const isChinese = now === 'zh-CN'
  const texts: Partial<Texts> = isChinese ? zh : en
  const text = (!isChinese && facts.count === 1 ? texts[`${key}_one`] : undefined) ?? texts[key] ?? key
  const { words, params } = cutOf(text.includes('$t(') ? withNamed(text, texts, facts) : text)
  let said = words[0]
  for (let i = 0; i < params.length; i++) {
    const { name, isNumber } = params[i]
    const fact = facts[name] ?? ''
    said += isNumber && fact !== '' ? numberText(now).format(Number(fact)) : fact
    said += words[i + 1]
  }
  return said
}

/** For texts whose params come as data, such as the facts of a refusal: nothing checks that they are all there. */
export function translateFacts<Chinese extends Texts>(
  messages: Messages<Chinese>,
): (key: keyof Chinese & string, facts?: Readonly<Record<string, string | number>>) => string {
  return (key, facts) => say(messages, key, facts)
}

/** The same outside of React. */
export function translate<Chinese extends Texts>(messages: Messages<Chinese>): Translate<Chinese> {
  return (key, ...params) => say(messages, key, params[0])
}

/** Resolves once the texts are there. */
export function setLanguage(next: Language): Promise<void> {
  if (language !== next) {
    language = next
    for (const reader of readers) reader()
  }
  return Promise.resolve()
}

/** The language of a reader who has not chosen: the first of the browser's that begins with zh or is anything else. */
export function browserLanguage(languages: readonly string[] = navigator.languages): Language {
  return /^zh\b/i.test(languages[0] ?? '') ? 'zh-CN' : 'en'
}

/** The locale for numbers and dates: of English readers their own (en-GB …), for the order of day and month. */
export function localeOf(language: Language, languages: readonly string[] = navigator.languages): string {
  return language === 'zh-CN' ? 'zh-CN' : (languages.find((name) => /^en-/i.test(name)) ?? 'en-US')
}
